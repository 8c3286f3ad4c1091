"""Sentences with names, cut into smaller pieces than usual now and then, so that a rare name is met in the pieces of others."""

import random
from collections.abc import Callable
from pathlib import Path

from tokenizers import Tokenizer

from .augment import NamePool, with_other_names
from .examples import EntityExample, entity_example
from .soft_example import SoftExample, soft_example


class Splitter:
    """The tokenizer, and the same with some of its merges left out (BPE dropout, Provilkov et al. 2020)."""

    def __init__(self, folder: Path, settings: dict):
        self.whole, self.split = (Tokenizer.from_file(str(folder / "tokenizer.json")) for _ in range(2))
        self.share, self.split.model.dropout = settings["split_share"], settings["left_out_merges"]

    def choose(self, chance: random.Random) -> Tokenizer:
        return self.split if chance.random() < self.share else self.whole


def split_epoch(splitter: Splitter, sentences: list, pool: NamePool, share: float, limit: int) -> Callable:
    """An epoch's entity examples, other names in them each time."""
    def epoch(chance: random.Random) -> list[EntityExample]:
        changed = (with_other_names(sentence, pool, share, chance) for sentence in sentences)
        found = (entity_example(splitter.choose(chance), *sentence, limit) for sentence in changed)
        return [example for example in found if example is not None]
    return epoch


def soft_epoch(splitter: Splitter, taught: list, limit: int) -> Callable:
    """An epoch's examples with a teacher's probabilities."""
    def epoch(chance: random.Random) -> list[SoftExample]:
        found = (soft_example(splitter.choose(chance), *sentence, limit) for sentence in taught)
        return [example for example in found if example is not None]
    return epoch
