"""How well each cross-attention head, and what it is compared with, finds the links between words."""

import numpy as np
import torch
from tokenizers import Tokenizer

from .aligner import Links
from .alignment_rate import attention_links, counts, diagonal_links, error_rate, interval, resamples
from ..core.layers import END, START
from .linked_pairs import LinkedPair, owners
from .seq2seq import Seq2Seq


@torch.no_grad()
def head_links(model: Seq2Seq, tokenizer: Tokenizer, pairs: list[LinkedPair]) -> dict[tuple, list[Links]]:
    """(layer, head or "mean", "writes" or "reads") → links of each pair, the given translation teacher-forced.

    Row t of cross-attention reads piece t − 1 and writes piece t: "writes" gives the row to the piece
    that it writes, "reads" to the piece that it reads.
    """
    found: dict[tuple, list[Links]] = {}
    for pair in pairs:
        source, target = tokenizer.encode(pair.source), tokenizer.encode(pair.target)
        source_words = owners(source.offsets, pair.source_spans) + [-1]
        target_words = owners(target.offsets, pair.target_spans)
        *_, cross = model(torch.tensor([source.ids + [END]]), torch.tensor([[START] + target.ids]))
        for layer, weights in enumerate(cross):
            heads = dict(enumerate(weights[0].numpy())) | {"mean": weights[0].mean(0).numpy()}
            for head, matrix in heads.items():
                for convention, rows in (("writes", matrix[:-1]), ("reads", matrix[1:])):
                    links = attention_links(rows, source_words, target_words)
                    found.setdefault((layer, head, convention), []).append(links)
    return found


def alignment_report(model: Seq2Seq, tokenizer: Tokenizer, pairs: list[LinkedPair], guide: dict, seed: int,
                     statistical: list[Links] | None = None) -> dict:
    """Error rates with 95 % bootstrap intervals over the sentences; statistical: the aligner's links, to compare."""
    samples, guided = resamples(len(pairs), seed), (guide["layer"], guide["head"])
    heads = {name: counts(links, pairs) for name, links in head_links(model, tokenizer, pairs).items()}
    others = {name: value for name, value in heads.items() if name[2] == "writes" and name[:2] != guided}
    best = {kind: min((name for name in others if (name[1] == "mean") == (kind == "mean")),
                      key=lambda name: error_rate(others[name])) for kind in ("head", "mean")}
    diagonal = [diagonal_links(len(pair.source_spans), len(pair.target_spans)) for pair in pairs]
    compared = {
        "guided head": heads[(*guided, "writes")],
        "guided head, rows read": heads[(*guided, "reads")],
        f"best other head (L{best['head'][0]} H{best['head'][1]})": heads[best["head"]],
        f"best layer mean (L{best['mean'][0]})": heads[best["mean"]],
        "diagonal": counts(diagonal, pairs),
    } | ({"statistical aligner": counts(statistical, pairs)} if statistical else {})
    drawn = {name: error_rate(value[samples]) for name, value in compared.items()}
    rows = [{"name": name, "aer": rounded(error_rate(compared[name])), "interval": interval(values),
             "guided_minus_this": interval(drawn["guided head"] - values)} for name, values in drawn.items()]
    table = [{"layer": layer, "head": head, "writes": rounded(error_rate(value)),
              "reads": rounded(error_rate(heads[layer, head, "reads"]))}
             for (layer, head, convention), value in heads.items() if convention == "writes"]
    return {"pairs": len(pairs), "sure_links": sum(len(pair.sure) for pair in pairs),
            "draws": len(samples), "compared": rows, "heads": table}


def rounded(value) -> float:
    return round(float(np.asarray(value)), 3)
