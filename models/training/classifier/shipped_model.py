"""The shipped classifier with its labels, and sentences as it reads them."""

import json
from dataclasses import dataclass

from tokenizers import Tokenizer

from ..core.layers import END, START
from ..core.recipe import model_folder
from ..core.shipped import load_shipped
from .decide import softmax
from .model import Classifier, new_model
from .predict import predict


@dataclass
class ShippedClassifier:
    model: Classifier
    tokenizer: Tokenizer
    labels: dict[str, list[str]]
    manifest: dict
    training: dict

    def ids(self, text: str) -> list[int]:
        """`<cls>`, pieces, end mark; a long text is cut to fit."""
        return [START] + self.tokenizer.encode(text).ids[: self.model.stack.max_tokens - 2] + [END]

    def probabilities(self, texts: list[str]) -> dict:
        """{task: [n, labels]}, each row a softmax."""
        return {task: softmax(logits) for task, logits in predict(self.model, [self.ids(text) for text in texts]).items()}


def load_classifier(recipe: dict) -> ShippedClassifier:
    tasks = json.loads((model_folder(recipe) / "manifest.json").read_text())["tasks"]
    labels = {entry["task"]: entry["labels"] for entry in tasks}
    shipped = load_shipped(recipe, new_model(recipe, labels))
    return ShippedClassifier(shipped.model, shipped.tokenizer, labels, shipped.manifest, shipped.training)
