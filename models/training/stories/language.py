"""How well held-out texts are foreseen, beside counts of token triples."""

import math

from tokenizers import Tokenizer

from ..core.layers import END
from ..core.stack import Stack
from .bootstrap import interval
from .ngrams import Trigrams
from .perplexity import TextLoss, perplexity, text_losses


def encoded(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    return [encoding.ids + [END] for encoding in tokenizer.encode_batch(texts)]


def trigram_losses(trigrams: Trigrams, tokenizer: Tokenizer, texts: list[str], losses: list[TextLoss]) -> list[TextLoss]:
    """The same tokens of the same texts as `losses`."""
    return [TextLoss(trigrams.nats(ids[: loss.tokens]), loss.tokens, loss.characters)
            for ids, loss in zip(encoded(tokenizer, texts), losses)]


def described(losses: list[TextLoss], baseline: list[TextLoss], unit: str, seed: int) -> dict:
    nats, units = [loss.nats for loss in losses], [getattr(loss, unit) for loss in losses]
    low, high = interval(nats, units, seed, math.exp)
    return {"value": perplexity(losses, unit), "low": low, "high": high, "baseline": perplexity(baseline, unit),
            "texts": len(losses), "units": sum(units)}


def language_report(model: Stack, tokenizer: Tokenizer, texts: dict[str, list[str]], trigrams: Trigrams, seed: int) -> dict:
    """{kind: {"tokens" | "characters": value, low, high, baseline, texts, units}} for each kind of held-out texts."""
    report = {}
    for kind, held_out in texts.items():
        losses = text_losses(model, tokenizer, held_out)
        baseline = trigram_losses(trigrams, tokenizer, held_out, losses)
        report[kind] = {unit: described(losses, baseline, unit, seed) for unit in ("tokens", "characters")}
    return report
