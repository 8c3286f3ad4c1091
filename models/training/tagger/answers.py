"""What the page must make of a text: the fields of a golden entry beside its tensors (docs/models.md)."""

import numpy as np
import torch
from tokenizers import Encoding
from torch import Tensor

from ..core.golden_files import utf16_spans
from .development import best_heads, best_labels
from .evaluate_words import BEST
from .examples import RELATION_LABELS
from .measures import entity_spans
from .specials import MASK
from .words import word_starts


def task_logits(model, task: str, ids: Tensor, hidden: Tensor) -> Tensor:
    """ids [1, N], hidden [1, N, D] → the task's logits without the batch: [N, …], or [labels] for a relation."""
    if task == "relation":
        return model.relation(ids, hidden)[0]
    return {"masked-word": model.words, "entities": model.entities, "dependencies": model.dependencies}[task](hidden)[0]


def masked(ids: list[int], logits: Tensor) -> dict:
    places = [at for at, token in enumerate(ids) if token == MASK]
    best = torch.softmax(logits[places], -1).topk(BEST)
    return {"masked": places, "top": [[[token, float(f"{probability:.6g}")] for token, probability in zip(*row)]
                                      for row in zip(best.indices.tolist(), best.values.tolist())]}


def entities(text: str, encoding: Encoding, logits: Tensor) -> dict:
    """Spans in UTF-16 units, from the first character that is no space to the end of the last word."""
    words, units = word_starts(encoding.tokens), utf16_spans(text, encoding)
    labels = best_labels(logits[[word + 1 for word in words]])
    ends = [following - 1 for following in words[1:]] + [len(units) - 1]
    spans = []
    for first, after, label in sorted(entity_spans(labels)):
        start, end = units[words[first]][0], units[ends[after - 1]][1]
        blanks = len(encode_units(text, start, end)) - len(encode_units(text, start, end).lstrip())
        spans.append([start + blanks, end, label])
    return {"spans": spans}


def encode_units(text: str, start: int, end: int) -> str:
    """The text between two UTF-16 positions."""
    return text.encode("utf-16-le")[start * 2:end * 2].decode("utf-16-le")


def dependencies(encoding: Encoding, logits: Tensor) -> dict:
    words = [word + 1 for word in word_starts(encoding.tokens)]
    index = {0: -1} | {word: number for number, word in enumerate(words)}
    return {"heads": [index[head] for head in best_heads(logits, words)]}


def answer(task: str, text: str, encoding: Encoding, ids: list[int], logits: np.ndarray) -> dict:
    scores = torch.from_numpy(logits)
    if task == "masked-word":
        return masked(ids, scores)
    if task == "entities":
        return entities(text, encoding, scores)
    if task == "dependencies":
        return dependencies(encoding, scores)
    return {"best": RELATION_LABELS[int(scores.argmax())]}
