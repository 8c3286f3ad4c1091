"""A few held-out pairs, word by word: where the guided head says each word came from."""

import random

from tokenizers import Tokenizer

from .alignment_table import head_links
from .linked_pairs import LinkedPair
from .seq2seq import Seq2Seq
from .words import word_spans

SENTENCES = 6
FEWEST_WORDS = 5  # in the source, so that there is something to see


def word_by_word(model: Seq2Seq, tokenizer: Tokenizer, guide: dict, rows: list[dict], seed: int) -> list[dict]:
    """Drawn by the seed; {source, target, words: [(target word, source word), …] in the target's order}."""
    long_enough = [row for row in rows if len(word_spans(tokenizer, row["source"])) >= FEWEST_WORDS]
    pairs = [LinkedPair(row["source"], row["references"][0], word_spans(tokenizer, row["source"]),
                        word_spans(tokenizer, row["references"][0]), set(), set())
             for row in random.Random(seed).sample(long_enough, SENTENCES)]
    found = head_links(model, tokenizer, pairs)[guide["layer"], guide["head"], "writes"]
    return [{"source": pair.source, "target": pair.target,
             "words": [(words_of(pair.target, pair.target_spans)[t], words_of(pair.source, pair.source_spans)[s])
                       for s, t in sorted(links, key=lambda link: link[1])]}
            for pair, links in zip(pairs, found)]


def words_of(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end].strip() for start, end in spans]
