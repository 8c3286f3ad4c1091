"""Held-out sentences for the card, drawn by seed; rough language and long texts are passed over, nothing else."""

import random
import re

from .shipped_model import ShippedClassifier
from .sources import Sentence, Split

DRAWN = {"goemotions": 8, "uci": 6, "banking": 6}
TASKS = {"goemotions": "sentiment", "uci": "sentiment", "banking": "intent"}
LONGEST = 100  # characters

ROUGH = re.compile(r"""f[u*]+c?k|sh[i*]t|\b(?:ass|arse|asses|cum|gay|sex|god|hell|kill|dead|die|dies|died|dying|rape|war|guns?|
    drunk|drugs?|crap|damn|lmao|lmfao|wtf|stfu|omfg|suck|sucks|sucked|hate|hates|hated|jesus|christ|muslims?|jews?|trump|
    blood|body|girls?|naked|dumb|trash|worthless|loser|ugly|creep|creepy|hot)\b|asshole|bitch|bastard|dick|cock|puss|slut|whore|
    cunt|porn|sexy|sexual|nazi|racis|rapist|retard|idiot|moron|stupid|suicid|murder|abus|pedo|incel|virgin|fag|nigg|
    boob|penis|piss|fart|goddam|religio|politic|redpill|republican|democrat|terroris""", re.I | re.X)


def inoffensive(text: str) -> bool:
    return not ROUGH.search(text)


def draw(rows: list[Sentence], count: int, seed: int) -> list[Sentence]:
    """The first `count` of a seeded order that are short and inoffensive."""
    order = random.Random(seed).sample(rows, len(rows))
    return [row for row in order if len(row[0]) <= LONGEST and inoffensive(row[0])][:count]


def draw_samples(shipped: ShippedClassifier, splits: dict[str, Split], seed: int) -> list[dict]:
    samples = []
    for name, count in DRAWN.items():
        for text, labels in draw(splits[name]["test"], count, seed):
            task = TASKS[name]
            row = shipped.probabilities([text])[task][0]
            samples.append({"set": name, "text": text, "labels": list(labels), "said": shipped.labels[task][row.argmax()],
                            "probability": round(float(row.max()), 2)})
    return samples
