"""The seeded draw of the next token; src/math/sampling.ts holds the same arithmetic."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ..core.layers import END, PAD, START, UNKNOWN
from ..core.stack import Stack

EXCLUDED = [PAD, UNKNOWN, START]  # they are no text


@dataclass(frozen=True)
class Sampling:
    temperature: float  # divides the logits; 0 takes the most probable token
    topK: int           # 0 keeps all
    topP: float         # above 0, up to 1
    seed: int           # unsigned, 32 bits


def mixed(value: int) -> int:
    """The finalizer of MurmurHash3 for 32 bits."""
    value ^= value >> 16
    value = value * 0x85EBCA6B % 2**32
    value ^= value >> 13
    value = value * 0xC2B2AE35 % 2**32
    return value ^ value >> 16


def seeded_uniform(seed: int, position: int) -> float:
    """A number from 0 up to 1 for the token at `position`, the start mark being at 0."""
    return mixed((mixed(seed) + position * 0x9E3779B9) % 2**32) / 2**32


def draw_distribution(logits: np.ndarray, sampling: Sampling) -> tuple[np.ndarray, np.ndarray]:
    """logits [V] → ids that stay in the draw, most probable first (ties: smaller id), and their probabilities."""
    logits = logits.astype(np.float64).copy()
    logits[EXCLUDED] = -np.inf
    order = np.argsort(-logits, kind="stable")[: len(logits) - len(EXCLUDED)]
    if sampling.temperature == 0:
        return order[:1], np.ones(1)
    kept = order[: sampling.topK] if sampling.topK else order
    weights = np.exp((logits[kept] - logits[kept[0]]) / sampling.temperature)
    probabilities = weights / weights.sum()
    count = min(int(np.searchsorted(np.cumsum(probabilities), sampling.topP)) + 1, len(kept))
    return kept[:count], probabilities[:count] / probabilities[:count].sum()


def draw_at(ids: np.ndarray, probabilities: np.ndarray, uniform: float) -> int:
    """The first token whose cumulative probability is above `uniform`."""
    at = int(np.searchsorted(np.cumsum(probabilities), uniform, side="right"))
    return int(ids[min(at, len(ids) - 1)])


@torch.no_grad()
def write(model: Stack, ids: list[int], sampling: Sampling, steps: int) -> list[int]:
    """What follows `ids` (start mark first): up to `steps` tokens, an end mark included when it is drawn."""
    written: list[int] = []
    while len(written) < steps and len(ids) + len(written) < model.max_tokens:
        hidden, _ = model(torch.tensor([ids + written]))
        logits = model.logits(hidden[0, -1]).numpy()
        drawn = draw_at(*draw_distribution(logits, sampling), seeded_uniform(sampling.seed, len(ids) + len(written)))
        written.append(drawn)
        if drawn == END:
            break
    return written


@torch.no_grad()
def write_many(model: Stack, prompts: Tensor, samplings: list[Sampling], steps: int) -> list[list[int]]:
    """`write` for prompts [B, N] of one length together."""
    ids, written = prompts, [[] for _ in samplings]
    for _ in range(min(steps, model.max_tokens - prompts.shape[1])):
        hidden, _ = model(ids)
        logits = model.logits(hidden[:, -1]).numpy()
        drawn = [draw_at(*draw_distribution(row, sampling), seeded_uniform(sampling.seed, ids.shape[1]))
                 for row, sampling in zip(logits, samplings)]
        for tokens, token in zip(written, drawn):
            if END not in tokens:
                tokens.append(token)
        if all(END in tokens for tokens in written):
            break
        ids = torch.cat([ids, torch.tensor(drawn)[:, None]], dim=1)
    return written
