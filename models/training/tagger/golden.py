"""golden: what PyTorch computes for a few texts with the shipped weights; the page must agree.

Arithmetic is float64, so that only the page's own rounding is left in a difference.
"""

import copy

import numpy as np
import torch

from ..core.golden_files import Differences, check_against_onnxruntime, sequence, write_golden
from ..core.layers import END, START
from ..core.recipe import model_folder
from ..core.shipped import load_shipped
from .answers import answer, task_logits
from .golden_texts import TEXTS
from .marked_text import read_marked
from .model import Tagger, new_model


@torch.no_grad()
def computed(model: Tagger, task: str, ids: list[int]) -> dict[str, np.ndarray]:
    """`encoder.{layer}`: [H, N, N]; `{task}.logits`: [N, …], or [labels] for a relation."""
    row = torch.tensor([ids])
    hidden, attentions = model.encoder(row)
    tensors = {f"encoder.{layer}": weights[0].numpy() for layer, weights in enumerate(attentions)}
    return tensors | {f"{task}.logits": task_logits(model, task, row, hidden).numpy()}


def run(recipe: dict, arguments) -> None:
    shipped = load_shipped(recipe, new_model(recipe))
    model, tokenizer = copy.deepcopy(shipped.model).double(), shipped.tokenizer
    tensors, sentences, off = {}, [], Differences(recipe, shipped.model, new_model(recipe))
    for index, (name, task, text) in enumerate(TEXTS):
        encoding = read_marked(tokenizer, task, text)
        ids = [START, *encoding.ids, END]
        found = computed(model, task, ids)
        tensors |= {f"{index}.{key}": value.astype(np.float32) for key, value in found.items()}
        off.note(found, lambda model: computed(model, task, ids))
        told = answer(task, text, encoding, ids, found[f"{task}.logits"])
        sentences.append({"name": name, "text": text, "task": task, "source": sequence(tokenizer, text, encoding.ids, ids), **told,
                          "tensors": {f"{index}.{key}": list(value.shape) for key, value in found.items()}})
        print(f"{name}: {len(ids)} tokens:", told)
    write_golden(recipe, shipped.manifest, sentences, tensors, off)
    if not check_against_onnxruntime(model_folder(recipe)):
        raise SystemExit("onnxruntime and PyTorch differ")
