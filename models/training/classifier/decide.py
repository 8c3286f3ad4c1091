"""From probabilities to labels, and how right they are."""

import numpy as np


def softmax(logits: np.ndarray) -> np.ndarray:
    exponents = np.exp(logits - logits.max(-1, keepdims=True))
    return exponents / exponents.sum(-1, keepdims=True)


def above_thresholds(probabilities: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """[n, labels] bool: each label over its threshold; where none is, the likeliest alone."""
    chosen = probabilities > thresholds
    none = ~chosen.any(-1)
    chosen[none, probabilities[none].argmax(-1)] = True
    return chosen


def f1_each(chosen: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """[n, labels] bool both → [labels]; 0 for a label that is neither chosen nor true."""
    hits = (chosen & truth).sum(0)
    return 2 * hits / np.maximum(chosen.sum(0) + truth.sum(0), 1)


def tune_thresholds(probabilities: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """For each label the threshold, in steps of 0.01, of the best F1 on these sentences."""
    steps = np.arange(0.02, 0.98, 0.01)
    scores = np.stack([f1_each(probabilities > step, truth) for step in steps])
    return steps[scores.argmax(0)].round(2)


def positive_wins(probabilities: np.ndarray, labels: list[str]) -> np.ndarray:
    """[n] bool: positive likelier than negative, whatever the rest."""
    return probabilities[:, labels.index("positive")] > probabilities[:, labels.index("negative")]
