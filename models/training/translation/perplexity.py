"""Perplexity a target piece."""

import math
import random

import torch
import torch.nn.functional as F

from ..core.layers import PAD
from .batches import batches_of, collate
from .seq2seq import Seq2Seq


@torch.no_grad()
def perplexity(model: Seq2Seq, examples: list) -> float:
    """exp of the mean negative log-likelihood a target token (pieces and end mark); examples as batches.Pairs gives them."""
    total, count = 0.0, 0
    for group in batches_of(examples, 4096, random.Random(0)):
        batch = collate(group)
        hidden, *_ = model(batch.source, batch.target_in)
        keep = batch.target_out != PAD
        total += F.cross_entropy(model.logits(hidden[keep]), batch.target_out[keep], reduction="sum").item()
        count += int(keep.sum())
    return math.exp(total / count)
