"""train: prepared sentences → a checkpoint. First hidden words alone, then both tasks beside them."""

import json

import numpy as np
import torch
import torch.nn.functional as F

from ..core.layers import END, PAD
from ..core.recipe import work_folder
from ..core.training_loop import run_training
from .batches import epochs
from .decide import above_thresholds, f1_each, positive_wins, softmax, tune_thresholds
from .model import new_model
from .predict import predict


def smoothed(targets: torch.Tensor, smoothing: float) -> torch.Tensor:
    return targets * (1 - smoothing) + smoothing / targets.shape[-1]


def hidden_words_loss(model, hidden, batch):
    logits = model.stack.logits(hidden[batch.hidden])
    return F.cross_entropy(logits, batch.original[batch.hidden])


def development_scores(model, prepared: dict) -> dict:
    """Macro-F1 with thresholds tuned on the same sentences (so a little too high), and both accuracies."""
    rows = {name: sides["development"] for name, sides in prepared["sets"].items()}
    logits = {name: predict(model, [row["ids"] for row in found]) for name, found in rows.items()}
    labels = prepared["labels"]["sentiment"]
    truth = np.array([[label in row["labels"] for label in range(len(labels))] for row in rows["goemotions"]])
    emotions = softmax(logits["goemotions"]["sentiment"])
    chosen = above_thresholds(emotions, tune_thresholds(emotions, truth))
    positive = positive_wins(logits["uci"]["sentiment"], labels)
    intents = logits["banking"]["intent"].argmax(-1)
    return {"sentiment_f1": round(float(f1_each(chosen, truth).mean()), 3),
            "sentiment_accuracy": round(float(np.mean(
                [won == (labels[row["labels"][0]] == "positive") for won, row in zip(positive, rows["uci"])])), 3),
            "intent_accuracy": round(float(np.mean(
                [best == row["labels"][0] for best, row in zip(intents, rows["banking"])])), 3)}


def batch_stream(recipe: dict, prepared: dict, step: int):
    """The batches from `step` on: all texts until `hidden_words.until`, the labelled ones from there."""
    train, until = recipe["train"], recipe["train"]["hidden_words"]["until"]
    late = step >= until
    stream = epochs(prepared, train, late, f"{recipe['seed']}:{'tasks' if late else 'words'}")
    for _ in range(step - until if late else step):
        next(stream)
    return ((late, batch) for batch in stream)


def run(recipe: dict, arguments) -> None:
    train, folder = recipe["train"], work_folder(recipe)
    train["phases"] = [train["hidden_words"]["until"]]
    prepared = json.loads((folder / "prepared.json").read_text())
    model = new_model(recipe, prepared["labels"])
    with torch.no_grad():
        model.stack.embedding.weight.copy_(torch.from_numpy(np.load(folder / "word_vectors.npy")))
        model.stack.embedding.weight[: END + 1].normal_(std=recipe["model"]["width"] ** -0.5)
        model.stack.embedding.weight[PAD] = 0

    def loss_of(late_and_batch):
        late, batch = late_and_batch
        hidden, _ = model.stack(batch.ids)
        words = hidden_words_loss(model, hidden, batch)
        if not late:
            return words, {"words": words}
        logits, numbers = model.classify(hidden), {"words": words}
        loss, count = train["hidden_words"]["weight_later"] * words, sum(len(rows) for rows, _ in batch.targets.values())
        for task, (rows, targets) in batch.targets.items():
            numbers[task] = F.cross_entropy(logits[task][rows], smoothed(targets, train["label_smoothing"]))
            loss = loss + numbers[task] * len(rows) / count
        return loss, numbers

    run_training(folder, recipe, model, lambda step: batch_stream(recipe, prepared, step), loss_of,
                 lambda: development_scores(model, prepared), arguments.stop_at)
