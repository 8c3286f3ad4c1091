"""Examples of one side for the tasks, and endless batches of them."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tokenizers import Tokenizer

from .augment import NamePool, mentions, with_other_names
from .examples import (EntityExample, RelationExample, TreeExample, entity_example, relation_example, tree_example)
from .splits import Side


@dataclass
class TaskExamples:
    trees: list[TreeExample]
    wikigold: list[EntityExample]
    wnut: list[EntityExample]
    relations: list[RelationExample]


def examples_of(tokenizer: Tokenizer, side: Side, limit: int) -> TaskExamples:
    """Sentences over `limit` tokens are left out."""
    def kept(examples):
        return [example for example in examples if example is not None]

    return TaskExamples(kept(tree_example(tokenizer, tree, limit) for tree in side.trees),
                        kept(entity_example(tokenizer, *sentence, limit) for sentence in side.wikigold),
                        kept(entity_example(tokenizer, *sentence, limit) for sentence in side.wnut),
                        kept(relation_example(tokenizer, relation, limit) for relation in side.relations))


def renamed_epoch(tokenizer: Tokenizer, sentences: list, pool: NamePool, share: float, limit: int) -> Callable:
    """An epoch's entity examples, other names in them each time."""
    def epoch(chance: random.Random) -> list[EntityExample]:
        changed = (with_other_names(sentence, pool, share, chance) for sentence in sentences)
        found = (entity_example(tokenizer, *sentence, limit) for sentence in changed)
        return [example for example in found if example is not None]
    return epoch


def name_pool(side: Side, train: dict, made: list = ()) -> NamePool:
    """Mentions of wikigold, those of wnut of the types in `noisy_names`, and those of made sentences."""
    met, noisy = mentions(side.wikigold), mentions(side.wnut)
    for kind in train["noisy_names"]:
        met[kind] = met[kind] + [name for name in noisy[kind] if all(word[:1].isupper() for word in name)]
    return NamePool(met, train.get("names", {}), mentions(made))


def batches(epoch: Callable[[random.Random], list], tokens: int, seed) -> Iterator[list]:
    """Endless groups of examples of like length, `tokens` with padding."""
    number = 0
    while True:
        chance = random.Random(f"{seed}:{number}")
        examples = list(epoch(chance))
        examples.sort(key=lambda example: len(example.ids) + chance.random() * 6)
        groups, group = [], []
        for example in examples:
            if group and max(len(example.ids), len(group[-1].ids)) * (len(group) + 1) > tokens:
                groups.append(group)
                group = []
            group.append(example)
        groups.append(group)
        chance.shuffle(groups)
        yield from groups
        number += 1
