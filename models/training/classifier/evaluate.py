"""evaluate: measures the shipped files on held-out sentences, beside a bag of words and the most frequent answer."""

from ..core.shipping import write_evaluation
from .cls_attention import cls_attention, opinion_words
from .effect import agreement_with_effect
from .intent_quality import intent_report
from .probes import probe_report
from .samples import draw_samples
from .sentiment_quality import emotion_report, review_report
from .shipped_model import load_classifier
from .sources import read_splits

BASELINES = ("bag of words", "most frequent")


def best_baseline(report: dict) -> float:
    return max(report["compared"][name]["value"] for name in BASELINES)


def quality_of(report: dict) -> dict:
    """The manifest's quality entries."""
    said = {
        "sentiment_f1": ("emotions", "GoEmotions in four groups, its test file; macro-F1, thresholds tuned on its dev file"),
        "sentiment_accuracy": ("reviews", "sentences from reviews on three sites, held out by seed; positive against negative"),
        "intent_accuracy": ("intents", "BANKING77, its test file; 77 intents"),
    }
    return {key: {**report[part]["compared"]["model"], "data": data, "n": report[part]["n"],
                  "baseline": best_baseline(report[part])} for key, (part, data) in said.items()}


def run(recipe: dict, arguments) -> None:
    shipped, seed = load_classifier(recipe), recipe["seed"]
    splits = read_splits(recipe, arguments.data)
    sentiments = splits["goemotions"]["test"] + splits["uci"]["test"]
    opinions = opinion_words(splits)
    report = {
        "sets": {name: {side: len(rows) for side, rows in split.items()} for name, split in splits.items()},
        "emotions": emotion_report(shipped, splits["goemotions"], seed),
        "reviews": review_report(shipped, recipe, splits, arguments.data, seed),
        "intents": intent_report(shipped, splits, seed),
        "heads": {"sentiment": cls_attention(shipped, sentiments, opinions, seed),
                  "intent": cls_attention(shipped, splits["banking"]["test"], opinions, seed)},
        "effect": agreement_with_effect(shipped, sentiments, seed),
        "probes": probe_report(shipped),
        "samples": draw_samples(shipped, splits, seed),
    }
    write_evaluation(recipe, report, quality_of(report))
