"""prepare: raw pairs → split, tokenizer, token ids and word alignments."""

import json
import random
from pathlib import Path

import numpy as np

from ..core.layers import END
from ..core.recipe import work_folder
from ..core.tokenizer import train_tokenizer
from .aligner import align_words
from .pair_lines import PairLine, read_lines
from .words import aligner_words


def sentence_key(english: str) -> str:
    """Sentences that differ in case or punctuation only are one sentence for the split."""
    return "".join(character for character in english.casefold() if character.isalnum())


def fitting_pairs(lines: list[PairLine], max_words: int) -> list[tuple[str, str]]:
    """(English, translation) of each line, once each; neither side empty or over max_words."""
    pairs = dict.fromkeys((line.source, line.target) for line in lines)
    return [pair for pair in pairs if all(0 < len(side.split()) <= max_words for side in pair)]


def split_by_sentence(pairs, gold, seed: int, held_out: int, development: int) -> dict[str, list[tuple[str, str]]]:
    """No English sentence stands on two sides, and no gold sentence of either language in any."""
    gold_english = {sentence_key(item["en"]) for item in gold}
    gold_target = {sentence_key(item["fr"]) for item in gold}
    pairs = [(source, target) for source, target in pairs
             if sentence_key(source) not in gold_english and sentence_key(target) not in gold_target]
    keys = sorted({sentence_key(source) for source, _ in pairs})
    random.Random(seed).shuffle(keys)
    side_of = dict.fromkeys(keys, "train")
    side_of.update(dict.fromkeys(keys[:held_out], "test"))
    side_of.update(dict.fromkeys(keys[held_out : held_out + development], "development"))
    split = {"train": [], "development": [], "test": []}
    for source, target in pairs:
        split[side_of[sentence_key(source)]].append((source, target))
    return split


def with_references(pairs) -> list[dict]:
    """One entry an English sentence (its first spelling), with every translation known for it."""
    grouped: dict[str, dict] = {}
    for source, target in pairs:
        entry = grouped.setdefault(sentence_key(source), {"source": source, "references": []})
        if target not in entry["references"]:
            entry["references"].append(target)
    return list(grouped.values())


def ragged(rows) -> tuple[np.ndarray, np.ndarray]:
    """Rows of different lengths as one flat array and the offset of each row."""
    offsets = np.cumsum([0] + [len(row) for row in rows])
    return np.array([value for row in rows for value in row], dtype=np.int16), offsets


def aligned_pieces(source, target, links) -> list[int]:
    """Word links as piece links, flat [s, t, s, t, …]; the end mark is linked to the end mark."""
    flat = []
    for s, source_word in enumerate(source.word_ids):
        for t, target_word in enumerate(target.word_ids):
            if (source_word, target_word) in links:
                flat += [s, t]
    return flat + [len(source.ids), len(target.ids)]


def read_split(recipe: dict, folder: Path) -> dict[str, list[tuple[str, str]]]:
    """train, development and test pairs; decided by data, recipe and seed alone."""
    data = recipe["data"]
    gold = json.loads((folder / data["gold"]).read_text()) if "gold" in data else []
    pairs = fitting_pairs(read_lines(recipe, folder), data["max_words"])
    return split_by_sentence(pairs, gold, recipe["seed"], data["held_out_sentences"], data["development_sentences"])


def run(recipe: dict, arguments) -> None:
    out, split = work_folder(recipe), read_split(recipe, arguments.data)
    print({side: len(rows) for side, rows in split.items()})
    tokenizer = train_tokenizer((side for pair in split["train"] for side in pair), recipe["tokenizer"])
    tokenizer.save(str(out / "tokenizer.json"))
    for side in ("train", "development"):
        sources = tokenizer.encode_batch([source for source, _ in split[side]])
        targets = tokenizer.encode_batch([target for _, target in split[side]])
        arrays = {}
        arrays["source"], arrays["source_offsets"] = ragged([encoding.ids + [END] for encoding in sources])
        arrays["target"], arrays["target_offsets"] = ragged([encoding.ids + [END] for encoding in targets])
        if side == "train":
            links = align_words([aligner_words(tokenizer, source) for source, _ in split[side]],
                                [aligner_words(tokenizer, target) for _, target in split[side]])
            arrays["links"], arrays["links_offsets"] = ragged(
                [aligned_pieces(*row) for row in zip(sources, targets, links)])
        np.savez(out / f"{side}.npz", **arrays)
        print(side, {name: array.shape for name, array in arrays.items()})
