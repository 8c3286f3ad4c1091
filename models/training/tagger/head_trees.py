"""Which attention heads look along the arcs of a tree (Clark et al. 2019, Voita et al. 2019).

From pieces to words: weights to a split word are summed, weights from one are averaged. A word's most attended word is looked for
among the other words of the sentence; special tokens and the word itself are passed over.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np
import torch

from .development import in_groups
from .examples import TreeExample

DIRECTIONS = ("head", "dependent")
ALL = "all"
FARTHEST = 12
SYNTACTIC_MARGIN = 0.10


@dataclass
class ArcCounts:
    """Of one direction and relation: right answers a head [L, H], right answers an offset, and how many were asked."""
    right: np.ndarray
    offsets: Counter = field(default_factory=Counter)
    n: int = 0


@dataclass
class TreeCounts:
    arcs: dict[tuple[str, str], ArcCounts]
    sentences: list[np.ndarray]     # a sentence: [L·H + 1], right answers of direction "head", and words asked


def word_weights(weights: np.ndarray, words: list[int], end: int) -> np.ndarray:
    """[..., N, N] between pieces → [..., W, W] between words; words: first pieces, end: the index after the last word's pieces."""
    columns = np.add.reduceat(weights[..., :end], words, axis=-1)
    sizes = np.diff([*words, end])
    return np.add.reduceat(columns[..., :end, :], words, axis=-2) / sizes[:, None]


def most_attended(weights: np.ndarray) -> np.ndarray:
    """[..., W, W] → [..., W]: the other word with the largest weight. W is at least 2."""
    own = np.eye(weights.shape[-1], dtype=bool)
    return np.where(own, -1.0, weights).argmax(-1)


def asked(example: TreeExample) -> dict[str, list[tuple[int, set[int], str]]]:
    """direction → (word, right answers, relation). A head has a question for all its dependents, and one a relation."""
    index = {piece: number for number, piece in enumerate(example.words)}
    questions = {direction: [] for direction in DIRECTIONS}
    dependents, by_relation = defaultdict(set), defaultdict(set)
    for word, (head, relation) in enumerate(zip(example.heads, example.relations)):
        if head not in index:
            continue
        questions["head"] += [(word, {index[head]}, ALL), (word, {index[head]}, relation)]
        dependents[index[head]].add(word)
        by_relation[index[head], relation].add(word)
    questions["dependent"] = [(word, found, ALL) for word, found in dependents.items()]
    questions["dependent"] += [(word, found, relation) for (word, relation), found in by_relation.items()]
    return questions


@torch.no_grad()
def count_arcs(model, examples: list[TreeExample]) -> TreeCounts:
    layers, heads = len(model.encoder.blocks), model.encoder.blocks[0].attention.heads
    counts: dict[tuple[str, str], ArcCounts] = {}
    sentences = []
    for group, ids in in_groups([example for example in examples if len(example.words) > 1]):
        stacked = torch.stack(model.encoder(ids)[1], 1).numpy()
        for example, weights in zip(group, stacked):
            best = most_attended(word_weights(weights, example.words, len(example.ids) - 1))
            row = np.zeros(layers * heads + 1)
            for direction, questions in asked(example).items():
                for word, answers, relation in questions:
                    right = np.isin(best[..., word], list(answers))
                    found = counts.setdefault((direction, relation), ArcCounts(np.zeros((layers, heads))))
                    found.right += right
                    found.n += 1
                    found.offsets.update(answer - word for answer in answers if abs(answer - word) <= FARTHEST)
                    if (direction, relation) == ("head", ALL):
                        row[:-1] += right.reshape(-1)
                        row[-1] += 1
            sentences.append(row)
    return TreeCounts(counts, sentences)


def head_rows(chosen_on: TreeCounts, measured_on: TreeCounts, fewest: int) -> list[dict]:
    """For each direction and relation with enough arcs: the best head and the best offset of one set, measured on the other."""
    rows = []
    for key, found in measured_on.arcs.items():
        if found.n < fewest or key not in chosen_on.arcs:
            continue
        choice = chosen_on.arcs[key]
        layer, head = np.unravel_index(choice.right.argmax(), choice.right.shape)
        offset = choice.offsets.most_common(1)[0][0]
        share, baseline = found.right[layer, head] / found.n, found.offsets[offset] / found.n
        rows.append({"direction": key[0], "relation": key[1], "n": found.n, "layer": int(layer), "head": int(head), "share": float(share),
                     "offset": offset, "baseline": float(baseline), "syntactic": bool(share >= baseline + SYNTACTIC_MARGIN)})
    return sorted(rows, key=lambda row: (row["relation"] != ALL, row["direction"] != "head", -row["n"]))


def every_head(measured_on: TreeCounts) -> list[dict]:
    """Each head's share over all arcs, in both directions."""
    layers, heads = measured_on.arcs["head", ALL].right.shape
    table = []
    for layer in range(layers):
        for head in range(heads):
            entry = {"layer": layer, "head": head}
            for direction in DIRECTIONS:
                found = measured_on.arcs[direction, ALL]
                entry[f"to_{direction}"] = float(found.right[layer, head] / found.n)
            table.append(entry)
    return table
