"""Sentence pairs whose words are linked, by hand or by the statistical aligner: what heads are held against."""

from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from ..core.word_places import find_words
from .aligner import Links, align_words
from .words import Span, aligner_words, word_spans


@dataclass
class LinkedPair:
    source: str
    target: str
    source_spans: list[Span]    # of each word, in characters
    target_spans: list[Span]
    sure: Links                 # (source word, target word)
    possible: Links             # sure links included


def read_gold(items: list[dict]) -> list[LinkedPair]:
    """Pairs linked by hand, their words cut by hand too."""
    pairs = []
    for item in items:
        sure = {tuple(link) for link in item["sure"]}
        pairs.append(LinkedPair(item["en"], item["fr"], find_words(item["en"], item["en_tok"]),
                                find_words(item["fr"], item["fr_tok"]), sure,
                                sure | {tuple(link) for link in item["possible"]}))
    return pairs


def owners(pieces: list[Span], words: list[Span]) -> list[int]:
    """For each piece the word that it overlaps most, or −1."""
    result = []
    for start, end in pieces:
        overlaps = [min(end, last) - max(start, first) for first, last in words]
        best = int(np.argmax(overlaps))
        result.append(best if overlaps[best] > 0 else -1)
    return result


def statistical_links(tokenizer: Tokenizer, train: list[tuple[str, str]], pairs: list[tuple[str, str]]) -> list[Links]:
    """The aligner that guided the head, run on the training pairs and these pairs together; links between its own words."""
    sides = [[aligner_words(tokenizer, text) for text in side] for side in zip(*train, *pairs)]
    return align_words(*sides)[-len(pairs):]


def aligner_pairs(tokenizer: Tokenizer, train: list[tuple[str, str]], pairs: list[tuple[str, str]]) -> list[LinkedPair]:
    """Pairs with the aligner's links, all of them called sure: nobody has checked them."""
    return [LinkedPair(source, target, word_spans(tokenizer, source), word_spans(tokenizer, target), links, links)
            for (source, target), links in zip(pairs, statistical_links(tokenizer, train, pairs))]


def links_between_hand_cut_words(tokenizer: Tokenizer, train: list[tuple[str, str]], pairs: list[LinkedPair]) -> list[Links]:
    """The aligner's links on pairs whose words were cut by hand."""
    result = []
    for pair, links in zip(pairs, statistical_links(tokenizer, train, [(pair.source, pair.target) for pair in pairs])):
        source = owners(word_spans(tokenizer, pair.source), pair.source_spans)
        target = owners(word_spans(tokenizer, pair.target), pair.target_spans)
        result.append({(source[s], target[t]) for s, t in links if source[s] >= 0 and target[t] >= 0})
    return result
