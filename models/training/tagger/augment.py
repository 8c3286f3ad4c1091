"""Other names in the same sentences, and words hidden: little data seen in many ways."""

import random
from collections import defaultdict

from .specials import FIRST_WORD_ID, MASK

Sentence = tuple[list[str], list[str]]


def mentions(sentences: list[Sentence]) -> dict[str, list[list[str]]]:
    """type → the word lists of its entities, as often as they occur."""
    found = defaultdict(list)
    for words, tags in sentences:
        for word, tag in zip(words, tags):
            if tag.startswith("B-"):
                found[tag[2:]].append([word])
            elif tag.startswith("I-"):
                found[tag[2:]][-1].append(word)
    return dict(found)


def with_other_names(sentence: Sentence, pool: dict[str, list[list[str]]], share: float, random: random.Random) -> Sentence:
    """Each entity, with probability `share`, becomes another of its type."""
    words, tags = [], []
    replacing = False
    for word, tag in zip(*sentence):
        if tag.startswith("I-") and replacing:
            continue
        replacing = tag.startswith("B-") and random.random() < share
        if replacing:
            name = random.choice(pool[tag[2:]])
            words += name
            tags += [tag] + [f"I-{tag[2:]}"] * (len(name) - 1)
        else:
            words.append(word)
            tags.append(tag)
    return words, tags


def hide_words(ids: list[int], share: float, random: random.Random) -> list[int]:
    """Pieces (no special tokens) become masks with probability `share`."""
    return [MASK if token >= FIRST_WORD_ID and random.random() < share else token for token in ids]
