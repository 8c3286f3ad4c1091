"""Reads the corpora: sentences as lists of words, or as text."""

import gzip
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Tree:
    """One sentence of Universal Dependencies; heads count from 1, 0 = root."""
    text: str
    words: list[str]
    tags: list[str]         # XPOS, such as NNP
    heads: list[int]
    relations: list[str]    # without their subtypes


@dataclass
class Relation:
    """text has <e1>…</e1> and <e2>…</e2>."""
    text: str
    label: str


def open_text(path: Path):
    opener = lzma.open if path.suffix == ".xz" else gzip.open
    return opener(path, "rt", encoding="utf-8-sig")


def blocks(lines) -> Iterator[list[str]]:
    """Runs of lines between empty ones."""
    block = []
    for line in lines:
        line = line.rstrip("\n")
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def parse_tree(block: list[str]) -> Tree:
    text = next(line[len("# text = "):] for line in block if line.startswith("# text = "))
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    rows = [row for row in rows if row[0].isdigit()]
    return Tree(text, [row[1] for row in rows], [row[4] for row in rows], [int(row[6]) for row in rows],
                [row[7].split(":")[0] for row in rows])


def read_trees(path: Path) -> list[Tree]:
    with open_text(path) as file:
        return [parse_tree(block) for block in blocks(file)]


def bio(tags: list[str]) -> list[str]:
    """Tags of any BIO dialect → every entity begins with B-."""
    result, before = [], "O"
    for tag in tags:
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = "B-" + tag[2:]
        result.append(tag)
        before = tag
    return result


def read_entities(path: Path, types: dict[str, str]) -> list[list[tuple[list[str], list[str]]]]:
    """Documents of sentences (words, BIO tags), for "word tag" lines; types renames, unknown types become O."""
    documents = [[]]
    with open_text(path) as file:
        for block in blocks(file):
            pairs = [line.split() for line in block]
            if pairs[0][0] == "-DOCSTART-":
                documents.append([])
                continue
            tags = [tag if tag == "O" else tag[:2] + types.get(tag[2:], "") for _, tag in pairs]
            documents[-1].append(([word for word, _ in pairs], bio(["O" if tag.endswith("-") else tag for tag in tags])))
    return [document for document in documents if document]


def read_relations(path: Path) -> list[Relation]:
    with open_text(path) as file:
        return [Relation(block[0].split("\t", 1)[1].strip().strip('"'), block[1].strip()) for block in blocks(file)]


def read_column(path: Path) -> list[str]:
    """The first column of tab-separated lines, each text once."""
    with open_text(path) as file:
        return list(dict.fromkeys(line.split("\t", 1)[0].strip() for line in file))


def read_stories(path: Path) -> list[str]:
    """Paragraphs, in their order."""
    with open_text(path) as file:
        return [line.strip() for line in file if line.strip()]


def plain(text: str) -> str:
    """Text without the marks of a relation's entities."""
    return re.sub(r"</?e[12]>", "", text)
