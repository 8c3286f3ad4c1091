"""95 % bootstrap intervals over sentences."""

from collections.abc import Callable

import numpy as np

DRAWS = 1000


def resamples(count: int, seed: int) -> np.ndarray:
    """[DRAWS, count] sentence numbers, drawn with replacement."""
    return np.random.default_rng(seed).integers(0, count, (DRAWS, count))


def measured(statistic: Callable[[np.ndarray], float], count: int, seed: int) -> dict:
    """value, low and high of statistic(sentence numbers)."""
    low, high = np.quantile([statistic(rows) for rows in resamples(count, seed)], (0.025, 0.975))
    return {"value": rounded(statistic(np.arange(count))), "low": rounded(low), "high": rounded(high)}


def rounded(number: float) -> float:
    return round(float(number), 3)


def accuracies(right: dict[str, np.ndarray], seed: int) -> dict:
    """right: for each way of deciding, [n] bool, whether it was right → each accuracy, and how far the model is ahead."""
    n = len(right["model"])
    return {
        "n": n,
        "compared": {name: measured(lambda at: found[at].mean(), n, seed) for name, found in right.items()},
        "model_minus_bag_of_words": measured(
            lambda at: right["model"][at].mean() - right["bag of words"][at].mean(), n, seed),
    }
