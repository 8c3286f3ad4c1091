"""How well each cross-attention head, and what it is compared with, finds the hand-made word links."""

import numpy as np
import torch
from tokenizers import Tokenizer

from .aligner import Links, align_words
from .batches import Pairs
from .gold_alignments import (GoldPair, attention_links, counts, diagonal_links, error_rate, interval, owners,
                              resamples)
from .seq2seq import END, START, Seq2Seq
from .translation_tokenizer import aligner_words


@torch.no_grad()
def head_links(model: Seq2Seq, tokenizer: Tokenizer, pairs: list[GoldPair]) -> dict[tuple, list[Links]]:
    """(layer, head or "mean", "writes" or "reads") → links of each pair, the given French teacher-forced.

    Row t of cross-attention reads piece t − 1 and writes piece t: "writes" gives the row to the piece
    that it writes, "reads" to the piece that it reads.
    """
    found: dict[tuple, list[Links]] = {}
    for pair in pairs:
        source, target = tokenizer.encode(pair.english), tokenizer.encode(pair.french)
        english = owners(source.offsets, pair.english_spans) + [-1]
        french = owners(target.offsets, pair.french_spans)
        *_, cross = model(torch.tensor([source.ids + [END]]), torch.tensor([[START] + target.ids]))
        for layer, weights in enumerate(cross):
            heads = dict(enumerate(weights[0].numpy())) | {"mean": weights[0].mean(0).numpy()}
            for head, matrix in heads.items():
                for convention, rows in (("writes", matrix[:-1]), ("reads", matrix[1:])):
                    found.setdefault((layer, head, convention), []).append(attention_links(rows, english, french))
    return found


def statistical_links(tokenizer: Tokenizer, train: Pairs, pairs: list[GoldPair]) -> list[Links]:
    """The aligner that guided the head, run on the training pairs and the gold pairs together."""
    sides = []
    for column, gold in enumerate(([pair.english for pair in pairs], [pair.french for pair in pairs])):
        ids = [train.example(index)[column][:-1].tolist() for index in range(train.count)]
        sides.append([aligner_words(tokenizer, text) for text in tokenizer.decode_batch(ids) + gold])
    links = align_words(*sides)[-len(pairs):]
    return [{(english[s], french[t]) for s, t in one if english[s] >= 0 and french[t] >= 0}
            for one, english, french in zip(
                links, word_owners(tokenizer, [(pair.english, pair.english_spans) for pair in pairs]),
                word_owners(tokenizer, [(pair.french, pair.french_spans) for pair in pairs]))]


def word_owners(tokenizer: Tokenizer, rows) -> list[list[int]]:
    """For each word of the aligner the hand-cut word that it belongs to."""
    result = []
    for text, spans in rows:
        encoding = tokenizer.encode(text)
        words = dict(zip(encoding.word_ids, owners(encoding.offsets, spans)))
        result.append([words[word] for word in sorted(words)])
    return result


def alignment_report(model, tokenizer, train: Pairs, pairs: list[GoldPair], guide: tuple[int, int], seed: int) -> dict:
    """Error rates with 95 % bootstrap intervals over the sentences; `guide` is (layer, head)."""
    samples = resamples(len(pairs), seed)
    heads = {name: counts(links, pairs) for name, links in head_links(model, tokenizer, pairs).items()}
    others = {name: value for name, value in heads.items() if name[2] == "writes" and name[:2] != guide}
    best = {kind: min((name for name in others if (name[1] == "mean") == (kind == "mean")),
                      key=lambda name: error_rate(others[name])) for kind in ("head", "mean")}
    compared = {
        "guided head": heads[(*guide, "writes")],
        "guided head, rows read": heads[(*guide, "reads")],
        f"best other head (L{best['head'][0]} H{best['head'][1]})": heads[best["head"]],
        f"best layer mean (L{best['mean'][0]})": heads[best["mean"]],
        "diagonal": counts([diagonal_links(len(p.english_spans), len(p.french_spans)) for p in pairs], pairs),
        "statistical aligner": counts(statistical_links(tokenizer, train, pairs), pairs),
    }
    drawn = {name: error_rate(value[samples]) for name, value in compared.items()}
    guided = drawn["guided head"]
    rows = [{"name": name, "aer": rounded(error_rate(compared[name])), "interval": interval(values),
             "guided_minus_this": interval(guided - values)} for name, values in drawn.items()]
    table = [{"layer": layer, "head": head, "writes": rounded(error_rate(value)),
              "reads": rounded(error_rate(heads[layer, head, "reads"]))}
             for (layer, head, convention), value in heads.items() if convention == "writes"]
    return {"pairs": len(pairs), "sure_links": sum(len(pair.sure) for pair in pairs),
            "draws": len(samples), "compared": rows, "heads": table}


def rounded(value) -> float:
    return round(float(np.asarray(value)), 3)
