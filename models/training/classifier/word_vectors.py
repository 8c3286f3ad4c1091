"""A first vector for each piece from the pieces near it: positive mutual information, factored.

Levy & Goldberg 2014, "Neural Word Embedding as Implicit Matrix Factorization".
"""

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.utils.extmath import randomized_svd


def neighbour_counts(rows: list[list[int]], vocabulary: int, window: int) -> np.ndarray:
    """[vocabulary, vocabulary] how often two pieces of a sentence stand at most `window` apart, 1/distance each time."""
    flat = np.concatenate([np.array(row + [-1] * window) for row in rows])
    counts = np.zeros(vocabulary * vocabulary, dtype=np.float32)
    for distance in range(1, window + 1):
        left, right = flat[:-distance], flat[distance:]
        inside = (left >= 0) & (right >= 0)
        pairs, times = np.unique(left[inside] * vocabulary + right[inside], return_counts=True)
        counts[pairs] += times / distance
    counts = counts.reshape(vocabulary, vocabulary)
    return counts + counts.T


def positive_information(counts: np.ndarray) -> np.ndarray:
    """max(0, log p(a, b) / (p(a) p(b)^0.75)), contexts smoothed as Levy, Goldberg & Dagan 2015 advise."""
    totals = counts.sum(1)
    contexts = totals ** 0.75
    contexts = contexts / contexts.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        information = np.log(counts / (totals[:, None] * contexts[None, :]))
    return np.where(np.isfinite(information), np.maximum(information, 0), 0)


def word_vectors(rows: list[list[int]], vocabulary: int, width: int, window: int, seed: int) -> np.ndarray:
    """[vocabulary, width], every vector of length 1 (a piece never seen: 0)."""
    information = csr_matrix(positive_information(neighbour_counts(rows, vocabulary, window)))
    left, values, _ = randomized_svd(information, width, n_iter=3, random_state=seed)
    vectors = left * np.sqrt(values)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-8)).astype(np.float32)
