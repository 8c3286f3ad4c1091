"""Words found in attention, and the alignment error rate with its interval.

A target word takes the mean of its pieces' rows, a source word the sum of its pieces' columns;
every target word is linked to the source word that got most (Garg et al. 2019 do the same).
"""

import numpy as np

from .aligner import Links
from .linked_pairs import LinkedPair


def attention_links(weights: np.ndarray, source_words: list[int], target_words: list[int]) -> Links:
    """weights [target pieces, source pieces], and the word of each piece → one link a target word."""
    sources, targets = np.array(source_words), np.array(target_words)
    shares = np.stack([weights[:, sources == word].sum(1) for word in range(sources.max() + 1)], 1)
    return {(int(shares[targets == word].mean(0).argmax()), int(word)) for word in set(target_words) if word >= 0}


def diagonal_links(source_count: int, target_count: int) -> Links:
    """The baseline that knows the two lengths only."""
    return {(int((t + 0.5) * source_count / target_count), t) for t in range(target_count)}


def counts(predicted: list[Links], pairs: list[LinkedPair]) -> np.ndarray:
    """[sentences, 2]: |A∩S| + |A∩P|, and |A| + |S|."""
    return np.array([(len(a & pair.sure) + len(a & pair.possible), len(a) + len(pair.sure))
                     for a, pair in zip(predicted, pairs)], dtype=float)


def error_rate(hits_and_sizes: np.ndarray) -> np.ndarray:
    """[..., sentences, 2] → [...]; Och & Ney 2003."""
    hits, sizes = np.moveaxis(hits_and_sizes.sum(-2), -1, 0)
    return 1 - hits / sizes


def resamples(sentences: int, seed: int, draws: int = 10_000) -> np.ndarray:
    """[draws, sentences] indices: the bootstrap's samples, the same for everything that is compared."""
    return np.random.default_rng(seed).integers(sentences, size=(draws, sentences))


def interval(values: np.ndarray) -> tuple[float, float]:
    """95 % percentile interval of bootstrap values [draws]."""
    low, high = np.percentile(values, [2.5, 97.5])
    return round(float(low), 3), round(float(high), 3)
