"""An encoder–decoder Transformer whose attention weights are part of its result.

Pre-norm, sinusoidal positions, one embedding matrix for both languages and the output
(Vaswani et al. 2017; Xiong et al. 2020 for pre-norm).

Shapes: B batch, S source tokens, T target tokens, D width, H heads, V vocabulary.
"""

import math

import torch
from torch import Tensor, nn

PAD, UNKNOWN, START, END = 0, 1, 2, 3


def sinusoidal_positions(count: int, width: int) -> Tensor:
    """[count, width] fixed position vectors; even columns sine, odd columns cosine."""
    position = torch.arange(count).unsqueeze(1)
    frequency = torch.exp(torch.arange(0, width, 2) * (-math.log(10_000.0) / width))
    table = torch.zeros(count, width)
    table[:, 0::2] = torch.sin(position * frequency)
    table[:, 1::2] = torch.cos(position * frequency)
    return table


class LockedDropout(nn.Module):
    """Dropout with one mask a sentence, shared by its tokens (Gal & Ghahramani 2016): x [B, N, D].

    Drawing a mask for every token took a seventh of a training step on a CPU.
    """

    def __init__(self, rate: float):
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0:
            return x
        keep = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(1 - self.rate)
        return x * (keep / (1 - self.rate))


class Attention(nn.Module):
    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.scale = 1.0 / math.sqrt(width // heads)
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.output = nn.Linear(width, width)

    def split(self, x: Tensor) -> Tensor:
        """[B, N, D] → [B, H, N, D/H]"""
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def project(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Keys and values of x, each [B, H, N, D/H]."""
        return self.split(self.key(x)), self.split(self.value(x))

    def forward(self, x: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """x [B, Q, D] asks keys and values [B, H, K, D/H]; mask broadcasts to [B, H, Q, K], 0 or −inf.

        Returns the mixed values [B, Q, D] and the weights [B, H, Q, K], whose rows sum to 1.
        """
        scores = torch.matmul(self.split(self.query(x)), keys.transpose(-1, -2)) * self.scale
        if mask is not None:
            scores = scores + mask
        weights = torch.softmax(scores, dim=-1)
        mixed = torch.matmul(weights.to(values.dtype), values).transpose(1, 2).flatten(-2)
        return self.output(mixed), weights


class FeedForward(nn.Module):
    def __init__(self, width: int, inner: int):
        super().__init__()
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)

    def forward(self, x: Tensor) -> Tensor:
        return self.down(torch.relu(self.up(x)))


class EncoderLayer(nn.Module):
    def __init__(self, width: int, inner: int, heads: int, dropout: float):
        super().__init__()
        self.norm_attention = nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.norm_feed = nn.LayerNorm(width)
        self.feed = FeedForward(width, inner)
        self.dropout = LockedDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        normed = self.norm_attention(x)
        mixed, weights = self.attention(normed, *self.attention.project(normed), mask)
        x = x + self.dropout(mixed)
        return x + self.dropout(self.feed(self.norm_feed(x))), weights


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
        self.encoder = nn.ModuleList(EncoderLayer(width, feed_forward, heads, dropout) for _ in range(encoder_layers))
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


def padding_mask(ids: Tensor) -> Tensor:
    """[B, N] ids → [B, 1, 1, N], −inf at padding."""
    return torch.zeros(ids.shape).masked_fill(ids == PAD, -math.inf)[:, None, None, :]


def causal_mask(length: int) -> Tensor:
    """[length, length], −inf above the diagonal."""
    return torch.full((length, length), -math.inf).triu(1)
