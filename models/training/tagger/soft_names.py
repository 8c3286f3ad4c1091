"""Sentences with what the second teacher thinks of their words, on disk."""

import json
from pathlib import Path

import numpy as np

Soft = list[tuple[list[str], np.ndarray]]     # words, probabilities [W, 9]


def save_soft(folder: Path, soft: Soft) -> None:
    (folder / "soft.json").write_text(json.dumps([words for words, _ in soft], ensure_ascii=False))
    np.save(folder / "soft.npy", np.concatenate([probabilities for _, probabilities in soft]).astype(np.float16))


def load_soft(folder: Path) -> Soft:
    sentences, probabilities = json.loads((folder / "soft.json").read_text()), np.load(folder / "soft.npy").astype(np.float32)
    ends = np.cumsum([len(words) for words in sentences])
    return list(zip(sentences, np.split(probabilities, ends[:-1])))
