"""Intervals of means and of ratios of sums, by drawing the texts again."""

from collections.abc import Callable

import numpy as np

DRAWS = 2000


def interval(numerators, denominators, seed: int, of: Callable = lambda value: value) -> tuple[float, float]:
    """95 % interval of `of(sum of numerators / sum of denominators)`, one entry a text (Efron 1979, percentiles)."""
    top, bottom = np.asarray(numerators, float), np.asarray(denominators, float)
    draws = np.random.default_rng(seed).integers(len(top), size=(DRAWS, len(top)))
    low, high = np.percentile(top[draws].sum(1) / bottom[draws].sum(1), [2.5, 97.5])
    return float(of(low)), float(of(high))
