"""A model small enough for tests, with random weights."""

import torch

from training.tagger.model import Tagger

RECIPE = {
    "seed": 1,
    "tokenizer": {"vocabulary": 40},
    "model": {"width": 64, "feed_forward": 128, "heads": 2, "layers": 2, "max_tokens": 24, "dropout": 0.1, "arc_width": 128},
}


def small_model() -> Tagger:
    torch.manual_seed(1)
    return Tagger(RECIPE).eval()
