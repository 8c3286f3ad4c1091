"""What each head's `<cls>` row looks at, beside what it would be if it looked everywhere alike."""

import random
import re

import numpy as np
import torch

from .bag_of_words import strongest_words
from .shipped_model import ShippedClassifier
from .sources import Sentence, Split, texts_of

SENTENCES = 600
OPINION_WORDS = 100  # of each side
WORD = re.compile(r"\w+(?:['’]\w+)?")
NEGATION = re.compile(r"(?:not|no|never|nothing|nobody|none|nor|neither|nowhere|cannot|without|hardly|\w+n['’]t)", re.I)
KINDS = ("<cls>", "</s>", "negation", "opinion", "punctuation", "other")


def opinion_words(splits: dict[str, Split]) -> set[str]:
    """The words that speak most for positive or negative in a bag of words, negations left out."""
    rows = [row for name in ("goemotions", "uci") for row in splits[name]["train"] if row[1] in (("positive",), ("negative",))]
    good, bad = strongest_words(texts_of(rows), [labels == ("positive",) for _, labels in rows], 2 * OPINION_WORDS)
    return {word for side in (good, bad)
            for word in [word for word in side if not NEGATION.fullmatch(word)][:OPINION_WORDS]}


def kinds_of_tokens(text: str, offsets: list[tuple[int, int]], opinions: set[str]) -> list[str]:
    """The kind of every token between the marks; a piece has its word's kind."""
    kinds = ["other" if any(map(str.isalnum, text[start:end])) else "punctuation" for start, end in offsets]
    for word in WORD.finditer(text):
        kind = ("negation" if NEGATION.fullmatch(word[0]) else
                "opinion" if word[0].lower().replace("’", "'") in opinions else None)
        if kind:
            for at, (start, end) in enumerate(offsets):
                if start < word.end() and end > word.start():
                    kinds[at] = kind
    return kinds


@torch.no_grad()
def cls_attention(shipped: ShippedClassifier, rows: list[Sentence], opinions: set[str], seed: int) -> dict:
    """For each head and kind: the mean weight and the mean share of tokens, over the sentences that have the kind."""
    texts = random.Random(seed).sample(texts_of(rows), SENTENCES)
    weights, shares = {}, {kind: [] for kind in KINDS}
    for text in texts:
        ids = shipped.ids(text)
        kinds = np.array(["<cls>", *kinds_of_tokens(text, shipped.tokenizer.encode(text).offsets[: len(ids) - 2], opinions), "</s>"])
        _, attentions = shipped.model(torch.tensor([ids]))
        for kind in set(kinds):
            shares[kind].append((kinds == kind).mean())
            for layer, attention in enumerate(attentions):
                for head, row in enumerate(attention[0, :, 0].numpy()):
                    weights.setdefault((layer, head, kind), []).append(row[kinds == kind].sum())
    return {"sentences": len(texts), "kinds": {kind: {"sentences": len(found), "share": round(float(np.mean(found)), 3)}
                                               for kind, found in shares.items() if found},
            "heads": [{"layer": layer, "head": head,
                       "weight": {kind: round(float(np.mean(weights[layer, head, kind])), 3)
                                  for kind in KINDS if (layer, head, kind) in weights}}
                      for layer, head in sorted({key[:2] for key in weights})]}
