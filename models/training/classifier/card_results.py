"""What was measured on the classifier: sections of its card, each a string of Markdown."""

from ..core.markdown import table, thousands
from .evaluate import BASELINES

PARTS = {"emotions": "sentiment, GoEmotions: macro-F1", "reviews": "sentiment, reviews: accuracy", "intents": "intent, BANKING77: accuracy"}


def interval(entry: dict) -> str:
    return f"{entry['value']:.3f} ({entry['low']:.3f}–{entry['high']:.3f})"


def difference(entry: dict) -> str:
    return f"{entry['value']:+.3f} ({entry['low']:+.3f} to {entry['high']:+.3f})"


def quality(evaluation: dict) -> str:
    rows = [[name, thousands(evaluation[part]["n"]),
             *(interval(evaluation[part]["compared"][key]) for key in ("model", *BASELINES)),
             difference(evaluation[part]["model_minus_bag_of_words"])] for part, name in PARTS.items()]
    alone = evaluation["reviews"]["compared"]["bag of words, reviews alone"]
    return f"""## How well it does

Measured on the shipped weights in PyTorch, on held-out sentences; in brackets 95 % bootstrap intervals over the sentences. The baselines: a **bag of
words** (TF-IDF of words and word pairs, logistic regression, its penalty chosen in development) learnt from the same labelled sentences, and the
**most frequent** label of the training sentences.

{table(["what", "n", "model", *BASELINES, "model − bag of words"], rows)}

{verdict(evaluation)} The bag of words knows every word and pair of the training sentences by name
and has no order beyond pairs; it has no attention to look at. For the reviews it learnt from GoEmotions' purely positive and negative sentences too; from the
reviews alone it reaches {interval(alone)}."""


def verdict(evaluation: dict) -> str:
    """One sentence a comparison, by the sign of the interval of the difference."""
    said = []
    for part, name in PARTS.items():
        more = evaluation[part]["model_minus_bag_of_words"]
        word = "better than" if more["low"] > 0 else "worse than" if more["high"] < 0 else "not clearly different from"
        said.append(f"{name.split(', ')[1].split(':')[0]} {word} the bag of words")
    return "In short: " + "; ".join(said) + "."


def sentiments(evaluation: dict) -> str:
    emotions, reviews = evaluation["emotions"], evaluation["reviews"]
    rows = [[row["label"], f"{row['share']:.1%}", row["threshold"], row["precision"], row["recall"], row["f1"], row["bag_of_words_f1"]]
            for row in emotions["labels"]]
    sites = [[row["site"], row["n"], row["accuracy"], row["bag_of_words"]] for row in reviews["sites"]]
    return f"""### Sentiment

A GoEmotions sentence can have several sentiments. For macro-F1 a label is given where its probability is over a threshold of its own, tuned on the
development sentences; where none is, the likeliest is given. The page shows the probabilities and names the likeliest; that one is among the
true labels of {emotions["likeliest_is_true"]:.1%} of the test sentences.

{table(["label", "share of sentences", "threshold", "precision", "recall", "F1", "bag of words, F1"], rows)}

For a review, positive is said when it is likelier than negative, whatever neutral and ambiguous have:

{table(["site", "n", "accuracy", "bag of words"], sites)}"""


def intents(evaluation: dict) -> str:
    report = evaluation["intents"]
    elsewhere = report["elsewhere"]
    return f"""### Intent

The right intent is among the three likeliest for {report["among_three"]:.1%} of the test questions. The likeliest intent's probability has a median of
{report["median_probability"]} there, and of {elsewhere["median_probability"]} on the {thousands(elsewhere["n"])} held-out sentiment sentences, which have no intent: **it names one all the same.**

Most frequent confusions:

{table(["true", "said", "times"], report["confusions"])}"""
