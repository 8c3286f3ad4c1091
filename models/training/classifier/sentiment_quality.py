"""How well sentiment is told: GoEmotions with several labels a sentence, and reviews as positive or negative."""

from pathlib import Path

import numpy as np

from .bag_of_words import bag_of_words
from .decide import above_thresholds, f1_each, positive_wins, tune_thresholds
from .intervals import accuracies, measured, rounded
from .shipped_model import ShippedClassifier
from .sources import Sentence, Split, UCI_SITES, read_uci, texts_of

STRENGTHS = (1.0, 4.0)


def truth_of(rows: list[Sentence], labels: list[str]) -> np.ndarray:
    """[n, labels] bool"""
    return np.array([[label in found for label in labels] for _, found in rows])


def macro_f1(chosen: np.ndarray, truth: np.ndarray) -> float:
    return float(f1_each(chosen, truth).mean())


def bag_of_words_probabilities(split: Split, labels: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Of the development and the test sentences; the penalty is the one that does best in development."""
    truth, best = truth_of(split["development"], labels), None
    for strength in STRENGTHS:
        model = bag_of_words(texts_of(split["train"]), truth_of(split["train"], labels).astype(int), strength)
        found = model.predict_proba(texts_of(split["development"]))
        score = macro_f1(above_thresholds(found, tune_thresholds(found, truth)), truth)
        if best is None or score > best[0]:
            best = score, found, model.predict_proba(texts_of(split["test"]))
    return best[1:]


def emotion_report(shipped: ShippedClassifier, split: Split, seed: int) -> dict:
    """Macro-F1 over the four labels; thresholds of model and bag of words tuned on the development sentences."""
    labels, n = shipped.labels["sentiment"], len(split["test"])
    truth = truth_of(split["test"], labels)
    pairs = {"model": tuple(shipped.probabilities(texts_of(split[side]))["sentiment"] for side in ("development", "test")),
             "bag of words": bag_of_words_probabilities(split, labels)}
    thresholds = {name: tune_thresholds(found, truth_of(split["development"], labels)) for name, (found, _) in pairs.items()}
    chosen = {name: above_thresholds(found, thresholds[name]) for name, (_, found) in pairs.items()}
    frequent = truth_of(split["train"], labels).sum(0).argmax()
    chosen["most frequent"] = np.tile(np.arange(len(labels)) == frequent, (n, 1))
    hits = chosen["model"] & truth
    likeliest = pairs["model"][1].argmax(-1)
    return {
        "n": n,
        "compared": {name: measured(lambda at: macro_f1(given[at], truth[at]), n, seed) for name, given in chosen.items()},
        "model_minus_bag_of_words": measured(
            lambda at: macro_f1(chosen["model"][at], truth[at]) - macro_f1(chosen["bag of words"][at], truth[at]), n, seed),
        "likeliest_is_true": rounded(truth[np.arange(n), likeliest].mean()),
        "labels": [{"label": label, "share": rounded(truth[:, at].mean()), "threshold": float(thresholds["model"][at]),
                    "precision": rounded(hits[:, at].sum() / max(chosen["model"][:, at].sum(), 1)),
                    "recall": rounded(hits[:, at].sum() / truth[:, at].sum()),
                    "f1": rounded(f1_each(chosen["model"], truth)[at]),
                    "bag_of_words_f1": rounded(f1_each(chosen["bag of words"], truth)[at])}
                   for at, label in enumerate(labels)],
    }


def review_report(shipped: ShippedClassifier, recipe: dict, splits: dict[str, Split], folder: Path, seed: int) -> dict:
    """Accuracy of “P(positive) > P(negative)”; the bag of words learns from the reviews alone, and with GoEmotions."""
    split, data = splits["uci"], recipe["data"]
    truth = np.array([labels == ("positive",) for _, labels in split["test"]])
    emotions = [row for row in splits["goemotions"]["train"] if row[1] in (("positive",), ("negative",))]
    right = {"model": positive_wins(shipped.probabilities(texts_of(split["test"]))["sentiment"],
                                    shipped.labels["sentiment"]) == truth}
    for name, rows in (("bag of words, reviews alone", split["train"]), ("bag of words", split["train"] + emotions)):
        right[name] = best_on_development(rows, split) == truth
    right["most frequent"] = truth == (np.mean([labels == ("positive",) for _, labels in split["train"]]) > 0.5)
    sites = read_uci(folder / data["uci"], data["uci_development_a_site"], data["uci_test_a_site"], seed)
    site_of = {row: site for site in UCI_SITES for row in sites[site]["test"]}
    site = np.array([site_of[row] for row in split["test"]])
    return {
        **accuracies(right, seed),
        "sites": [{"site": name, "n": int((site == name).sum()), "accuracy": rounded(right["model"][site == name].mean()),
                   "bag_of_words": rounded(right["bag of words"][site == name].mean())} for name in UCI_SITES],
    }


def best_on_development(rows: list[Sentence], split: Split) -> np.ndarray:
    """[n] bool: is each test sentence positive? The penalty is the one that does best in development."""
    models = [bag_of_words(texts_of(rows), [labels[0] for _, labels in rows], strength) for strength in STRENGTHS]
    wanted = [labels[0] for _, labels in split["development"]]
    best = max(models, key=lambda model: np.mean(model.predict(texts_of(split["development"])) == wanted))
    return best.predict(texts_of(split["test"])) == "positive"
