"""Translation with a trained model: greedy, as the page does it, and beam search to compare."""

import torch
from tokenizers import Tokenizer
from torch import Tensor

from ..core.layers import END, PAD, START, padding_mask
from .seq2seq import Seq2Seq


def padded(rows: list[list[int]]) -> Tensor:
    """[B, longest], padded with PAD at the end."""
    return torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True, padding_value=PAD)


class Decoding:
    """A batch on its way: one step feeds the last token of every row and keeps keys and values."""

    def __init__(self, model: Seq2Seq, source: Tensor):
        self.model, self.step = model, 0
        self.mask = padding_mask(source)
        self.crosses = model.cross_memory(model.encode(source, self.mask)[0])
        self.pasts = [None] * len(self.crosses)

    def log_probabilities(self, tokens: Tensor) -> Tensor:
        """tokens [B], read at this step → [B, V] for the next one."""
        position = self.model.positions[self.step : self.step + 1]
        hidden, self.pasts, *_ = self.model.decode(tokens[:, None], position, self.pasts, self.crosses, None, self.mask)
        self.step += 1
        return self.model.logits(hidden[:, 0]).log_softmax(-1)

    def reorder(self, rows: Tensor) -> None:
        self.pasts = [(keys[rows], values[rows]) for keys, values in self.pasts]


@torch.no_grad()
def greedy(model: Seq2Seq, source: Tensor, limit: int) -> list[list[int]]:
    """source [B, S] → target ids without marks; at most `limit` tokens, both marks counted."""
    decoding, last = Decoding(model, source), torch.full((len(source),), START)
    written, done = [], torch.zeros(len(source), dtype=torch.bool)
    while len(written) < limit - 1 and not done.all():
        last = decoding.log_probabilities(last).argmax(-1)
        done |= last == END
        written.append(last)
    return [until_end(row) for row in torch.stack(written, 1).tolist()]


@torch.no_grad()
def beam(model: Seq2Seq, source: Tensor, limit: int, width: int = 4) -> list[list[int]]:
    """Beam search with scores divided by length; finished beams stay in the beam. Same shapes as greedy."""
    count = len(source)
    decoding = Decoding(model, source.repeat_interleave(width, 0))
    first_rows = torch.arange(count)[:, None] * width
    tokens = torch.full((count * width, 1), START)
    scores = torch.full((count, width), -torch.inf)
    scores[:, 0] = 0
    lengths, done = torch.ones(count, width), torch.zeros(count, width, dtype=torch.bool)
    while tokens.shape[1] < limit and not done.all():
        step = decoding.log_probabilities(tokens[:, -1]).view(count, width, -1)
        step[done] = -torch.inf
        step[..., END][done] = 0
        totals = (scores[..., None] + step).flatten(1)
        longer = (lengths + ~done)[..., None].expand_as(step).flatten(1)
        best = (totals / longer).topk(width, dim=1).indices
        parents, chosen = best // step.shape[-1], best % step.shape[-1]
        rows = (first_rows + parents).flatten()
        scores, lengths = totals.gather(1, best), longer.gather(1, best)
        done = done.gather(1, parents) | (chosen == END)
        tokens = torch.cat([tokens[rows], chosen.view(-1, 1)], 1)
        decoding.reorder(rows)
    winners = first_rows[:, 0] + (scores / lengths).argmax(1)
    return [until_end(row[1:]) for row in tokens[winners].tolist()]


def until_end(ids: list[int]) -> list[int]:
    return ids[: ids.index(END)] if END in ids else ids


def translate(model: Seq2Seq, tokenizer: Tokenizer, texts: list[str], search=greedy, batch: int = 64) -> list[list[int]]:
    """Target ids of each text, without marks; texts of similar length are decoded together."""
    limit, results = model.max_tokens, [[] for _ in texts]
    sources = [encoding.ids[: limit - 1] + [END] for encoding in tokenizer.encode_batch(texts)]
    order = sorted(range(len(texts)), key=lambda index: len(sources[index]))
    for start in range(0, len(order), batch):
        rows = order[start : start + batch]
        for row, ids in zip(rows, search(model, padded([sources[row] for row in rows]), limit)):
            results[row] = ids
    return results
