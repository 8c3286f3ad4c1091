"""The labelled sentences as their authors publish them, and what is held out of each set.

A sentence is (text, labels): the labels' names, one or more.
"""

import csv
import gzip
import json
import lzma
import random
from collections import defaultdict
from pathlib import Path

Sentence = tuple[str, tuple[str, ...]]
Split = dict[str, list[Sentence]]  # train, development, test

UCI_SITES = {"amazon": "amazon_cells_labelled.txt.gz", "imdb": "imdb_labelled.txt.gz", "yelp": "yelp_labelled.txt.gz"}


def sentence_key(text: str) -> str:
    """Sentences that differ in case, spaces or punctuation only are one sentence for the split."""
    return "".join(character for character in text.casefold() if character.isalnum()) or text


def read_goemotions(folder: Path) -> Split:
    """Tab-separated text, label ids joined by commas, comment id; the authors' own split."""
    names = (folder / "labels.txt").read_text().split()
    split = {}
    for side, name in (("train", "train"), ("development", "dev"), ("test", "test")):
        lines = lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8", newline="\n").read().rstrip("\n").split("\n")
        rows = [line.rstrip("\r").split("\t") for line in lines]
        split[side] = [(text, tuple(names[int(label)] for label in ids.split(","))) for text, ids, _ in rows]
    return split


def read_banking(folder: Path, development: int, seed: int) -> Split:
    """CSV with text and intent; the authors' test file, and `development` sentences drawn from their train file."""
    rows = {}
    for side in ("train", "test"):
        with lzma.open(folder / f"{side}.csv.xz", "rt", encoding="utf-8", newline="") as file:
            rows[side] = [(row["text"], (row["category"],)) for row in csv.DictReader(file)]
    random.Random(seed).shuffle(rows["train"])
    return {"train": rows["train"][development:], "development": rows["train"][:development], "test": rows["test"]}


def read_uci(folder: Path, development: int, test: int, seed: int) -> dict[str, Split]:
    """By site: `development` and `test` sentences of each site are held out, half of them positive."""
    sites = {}
    for site, name in UCI_SITES.items():
        lines = gzip.open(folder / name, "rt", encoding="utf-8", newline="\n").read().split("\n")
        by_label = defaultdict(list)
        for line in filter(None, lines):
            text, score = line.rsplit("\t", 1)
            by_label["positive" if int(score) else "negative"].append(text.strip())
        split = {"train": [], "development": [], "test": []}
        for label in sorted(by_label):
            texts = by_label[label]
            random.Random(f"{seed}:{site}:{label}").shuffle(texts)
            ends = test // 2, (test + development) // 2
            for side, part in (("test", texts[: ends[0]]), ("development", texts[ends[0] : ends[1]]), ("train", texts[ends[1] :])):
                split[side] += [(text, (label,)) for text in part]
        sites[site] = split
    return sites


def read_intents(folder: Path) -> list[str]:
    return json.loads((folder / "categories.json").read_text())


def without_held_out(split: Split) -> Split:
    """Leaves out of train what development or test hold, and out of development what test holds."""
    tested = {sentence_key(text) for text, _ in split["test"]}
    developed = {sentence_key(text) for text, _ in split["development"]}
    return {
        "train": [row for row in split["train"] if sentence_key(row[0]) not in tested | developed],
        "development": [row for row in split["development"] if sentence_key(row[0]) not in tested],
        "test": split["test"],
    }


def read_splits(recipe: dict, folder: Path) -> dict[str, Split]:
    """goemotions, banking, uci (all sites together), decided by data, recipe and seed alone."""
    data, seed = recipe["data"], recipe["seed"]
    sites = read_uci(folder / data["uci"], data["uci_development_a_site"], data["uci_test_a_site"], seed)
    uci = {side: [row for site in sites.values() for row in site[side]] for side in ("train", "development", "test")}
    splits = {"goemotions": read_goemotions(folder / data["goemotions"]),
              "banking": read_banking(folder / data["banking"], data["banking_development"], seed), "uci": uci}
    return {name: without_held_out(split) for name, split in splits.items()}


def texts_of(rows: list[Sentence]) -> list[str]:
    return [text for text, _ in rows]
