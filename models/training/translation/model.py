"""The model of a translation recipe."""

import torch

from .seq2seq import Seq2Seq


def new_model(recipe: dict) -> Seq2Seq:
    torch.manual_seed(recipe["seed"])
    return Seq2Seq(vocabulary=recipe["tokenizer"]["vocabulary"], **recipe["model"])
