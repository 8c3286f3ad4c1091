"""The baseline: counts of token pairs and triples, smoothed as Witten and Bell (1991) do."""

import math
from collections import Counter, defaultdict

from ..core.layers import START


class Trigrams:
    """P(token | two before) = (count + kinds · P(token | one before)) / (total + kinds), and so on down to 1 / vocabulary."""

    def __init__(self, texts, vocabulary: int):
        """texts: lists of ids, each with its end mark."""
        self.vocabulary = vocabulary
        self.counts: dict[tuple, Counter] = defaultdict(Counter)
        for text in texts:
            before = (START, START)
            for token in text:
                for context in (before, before[1:], ()):
                    self.counts[context][token] += 1
                before = (before[1], token)
        self.totals = {context: sum(counter.values()) for context, counter in self.counts.items()}

    def probability(self, token: int, context: tuple) -> float:
        lower = self.probability(token, context[1:]) if context else 1 / self.vocabulary
        counter = self.counts.get(context)
        if not counter:
            return lower
        return (counter[token] + len(counter) * lower) / (self.totals[context] + len(counter))

    def nats(self, text: list[int]) -> float:
        """Negative log-likelihood of a text's ids."""
        padded = [START, START, *text]
        return -sum(math.log(self.probability(token, tuple(padded[at : at + 2]))) for at, token in enumerate(text))
