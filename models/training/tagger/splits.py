"""Which sentences train, which choose, which measure: decided by data, recipe and seed alone."""

import json
import random
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from .readers import Relation, Tree, plain, read_column, read_entities, read_relations, read_stories, read_trees
from .written import write_words

WIKIGOLD_TYPES = {name: name for name in ("PER", "LOC", "ORG", "MISC")}
WNUT_TYPES = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG",
              "creative-work": "MISC", "product": "MISC"}

Sentence = tuple[list[str], list[str]]


@dataclass
class Side:
    """What one of train, development and test holds; wnut is the noisier corpus of names."""
    trees: list[Tree]
    wikigold: list[Sentence]
    wnut: list[Sentence]
    relations: list[Relation]

    def texts(self) -> list[str]:
        named = [write_words(words)[0] for words, _ in self.wikigold + self.wnut]
        return [tree.text for tree in self.trees] + named + [plain(relation.text) for relation in self.relations]


def sentence_key(text: str) -> str:
    """Sentences that differ in case or punctuation only are one sentence for the split."""
    return "".join(character for character in text.casefold() if character.isalnum())


def shuffled(items: list, seed) -> list:
    items = list(items)
    random.Random(seed).shuffle(items)
    return items


def read_sides(recipe: dict, data: Path) -> dict[str, Side]:
    """train, development, test. wikigold is split by documents, SemEval's training file by sentences."""
    settings, seed = recipe["data"], recipe["seed"]
    trees = data / settings["trees"]
    documents = shuffled(read_entities(data / settings["wikigold"], WIKIGOLD_TYPES), f"{seed}:wikigold")
    tests = round(len(documents) * settings["wikigold_test_share"])
    developments = round(len(documents) * settings["wikigold_development_share"])

    def wikigold(part):
        return [sentence for document in part for sentence in document]

    def wnut(name):
        return [sentence for document in read_entities(data / settings["wnut"] / name, WNUT_TYPES) for sentence in document]

    relations = shuffled(read_relations(data / settings["relations"] / "TRAIN_FILE.TXT.gz"), f"{seed}:relations")
    count = settings["relation_development"]
    return {
        "test": Side(read_trees(trees / "en_ewt-ud-test.conllu.xz"), wikigold(documents[:tests]),
                     wnut("emerging.test.annotated.gz"), read_relations(data / settings["relations"] / "TEST_FILE_FULL.TXT.gz")),
        "development": Side(read_trees(trees / "en_ewt-ud-dev.conllu.xz"), wikigold(documents[tests:tests + developments]),
                            wnut("emerging.dev.conll.gz"), relations[:count]),
        "train": Side(read_trees(trees / "en_ewt-train-from-sources.conllu.xz"), wikigold(documents[tests + developments:]),
                      wnut("wnut17train.conll.gz"), relations[count:]),
    }


def save_side(path: Path, side: Side) -> None:
    path.write_text(json.dumps(asdict(side), ensure_ascii=False))


def load_side(path: Path) -> Side:
    fields = json.loads(path.read_text())
    return Side([Tree(**tree) for tree in fields["trees"]], [tuple(sentence) for sentence in fields["wikigold"]],
                [tuple(sentence) for sentence in fields["wnut"]], [Relation(**one) for one in fields["relations"]])


def unlabelled(recipe: dict, data: Path) -> dict[str, list[str]]:
    """Texts of Tatoeba, of comments and of stories, crude ones left out."""
    settings, seed = recipe["data"], recipe["seed"]
    beginnings, words = tuple(settings["crude_beginnings"]), set(settings["crude_words"])

    def decent(text: str) -> bool:
        found = re.findall(r"\w+", text.casefold())
        return not any(word in words or word.startswith(beginnings) for word in found)

    sentences = dict.fromkeys(text for file in settings["tatoeba"] for text in read_column(data / file))
    comments = [text for text in read_column(data / settings["comments"]) if "[NAME]" not in text and "[RELIGION]" not in text]
    stories = read_stories(data / settings["stories"])
    texts = {"tatoeba": shuffled(sorted(sentences), f"{seed}:tatoeba"), "comments": comments,
             "stories": stories[:int(len(stories) * settings["stories_share"])]}
    return {name: [text for text in part if text and decent(text)] for name, part in texts.items()}
