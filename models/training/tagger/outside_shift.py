"""How readily a word is left outside of names: a shift of that label's logit, chosen on the development side."""

from .development import entity_f1
from .examples import ENTITY_LABELS, EntityExample

OUTSIDE = ENTITY_LABELS.index("O")


def shift_outside(tagger, examples: list[EntityExample], shifts: list[float]) -> float:
    """Adds the one of `shifts` that scores best on `examples` to the bias of the label outside, for good; returns it."""
    bias = tagger.entities.bias.data
    before, scores = bias[OUTSIDE].item(), {}
    for shift in shifts:
        bias[OUTSIDE] = before + shift
        scores[shift] = entity_f1(tagger, examples, by_itself=False)
    best = max(shifts, key=scores.get)
    bias[OUTSIDE] = before + best
    print("label outside:", {shift: round(score, 4) for shift, score in scores.items()}, "→", best, flush=True)
    return best
