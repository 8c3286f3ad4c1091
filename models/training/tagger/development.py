"""What the tagger answers for examples, and its scores on the development side."""

import numpy as np
import torch
from torch import Tensor

from .bio_path import best_path, may_follow
from .examples import ENTITY_LABELS, EntityExample, RelationExample, TreeExample
from .masking import padded
from .measures import f1, macro_f1, relation_counts, span_counts
from .task_data import TaskExamples

TOGETHER = 32


def in_groups(examples: list):
    """(examples, ids [B, N]) of like length; the order is not kept."""
    ordered = sorted(examples, key=lambda example: len(example.ids))
    for first in range(0, len(ordered), TOGETHER):
        group = ordered[first:first + TOGETHER]
        yield group, padded([example.ids for example in group], 0)


def best_labels(logits: Tensor, by_itself: bool = False) -> list[int]:
    """logits [W, labels] of a sentence's words → the best labels together, or each word's `by_itself`."""
    if by_itself:
        return logits.argmax(-1).tolist()
    return best_path(torch.log_softmax(logits.double(), -1).numpy(), *may_follow(ENTITY_LABELS))


@torch.no_grad()
def entity_labels(model, examples: list[EntityExample], by_itself: bool = False) -> list[tuple[EntityExample, list[int]]]:
    """Each example with a label a word."""
    answers = []
    for group, ids in in_groups(examples):
        logits = model.entities(model.encoder(ids)[0])
        answers += [(example, best_labels(logits[row, example.words], by_itself)) for row, example in enumerate(group)]
    return answers


def best_heads(scores: Tensor, words: list[int]) -> list[int]:
    """scores [N, N] → for each word the most probable head among the other words and the root (0)."""
    allowed = torch.full_like(scores, -torch.inf)
    columns = torch.tensor([0, *words])
    allowed[:, columns] = scores[:, columns]
    allowed.fill_diagonal_(-torch.inf)
    return allowed[words].argmax(-1).tolist()


@torch.no_grad()
def tree_heads(model, examples: list[TreeExample]) -> list[tuple[TreeExample, list[int]]]:
    answers = []
    for group, ids in in_groups(examples):
        scores = model.dependencies(model.encoder(ids)[0])
        for row, example in enumerate(group):
            count = len(example.ids)
            answers.append((example, best_heads(scores[row, :count, :count], example.words)))
    return answers


@torch.no_grad()
def relation_labels(model, examples: list[RelationExample]) -> list[tuple[RelationExample, int]]:
    answers = []
    for group, ids in in_groups(examples):
        labels = model.relation(ids, model.encoder(ids)[0]).argmax(-1).tolist()
        answers += list(zip(group, labels))
    return answers


def entity_f1(model, examples: list[EntityExample], by_itself: bool) -> float:
    """With the best labels of a sentence together, or with each word's best one `by_itself`."""
    return float(f1(np.sum([span_counts(labels, example.labels) for example, labels in entity_labels(model, examples, by_itself)], axis=0)))


def uas(model, examples: list[TreeExample]) -> float:
    """Words that the tokenizer gives no piece of their own count as wrong."""
    answers = tree_heads(model, examples)
    right = sum(found == gold for example, heads in answers for found, gold in zip(heads, example.heads))
    return right / sum(len(example.heads) + example.lost for example, _ in answers)


def development_scores(model, side: TaskExamples) -> dict:
    relations = [relation_counts(label, example.label) for example, label in relation_labels(model, side.relations)]
    scores = {"entities_f1": entity_f1(model, side.wikigold, by_itself=True), "noisy_f1": entity_f1(model, side.wnut, by_itself=True),
              "relation_f1": float(macro_f1(np.sum(relations, axis=0))), "uas": uas(model, side.trees[::4])}
    return {name: round(score, 4) for name, score in scores.items()}
