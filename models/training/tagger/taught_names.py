"""Unlabelled sentences that seem to hold names, with the teacher's labels."""

import random

from .augment import Sentence, with_other_names
from .name_teacher import NameTeacher
from .readers import plain
from .splits import Side
from .task_data import name_pool
from .word_clusters import word_clusters
from .written import cut_words

DULL = {"I", "Tom", "Mary", "OK", "TV"}


def may_hold_names(words: list[str]) -> bool:
    """A capital inside the sentence, other than those that every third sentence has."""
    return 3 <= len(words) <= 60 and any(word[:1].isupper() and word not in DULL for word in words[1:])


def chosen_sentences(side: Side, texts: dict[str, list[str]], most: dict[str, int]) -> list[list[str]]:
    sources = {
        "trees": (tree.words for tree in side.trees),
        "relations": (cut_words(plain(relation.text)) for relation in side.relations),
        "tatoeba": map(cut_words, texts["tatoeba"]),
        "comments": map(cut_words, texts["comments"]),
    }
    found = []
    for name, sentences in sources.items():
        found += [words for words in sentences if words and may_hold_names(words)][:most[name]]
    return found


def new_teacher(side: Side, everyday: list[Sentence], texts: list[str], settings: dict, seed: int) -> NameTeacher:
    """Learns from wikigold, wikigold with other names in it, everyday sentences, and wnut's sentences with names."""
    pool, chance = name_pool(side, settings), random.Random(f"{seed}:teacher")
    swapped = [with_other_names(sentence, pool, settings["swapped_share"], chance) for sentence in side.wikigold]
    named = [sentence for sentence in side.wnut if any(tag != "O" for tag in sentence[1])]
    weights = settings["weights"]
    parts = [(side.wikigold, 1.0), (swapped, weights["swapped"]), (everyday, weights["everyday"]), (named, weights["wnut"])]
    return NameTeacher(word_clusters(texts, seed % 2 ** 31)).fit(parts)


def taught_sentences(teacher: NameTeacher, sentences: list[list[str]]) -> list[Sentence]:
    return list(zip(sentences, teacher.label(sentences)))
