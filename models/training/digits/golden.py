"""golden: what PyTorch computes for a few pictures with the shipped weights, in float64; the page must agree."""

import copy

import numpy as np
import torch

from ..core.golden_files import Differences, check_against_onnxruntime, write_golden
from ..core.recipe import model_folder
from .model import Digits, new_model
from .pictures import LABELS, ids_of, read_sides, text_of
from .shipped_model import load_digits_model

PICTURES = 6


@torch.no_grad()
def computed(model: Digits, ids: np.ndarray) -> dict[str, np.ndarray]:
    """`encoder.{layer}` [H, 65, 65] and `digit.logits` [10]."""
    logits, attentions = model(torch.from_numpy(ids))
    return {f"encoder.{layer}": weights[0].numpy() for layer, weights in enumerate(attentions)} | {"digit.logits": logits[0].numpy()}


def run(recipe: dict, arguments) -> None:
    shipped = load_digits_model(recipe)
    test = read_sides(recipe["data"])["test"]
    exact = copy.deepcopy(shipped.model).double()
    pictures = [np.zeros_like(test.pictures[0]), np.full_like(test.pictures[0], 16), *test.pictures[:PICTURES]]
    names = ["an empty picture", "all ink", *(f"test picture {at}, a {test.digits[at]}" for at in range(PICTURES))]
    tensors, sentences, off = {}, [], Differences(recipe, shipped.model, new_model(recipe))
    for index, (name, picture) in enumerate(zip(names, pictures)):
        ids = ids_of(picture[None])
        found = computed(exact, ids)
        tensors |= {f"{index}.{key}": value.astype(np.float32) for key, value in found.items()}
        off.note(found, lambda model: computed(model, ids))
        text = text_of(picture)
        sentences.append({
            "name": name, "text": text, "task": "digit",
            "source": {"ids": ids[0].tolist(), "pieces": ["<cls>", *text], "spans": [[at, at + 1] for at in range(len(text))]},
            "best": LABELS[found["digit.logits"].argmax()],
            "tensors": {f"{index}.{key}": list(value.shape) for key, value in found.items()},
        })
        print(name, sentences[-1]["best"])
    write_golden(recipe, shipped.manifest, sentences, tensors, off)
    if not check_against_onnxruntime(model_folder(recipe)):
        raise SystemExit("onnxruntime and PyTorch differ by more than the tolerance")
