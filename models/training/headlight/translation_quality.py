"""How good the translations are: BLEU, chrF, perplexity, and what happens beyond short sentences."""

import math
import random

import numpy as np
import sacrebleu
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from .batches import Pairs, batches_of, collate
from .seq2seq import END, PAD, Seq2Seq
from .translate import beam, greedy, translate


def reference_streams(rows: list[dict]) -> list[list[str | None]]:
    """As sacrebleu wants them: stream k holds every sentence's k-th reference, None where there is none."""
    most = max(len(row["fr"]) for row in rows)
    return [[row["fr"][k] if k < len(row["fr"]) else None for row in rows] for k in range(most)]


def scores(texts: list[str], rows: list[dict]) -> dict:
    """BLEU (13a, mixed case) with all references and with the first one, chrF (chrF2) likewise; 0 to 100."""
    every, first = reference_streams(rows), [[row["fr"][0] for row in rows]]
    bleu = sacrebleu.BLEU(tokenize="13a")
    return {
        "bleu": round(bleu.corpus_score(texts, every).score, 1),
        "bleu_signature": str(bleu.get_signature()),
        "bleu_single_reference": round(sacrebleu.corpus_bleu(texts, first).score, 1),
        "chrf": round(sacrebleu.corpus_chrf(texts, every).score, 1),
        "chrf_single_reference": round(sacrebleu.corpus_chrf(texts, first).score, 1),
        "exact_share": round(sum(text in row["fr"] for text, row in zip(texts, rows)) / len(rows), 3),
    }


@torch.no_grad()
def perplexity(model: Seq2Seq, examples: list) -> float:
    """exp of the mean negative log-likelihood a target token; examples are (source ids, target ids, None)."""
    total, count = 0.0, 0
    for group in batches_of(examples, 4096, random.Random(0)):
        batch = collate(group)
        hidden, *_ = model(batch.source, batch.target_in)
        keep = batch.target_out != PAD
        total += F.cross_entropy(model.logits(hidden[keep]), batch.target_out[keep], reduction="sum").item()
        count += int(keep.sum())
    return round(math.exp(total / count), 3)


def examples_of(tokenizer: Tokenizer, rows: list[dict], shift: int = 0) -> list:
    """Every (English, French) of the rows; with a shift the English of another row, as a check that it matters."""
    pairs = [(rows[(index + shift) % len(rows)]["en"], french) for index, row in enumerate(rows) for french in row["fr"]]
    english = tokenizer.encode_batch([en for en, _ in pairs])
    french = tokenizer.encode_batch([fr for _, fr in pairs])
    return [(s.ids + [END], t.ids + [END], None) for s, t in zip(english, french)]


def joined_rows(tokenizer: Tokenizer, rows: list[dict], least: int, most: int, count: int, seed: int) -> list[list[dict]]:
    """Groups of held-out sentences that make texts of `least` to `most` source tokens, end mark included."""
    lengths = [len(encoding.ids) for encoding in tokenizer.encode_batch([row["en"] for row in rows])]
    order, groups = list(range(len(rows))), []
    random.Random(seed).shuffle(order)
    while order and len(groups) < count:
        group, total = [], 1
        while order and total < least:
            total += lengths[order[-1]]
            group.append(rows[order.pop()])
        if least <= total <= most:
            groups.append(group)
    return groups


def long_inputs(model, tokenizer, rows, seed: int) -> list[dict]:
    """The same sentences translated in one piece and one by one, for several lengths; first references only."""
    results = []
    for least, most in ((28, 36), (56, 64), (90, 110)):
        groups = joined_rows(tokenizer, rows, least, most, 100, seed)
        references = [" ".join(row["fr"][0] for row in group) for group in groups]
        ids = translate(model, tokenizer, [" ".join(row["en"] for row in group) for group in groups])
        apart = [tokenizer.decode_batch(translate(model, tokenizer, [row["en"] for row in group])) for group in groups]
        results.append({
            "source_tokens": [least, most],
            "texts": len(groups),
            "bleu_in_one_piece": round(sacrebleu.corpus_bleu(tokenizer.decode_batch(ids), [references]).score, 1),
            "bleu_one_by_one": round(sacrebleu.corpus_bleu([" ".join(texts) for texts in apart], [references]).score, 1),
            "reached_the_limit": sum(len(row) >= model.max_tokens - 1 for row in ids),
        })
    return results


def reference_seen_share(tokenizer: Tokenizer, train: Pairs, rows: list[dict]) -> float:
    """The share of held-out sentences one of whose translations is also a training sentence's translation."""
    seen = {train.row("target", index)[:-1].tobytes() for index in range(train.count)}
    found = [any(np.array(encoding.ids, dtype=np.int16).tobytes() in seen for encoding in tokenizer.encode_batch(row["fr"]))
             for row in rows]
    return round(sum(found) / len(found), 3)


def translation_report(model: Seq2Seq, tokenizer: Tokenizer, train: Pairs, rows: list[dict], seed: int) -> dict:
    written = tokenizer.decode_batch(translate(model, tokenizer, [row["en"] for row in rows], greedy))
    searched = tokenizer.decode_batch(translate(model, tokenizer, [row["en"] for row in rows], beam))
    chosen = random.Random(seed).sample(range(len(rows)), 20)
    return {
        "sentences": len(rows),
        "references": sum(len(row["fr"]) for row in rows),
        "reference_seen_share": reference_seen_share(tokenizer, train, rows),
        "greedy": scores(written, rows),
        "beam_4": scores(searched, rows),
        "test_perplexity": perplexity(model, examples_of(tokenizer, rows)),
        "test_perplexity_with_the_wrong_source": perplexity(model, examples_of(tokenizer, rows, shift=1)),
        "long_inputs": long_inputs(model, tokenizer, rows, seed),
        "samples": [{"en": rows[index]["en"], "fr": written[index], "reference": rows[index]["fr"][0],
                     "matches_a_reference": written[index] in rows[index]["fr"]} for index in chosen],
    }
