"""How often the right word stands under a mask."""

import random
from collections import Counter

import numpy as np
import torch
from tokenizers import Tokenizer

from ..core.layers import END, START
from .masking import Masker, padded
from .measures import ratio, with_bootstrap
from .quality_entry import entry
from .specials import FIRST_WORD_ID

BEST = 5


def questions(tokenizer: Tokenizer, texts: list[str], masker: Masker, limit: int, seed) -> list[dict]:
    """One word with a letter of each text, every piece of it a mask; texts without one are left out."""
    chance, found = random.Random(f"{seed}:questions"), []
    for text in texts:
        ids = [START, *tokenizer.encode(text).ids[:limit - 4], END]
        starts = masker.word_starts(ids)
        words = [word for word in zip(starts, starts[1:] + [len(ids) - 1])
                 if any(character.isalpha() for character in tokenizer.decode(ids[word[0]:word[1]]))]
        if words:
            word = chance.choice(words)
            source, target = masker.mask(ids, [word], chance)
            found.append({"text": text, "source": source, "target": target, "word": tokenizer.decode(ids[word[0]:word[1]]),
                          "pieces": word[1] - word[0]})
    return found


@torch.no_grad()
def answered(model, asked: list[dict]) -> list[dict]:
    """Adds to each question: the five best tokens of each mask, whether the word is right, and whether it is among five."""
    for first in range(0, len(asked), 32):
        group = asked[first:first + 32]
        hidden, _ = model.encoder(padded([one["source"] for one in group], 0))
        for row, one in enumerate(group):
            places = [at for at, token in enumerate(one["target"]) if token != -100]
            wanted = [one["target"][at] for at in places]
            best = torch.softmax(model.words(hidden[row, places]), -1).topk(BEST)
            one["best"] = [list(zip(ids, probabilities)) for ids, probabilities in zip(best.indices.tolist(), best.values.tolist())]
            # A word with an unknown character has fewer places than pieces, and cannot be right.
            whole = len(wanted) == one["pieces"]
            one["right"] = whole and [ids[0] for ids in best.indices.tolist()] == wanted
            one["among"] = whole and all(token in ids for token, ids in zip(wanted, best.indices.tolist()))
    return asked


def most_frequent_word(ids: np.ndarray, tokenizer: Tokenizer) -> int:
    """The most frequent token of the training texts that has a letter."""
    counts = Counter(ids[ids >= FIRST_WORD_ID].tolist())
    return next(token for token, _ in counts.most_common() if any(map(str.isalpha, tokenizer.id_to_token(token))))


def measured_words(model, tokenizer: Tokenizer, masker: Masker, sets: dict[str, list[str]], training_ids: np.ndarray,
                   limit: int, seed: int) -> tuple[dict, dict]:
    """(report, quality entry); sets: name of the data → texts."""
    frequent, parts, everything = most_frequent_word(training_ids, tokenizer), {}, []
    for name, texts in sets.items():
        found = answered(model, questions(tokenizer, texts, masker, limit, seed))
        everything += found
        rows = [[one["right"], 1] for one in found]
        parts[name] = {"accuracy": with_bootstrap(rows, ratio, seed), "n": len(found),
                       "among_five": sum(one["among"] for one in found) / len(found),
                       "baseline": sum(one["target"].count(frequent) == 1 and one["pieces"] == 1 for one in found) / len(found)}
    by_pieces = {}
    for pieces, name in ((1, "one piece"), (2, "two pieces"), (3, "three pieces or more")):
        part = [one["right"] for one in everything if min(one["pieces"], 3) == pieces]
        by_pieces[name] = {"n": len(part), "accuracy": sum(part) / max(1, len(part))}
    whole = with_bootstrap([[one["right"], 1] for one in everything], ratio, seed)
    baseline = sum(one["target"].count(frequent) == 1 and one["pieces"] == 1 for one in everything) / len(everything)
    samples = random.Random(seed).sample(everything, 5)
    report = {"parts": parts, "by_pieces": by_pieces, "frequent": tokenizer.id_to_token(frequent).lstrip("▁"),
              "samples": [{"text": one["text"], "word": one["word"], "right": one["right"],
                           "best": [[[tokenizer.id_to_token(token), probability] for token, probability in ranks[:3]]
                                    for ranks in one["best"]]} for one in samples]}
    data = " and ".join(sets) + ": one word of each sentence masked"
    return report, entry(whole, data, len(everything), baseline)
