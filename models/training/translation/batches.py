"""Batches of translation pairs of about equal length, with word alignments as attention targets."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..core.layers import END, PAD, START
from .unknown_words import with_unknown_word


@dataclass
class Batch:
    source: Tensor        # [B, S] ids, end mark included
    target_in: Tensor     # [B, T] start mark first
    target_out: Tensor    # [B, T] end mark last
    guide: Tensor | None  # [B, T, S] where the aligner says each output came from; rows sum to 1 or 0


class Pairs:
    """Prepared pairs; an example is (source ids, target ids, links [n, 2])."""

    def __init__(self, path):
        arrays = np.load(path)
        self.arrays = {name: arrays[name] for name in arrays.files}
        self.count = len(self.arrays["source_offsets"]) - 1

    def row(self, name: str, index: int) -> np.ndarray:
        offsets = self.arrays[name + "_offsets"]
        return self.arrays[name][offsets[index] : offsets[index + 1]]

    def example(self, index: int):
        links = self.row("links", index).reshape(-1, 2) if "links" in self.arrays else None
        return self.row("source", index), self.row("target", index), links


def joined(examples):
    """Several pairs as one: end marks inside are dropped, links are shifted, the last end mark stays."""
    sources, targets, links, s_shift, t_shift = [], [], [], 0, 0
    for position, (source, target, link) in enumerate(examples):
        last = position == len(examples) - 1
        sources.append(source if last else source[:-1])
        targets.append(target if last else target[:-1])
        links.append((link if last else link[:-1]) + [s_shift, t_shift])
        s_shift, t_shift = s_shift + len(source) - 1, t_shift + len(target) - 1
    return np.concatenate(sources), np.concatenate(targets), np.concatenate(links)


@dataclass(frozen=True)
class Mixture:
    """What the batches are made of besides plain pairs."""

    joined_share: float         # about this share of the pairs stands in joined examples
    longest_join: int           # of 2 to so many pairs
    unknown_share: float = 0.0  # of the pairs have a word and its translation replaced by unknown tokens
    space: int = -1             # id of the piece that is a space alone; needed for unknown words


def join_some(examples: list, mixture: Mixture, max_tokens: int, rng: random.Random) -> list:
    """Joins some of the examples into longer ones, none over max_tokens."""
    result, position = [], 0
    while position < len(examples):
        count = rng.randint(2, mixture.longest_join) if rng.random() < mixture.joined_share / 5 else 1
        group = examples[position : position + count]
        position += count
        while max(sum(len(side) for side in sides) for sides in list(zip(*group))[:2]) > max_tokens - 1 and len(group) > 1:
            position, group = position - 1, group[:-1]
        result.append(joined(group) if len(group) > 1 else group[0])
    return result


def batches_of(examples: list, batch_tokens: int, rng: random.Random) -> list[Batch]:
    """Groups examples of similar length so that B × T stays near batch_tokens; shuffled."""
    ordered = sorted(examples, key=lambda example: max(len(example[1]), len(example[0])) + rng.random() * 1.5)
    groups, group, longest = [], [], 0
    for example in ordered:
        longest_with = max(longest, len(example[0]), len(example[1]))
        if group and longest_with * (len(group) + 1) > batch_tokens:
            groups.append(group)
            group, longest_with = [], max(len(example[0]), len(example[1]))
        group.append(example)
        longest = longest_with
    groups.append(group)
    rng.shuffle(groups)
    return groups


def collate(group: list) -> Batch:
    rows, width_s, width_t = len(group), max(len(s) for s, *_ in group), max(len(t) for _, t, *_ in group)
    source = np.full((rows, width_s), PAD, dtype=np.int64)
    target_in = np.full((rows, width_t), PAD, dtype=np.int64)
    target_out = np.full((rows, width_t), PAD, dtype=np.int64)
    guided = group[0][2] is not None
    guide = np.zeros((rows, width_t, width_s), dtype=np.float32) if guided else None
    for row, (s, t, links) in enumerate(group):
        source[row, : len(s)] = s
        target_out[row, : len(t)] = t
        target_in[row, 0] = START
        target_in[row, 1 : len(t)] = t[:-1]
        if guided:
            guide[row, links[:, 1], links[:, 0]] = 1
    if guided:
        guide /= np.maximum(guide.sum(-1, keepdims=True), 1)
    tensors = (torch.from_numpy(array) for array in (source, target_in, target_out))
    return Batch(*tensors, torch.from_numpy(guide) if guided else None)


def epochs(pairs: Pairs, batch_tokens: int, mixture: Mixture, max_tokens: int, seed):
    """Endless batches; each epoch is decided by (seed, epoch) alone, so that a run can be resumed."""
    epoch = 0
    while True:
        rng = random.Random(f"{seed}:{epoch}")
        order = list(range(pairs.count))
        rng.shuffle(order)
        examples = [example for example in map(pairs.example, order)
                    if max(len(example[0]), len(example[1])) <= max_tokens]
        if mixture.unknown_share > 0:
            examples = [with_unknown_word(example, mixture.space, rng) if rng.random() < mixture.unknown_share else example
                        for example in examples]
        for group in batches_of(join_some(examples, mixture, max_tokens, rng), batch_tokens, rng):
            yield collate(group)
        epoch += 1
