"""One encoder and the heads of its four tasks.

Shapes: B batch, N tokens, D width, V vocabulary, L labels.
"""

import math

import torch
from torch import Tensor, nn

from ..core.stack import Stack
from .examples import ENTITY_LABELS, RELATION_LABELS
from .specials import MARKS


class MaskedWord(nn.Module):
    """Hidden states → logits through the embedding matrix, with a bias a token."""

    def __init__(self, width: int, vocabulary: int):
        super().__init__()
        self.transform = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(vocabulary))

    def forward(self, hidden: Tensor, embedding: Tensor) -> Tensor:
        """hidden [..., D], embedding [V, D] → [..., V]"""
        return torch.matmul(self.norm(torch.relu(self.transform(hidden))), embedding.t()) + self.bias


class Dependencies(nn.Module):
    """A bilinear score for every pair: row = dependent, column = head."""

    def __init__(self, width: int, inner: int):
        super().__init__()
        self.dependent = nn.Linear(width, inner)
        self.head = nn.Linear(width, inner)
        self.scale = 1 / math.sqrt(inner)

    def forward(self, hidden: Tensor) -> Tensor:
        """[B, N, D] → [B, N, N]"""
        return torch.matmul(self.dependent(hidden), self.head(hidden).transpose(1, 2)) * self.scale


class RelationOfMarks(nn.Module):
    """The hidden states of the four entity marks, side by side → labels."""

    def __init__(self, width: int, labels: int):
        super().__init__()
        self.join = nn.Linear(width * len(MARKS), width)
        self.label = nn.Linear(width, labels)
        self.dropout = nn.Dropout(0.0)

    def forward(self, ids: Tensor, hidden: Tensor) -> Tensor:
        """ids [B, N], hidden [B, N, D] → [B, L]; a mark that is missing counts as zeros."""
        found = [torch.matmul((ids == mark).to(hidden.dtype).unsqueeze(1), hidden).squeeze(1) for mark in MARKS]
        return self.label(self.dropout(torch.relu(self.join(self.dropout(torch.cat(found, -1))))))


class WordModel(nn.Module):
    """The encoder, and what it learns first: masked words."""

    def __init__(self, recipe: dict):
        super().__init__()
        model, vocabulary = recipe["model"], recipe["tokenizer"]["vocabulary"]
        self.encoder = Stack(vocabulary, model["width"], model["feed_forward"], model["heads"], model["layers"],
                             model["max_tokens"], model["dropout"], causal=False, positions="sinusoidal")
        self.masked_word = MaskedWord(model["width"], vocabulary)

    def words(self, hidden: Tensor) -> Tensor:
        return self.masked_word(hidden, self.encoder.embedding.weight)


class Tagger(WordModel):
    def __init__(self, recipe: dict):
        super().__init__(recipe)
        width = recipe["model"]["width"]
        self.entities = nn.Linear(width, len(ENTITY_LABELS))
        self.dependencies = Dependencies(width, recipe["model"]["arc_width"])
        self.relation = RelationOfMarks(width, len(RELATION_LABELS))


def new_model(recipe: dict) -> Tagger:
    torch.manual_seed(recipe["seed"])
    return Tagger(recipe)
