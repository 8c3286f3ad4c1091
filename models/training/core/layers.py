"""The parts that every model here is made of; attention weights are part of each result.

Pre-norm blocks (Xiong et al. 2020), sinusoidal positions (Vaswani et al. 2017).
Shapes: B batch, N tokens, Q queries, K keys, D width, H heads.
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


class Block(nn.Module):
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


def padding_mask(ids: Tensor) -> Tensor:
    """[B, N] ids → [B, 1, 1, N], −inf at padding."""
    return torch.zeros(ids.shape).masked_fill(ids == PAD, -math.inf)[:, None, None, :]


def causal_mask(length: int) -> Tensor:
    """[length, length], −inf above the diagonal."""
    return torch.full((length, length), -math.inf).triu(1)
