"""Batches of sentences of about equal length, some of their tokens hidden."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..core.layers import PAD, UNKNOWN
from .prepare import TASK_OF


@dataclass
class Example:
    task: str | None      # None: for hidden words alone
    ids: list[int]        # `<cls>` first, end mark last
    labels: list[int]


@dataclass
class Batch:
    ids: Tensor                                    # [B, N], hidden tokens are <unk>
    hidden: Tensor                                 # [B, N] bool
    original: Tensor                               # [B, N]
    targets: dict[str, tuple[Tensor, Tensor]]      # task → rows [b], probabilities [b, labels]


def shares(labels: list[int], count: int) -> list[float]:
    """Several labels share the probability evenly."""
    return [1 / len(labels) if label in labels else 0.0 for label in range(count)]


def draw_epoch(prepared: dict, train: dict, labelled_only: bool, rng: random.Random) -> list[Example]:
    """Each set as often as the recipe repeats it, some of it in small letters; all plain sentences, if wanted."""
    def one(row) -> list[int]:
        return row["lower"] if rng.random() < train["lower_case_share"] else row["ids"]

    examples = [Example(TASK_OF[name], one(row), row["labels"]) for name, sides in prepared["sets"].items()
                for _ in range(train["repeats"][name] if labelled_only else 1) for row in sides["train"]]
    return examples if labelled_only else examples + [Example(None, ids, []) for ids in prepared["plain"]]


def groups_of(examples: list[Example], batch_tokens: int, rng: random.Random) -> list[list[Example]]:
    """Examples of similar length together, so that B × N stays near batch_tokens; shuffled."""
    ordered = sorted(examples, key=lambda example: len(example.ids) + rng.random() * 3)
    groups, group, longest = [], [], 0
    for example in ordered:
        longest = max(longest, len(example.ids))
        if group and longest * (len(group) + 1) > batch_tokens:
            groups.append(group)
            group, longest = [], len(example.ids)
        group.append(example)
    groups.append(group)
    rng.shuffle(groups)
    return groups


def collate(group: list[Example], label_counts: dict[str, int], hidden_share: float, rng: random.Random) -> Batch:
    original = np.full((len(group), max(len(example.ids) for example in group)), PAD, dtype=np.int64)
    inner = np.zeros(original.shape, dtype=bool)
    for row, example in enumerate(group):
        original[row, : len(example.ids)] = example.ids
        inner[row, 1 : len(example.ids) - 1] = True
    hidden = inner & (np.random.default_rng(rng.getrandbits(64)).random(original.shape) < hidden_share)
    targets = {}
    for task, count in label_counts.items():
        rows = [row for row, example in enumerate(group) if example.task == task]
        if rows:
            targets[task] = (torch.tensor(rows), torch.tensor([shares(group[row].labels, count) for row in rows]))
    original, hidden = torch.from_numpy(original), torch.from_numpy(hidden)
    return Batch(original.masked_fill(hidden, UNKNOWN), hidden, original, targets)


def epochs(prepared: dict, train: dict, labelled_only: bool, seed: str):
    """Endless batches; each epoch is decided by (seed, epoch) alone, so that a run can be resumed."""
    label_counts, epoch = {task: len(names) for task, names in prepared["labels"].items()}, 0
    while True:
        rng = random.Random(f"{seed}:{epoch}")
        examples = draw_epoch(prepared, train, labelled_only, rng)
        for group in groups_of(examples, train["batch_tokens"], rng):
            yield collate(group, label_counts, train["hidden_share"], rng)
        epoch += 1
