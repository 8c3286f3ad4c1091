"""Does a head's `<cls>` row say which tokens matter? Each token in turn is replaced by `<unk>` and the output compared."""

import random

import numpy as np
import torch
from scipy.stats import kendalltau

from ..core.layers import UNKNOWN
from .decide import softmax
from .predict import predict
from .shipped_model import ShippedClassifier
from .sources import Sentence, texts_of

SENTENCES = 300
FEWEST_TOKENS = 5


def effects(shipped: ShippedClassifier, ids: list[int]) -> np.ndarray:
    """For each token between the marks: how far the probabilities move without it (half the sum of differences)."""
    rows = [ids] + [ids[:at] + [UNKNOWN] + ids[at + 1 :] for at in range(1, len(ids) - 1)]
    found = softmax(predict(shipped.model, rows)["sentiment"])
    return np.abs(found[1:] - found[0]).sum(-1) / 2


@torch.no_grad()
def agreement_with_effect(shipped: ShippedClassifier, rows: list[Sentence], seed: int) -> dict:
    """Mean Kendall τ between `<cls>` weights and effects on sentiment, tokens between the marks, for each head."""
    texts = [text for text in texts_of(rows) if len(shipped.ids(text)) >= FEWEST_TOKENS + 2]
    taus: dict[tuple[int, int], list[float]] = {}
    for text in random.Random(seed).sample(texts, SENTENCES):
        ids = shipped.ids(text)
        effect = effects(shipped, ids)
        for layer, attention in enumerate(shipped.model(torch.tensor([ids]))[1]):
            for head, row in enumerate(attention[0, :, 0].numpy()):
                taus.setdefault((layer, head), []).append(kendalltau(row[1:-1], effect).statistic)
    return {"sentences": SENTENCES, "heads": [{"layer": layer, "head": head, "tau": round(float(np.nanmean(found)), 3)}
                                              for (layer, head), found in sorted(taus.items())]}
