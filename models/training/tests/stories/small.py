"""A model small enough for tests, with random weights."""

import torch

from training.core.shipped import round_weights
from training.core.stack import Stack


def small_model() -> Stack:
    torch.manual_seed(1)
    model = Stack(vocabulary=40, width=128, feed_forward=192, heads=2, layers=2, max_tokens=16, dropout=0.1,
                  causal=True, positions="sinusoidal")
    round_weights(model)
    return model.eval()
