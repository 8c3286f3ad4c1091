"""The shipped model."""

import json
from dataclasses import dataclass

from ..core.recipe import model_folder
from ..core.shipped import load_weights
from .model import Digits, new_model


@dataclass
class ShippedDigits:
    model: Digits
    manifest: dict


def load_digits_model(recipe: dict) -> ShippedDigits:
    folder, model = model_folder(recipe), new_model(recipe)
    load_weights(model, folder / "model.onnx")
    return ShippedDigits(model, json.loads((folder / "manifest.json").read_text()))
