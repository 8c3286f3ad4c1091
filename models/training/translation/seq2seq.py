"""An encoder–decoder Transformer whose attention weights are part of its result.

Pre-norm, sinusoidal positions, one embedding matrix for both languages and the output
(Vaswani et al. 2017; Xiong et al. 2020 for pre-norm).

Shapes: B batch, S source tokens, T target tokens, D width, H heads, V vocabulary.
"""

import math

import torch
from torch import Tensor, nn

from ..core.layers import (PAD, Attention, Block, FeedForward, LockedDropout, causal_mask, padding_mask,
                           sinusoidal_positions)


class DecoderLayer(nn.Module):
    def __init__(self, width: int, inner: int, heads: int, dropout: float):
        super().__init__()
        self.norm_attention = nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.norm_cross = nn.LayerNorm(width)
        self.cross = Attention(width, heads)
        self.norm_feed = nn.LayerNorm(width)
        self.feed = FeedForward(width, inner)
        self.dropout = LockedDropout(dropout)

    def forward(self, x, past, cross, causal_mask, source_mask):
        """past: earlier (keys, values) of this layer or None; cross: (keys, values) of the source.

        Returns x, this layer's (keys, values) up to now, self weights, cross weights.
        """
        normed = self.norm_attention(x)
        keys, values = self.attention.project(normed)
        if past is not None:
            keys = torch.cat([past[0], keys], dim=2)
            values = torch.cat([past[1], values], dim=2)
        mixed, self_weights = self.attention(normed, keys, values, causal_mask)
        x = x + self.dropout(mixed)
        mixed, cross_weights = self.cross(self.norm_cross(x), *cross, source_mask)
        x = x + self.dropout(mixed)
        return x + self.dropout(self.feed(self.norm_feed(x))), (keys, values), self_weights, cross_weights


class Seq2Seq(nn.Module):
    def __init__(self, vocabulary: int, width: int, feed_forward: int, heads: int,
                 encoder_layers: int, decoder_layers: int, max_tokens: int, dropout: float):
        super().__init__()
        self.max_tokens = max_tokens
        self.embedding = nn.Embedding(vocabulary, width, padding_idx=PAD)
        nn.init.normal_(self.embedding.weight, std=width ** -0.5)
        self.register_buffer("positions", sinusoidal_positions(max_tokens, width))
        self.embedding_scale = math.sqrt(width)
        self.dropout = LockedDropout(dropout)
        self.encoder = nn.ModuleList(Block(width, feed_forward, heads, dropout) for _ in range(encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(width, feed_forward, heads, dropout) for _ in range(decoder_layers))
        self.norm_encoder = nn.LayerNorm(width)
        self.norm_decoder = nn.LayerNorm(width)

    def embed(self, ids: Tensor, positions: Tensor) -> Tensor:
        return self.dropout(self.embedding(ids) * self.embedding_scale + positions)

    def encode(self, source: Tensor, source_mask: Tensor | None) -> tuple[Tensor, list[Tensor]]:
        """source [B, S] → memory [B, S, D] and one [B, H, S, S] a layer."""
        x = self.embed(source, self.positions[: source.shape[1]])
        attentions = []
        for layer in self.encoder:
            x, weights = layer(x, source_mask)
            attentions.append(weights)
        return self.norm_encoder(x), attentions

    def cross_memory(self, memory: Tensor) -> list[tuple[Tensor, Tensor]]:
        """Keys and values of the source, one pair a decoder layer, each [B, H, S, D/H]."""
        return [layer.cross.project(memory) for layer in self.decoder]

    def decode(self, target: Tensor, positions: Tensor, pasts, crosses, causal_mask, source_mask):
        """target [B, T] → hidden [B, T, D], presents, self weights, cross weights (one each a layer)."""
        x = self.embed(target, positions)
        presents, self_attentions, cross_attentions = [], [], []
        for layer, past, cross in zip(self.decoder, pasts, crosses):
            x, present, self_weights, cross_weights = layer(x, past, cross, causal_mask, source_mask)
            presents.append(present)
            self_attentions.append(self_weights)
            cross_attentions.append(cross_weights)
        return self.norm_decoder(x), presents, self_attentions, cross_attentions

    def logits(self, hidden: Tensor) -> Tensor:
        return torch.matmul(hidden, self.embedding.weight.t())

    def forward(self, source: Tensor, target: Tensor):
        """Teacher-forced: source [B, S], target [B, T], padded with PAD.

        Returns hidden [B, T, D] and the weights of encoder, decoder and cross-attention.
        """
        source_mask = padding_mask(source)
        memory, encoder_attentions = self.encode(source, source_mask)
        hidden, _, self_attentions, cross_attentions = self.decode(
            target, self.positions[: target.shape[1]], [None] * len(self.decoder),
            self.cross_memory(memory), causal_mask(target.shape[1]), source_mask)
        return hidden, encoder_attentions, self_attentions, cross_attentions
