"""Induction on repeated random tokens (Olsson et al. 2022)."""

import numpy as np
import torch
from torch import Tensor

from ..core.layers import START
from ..core.stack import Stack
from .batches import repeated


def random_repetitions(count: int, segment: int, copies: int, probabilities: np.ndarray, seed: int) -> Tensor:
    """[count, 1 + copies · segment]: the start mark, then a random segment `copies` times."""
    random = np.random.default_rng(seed)
    rows = [repeated(segment * copies, segment, probabilities, random) for _ in range(count)]
    return torch.from_numpy(np.insert(np.stack(rows), 0, START, axis=1))


def prefix_matching(weights: Tensor, segment: int) -> Tensor:
    """weights [B, H, N, N] of rows as above → [B, H]: mean weight, in the later copies, on the tokens after the
    earlier copies of the current token (all earlier copies together)."""
    length = weights.shape[-1]
    query = torch.arange(length)[:, None]
    key = torch.arange(length)[None, :]
    distance = query + 1 - key
    matches = (query > segment) & (key >= 2) & (distance > 0) & (distance % segment == 0)
    scores = torch.where(matches, weights, 0.0).sum(-1)
    return scores[..., segment + 1 :].mean(-1)


@torch.no_grad()
def induction_scores(model: Stack, rows: Tensor, segment: int, batch_rows: int = 16) -> Tensor:
    """[rows, L, H]"""
    parts = []
    for at in range(0, len(rows), batch_rows):
        _, attentions = model(rows[at : at + batch_rows])
        parts.append(torch.stack([prefix_matching(weights, segment) for weights in attentions], dim=1))
    return torch.cat(parts)
