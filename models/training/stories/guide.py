"""The loss that shows one head where induction looks, on rows of repeated segments; as Garg et al. 2019 guide a head to align."""

import torch
from torch import Tensor

from ..core.layers import PAD


def followers_of_copies(read: Tensor) -> Tensor:
    """read [B, N] → [B, N, N], 1 where the key follows an earlier copy of the query's token; never the key itself later on."""
    same = read[:, :, None] == read.roll(1, dims=1)[:, None, :]
    same[:, :, 0] = False
    return same.float().tril()


def guided_loss(weights: Tensor, read: Tensor, asked: Tensor) -> Tensor:
    """−ln of the weight [B, N, N] on those keys, mean over the queries of copied rows that are asked something.

    Rows of text are asked everything, and are left alone; 0 when there is no other.
    """
    copied = (asked == PAD).any(dim=1)
    if not copied.any():
        return weights.new_zeros(())
    found = (weights[copied] * followers_of_copies(read[copied])).sum(-1)
    return -found[asked[copied] != PAD].clamp_min(1e-6).log().mean()
