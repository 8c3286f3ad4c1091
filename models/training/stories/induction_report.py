"""Which heads do induction, on random tokens and on names in held-out stories."""

import numpy as np
from torch import Tensor

from ..core.stack import Stack
from .bootstrap import interval
from .induction import copied_share, induction_scores, random_repetitions, uniform_score
from .names import Recurrence, name_scores


def best_head(scores: Tensor) -> tuple[int, int]:
    """scores [L, H] → (layer, head) of the largest."""
    return divmod(int(scores.argmax()), scores.shape[1])


def with_interval(values: Tensor, seed: int) -> dict:
    """values [texts]: their mean and its 95 % interval."""
    low, high = interval(values.tolist(), np.ones(len(values)), seed)
    return {"value": values.mean().item(), "low": low, "high": high}


def random_report(model: Stack, draws: dict[str, np.ndarray], settings: dict, seed: int) -> dict:
    """draws: token probabilities by name, the first decides. The best head is chosen on other repetitions than it is measured on."""
    count, segment = settings["repetitions"], settings["segment"]
    main = next(iter(draws.values()))
    layer, head = best_head(induction_scores(model, random_repetitions(count, segment, 2, main, seed + 1), segment).mean(0))
    rows = random_repetitions(count, segment, 2, main, seed)
    scores = induction_scores(model, rows, segment)
    report = {"layer": layer, "head": head, **with_interval(scores[:, layer, head], seed), "n": count,
              "uniform": uniform_score(rows.shape[1], segment), "heads": scores.mean(0).tolist(), "variants": []}
    for name, probabilities in draws.items():
        for length in (segment, *settings["further_segments"]):
            rows = random_repetitions(count // 2, length, 2, probabilities, seed + 2)
            found = induction_scores(model, rows, length).mean(0)
            report["variants"].append({
                "tokens": name, "segment": length, "score": found[layer, head].item(), "best": found.max().item(),
                "uniform": uniform_score(rows.shape[1], length), "copied": copied_share(model, rows, length)})
    return report


def names_report(model: Stack, chosen_on: list[Recurrence], recurrences: list[Recurrence], seed: int) -> dict:
    """Of the head with the largest weight on `chosen_on`, names of other stories; `heads` of all."""
    layer, head = best_head(name_scores(model, chosen_on)["weight"].mean(0))
    scores = name_scores(model, recurrences)
    others = scores["weight"].mean(0).flatten().tolist()
    del others[layer * scores["weight"].shape[2] + head]
    return {"layer": layer, "head": head, **with_interval(scores["weight"][:, layer, head], seed), "n": len(recurrences),
            "chosen_on": len(chosen_on), "names": sorted({found.name for found in recurrences}),
            "distance": with_interval(scores["distance"][:, layer, head], seed), "uniform": scores["uniform"].mean().item(),
            "other_heads_mean": sum(others) / len(others), "other_heads_best": max(others),
            "heads": scores["weight"].mean(0).tolist(), "heads_distance": scores["distance"].mean(0).tolist()}
