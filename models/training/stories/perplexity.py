"""How well held-out texts are foreseen."""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from ..core.layers import END, PAD, START
from ..core.stack import Stack


@dataclass
class TextLoss:
    nats: float         # negative log-likelihood of the whole text
    tokens: int         # predicted: pieces, and the end mark where it was reached
    characters: int     # of the text that was predicted


@torch.no_grad()
def text_losses(model: Stack, tokenizer: Tokenizer, texts: list[str], batch_rows: int = 16) -> list[TextLoss]:
    """Each text alone, after the start mark; what is beyond the model's length is left out."""
    encodings = tokenizer.encode_batch(texts)
    order = sorted(range(len(texts)), key=lambda index: len(encodings[index].ids))
    losses: list[TextLoss | None] = [None] * len(texts)
    for at in range(0, len(order), batch_rows):
        group = order[at : at + batch_rows]
        rows = [(encodings[index].ids + [END])[: model.max_tokens] for index in group]
        width = max(map(len, rows))
        asked = torch.tensor([row + [PAD] * (width - len(row)) for row in rows])
        read = torch.cat([torch.full((len(rows), 1), START), asked[:, :-1]], dim=1)
        hidden, _ = model(read)
        nats = F.cross_entropy(model.logits(hidden).flatten(0, 1), asked.flatten(), reduction="none", ignore_index=PAD)
        for index, row, total in zip(group, rows, nats.view(asked.shape).double().sum(1).tolist()):
            encoding = encodings[index]
            characters = len(texts[index]) if len(row) > len(encoding.ids) else encoding.offsets[len(row) - 1][1]
            losses[index] = TextLoss(total, len(row), characters)
    return losses


def perplexity(losses: list[TextLoss], unit: str = "tokens") -> float:
    """exp of the mean nats a token, or a character."""
    return math.exp(sum(loss.nats for loss in losses) / sum(getattr(loss, unit) for loss in losses))
