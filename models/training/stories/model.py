"""The model of a stories recipe."""

import torch

from ..core.stack import Stack


def new_model(recipe: dict) -> Stack:
    torch.manual_seed(recipe["seed"])
    return Stack(vocabulary=recipe["tokenizer"]["vocabulary"], **recipe["model"])
