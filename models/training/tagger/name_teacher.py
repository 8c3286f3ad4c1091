"""A linear model on hand-made features that finds names: from a thousand sentences it learns more than a Transformer does.

It labels unlabelled sentences for the encoder to learn from, as a statistical aligner labels links for a translator.
"""

import re

import numpy as np
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import LogisticRegression

from .augment import Sentence
from .bio_path import best_path, may_follow
from .well_known_names import FIRST_NAMES, MENTIONS, SURNAMES

HASHED, STEPS = 2 ** 18, 60
FIRST, LAST = set(FIRST_NAMES), set(SURNAMES)
LISTED = {name[0]: kind for kind, names in MENTIONS.items() for name in names if len(name) == 1}


def shape(word: str) -> str:
    """Xx for letters, d for digits; runs are at most two long."""
    drawn = re.sub(r"\d", "d", re.sub(r"[A-Z]", "X", re.sub(r"[a-z]", "x", word)))
    return re.sub(r"(.)\1{2,}", r"\1\1", drawn)


def listed(word: str) -> list[str]:
    kinds = (("first", word in FIRST), ("last", word in LAST), (LISTED.get(word, ""), word in LISTED))
    return [kind for kind, holds in kinds if holds]


def features(words: list[str], at: int, clusters: dict[str, list[str]]) -> list[str]:
    """What the model sees of one word: itself, its parts and shape, its neighbours, and the run of capitals that it stands in."""
    def near(offset):
        place = at + offset
        return words[place] if 0 <= place < len(words) else ("<s>" if place < 0 else "</s>")

    word, small = words[at], {offset: near(offset).lower() for offset in (-2, -1, 0, 1, 2)}
    found = ["always", f"word={word}", f"small={small[0]}", f"shape={shape(word)}"] + (["first of all"] if at == 0 else [])
    for length in (1, 2, 3, 4):
        if len(word) > length:
            found += [f"begins={word[:length]}", f"ends={word[-length:].lower()}"]
    for offset in (-2, -1, 1, 2):
        found += [f"{offset}={small[offset]}", f"{offset} shape={shape(near(offset))}", *(f"{offset} listed={kind}" for kind in listed(near(offset)))]
    for offset in (-1, 0, 1):
        found += [f"{offset} cluster={cluster}" for cluster in clusters.get(near(offset), ["none"])]
    found += [f"listed={kind}" for kind in listed(word)]
    found += [f"-1 ends={small[-1][-3:]}", f"1 ends={small[1][-3:]}", f"pair={small[-1]} {small[0]}", f"pair+={small[0]} {small[1]}", f"before={small[-2]} {small[-1]}",
              f"shapes={shape(near(-1))} {shape(word)} {shape(near(1))}", f"-1 and shape={small[-1]} {shape(word)}", f"1 and shape={small[1]} {shape(word)}"]
    start, end = at, at
    while start >= 0 and words[start][:1].isupper():
        start -= 1
    while end < len(words) and words[end][:1].isupper():
        end += 1
    run = words[start + 1:end]
    left, right = (words[start].lower() if start >= 0 else "<s>"), (words[end].lower() if end < len(words) else "</s>")
    return found + [f"left={left}", f"right={right}", f"length={min(len(run), 5)}", f"place={min(at - start, 4)}"] + (
        [f"run begins={run[0].lower()}", f"run ends={run[-1].lower()}"] if run else [])


class NameTeacher:
    def __init__(self, clusters: dict[str, list[str]]):
        self.clusters = clusters
        self.hasher = FeatureHasher(HASHED, input_type="string", alternate_sign=False)

    def matrix(self, sentences: list[list[str]]):
        return self.hasher.transform(features(words, at, self.clusters) for words in sentences for at in range(len(words)))

    def fit(self, parts: list[tuple[list[Sentence], float]]) -> "NameTeacher":
        """parts: sentences, and the weight of each of their words."""
        sentences = [sentence for part, _ in parts for sentence in part]
        weights = [weight for part, weight in parts for words, _ in part for _ in words]
        self.model = LogisticRegression(max_iter=STEPS, tol=1e-3)
        self.model.fit(self.matrix([words for words, _ in sentences]), [tag for _, tags in sentences for tag in tags], sample_weight=weights)
        return self

    def label(self, sentences: list[list[str]]) -> list[list[str]]:
        """The most probable tags of each sentence in which every I- continues its own kind (bio_path.py)."""
        labels = list(self.model.classes_)
        scores = np.log(self.model.predict_proba(self.matrix(sentences)) + 1e-9)
        begins, follows = may_follow(labels)
        answers, at = [], 0
        for words in sentences:
            answers.append([labels[best] for best in best_path(scores[at:at + len(words)], begins, follows)])
            at += len(words)
        return answers
