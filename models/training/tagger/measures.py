"""What the tasks are measured by, and bootstrap intervals."""

from collections.abc import Callable

import numpy as np

from .examples import ENTITY_LABELS, NINE, RELATION_LABELS


def entity_spans(labels: list[int]) -> set[tuple[int, int, str]]:
    """Label indices of a sentence's words → {(first word, word after the last, type)}; an I- that continues nothing begins one."""
    spans, open_at, open_type = set(), 0, ""
    for index, label in enumerate([ENTITY_LABELS[label] for label in labels] + ["O"]):
        prefix, _, kind = label.partition("-")
        if open_type and (prefix != "I" or kind != open_type):
            spans.add((open_at, index, open_type))
            open_type = ""
        if kind and not open_type:
            open_at, open_type = index, kind
    return spans


def span_counts(predicted: list[int], gold: list[int]) -> list[int]:
    """[right, predicted, gold] of one sentence."""
    found, wanted = entity_spans(predicted), entity_spans(gold)
    return [len(found & wanted), len(found), len(wanted)]


def f1(counts: np.ndarray) -> np.ndarray:
    """[…, 3] of right, predicted, gold → […]; 0 where there is nothing to find or found."""
    right, predicted, gold = np.moveaxis(np.asarray(counts, dtype=float), -1, 0)
    return 2 * right / np.maximum(predicted + gold, 1)


def relation_counts(predicted: int, gold: int) -> np.ndarray:
    """[9, 3]: right, predicted, gold of one sentence, as the official scorer counts: right needs the direction too."""
    counts = np.zeros((len(NINE), 3))
    names = [RELATION_LABELS[label].split("(")[0] for label in (predicted, gold)]
    for column, name in ((1, names[0]), (2, names[1])):
        if name != "Other":
            counts[NINE.index(name), column] = 1
    if predicted == gold and names[1] != "Other":
        counts[NINE.index(names[1]), 0] = 1
    return counts


def macro_f1(counts: np.ndarray) -> np.ndarray:
    """[…, 9, 3] → mean over the nine relations, Other excluded."""
    return f1(counts).mean(-1)


def ratio(counts: np.ndarray) -> np.ndarray:
    """[…, 2] of right and all → […]"""
    return counts[..., 0] / np.maximum(counts[..., 1], 1)


def with_bootstrap(rows: list, score: Callable[[np.ndarray], np.ndarray], seed: int, draws: int = 1000) -> tuple[float, float, float]:
    """(score of the summed rows, low, high): 95 % interval over resampled sentences."""
    rows, random = np.asarray(rows, dtype=float), np.random.default_rng(seed)
    flat = rows.reshape(len(rows), -1)
    sums = np.empty((draws, flat.shape[1]))
    for draw in range(draws):
        weights = np.bincount(random.integers(0, len(rows), len(rows)), minlength=len(rows))
        sums[draw] = weights @ flat
    values = score(sums.reshape(draws, *rows.shape[1:]))
    low, high = np.quantile(values, [0.025, 0.975])
    return float(score(rows.sum(0))), float(low), float(high)
