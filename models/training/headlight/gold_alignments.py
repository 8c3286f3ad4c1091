"""Hand-aligned pairs, and words found in attention: the alignment error rate with its interval.

A French word takes the mean of its pieces' rows, an English word the sum of its pieces' columns;
every French word is linked to the English word that got most (Garg et al. 2019 do the same).
"""

from dataclasses import dataclass

import numpy as np

from .aligner import Links

Span = tuple[int, int]


@dataclass
class GoldPair:
    english: str
    french: str
    english_spans: list[Span]   # of each hand-cut word, in characters
    french_spans: list[Span]
    sure: Links                 # (English word, French word)
    possible: Links             # sure links included


def read_gold(items: list[dict]) -> list[GoldPair]:
    pairs = []
    for item in items:
        sure = {tuple(link) for link in item["sure"]}
        pairs.append(GoldPair(item["en"], item["fr"], word_spans(item["en"], item["en_tok"]),
                              word_spans(item["fr"], item["fr_tok"]), sure,
                              sure | {tuple(link) for link in item["possible"]}))
    return pairs


def word_spans(text: str, words: list[str]) -> list[Span]:
    """Where each word stands, from left to right; raises ValueError when one is missing."""
    spans, position = [], 0
    for word in words:
        start = text.index(word, position)
        position = start + len(word)
        spans.append((start, position))
    return spans


def owners(pieces: list[Span], words: list[Span]) -> list[int]:
    """For each piece the word that it overlaps most, or −1."""
    result = []
    for start, end in pieces:
        overlaps = [min(end, last) - max(start, first) for first, last in words]
        best = int(np.argmax(overlaps))
        result.append(best if overlaps[best] > 0 else -1)
    return result


def attention_links(weights: np.ndarray, source_words: list[int], target_words: list[int]) -> Links:
    """weights [target pieces, source pieces], and the word of each piece → one link a target word."""
    sources, targets = np.array(source_words), np.array(target_words)
    shares = np.stack([weights[:, sources == word].sum(1) for word in range(sources.max() + 1)], 1)
    return {(int(shares[targets == word].mean(0).argmax()), int(word)) for word in set(target_words) if word >= 0}


def diagonal_links(source_count: int, target_count: int) -> Links:
    """The baseline that knows the two lengths only."""
    return {(int((t + 0.5) * source_count / target_count), t) for t in range(target_count)}


def counts(predicted: list[Links], pairs: list[GoldPair]) -> np.ndarray:
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
