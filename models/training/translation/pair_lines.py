"""Reads a file of sentence pairs: English, tab, translation, and perhaps a third column that names the authors."""

import lzma
import re
from dataclasses import dataclass
from pathlib import Path

from opencc import OpenCC

from ..core.tokenizer import new_tokenizer

AUTHOR = re.compile(r"#\d+ \(([^)]*)\)")


@dataclass(frozen=True)
class PairLine:
    source: str
    target: str
    attribution: str    # “#id (author) & #id (author)”, or empty where the file names nobody


def read_lines(recipe: dict, data: Path) -> list[PairLine]:
    """Every line of the recipe's file, cleaned as the tokenizer cleans; traditional Chinese made simplified where asked."""
    clean = new_tokenizer(recipe["tokenizer"]).normalizer.normalize_str
    convert = OpenCC("t2s").convert if recipe["data"].get("simplify") else str
    lines = []
    with lzma.open(data / recipe["data"]["pairs"], "rt", encoding="utf-8-sig") as file:
        for line in file:
            source, *rest = line.rstrip("\n").split("\t")
            if rest:
                authors = re.search(r"#\d+ \(.*\)", rest[1]) if len(rest) > 1 else None
                lines.append(PairLine(clean(source), clean(convert(rest[0])), authors[0] if authors else ""))
    return lines


def contributors(lines: list[PairLine]) -> set[str]:
    return {author for line in lines for author in AUTHOR.findall(line.attribution)}
