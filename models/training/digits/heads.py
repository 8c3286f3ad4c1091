"""What the heads look at, each number beside what a head would have that looks at every patch alike."""

import numpy as np
import torch
from scipy.stats import kendalltau

from .model import Digits
from .pictures import FIRST_LEVEL, SIDE, ids_of

EFFECT_PICTURES = 40


@torch.no_grad()
def attention_of(model: Digits, pictures: np.ndarray) -> np.ndarray:
    """[n, layers, H, 65, 65]"""
    return torch.stack(model(torch.from_numpy(ids_of(pictures)))[1], 1).numpy()


def neighbours() -> np.ndarray:
    """[64, 64], 1 where two different patches touch."""
    rows, columns = np.divmod(np.arange(SIDE * SIDE), SIDE)
    near = (abs(rows[:, None] - rows) <= 1) & (abs(columns[:, None] - columns) <= 1)
    return near & ~np.eye(SIDE * SIDE, dtype=bool)


def head_report(model: Digits, pictures: np.ndarray) -> dict:
    """Per head: the weight of the `<cls>` row on patches with ink, of patches' rows on the patches that touch them, and on `<cls>`."""
    weights, ink = attention_of(model, pictures), pictures.reshape(len(pictures), -1) > 0
    near = neighbours()
    on_ink = (weights[:, :, :, 0, 1:] * ink[:, None, None]).sum(-1).mean(0)
    on_near = (weights[:, :, :, 1:, 1:] * near).sum(-1).mean((0, 3))
    on_cls = weights[:, :, :, 1:, 0].mean((0, 3))
    rows = [{"head": f"L{layer} H{head}", "ink": on_ink[layer, head], "near": on_near[layer, head], "cls": on_cls[layer, head]}
            for layer in range(on_ink.shape[0]) for head in range(on_ink.shape[1])]
    patches = SIDE * SIDE + 1
    uniform = {"head": "every patch alike", "ink": ink.mean() * (patches - 1) / patches, "near": near.sum(-1).mean() / patches, "cls": 1 / patches}
    return {"pictures": len(pictures), "rows": [{name: value if name == "head" else round(float(value), 3) for name, value in row.items()}
                                                for row in [uniform, *rows]]}


@torch.no_grad()
def agreement_with_effect(model: Digits, pictures: np.ndarray) -> list[dict]:
    """Kendall's τ between the `<cls>` row and what emptying each inked patch does to the probability of the answer, mean over pictures."""
    found: dict[str, list[float]] = {}
    for picture in pictures[:EFFECT_PICTURES]:
        inked = np.flatnonzero(picture.flatten())
        emptied = np.repeat(ids_of(picture[None]), len(inked) + 1, axis=0)
        emptied[np.arange(len(inked)) + 1, inked + 1] = FIRST_LEVEL
        probabilities = torch.softmax(model(torch.from_numpy(emptied))[0], -1).numpy()
        change = np.abs(probabilities[1:, probabilities[0].argmax()] - probabilities[0].max())
        weights = attention_of(model, picture[None])[0]
        for layer, heads in enumerate(weights):
            for head, matrix in enumerate(heads):
                found.setdefault(f"L{layer} H{head}", []).append(kendalltau(matrix[0, inked + 1], change).statistic)
    return [{"head": head, "tau": round(float(np.nanmean(values)), 2)} for head, values in found.items()]
