"""The raw texts: stories and sentences, cleaned, deduplicated, split; and stories written with capitals."""

import lzma
import random
import re
from collections.abc import Callable
from pathlib import Path

from ..core.tokenizer import new_tokenizer

# UTF-8 that was once read as Windows-1252; “â€” alone has lost the invisible last byte of a closing quotation mark.
MISREAD = {"â€œ": '"', "â€™": "'", "â€˜": "'", "â€¦": "...", "â€”": " - ", "â€“": " - ", "â€": '"'}
NOT_NAMES = {"a", "an", "the", "it", "her", "him", "after", "and", "is", "was", "my", "your"}


def text_key(text: str) -> str:
    """Texts that differ in case, spaces or punctuation only are one text for the split."""
    return "".join(character for character in text.casefold() if character.isalnum())


def parse_stories(text: str, shortest: int) -> list[str]:
    """One newline ends a story, two end a paragraph; paragraphs become one line. shortest: in characters."""
    for wrong, right in MISREAD.items():
        text = text.replace(wrong, right)
    stories = (" ".join(story.split()) for story in re.split(r"(?<!\n)\n(?!\n)", text))
    return [story for story in stories if len(story) >= shortest]


def parse_sentences(text: str) -> list[str]:
    """The first column of tab-separated lines."""
    return [line.split("\t")[0] for line in text.splitlines() if "\t" in line]


def distinct(texts: list[str], key: Callable[[str], str]) -> list[str]:
    """The first text of each key, in order; texts without letters and digits are left out."""
    found: dict[str, str] = {}
    for text in texts:
        if key(text):
            found.setdefault(key(text), text)
    return list(found.values())


def split(texts: list[str], seed: int, held_out: int, development: int) -> dict[str, list[str]]:
    shuffled = sorted(texts)
    random.Random(seed).shuffle(shuffled)
    return {"test": shuffled[:held_out], "development": shuffled[held_out : held_out + development],
            "train": shuffled[held_out + development :]}


def with_capitals(story: str) -> str:
    """A lower-cased story with capitals at sentence beginnings, in “I”, and in names (words after “named”)."""
    story = re.sub(r"(^|[.!?]\"? |(?:[,:] |^)\")([a-z])", lambda found: found[1] + found[2].upper(), story)
    story = re.sub(r"\bi\b", "I", story)
    for name in set(re.findall(r"\bnamed ([a-z]+)", story)) - NOT_NAMES:
        story = re.sub(rf"\b{name}\b", name.capitalize(), story)
    return story


def read_texts(recipe: dict, folder: Path) -> dict[str, dict[str, list[str]]]:
    """{"stories" | "sentences": {"train" | "development" | "test": texts}}, decided by data and recipe alone.

    Stories that begin alike (80 letters) are one story, so that no retelling stands on two sides.
    """
    data, seed = recipe["data"], recipe["seed"]
    clean = new_tokenizer(recipe["tokenizer"]).normalizer.normalize_str

    def read(name: str) -> str:
        with lzma.open(folder / name, "rt", encoding="utf-8-sig") as file:
            return file.read()

    stories = parse_stories(read(data["stories"]), data["shortest_story"])
    sentences = [sentence for name in data["sentences"] for sentence in parse_sentences(read(name))]
    return {
        "stories": split(distinct(list(map(clean, stories)), lambda text: text_key(text)[:80]),
                         seed, data["held_out_stories"], data["development_stories"]),
        "sentences": split(distinct(list(map(clean, sentences)), text_key),
                           seed, data["held_out_sentences"], data["development_sentences"]),
    }
