"""golden: what PyTorch computes for a few texts with the shipped weights, in float64; the page must agree."""

import copy
from dataclasses import asdict, replace

import numpy as np
import torch
from tokenizers import Tokenizer

from ..core.golden_files import check_against_onnxruntime, sequence, write_golden
from ..core.layers import START
from ..core.recipe import model_folder
from ..core.shipped import load_shipped
from ..core.stack import Stack
from .golden_texts import LONGEST_WITH_LOGITS, STEPS, TEXTS
from .model import new_model
from .onnx_model import SITE
from .sampling import Sampling, draw_distribution, seeded_uniform, write

CLOSEST = 1e-4  # a draw that lies closer to a boundary could fall on its other side in float32


@torch.no_grad()
def computed(model: Stack, ids: list[int]) -> dict[str, np.ndarray]:
    """`decoder.{layer}`: [H, N, N]; `logits`: [N, V]."""
    hidden, attentions = model(torch.tensor([ids]))
    tensors = {f"{SITE}.{layer}": weights[0].numpy() for layer, weights in enumerate(attentions)}
    return tensors | {"logits": model.logits(hidden)[0].numpy()}


def draw_margin(logits: np.ndarray, sampling: Sampling, position: int) -> float:
    """How far the draw is from one that gives another token, in probability: the nearest edge of the cumulative
    distribution, the edge of topP, the edge of topK. At temperature 0, the first token's lead over the second."""
    if sampling.temperature == 0:
        _, (first, second) = draw_distribution(logits, Sampling(1, 2, 1, 0))
        return first - second
    _, probabilities = draw_distribution(logits, sampling)
    edges = [np.abs(np.cumsum(probabilities)[:-1] - seeded_uniform(sampling.seed, position))]
    _, free = draw_distribution(logits, replace(sampling, topP=1))
    if sampling.topP < 1:
        edges.append(np.abs(np.cumsum(free) - sampling.topP))
    if sampling.topK:
        _, beyond = draw_distribution(logits, replace(sampling, topP=1, topK=sampling.topK + 1))
        edges.append(beyond[-2:-1] - beyond[-1:])
    return float(min((edge.min() for edge in edges if len(edge)), default=1.0))


def smallest_margin(model: Stack, ids: list[int], written: list[int], sampling: Sampling) -> float:
    logits = computed(model, [*ids, *written[:-1]])["logits"]
    return min(draw_margin(logits[position - 1], sampling, position) for position in range(len(ids), len(ids) + len(written)))


def safe_sampling(model: Stack, ids: list[int], sampling: Sampling) -> tuple[Sampling, list[int], float]:
    """The sampling with the first seed from its own on with which no draw is close to a boundary; what it writes; its margin."""
    while True:
        written = write(model, ids, sampling, STEPS)
        margin = smallest_margin(model, ids, written, sampling)
        if margin > CLOSEST:
            return sampling, written, margin
        sampling = replace(sampling, seed=sampling.seed + 1)


def continuation(model: Stack, tokenizer: Tokenizer, ids: list[int], sampling: Sampling) -> dict:
    sampling, written, margin = safe_sampling(model, ids, sampling)
    before = tokenizer.decode(ids)
    text = tokenizer.decode(ids + written)[len(before) :]
    print(f"{sampling}, margin {margin:.1e}: {before}|{text}")
    return {"sampling": {**asdict(sampling), "steps": STEPS}, "writtenIds": written, "writtenText": text,
            "smallestMargin": float(f"{margin:.2g}")}


def run(recipe: dict, arguments) -> None:
    shipped = load_shipped(recipe, new_model(recipe))
    model, tokenizer = copy.deepcopy(shipped.model).double(), shipped.tokenizer
    tensors, sentences, off = {}, [], {}
    for index, given in enumerate(TEXTS):
        text_ids = tokenizer.encode(given.text).ids
        ids = [START, *text_ids]
        found = computed(model, ids)
        for key, value in computed(shipped.model, ids).items():
            off[key] = max(off.get(key, 0.0), float(np.abs(value - found[key]).max()))
        if len(ids) >= LONGEST_WITH_LOGITS or given.sampling:
            del found["logits"]
        tensors |= {f"{index}.{key}": value.astype(np.float32) for key, value in found.items()}
        sentences.append({
            "name": given.name, "text": given.text, "task": "generation",
            "target": sequence(tokenizer, given.text, text_ids, ids),
            "tensors": {f"{index}.{key}": list(value.shape) for key, value in found.items()},
            **(continuation(model, tokenizer, ids, given.sampling) if given.sampling else {}),
        })
        print(f"{given.name}: {len(ids)} tokens")
    write_golden(recipe, shipped.manifest, sentences, tensors, off)
    check_against_onnxruntime(model_folder(recipe))
