"""prepare: raw pairs → split, tokenizer, token ids and word alignments.

    python prepare.py recipes/translate-en-fr.toml --data PATH/TO/data
"""

import argparse
import json
import lzma
import random
from pathlib import Path

import numpy as np

from headlight.aligner import align_words
from headlight.recipe import load_recipe, work_folder
from headlight.seq2seq import END
from headlight.translation_tokenizer import aligner_words, new_tokenizer, train_tokenizer


def sentence_key(english: str) -> str:
    """Sentences that differ in case or punctuation only are one sentence for the split."""
    return "".join(character for character in english.casefold() if character.isalnum())


def read_pairs(path: Path, clean, max_words: int) -> list[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        pairs = [tuple(clean(side) for side in line.rstrip("\n").split("\t")) for line in file]
    fits = (pair for pair in pairs if all(0 < len(side.split()) <= max_words for side in pair))
    return list(dict.fromkeys(fits))


def split_by_sentence(pairs, gold, seed: int, held_out: int, development: int) -> dict[str, list[tuple[str, str]]]:
    """No English sentence stands on two sides, and no gold sentence of either language in any."""
    gold_english = {sentence_key(item["en"]) for item in gold}
    gold_french = {sentence_key(item["fr"]) for item in gold}
    pairs = [(en, fr) for en, fr in pairs
             if sentence_key(en) not in gold_english and sentence_key(fr) not in gold_french]
    keys = sorted({sentence_key(en) for en, _ in pairs})
    random.Random(seed).shuffle(keys)
    side_of = dict.fromkeys(keys, "train")
    side_of.update(dict.fromkeys(keys[:held_out], "test"))
    side_of.update(dict.fromkeys(keys[held_out : held_out + development], "development"))
    split = {"train": [], "development": [], "test": []}
    for en, fr in pairs:
        split[side_of[sentence_key(en)]].append((en, fr))
    return split


def with_references(pairs) -> list[dict]:
    """One entry an English sentence (its first spelling), with every French translation known for it."""
    grouped: dict[str, dict] = {}
    for en, fr in pairs:
        entry = grouped.setdefault(sentence_key(en), {"en": en, "fr": []})
        if fr not in entry["fr"]:
            entry["fr"].append(fr)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe")
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    recipe = load_recipe(arguments.recipe)
    data, out = recipe["data"], work_folder(recipe)

    clean = new_tokenizer().normalizer.normalize_str
    gold = json.loads((arguments.data / data["gold"]).read_text())
    pairs = read_pairs(arguments.data / data["pairs"], clean, data["max_words"])
    split = split_by_sentence(pairs, gold, recipe["seed"], data["held_out_sentences"], data["development_sentences"])
    print({side: len(rows) for side, rows in split.items()})

    tokenizer = train_tokenizer((side for pair in split["train"] for side in pair), recipe["tokenizer"]["vocabulary"])
    tokenizer.save(str(out / "tokenizer.json"))
    for side in ("development", "test"):
        rows = with_references(split[side])
        (out / f"{side}.json").write_text(json.dumps(rows, ensure_ascii=False, indent=0))

    for side in ("train", "development"):
        sources = tokenizer.encode_batch([en for en, _ in split[side]])
        targets = tokenizer.encode_batch([fr for _, fr in split[side]])
        arrays = {}
        arrays["source"], arrays["source_offsets"] = ragged([encoding.ids + [END] for encoding in sources])
        arrays["target"], arrays["target_offsets"] = ragged([encoding.ids + [END] for encoding in targets])
        if side == "train":
            links = align_words([aligner_words(tokenizer, en) for en, _ in split[side]],
                                [aligner_words(tokenizer, fr) for _, fr in split[side]])
            arrays["links"], arrays["links_offsets"] = ragged(
                [aligned_pieces(*row) for row in zip(sources, targets, links)])
        np.savez(out / f"{side}.npz", **arrays)
        print(side, {name: array.shape for name, array in arrays.items()})


if __name__ == "__main__":
    main()
