"""Two teachers, and the unlabelled sentences that seem to hold names, with what they say of them."""

import random
from functools import partial

from .augment import NamePool, Sentence, with_other_names
from .name_features import features_of_all, features_with_lists
from .name_teacher import NameTeacher, best_tags
from .readers import plain
from .second_teacher import SecondTeacher
from .soft_names import Soft
from .splits import Side
from .task_data import name_pool
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


def labelled_parts(side: Side, everyday: list[Sentence], made: list[Sentence], settings: dict, seed: int) -> dict[str, list[Sentence]]:
    """wikigold, wikigold with other names in it, everyday sentences, wnut's sentences with names, and made sentences."""
    pool, chance = name_pool(side, settings, made), random.Random(f"{seed}:teacher")
    return {"wikigold": side.wikigold, "swapped": [with_other_names(sentence, pool, settings["swapped_share"], chance) for sentence in side.wikigold],
            "everyday": everyday, "wnut": [sentence for sentence in side.wnut if any(tag != "O" for tag in sentence[1])],
            "made": made[:settings.get("made", 0)]}


def first_teacher(side: Side, everyday: list[Sentence], clusters: dict[str, list[str]], settings: dict, seed: int) -> NameTeacher:
    """Learns without made sentences."""
    parts = labelled_parts(side, everyday, [], settings, seed)
    return NameTeacher(partial(features_of_all, clusters=clusters)).fit([(parts[name], weight) for name, weight in settings["weights"].items()])


def second_teacher(side: Side, everyday: list[Sentence], made: list[Sentence], clusters: dict[str, list[str]], settings: dict, seed: int) -> SecondTeacher:
    parts, see = labelled_parts(side, everyday, made, settings, seed), partial(features_with_lists, clusters=clusters)
    return SecondTeacher(see, settings).fit([(parts[name], weight, settings["times"][name]) for name, weight in settings["weights"].items()])


def taught_sentences(teacher: NameTeacher, sentences: list[list[str]]) -> list[Sentence]:
    return list(zip(sentences, teacher.label(sentences)))


def soft_sentences(teacher: SecondTeacher, sentences: list[list[str]], pool: NamePool, settings: dict, seed: int) -> Soft:
    """The sentences, and copies with other names where the teacher found some; the teacher reads the copies anew."""
    found, chance = list(zip(sentences, teacher.probabilities(sentences))), random.Random(f"{seed}:taught")
    tagged = [(words, best_tags(probabilities)) for words, probabilities in found]
    named = [sentence for sentence in tagged if any(tag != "O" for tag in sentence[1])]
    copies = [with_other_names(sentence, pool, settings["copied_share"], chance)[0] for sentence in named for _ in range(settings["copies"])]
    return found + list(zip(copies, teacher.probabilities(copies)))
