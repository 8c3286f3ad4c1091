"""golden: what PyTorch computes for a few texts with the shipped weights, in float64; the page must agree."""

import copy

import numpy as np
import torch

from ..core.golden_files import Differences, check_against_onnxruntime, sequence, write_golden
from ..core.recipe import model_folder
from .golden_texts import TEXTS
from .model import Classifier, new_model
from .shipped_model import load_classifier


@torch.no_grad()
def computed(model: Classifier, ids: list[int]) -> dict[str, np.ndarray]:
    """`encoder.{layer}` [H, N, N] and `{task}.logits` [labels]."""
    logits, attentions = model(torch.tensor([ids]))
    return ({f"encoder.{layer}": weights[0].numpy() for layer, weights in enumerate(attentions)}
            | {f"{task}.logits": found[0].numpy() for task, found in logits.items()})


def run(recipe: dict, arguments) -> None:
    shipped = load_classifier(recipe)
    exact = copy.deepcopy(shipped.model).double()
    tensors, sentences, off = {}, [], Differences(recipe, shipped.model, new_model(recipe, shipped.labels))
    for index, (name, task, text) in enumerate(TEXTS):
        ids = shipped.ids(text)
        found = computed(exact, ids)
        tensors |= {f"{index}.{key}": value.astype(np.float32) for key, value in found.items()}
        off.note(found, lambda model: computed(model, ids))
        logits = found[f"{task}.logits"]
        second, first = np.sort(logits)[-2:]
        sentences.append({
            "name": name, "text": text, "task": task,
            "source": sequence(shipped.tokenizer, text, ids[1:-1], ids),
            "best": shipped.labels[task][logits.argmax()],
            "smallestMargin": round(float(first - second), 4),
            "tensors": {f"{index}.{key}": list(value.shape) for key, value in found.items()},
        })
        print(f"{name}: {len(ids)} tokens, {sentences[-1]['best']}, margin {sentences[-1]['smallestMargin']}")
    write_golden(recipe, shipped.manifest, sentences, tensors, off)
    if not check_against_onnxruntime(model_folder(recipe)):
        raise SystemExit("onnxruntime and PyTorch differ by more than the tolerance")
