"""A classifier small enough for tests, with random weights."""

import torch

from training.classifier.model import Classifier
from training.core.stack import Stack

LABELS = {"sentiment": ["bad", "good"], "intent": ["a", "b", "c"]}


def small_classifier() -> Classifier:
    torch.manual_seed(1)
    stack = Stack(vocabulary=40, width=64, feed_forward=128, heads=2, layers=2, max_tokens=12, dropout=0.1,
                  causal=False, positions="learned")
    return Classifier(stack, 64, LABELS).eval()
