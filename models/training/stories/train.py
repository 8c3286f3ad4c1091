"""train: prepared texts → a checkpoint."""

import json

import torch.nn.functional as F
from tokenizers import Tokenizer

from ..core.layers import PAD
from ..core.recipe import work_folder
from ..core.training_loop import run_training
from .batches import Batches
from .guide import guided_loss
from .induction import induction_scores, random_repetitions
from .model import new_model
from .perplexity import perplexity, text_losses

SEGMENT = 32


def run(recipe: dict, arguments) -> None:
    train, guide, folder = recipe["train"], recipe["guide"], work_folder(recipe)
    train["phases"] = [mixture["from"] for mixture in train["mixtures"]]
    model, batches = new_model(recipe), Batches(recipe, folder)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    held_out = json.loads((folder / "held-out.json").read_text())
    repetitions = random_repetitions(8, SEGMENT, 2, batches.probabilities, recipe["seed"])

    def loss_of(batch):
        read, asked, guide_weight = batch
        keep = asked != PAD
        hidden, attentions = model(read)
        loss = F.cross_entropy(model.logits(hidden[keep]), asked[keep])
        guided = guided_loss(attentions[guide["layer"]][:, guide["head"]], read, asked)
        return loss + guide_weight * guided, {"loss": loss, "guided": guided}

    def measure() -> dict:
        return {f"{kind}_perplexity": round(perplexity(text_losses(model, tokenizer, held_out[kind]["development"])), 3)
                for kind in ("stories", "sentences")} | {
                    "best_induction": round(induction_scores(model, repetitions, SEGMENT).mean(0).max().item(), 3)}

    run_training(folder, recipe, model, batches.stream, loss_of, measure, arguments.stop_at)
