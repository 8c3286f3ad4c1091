"""How good the translations are: scores, perplexity, and what happens beyond short sentences."""

import random

import sacrebleu
from tokenizers import Tokenizer

from ..core.layers import END
from .perplexity import perplexity
from .scores import most_similar_translations, scores
from .seq2seq import Seq2Seq
from .translate import beam, greedy, translate


def examples_of(tokenizer: Tokenizer, pairs: list[tuple[str, str]]) -> list:
    """(source ids, target ids, None) of each pair, end marks included."""
    sources = tokenizer.encode_batch([source for source, _ in pairs])
    targets = tokenizer.encode_batch([target for _, target in pairs])
    return [(s.ids + [END], t.ids + [END], None) for s, t in zip(sources, targets)]


def every_pair(rows: list[dict], shift: int = 0) -> list[tuple[str, str]]:
    """Every (source, reference) of the rows; with a shift the source of another row, as a check that it matters."""
    return [(rows[(index + shift) % len(rows)]["source"], reference)
            for index, row in enumerate(rows) for reference in row["references"]]


def joined_rows(tokenizer: Tokenizer, rows: list[dict], least: int, most: int, count: int, seed: int) -> list[list[dict]]:
    """Groups of held-out sentences that make texts of `least` to `most` source tokens, end mark included."""
    lengths = [len(encoding.ids) for encoding in tokenizer.encode_batch([row["source"] for row in rows])]
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


def long_inputs(model: Seq2Seq, tokenizer: Tokenizer, rows: list[dict], settings: dict, seed: int) -> list[dict]:
    """The same sentences translated in one piece and one by one, for several lengths; first references only."""
    results, space = [], settings["between_sentences"]
    for least, most in ((28, 36), (56, 64), (90, 110)):
        groups = joined_rows(tokenizer, rows, least, most, 100, seed)
        references = [space.join(row["references"][0] for row in group) for group in groups]
        ids = translate(model, tokenizer, [" ".join(row["source"] for row in group) for group in groups])
        flat = iter(tokenizer.decode_batch(translate(model, tokenizer, [row["source"] for group in groups for row in group])))
        apart = [space.join(next(flat) for _ in group) for group in groups]
        bleu = sacrebleu.BLEU(tokenize=settings["bleu_tokens"])
        results.append({
            "source_tokens": [least, most],
            "texts": len(groups),
            "bleu_in_one_piece": round(bleu.corpus_score(tokenizer.decode_batch(ids), [references]).score, 1),
            "bleu_one_by_one": round(bleu.corpus_score(apart, [references]).score, 1),
            "reached_the_limit": sum(len(row) >= model.max_tokens - 1 for row in ids),
        })
    return results


def reference_seen_share(train: list[tuple[str, str]], rows: list[dict]) -> float:
    """The share of held-out sentences one of whose translations is also a training sentence's translation."""
    seen = {target for _, target in train}
    return round(sum(any(text in seen for text in row["references"]) for row in rows) / len(rows), 3)


def translation_report(model: Seq2Seq, tokenizer: Tokenizer, train: list[tuple[str, str]], rows: list[dict],
                       settings: dict, seed: int) -> dict:
    """settings: the recipe's [evaluation]."""
    sources, tokens = [row["source"] for row in rows], settings["bleu_tokens"]
    written, searched = (tokenizer.decode_batch(translate(model, tokenizer, sources, search)) for search in (greedy, beam))
    chosen = random.Random(seed).sample(range(len(rows)), 20)
    return {
        "sentences": len(rows),
        "references": sum(len(row["references"]) for row in rows),
        "reference_seen_share": reference_seen_share(train, rows),
        "greedy": scores(written, rows, tokens),
        "beam_4": scores(searched, rows, tokens),
        "looked_up": scores(most_similar_translations(train, sources), rows, tokens),
        "test_perplexity": round(perplexity(model, examples_of(tokenizer, every_pair(rows))), 3),
        "test_perplexity_with_the_wrong_source": round(perplexity(model, examples_of(tokenizer, every_pair(rows, 1))), 3),
        "long_inputs": long_inputs(model, tokenizer, rows, settings, seed),
        "samples": [{**rows[index], "written": written[index]} for index in chosen],
    }
