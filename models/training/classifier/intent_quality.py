"""How well intents are told, which are confused, and how sure the model is of sentences that have none."""

from collections import Counter

import numpy as np

from .bag_of_words import bag_of_words
from .intervals import accuracies, rounded
from .shipped_model import ShippedClassifier
from .sources import Split, texts_of

STRENGTHS = (4.0, 16.0)


def bag_of_words_intents(split: Split) -> np.ndarray:
    """The intents of the test sentences; the penalty is the one that does best in development."""
    models = [bag_of_words(texts_of(split["train"]), [labels[0] for _, labels in split["train"]], strength)
              for strength in STRENGTHS]
    wanted = [labels[0] for _, labels in split["development"]]
    best = max(models, key=lambda model: np.mean(model.predict(texts_of(split["development"])) == wanted))
    return best.predict(texts_of(split["test"]))


def intent_report(shipped: ShippedClassifier, splits: dict[str, Split], seed: int) -> dict:
    """Accuracy of the likeliest intent; confusions as [true, said, times]."""
    split, labels = splits["banking"], np.array(shipped.labels["intent"])
    truth = np.array([found[0] for _, found in split["test"]])
    probabilities = shipped.probabilities(texts_of(split["test"]))["intent"]
    best = labels[probabilities.argmax(-1)]
    frequent = Counter(found[0] for _, found in split["train"]).most_common(1)[0][0]
    right = {"model": best == truth, "bag of words": bag_of_words_intents(split) == truth,
             "most frequent": truth == frequent}
    three = labels[np.argsort(-probabilities, -1)[:, :3]] == truth[:, None]
    elsewhere = shipped.probabilities(texts_of(splits["goemotions"]["test"] + splits["uci"]["test"]))["intent"]
    return {
        **accuracies(right, seed),
        "among_three": rounded(three.any(-1).mean()),
        "confusions": [[*pair, times] for pair, times in Counter(
            (str(a), str(b)) for a, b in zip(truth, best) if a != b).most_common(8)],
        "median_probability": rounded(np.median(probabilities.max(-1))),
        "elsewhere": {"n": len(elsewhere), "median_probability": rounded(np.median(elsewhere.max(-1)))},
    }
