"""train: prepared pairs → a checkpoint."""

import torch.nn.functional as F
from tokenizers import Tokenizer

from ..core.layers import PAD
from ..core.recipe import work_folder
from ..core.training_loop import run_training
from .batches import Mixture, Pairs, epochs
from .model import new_model
from .perplexity import perplexity


def guided_loss(weights, guide):
    """Cross-entropy between one head's rows [B, T, S] and the aligner's, over the rows it aligned."""
    rows = guide.sum(-1) > 0
    return -(guide[rows] * weights[rows].clamp_min(1e-6).log()).sum(-1).mean()


def batch_stream(recipe: dict, pairs: Pairs, space: int, step: int):
    """The batches from `step` on: the early mixture until `late.from`, the late one from there."""
    train, late = recipe["train"], recipe["train"]["late"]
    if step < late["from"]:
        mixture, seed, skipped = Mixture(train["joined_share"], longest_join=8), recipe["seed"], step
    else:
        mixture = Mixture(late["joined_share"], late["longest_join"], late["unknown_share"], space)
        seed, skipped = f"{recipe['seed']}:late", step - late["from"]
    stream = epochs(pairs, train["batch_tokens"], mixture, recipe["model"]["max_tokens"], seed)
    for _ in range(skipped):
        next(stream)
    return stream


def run(recipe: dict, arguments) -> None:
    train, guide, folder = recipe["train"], recipe["guide"], work_folder(recipe)
    train["phases"] = [train["late"]["from"]]
    model = new_model(recipe)
    development, pairs = Pairs(folder / "development.npz"), Pairs(folder / "train.npz")
    space = Tokenizer.from_file(str(folder / "tokenizer.json")).token_to_id("▁")

    def loss_of(batch):
        hidden, _, _, cross = model(batch.source, batch.target_in)
        keep = batch.target_out != PAD
        logits = model.logits(hidden[keep])
        translation = F.cross_entropy(logits, batch.target_out[keep], label_smoothing=train["label_smoothing"])
        alignment = guided_loss(cross[guide["layer"]][:, guide["head"]], batch.guide)
        return translation + guide["weight"] * alignment, {"translation": translation, "alignment": alignment}

    def measure():
        examples = [development.example(index) for index in range(development.count)]
        return {"development_perplexity": round(perplexity(model, examples), 3)}

    run_training(folder, recipe, model, lambda step: batch_stream(recipe, pairs, space, step), loss_of, measure,
                 arguments.stop_at)
