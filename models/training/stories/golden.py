"""golden: what PyTorch computes for a few texts with the shipped weights, in float64; the page must agree."""

import copy
from dataclasses import asdict, replace

import numpy as np
import torch
from tokenizers import Tokenizer

from ..core.golden_files import ABSOLUTE, LOGITS_RELATIVE, Differences, check_against_onnxruntime, sequence, write_golden
from ..core.layers import END, START
from ..core.recipe import model_folder
from ..core.shipped import load_shipped
from ..core.stack import Stack
from .golden_texts import LONGEST_WITH_LOGITS, STEPS, TEXTS
from .model import new_model
from .onnx_model import SITE
from .sampling import Sampling, draw_distribution, seeded_uniform, write

LAST_SEED = 1000
CLOSEST = 1e-4  # a draw that lies closer to a boundary could fall on its other side in float32


@torch.no_grad()
def computed(model: Stack, ids: list[int]) -> dict[str, np.ndarray]:
    """`decoder.{layer}`: [H, N, N]; `logits`: [N, V]."""
    hidden, attentions = model(torch.tensor([ids]))
    tensors = {f"{SITE}.{layer}": weights[0].numpy() for layer, weights in enumerate(attentions)}
    return tensors | {"logits": model.logits(hidden)[0].numpy()}


def in_reach(model: Stack, ids: list[int], logits: np.ndarray) -> bool:
    """Whether PyTorch's own float32 is within half of the tolerance: where it is not, no float32 can be held to it."""
    off = np.abs(computed(model, ids)["logits"] - logits)
    return bool((off <= (ABSOLUTE + LOGITS_RELATIVE * np.abs(logits)) / 2).all())


def draw_margin(logits: np.ndarray, sampling: Sampling, position: int) -> float:
    """How far, in probability, the draw is from giving another token: the nearest edge of the cumulative distribution,
    or the edge of topP. At temperature 0: the first token's lead over the second."""
    if sampling.temperature == 0:
        _, (first, second) = draw_distribution(logits, Sampling(1, 2, 1, 0))
        return float(first - second)
    _, probabilities = draw_distribution(logits, sampling)
    distances = list(np.abs(np.cumsum(probabilities)[:-1] - seeded_uniform(sampling.seed, position)))
    if sampling.topP < 1:
        _, uncut = draw_distribution(logits, replace(sampling, topP=1))
        distances += list(np.abs(np.cumsum(uncut) - sampling.topP))
    return float(min(distances, default=1.0))


@torch.no_grad()
def write_safely(model: Stack, ids: list[int], sampling: Sampling) -> tuple[list[int], float] | None:
    """What `write` writes, and the smallest margin of its draws; None when one is too close to a boundary."""
    written, smallest = [], 1.0
    while len(written) < STEPS and END not in written:
        logits = computed(model, [*ids, *written])["logits"][-1]
        smallest = min(smallest, draw_margin(logits, sampling, len(ids) + len(written)))
        if smallest <= CLOSEST:
            return None
        written += write(model, [*ids, *written], sampling, 1)
    return written, smallest


def safe_sampling(model: Stack, ids: list[int], sampling: Sampling) -> tuple[Sampling, list[int], float]:
    """With the first seed from its own on that has no draw close to a boundary."""
    for seed in range(sampling.seed, sampling.seed + LAST_SEED):
        if found := write_safely(model, ids, replace(sampling, seed=seed)):
            return replace(sampling, seed=seed), *found
    raise SystemExit(f"{sampling}: every seed has a draw that is too close to a boundary: take another text")


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
    tensors, sentences, off = {}, [], Differences(recipe, shipped.model, new_model(recipe))
    for index, given in enumerate(TEXTS):
        text_ids = tokenizer.encode(given.text).ids
        ids = [START, *text_ids]
        found = computed(model, ids)
        off.note(found, lambda model: computed(model, ids))
        if len(ids) >= LONGEST_WITH_LOGITS or given.sampling or not in_reach(shipped.model, ids, found["logits"]):
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
