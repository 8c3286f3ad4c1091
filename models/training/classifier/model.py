"""One encoder, two linear heads that read the last layer at `<cls>`."""

import torch
from torch import Tensor, nn

from ..core.stack import Stack


class Classifier(nn.Module):
    """Parameter names: stack.* and heads.{task}.*"""

    def __init__(self, stack: Stack, width: int, labels: dict[str, list[str]]):
        super().__init__()
        self.stack = stack
        self.heads = nn.ModuleDict({task: nn.Linear(width, len(names)) for task, names in labels.items()})

    def forward(self, ids: Tensor) -> tuple[dict[str, Tensor], list[Tensor]]:
        """ids [B, N], `<cls>` first → {task: logits [B, labels]}, one attention [B, H, N, N] a layer."""
        hidden, attentions = self.stack(ids)
        return self.classify(hidden), attentions

    def classify(self, hidden: Tensor) -> dict[str, Tensor]:
        """hidden [B, N, D] → {task: logits [B, labels]}"""
        return {task: head(hidden[:, 0]) for task, head in self.heads.items()}


def new_model(recipe: dict, labels: dict[str, list[str]]) -> Classifier:
    """labels: the names each task tells apart, by task."""
    shape = recipe["model"]
    torch.manual_seed(recipe["seed"])
    stack = Stack(recipe["tokenizer"]["vocabulary"], shape["width"], shape["feed_forward"], shape["heads"],
                  shape["layers"], shape["max_tokens"], shape["dropout"], causal=False, positions=shape["positions"])
    return Classifier(stack, shape["width"], labels)
