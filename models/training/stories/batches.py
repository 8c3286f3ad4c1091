"""Training batches: rows of packed texts, and rows of random segments repeated.

A row has N tokens to read, the start mark first, and N to predict, PAD where nothing is asked.
"""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..core.layers import END, PAD, START, UNKNOWN


class Texts:
    """The texts of a prepared file as token ids, each with its end mark."""

    def __init__(self, path: Path):
        with np.load(path) as arrays:
            self.ids, self.offsets = arrays["ids"].astype(np.int64), arrays["offsets"]

    def draw(self, random: np.random.Generator) -> np.ndarray:
        index = int(random.integers(len(self.offsets) - 1))
        return self.ids[self.offsets[index] : self.offsets[index + 1]]


def packed(texts: Texts, length: int, inside: bool, random: np.random.Generator) -> np.ndarray:
    """`length` tokens of texts one after another; inside: the first one begins somewhere in its middle."""
    first = texts.draw(random)
    parts = [first[int(random.integers(len(first))) if inside else 0 :]]
    while sum(map(len, parts)) < length:
        parts.append(texts.draw(random))
    return np.concatenate(parts)[:length]


def segment_probabilities(counts: np.ndarray, power: float) -> np.ndarray:
    """A token's probability in random segments: frequency^power; special tokens never."""
    weights = counts.astype(float) ** power
    weights[: END + 1] = 0
    return weights / weights.sum()


def repeated(length: int, segment: int, probabilities: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A random segment of `segment` tokens again and again, until there are `length`."""
    tokens = random.choice(len(probabilities), size=segment, p=probabilities)
    return np.resize(tokens, length)


class Batches:
    """Batch number `step` depends on the seed and on `step` alone."""

    def __init__(self, recipe: dict, folder: Path):
        self.seed, self.train, self.length = recipe["seed"], recipe["train"], recipe["model"]["max_tokens"]
        self.texts = {kind: Texts(folder / f"{kind}.npz") for kind in ("stories", "cased", "sentences")}
        counts = sum(np.bincount(texts.ids, minlength=recipe["tokenizer"]["vocabulary"])
                     for kind, texts in self.texts.items() if kind != "cased")
        self.probabilities = segment_probabilities(counts, self.train["frequency_power"])

    def mixture(self, step: int) -> dict:
        return [mixture for mixture in self.train["mixtures"] if mixture["from"] <= step][-1]

    def text_row(self, sentence_share: float, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        train = self.train
        sentences, cased, inside = random.random(3) < (sentence_share, train["cased_share"], train["inside_share"])
        kind = "sentences" if sentences else "cased" if cased else "stories"
        tokens = packed(self.texts[kind], self.length, inside, random)
        read = np.concatenate([[START], tokens[:-1]])
        read[1:][random.random(self.length - 1) < train["unknown_share"]] = UNKNOWN
        return read, tokens

    def copied_row(self, longest_segment: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Asked from the second copy on: nothing before it can be foreseen."""
        segment = int(random.integers(self.train["shortest_segment"], longest_segment + 1))
        tokens = repeated(self.length, segment, self.probabilities, random)
        asked = tokens.copy()
        asked[: segment + 1] = PAD
        return np.concatenate([[START], tokens[:-1]]), asked

    def batch(self, step: int) -> tuple[Tensor, Tensor]:
        """(read, asked), each [rows, N]."""
        random, mixture, count = np.random.default_rng([self.seed, step]), self.mixture(step), self.train["batch_rows"]
        copied = round(mixture["copied_share"] * count)
        rows = [self.copied_row(mixture["longest_segment"], random) for _ in range(copied)]
        rows += [self.text_row(mixture["sentence_share"], random) for _ in range(count - copied)]
        read, asked = zip(*rows)
        return torch.from_numpy(np.stack(read)), torch.from_numpy(np.stack(asked))

    def stream(self, step: int):
        """(read, asked, weight of the guide's loss) from `step` on."""
        while True:
            yield *self.batch(step), self.mixture(step)["guide_weight"]
            step += 1
