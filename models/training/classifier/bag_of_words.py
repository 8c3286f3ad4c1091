"""What a bag of words reaches: TF-IDF of words and word pairs, logistic regression, the same training sentences."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import Pipeline, make_pipeline


def bag_of_words(texts: list[str], targets, strength: float) -> Pipeline:
    """targets: names, or [n, labels] bool for several labels a sentence; strength: inverse of the L2 penalty.

    Words are as written between spaces and punctuation; “not” and “I” count.
    """
    regression = LogisticRegression(C=strength, max_iter=1000)
    if np.ndim(targets) == 2:
        regression = OneVsRestClassifier(regression)
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, token_pattern=r"(?u)\b\w+(?:'\w+)?\b")
    return make_pipeline(vectors, regression).fit(texts, targets)


def strongest_words(texts: list[str], positive: list[bool], count: int) -> tuple[list[str], list[str]]:
    """The `count` single words that speak most for positive, and for negative."""
    vectors = TfidfVectorizer(sublinear_tf=True, min_df=5, token_pattern=r"(?u)\b\w+(?:'\w+)?\b")
    weights = LogisticRegression(C=1.0, max_iter=1000).fit(vectors.fit_transform(texts), positive).coef_[0]
    words, order = vectors.get_feature_names_out(), weights.argsort()
    return words[order[::-1][:count]].tolist(), words[order[:count]].tolist()
