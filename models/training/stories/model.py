"""The model of a stories recipe, and the head that looks back from its first step on."""

import torch
from torch import nn

from ..core.stack import Stack


@torch.no_grad()
def look_back(embedding: nn.Embedding, attention: nn.Module, head: int, frequencies: int, gain: float) -> None:
    """Makes a head of the first layer attend to the token before, by sinusoidal positions alone.

    Of positions i (query) and j (key) it reads the `frequencies` fastest pairs of columns, the query's turned back by one
    position: scores grow with Σ cos(ω(i − 1 − j)). Tokens begin without a part in these columns, nor in the slowest
    sine, which is 0 everywhere and so tells what the norm has subtracted.
    """
    width, share = embedding.embedding_dim, embedding.embedding_dim // attention.heads
    fast, zero = 2 * frequencies, width - 2
    embedding.weight[:, [*range(fast), zero]] = 0
    rows = slice(head * share, (head + 1) * share)
    for part, turned in ((attention.key, 0.0), (attention.query, 1.0)):
        part.weight[rows], part.bias[rows] = 0, 0
        for pair in range(frequencies):
            angle = torch.tensor(turned * 10_000.0 ** (-2 * pair / width))
            at, sine, cosine = head * share + 2 * pair, torch.sin(angle), torch.cos(angle)
            part.weight[at, [2 * pair, 2 * pair + 1, zero]] = gain * torch.stack([cosine, -sine, sine - cosine])
            part.weight[at + 1, [2 * pair, 2 * pair + 1, zero]] = gain * torch.stack([sine, cosine, -sine - cosine])


def new_model(recipe: dict) -> Stack:
    torch.manual_seed(recipe["seed"])
    model = Stack(vocabulary=recipe["tokenizer"]["vocabulary"], **recipe["model"])
    look_back(model.embedding, model.blocks[0].attention, **recipe["look_back"])
    return model
