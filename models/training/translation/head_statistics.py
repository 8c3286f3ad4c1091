"""What each head does on average over held-out sentences."""

import numpy as np
import torch
from tokenizers import Tokenizer

from ..core.layers import END, START
from .seq2seq import Seq2Seq


@torch.no_grad()
def head_statistics(model: Seq2Seq, tokenizer: Tokenizer, rows: list[dict]) -> list[dict]:
    """One entry a head, the first reference teacher-forced; means over all rows (queries) of all sentences.

    entropy: bits; edge: weight on the source's end mark (encoder, cross) or on the start mark (decoder);
    previous: weight on the key before the query's own (encoder, decoder), rows without one left out.
    """
    sums: dict[tuple, np.ndarray] = {}
    for row in rows:
        source = tokenizer.encode(row["source"]).ids + [END]
        target = [START] + tokenizer.encode(row["references"][0]).ids
        _, *sites = model(torch.tensor([source]), torch.tensor([target]))
        for site, layers in zip(("encoder", "decoder", "cross"), sites):
            for layer, weights in enumerate(layers):
                for head, matrix in enumerate(weights[0].double()):
                    sums[site, layer, head] = sums.get((site, layer, head), 0) + measures(site, matrix)
    return [{"site": site, "layer": layer, "head": head, "entropy": round(entropy / queries, 3),
             "edge": round(edge / queries, 3),
             "previous": None if site == "cross" else round(previous / later, 3)}
            for (site, layer, head), (entropy, edge, previous, queries, later) in sums.items()]


def measures(site: str, matrix: torch.Tensor) -> np.ndarray:
    """matrix [Q, K] → sums over its rows: entropy, edge, previous; and how many rows, how many with a previous key."""
    entropy = torch.special.entr(matrix).sum().item() / np.log(2)
    edge = matrix[:, 0 if site == "decoder" else -1].sum().item()
    previous = 0.0 if site == "cross" else matrix.diagonal(-1).sum().item()
    return np.array([entropy, edge, previous, len(matrix), len(matrix) - 1])
