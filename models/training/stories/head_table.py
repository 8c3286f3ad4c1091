"""What each head does on average over held-out stories, each alone after the start mark."""

import math

import torch
from torch import Tensor

from ..core.stack import Stack

MEASURES = ("previous", "first", "duplicate", "entropy", "share_of_uniform")


def earlier_copies(ids: Tensor) -> Tensor:
    """ids [N] → [N, N], 1 where an earlier key holds the query's token."""
    return (ids[:, None] == ids[None, :]).float().tril(-1)


def head_sums(weights: Tensor, ids: Tensor) -> tuple[Tensor, Tensor]:
    """weights [L, H, N, N] → sums [L, H, measures] over queries, and how many queries [measures] they are over.

    previous: weight on the token before; first: on the start mark, from all later queries; duplicate: on earlier copies
    of the query's token, where there are any; entropy: bits; share_of_uniform: entropy / that of equal weights.
    """
    length = len(ids)
    copies = earlier_copies(ids)
    entropy = torch.special.entr(weights).sum(-1)
    uniform = torch.arange(1, length + 1).log()
    sums = torch.stack([
        weights.diagonal(-1, dim1=-2, dim2=-1).sum(-1),
        weights[..., 1:, 0].sum(-1),
        (weights * copies).sum((-1, -2)),
        entropy.sum(-1) / math.log(2),
        (entropy[..., 1:] / uniform[1:]).sum(-1),
    ], dim=-1)
    with_copy = int((copies.sum(-1) > 0).sum())
    return sums.double(), torch.tensor([length - 1, length - 1, with_copy, length, length - 1])


@torch.no_grad()
def head_measures(model: Stack, texts: list[list[int]]) -> dict[str, list[list[float]]]:
    """measure → [L][H], means over all queries of all texts (ids, start mark first)."""
    sums, counts = 0, 0
    for text in texts:
        ids = torch.tensor(text)
        _, attentions = model(ids[None])
        more_sums, more_counts = head_sums(torch.cat(attentions), ids)
        sums, counts = sums + more_sums, counts + more_counts
    means = sums / counts
    return {measure: means[..., index].tolist() for index, measure in enumerate(MEASURES)}
