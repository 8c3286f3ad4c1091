"""Texts with masked words: whole words, a mask a piece."""

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..core.layers import END, START, UNKNOWN
from .specials import MASK


class Texts:
    """Token ids of all texts, start and end mark included."""

    def __init__(self, path: Path):
        arrays = np.load(path)
        self.ids, self.offsets = arrays["ids"].astype(np.int64), arrays["offsets"]
        self.count = len(self.offsets) - 1

    def text(self, index: int) -> list[int]:
        return self.ids[self.offsets[index]:self.offsets[index + 1]].tolist()

    def length(self, first: int, last: int) -> int:
        """Tokens of the texts first … last joined into one."""
        return int(self.offsets[last + 1] - self.offsets[first]) - 2 * (last - first)


def joined(texts: Texts, first: int, last: int) -> list[int]:
    inner = [token for index in range(first, last + 1) for token in texts.text(index)[1:-1]]
    return [START, *inner, END]


class Masker:
    """Knows which pieces begin a word: those with the space mark, punctuation, digits."""

    def __init__(self, pieces: list[str], settings: dict):
        self.spaced = [piece.startswith("▁") for piece in pieces]
        self.begins = [spaced or not piece[:1].isalpha() for spaced, piece in zip(self.spaced, pieces)]
        self.space, self.vocabulary = pieces.index("▁"), len(pieces)
        self.share, self.kept = settings["masked_share"], settings["kept_share"]

    def word_starts(self, ids: list[int]) -> list[int]:
        """Indices where a word begins; a lone space mark belongs to what follows it."""
        starts = []
        for index, token in enumerate(ids):
            if token in (START, END):
                continue
            after_space = index > 0 and ids[index - 1] == self.space
            if index == 1 or (self.begins[token] and not after_space):
                starts.append(index)
        return starts

    def mask(self, ids: list[int], chosen: list[tuple[int, int]], random: random.Random) -> tuple[list[int], list[int]]:
        """Replaces the words [start, end) → (input, target), target −100 where nothing is asked.

        After a mask comes what the tokenizer writes after `<mask>`: every text part begins with a space mark.
        """
        source, target, at, begun = [], [], 0, {start for start, _ in chosen}
        for start, end in chosen:
            source += ids[at:start]
            target += [-100] * (start - at)
            word = ids[start:end]
            target += [-100 if piece == UNKNOWN else piece for piece in word]
            if random.random() < self.kept:
                source += word
            else:
                source += [MASK] * len(word)
                if ids[end] != END and not self.spaced[ids[end]] and end not in begun:
                    source.append(self.space)
                    target.append(-100)
            at = end
        return source + ids[at:], target + [-100] * (len(ids) - at)

    def random_words(self, ids: list[int], random: random.Random) -> list[tuple[int, int]]:
        """About `masked_share` of the words, at least one; in their order."""
        starts = self.word_starts(ids)
        ends = starts[1:] + [len(ids) - 1]
        words = list(zip(starts, ends))
        count = max(1, int(len(words) * self.share + random.random()))
        return sorted(random.sample(words, min(count, len(words))))


def padded(rows: list[list[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows])


def epochs(texts: Texts, masker: Masker, settings: dict, max_tokens: int, seed) -> Iterator[tuple[Tensor, Tensor]]:
    """Endless batches (input [B, N], target [B, N]) of texts of like length, `batch_tokens` with padding."""
    epoch = 0
    while True:
        chance = random.Random(f"{seed}:{epoch}")
        spans, at = [], 0
        while at < texts.count:
            last = at
            if chance.random() < settings["joined_share"]:
                goal = at + chance.randint(1, 4)
                while last < min(goal, texts.count - 1) and texts.length(at, last + 1) <= max_tokens - 16:
                    last += 1
            spans.append((at, last))
            at = last + 1
        spans.sort(key=lambda span: (texts.length(*span) + chance.random() * 4))
        batches, group = [], []
        for span in spans:
            if group and texts.length(*span) * (len(group) + 1) > settings["batch_tokens"]:
                batches.append(group)
                group = []
            group.append(span)
        batches.append(group)
        chance.shuffle(batches)
        for group in batches:
            rows = []
            for span in group:
                ids = joined(texts, *span)
                source, target = masker.mask(ids, masker.random_words(ids, chance), chance)
                rows.append((source[:max_tokens], target[:max_tokens]))
            yield padded([source for source, _ in rows], 0), padded([target for _, target in rows], -100)
        epoch += 1
