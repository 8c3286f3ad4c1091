"""A linear model on hand-made features that finds names: from a thousand sentences it learns more than a Transformer does.

It labels unlabelled sentences for the encoder to learn from, as a statistical aligner labels links for a translator.
"""

from collections.abc import Callable

import numpy as np
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import LogisticRegression

from .augment import Sentence
from .bio_path import best_path, may_follow
from .examples import ENTITY_LABELS

HASHED, STEPS = 2 ** 18, 60


class NameTeacher:
    def __init__(self, see: Callable[[list[str]], list[list[str]]]):
        """see: a sentence's words → the features of each."""
        self.see, self.hasher = see, FeatureHasher(HASHED, input_type="string", alternate_sign=False)

    def matrix(self, sentences: list[list[str]]):
        return self.hasher.transform(row for words in sentences for row in self.see(words))

    def fit(self, parts: list[tuple[list[Sentence], float]]) -> "NameTeacher":
        """parts: sentences, and the weight of each of their words."""
        sentences = [sentence for part, _ in parts for sentence in part]
        weights = [weight for part, weight in parts for words, _ in part for _ in words]
        self.model = LogisticRegression(max_iter=STEPS, tol=1e-3)
        self.model.fit(self.matrix([words for words, _ in sentences]), [tag for _, tags in sentences for tag in tags], sample_weight=weights)
        return self

    def probabilities(self, sentences: list[list[str]]) -> list[np.ndarray]:
        """[W, 9] for each sentence."""
        found = by_label(self.model.predict_proba(self.matrix(sentences)), list(self.model.classes_))
        return np.split(found, np.cumsum([len(words) for words in sentences])[:-1])

    def label(self, sentences: list[list[str]]) -> list[list[str]]:
        return [best_tags(found) for found in self.probabilities(sentences)]


def by_label(found: np.ndarray, labels: list[str]) -> np.ndarray:
    """[W, labels] → [W, 9], in the order of ENTITY_LABELS; 0 for a label never met."""
    ordered = np.zeros((len(found), len(ENTITY_LABELS)))
    ordered[:, [ENTITY_LABELS.index(label) for label in labels]] = found
    return ordered


def best_tags(probabilities: np.ndarray) -> list[str]:
    """[W, 9] → the most probable tags together in which every I- continues its own kind (bio_path.py)."""
    return [ENTITY_LABELS[best] for best in best_path(np.log(probabilities + 1e-9), *may_follow(ENTITY_LABELS))]
