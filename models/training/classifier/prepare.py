"""prepare: raw sentences → split, tokenizer, token ids."""

import json
import lzma
import random
from pathlib import Path

import numpy as np

from ..core.layers import END, START
from ..core.recipe import work_folder
from ..core.tokenizer import train_tokenizer
from .sources import read_intents, read_splits, sentence_key
from .word_vectors import word_vectors

TASK_OF = {"goemotions": "sentiment", "uci": "sentiment", "banking": "intent"}


def read_plain_sentences(path: Path, count: int, forbidden: set[str], seed: int) -> list[str]:
    """`count` different sentences, the first column of each line, drawn by seed; none with a forbidden key."""
    with lzma.open(path, "rt", encoding="utf-8-sig") as file:
        by_key = {sentence_key(line.split("\t")[0]): line.split("\t")[0] for line in file if "\t" in line}
    keys = sorted(by_key.keys() - forbidden)
    return [by_key[key] for key in random.Random(seed).sample(keys, min(count, len(keys)))]


def ids_of(tokenizer, texts: list[str], max_tokens: int) -> list[list[int]]:
    """`<cls>`, the pieces, the end mark; cut to max_tokens."""
    return [[START] + encoding.ids[: max_tokens - 2] + [END] for encoding in tokenizer.encode_batch(texts)]


def run(recipe: dict, arguments) -> None:
    out, limit = work_folder(recipe), recipe["model"]["max_tokens"]
    splits = read_splits(recipe, arguments.data)
    held_out = {sentence_key(text) for split in splits.values()
                for side in ("development", "test") for text, _ in split[side]}
    plain = read_plain_sentences(arguments.data / recipe["data"]["sentences"],
                                 recipe["data"]["max_hidden_words_sentences"], held_out, recipe["seed"])
    training_texts = [text for split in splits.values() for text, _ in split["train"]]
    tokenizer = train_tokenizer(training_texts + [text.lower() for text in training_texts] + plain, recipe["tokenizer"])
    tokenizer.save(str(out / "tokenizer.json"))
    labels = {"sentiment": recipe["model"]["sentiment"],
              "intent": read_intents(arguments.data / recipe["data"]["banking"])}
    prepared = {"labels": labels, "plain": ids_of(tokenizer, plain, limit), "sets": {}}
    for name, split in splits.items():
        names = labels[TASK_OF[name]]
        prepared["sets"][name] = {}
        for side in ("train", "development"):
            texts = [text for text, _ in split[side]]
            prepared["sets"][name][side] = [
                {"ids": ids, "lower": lower, "labels": [names.index(label) for label in found]}
                for ids, lower, (_, found) in zip(ids_of(tokenizer, texts, limit),
                                                  ids_of(tokenizer, [text.lower() for text in texts], limit), split[side])]
    (out / "prepared.json").write_text(json.dumps(prepared))
    rows = prepared["plain"] + [row["lower" if at % 2 else "ids"] for sides in prepared["sets"].values()
                                for at, row in enumerate(sides["train"])]
    np.save(out / "word_vectors.npy", word_vectors(rows, recipe["tokenizer"]["vocabulary"], recipe["model"]["width"],
                                                   recipe["data"]["neighbours"], recipe["seed"]))
    print({name: {side: len(rows) for side, rows in split.items()} for name, split in splits.items()}, len(plain))
