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


def induction_keys(length: int, segment: int) -> Tensor:
    """[N, N], 1 where the key is the token after an earlier copy of the query's token."""
    query, key = torch.arange(length)[:, None], torch.arange(length)[None, :]
    distance = query + 1 - key
    return ((query > segment) & (key >= 2) & (distance > 0) & (distance % segment == 0)).float()


def prefix_matching(weights: Tensor, segment: int) -> Tensor:
    """weights [..., N, N] of rows as above → [...]: mean weight, in the later copies, on the tokens after the
    earlier copies of the current token (all earlier copies together)."""
    keys = induction_keys(weights.shape[-1], segment)
    return (weights * keys).sum(-1)[..., segment + 1 :].mean(-1)


def uniform_score(length: int, segment: int) -> float:
    """The score of a head that spreads its weight evenly over what it may see."""
    rows = torch.ones(length, length).tril()
    return prefix_matching(rows / rows.sum(-1, keepdim=True), segment).item()


@torch.no_grad()
def induction_scores(model: Stack, rows: Tensor, segment: int, batch_rows: int = 16) -> Tensor:
    """[rows, L, H]"""
    parts = []
    for group in rows.split(batch_rows):
        _, attentions = model(group)
        parts.append(torch.stack([prefix_matching(weights, segment) for weights in attentions], dim=1))
    return torch.cat(parts)


@torch.no_grad()
def copied_share(model: Stack, rows: Tensor, segment: int) -> float:
    """How often the most probable next token is the right one, from the second token of the second copy on."""
    hidden, _ = model(rows)
    best = model.logits(hidden).argmax(-1)[:, segment + 1 : -1]
    return (best == rows[:, segment + 2 :]).float().mean().item()
