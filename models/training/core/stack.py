"""A Transformer of self-attention alone: an encoder (every token sees all), or a decoder (a token sees those before it).

Shapes: B batch, N tokens, D width, H heads, V vocabulary.
"""

import math

import torch
from torch import Tensor, nn

from .layers import PAD, Block, LockedDropout, causal_mask, padding_mask, sinusoidal_positions


class Stack(nn.Module):
    """Embedding, positions, blocks, a last norm; the embedding matrix can serve as the output too.

    positions: "sinusoidal" (fixed) or "learned".
    """

    def __init__(self, vocabulary: int, width: int, feed_forward: int, heads: int, layers: int, max_tokens: int,
                 dropout: float, causal: bool, positions: str):
        super().__init__()
        self.max_tokens, self.causal = max_tokens, causal
        self.embedding = nn.Embedding(vocabulary, width, padding_idx=PAD)
        nn.init.normal_(self.embedding.weight, std=width ** -0.5)
        self.embedding_scale = math.sqrt(width)
        table = sinusoidal_positions(max_tokens, width)
        if positions == "learned":
            self.positions = nn.Parameter(0.1 * table)
        else:
            self.register_buffer("positions", table)
        self.dropout = LockedDropout(dropout)
        self.blocks = nn.ModuleList(Block(width, feed_forward, heads, dropout) for _ in range(layers))
        self.norm = nn.LayerNorm(width)

    def forward(self, ids: Tensor) -> tuple[Tensor, list[Tensor]]:
        """ids [B, N], padded with PAD at the end → hidden [B, N, D] and one [B, H, N, N] a layer."""
        mask = causal_mask(ids.shape[1]) if self.causal else padding_mask(ids)
        x = self.dropout(self.embedding(ids) * self.embedding_scale + self.positions[: ids.shape[1]])
        attentions = []
        for block in self.blocks:
            x, weights = block(x, mask)
            attentions.append(weights)
        return self.norm(x), attentions

    def logits(self, hidden: Tensor) -> Tensor:
        """[..., D] → [..., V] through the embedding matrix."""
        return torch.matmul(hidden, self.embedding.weight.t())
