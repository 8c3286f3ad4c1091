"""evaluate: measures the shipped files on the last pictures, beside two baselines that know no attention."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier

from ..core.shipping import write_evaluation
from .heads import agreement_with_effect, head_report
from .pictures import LABELS, Side, moved, read_sides, text_of
from .shipped_model import load_digits_model
from .train import answers

DRAWS, EXAMPLES = 1000, 20


def accuracy(right: np.ndarray, seed: int) -> dict:
    """value, low and high of a 95 % bootstrap interval over the pictures."""
    draws = np.random.default_rng(seed).integers(0, len(right), (DRAWS, len(right)))
    low, high = np.quantile(right[draws].mean(1), (0.025, 0.975))
    return {"value": round(float(right.mean()), 3), "low": round(float(low), 3), "high": round(float(high), 3)}


def baselines(train: Side, test: Side) -> dict[str, np.ndarray]:
    """Name → whether each picture was told rightly."""
    flat = [side.pictures.reshape(len(side.digits), -1) for side in (train, test)]
    models = {"nearest picture": KNeighborsClassifier(1), "logistic regression": LogisticRegression(max_iter=2000, C=0.01)}
    found = {name: model.fit(flat[0], train.digits).predict(flat[1]) == test.digits for name, model in models.items()}
    return found | {"most frequent": test.digits == np.bincount(train.digits).argmax()}


def run(recipe: dict, arguments) -> None:
    shipped, sides, seed = load_digits_model(recipe), read_sides(recipe["data"]), recipe["seed"]
    test, known = sides["test"], Side(np.concatenate([sides[name].pictures for name in ("train", "development")]),
                                      np.concatenate([sides[name].digits for name in ("train", "development")]))
    logits = answers(shipped.model, test.pictures)
    said = logits.argmax(-1)
    compared = {"model": said == test.digits, **baselines(known, test)}
    shifted = {name: float((answers(shipped.model, np.stack([moved(picture, *by) for picture in test.pictures])).argmax(-1) == test.digits).mean())
               for name, by in (("one patch down", (1, 0)), ("one patch right", (0, 1)))}
    drawn = np.random.default_rng(seed).choice(len(said), EXAMPLES, replace=False)
    probabilities = np.exp(logits) / np.exp(logits).sum(-1, keepdims=True)
    report = {
        "sides": {name: len(side.digits) for name, side in sides.items()},
        "compared": {name: accuracy(right, seed) for name, right in compared.items()},
        "shifted": {name: round(value, 3) for name, value in shifted.items()},
        "confusions": sorted({(int(truth), int(guess)): int(((test.digits == truth) & (said == guess)).sum())
                              for truth, guess in zip(test.digits, said) if truth != guess}.items(), key=lambda entry: -entry[1]),
        "heads": head_report(shipped.model, test.pictures),
        "effect": agreement_with_effect(shipped.model, test.pictures),
        "examples": [{"picture": text_of(test.pictures[at]), "true": int(test.digits[at]), "said": int(said[at]),
                      "probability": round(float(probabilities[at].max()), 3)} for at in drawn],
    }
    best = max(entry["value"] for name, entry in report["compared"].items() if name != "model")
    quality = {"digit_accuracy": {**report["compared"]["model"], "data": "handwritten digits, the last pictures of the file, by other writers than most of the training",
                                  "n": len(said), "baseline": best}}
    write_evaluation(recipe, report, quality)
    wrong = [text_of(test.pictures[at]) for at in np.flatnonzero(said != test.digits)[:3]]
    print("told wrongly:", *wrong, sep="\n")
    for digit in range(len(LABELS)):
        at = np.flatnonzero((test.digits == digit) & (said == digit))[0]
        print(digit, text_of(test.pictures[at]), round(float(probabilities[at].max()), 3))
