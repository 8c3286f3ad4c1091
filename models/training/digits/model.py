"""A vision Transformer in small: an encoder over patches, and a linear layer that reads `<cls>`."""

import torch
from torch import Tensor, nn

from ..core.layers import sinusoidal_positions
from ..core.stack import Stack
from .pictures import FIRST_LEVEL, LABELS, LEVELS, SIDE


class Digits(nn.Module):
    """Parameter names: stack.*, digit.*"""

    def __init__(self, shape: dict):
        super().__init__()
        self.stack = Stack(FIRST_LEVEL + LEVELS, shape["width"], shape["feed_forward"], shape["heads"], shape["layers"],
                           SIDE * SIDE + 1, shape["dropout"], causal=False, positions="learned")
        self.digit = nn.Linear(shape["width"], len(LABELS))

    def forward(self, ids: Tensor) -> tuple[Tensor, list[Tensor]]:
        """ids [B, 65] → logits [B, 10], one attention [B, H, 65, 65] a layer."""
        hidden, attentions = self.stack(ids)
        return self.digit(hidden[:, 0]), attentions


def grid_positions(width: int) -> Tensor:
    """[65, width]: a half for the row and a half for the column of a patch; `<cls>`, which has no place, zeros."""
    table, places = sinusoidal_positions(SIDE, width // 2), torch.arange(SIDE * SIDE)
    patches = torch.cat([table[places // SIDE], table[places % SIDE]], dim=1)
    return torch.cat([torch.zeros(1, width), patches])


def new_model(recipe: dict) -> Digits:
    """It begins as a ViT does whose patches are one number: a patch's vector is its ink times one vector, and its place."""
    torch.manual_seed(recipe["seed"])
    model, width = Digits(recipe["model"]), recipe["model"]["width"]
    with torch.no_grad():
        ink = torch.arange(LEVELS) / (LEVELS - 1) - 0.5
        model.stack.embedding.weight[FIRST_LEVEL:] = ink[:, None] * torch.randn(width) * 2 * width ** -0.5
        model.stack.positions.copy_(grid_positions(width))
    return model
