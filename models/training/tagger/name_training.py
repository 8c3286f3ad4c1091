"""The last part of training: mostly names, with a second teacher's probabilities and made sentences; the other tasks in smaller batches.

It is run in rounds: several times from the same weights, each time in another order, and the next round begins with the mean of the weights (Wortsman et al. 2022).
"""

import itertools
import json
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer

from ..core.training_loop import run_training
from .development import development_scores
from .masking import Masker, Texts, epochs
from .model import new_model
from .outside_shift import shift_outside
from .pretraining import pieces_of
from .soft_names import load_soft
from .split_data import Splitter, soft_epoch, split_epoch
from .splits import load_side
from .task_data import TaskExamples, batches, examples_of, name_pool
from .task_training import Losses, TrainedTagger, word_classes


def name_streams(recipe: dict, folder: Path, examples: TaskExamples, run: str) -> dict:
    """Endless batches of each set."""
    names, seed, limit = recipe["names"], recipe["seed"], recipe["model"]["max_tokens"]
    tokens, side = names["tokens"], load_side(folder / "train.json")
    everyday, made = (json.loads((folder / f"{name}.json").read_text()) for name in ("everyday", "made"))
    pool, splitter = name_pool(side, names, made), Splitter(folder, names)

    def renamed(sentences, share):
        return split_epoch(splitter, sentences, pool, share, limit)

    epoch_of = {"trees": lambda chance: examples.trees, "relations": lambda chance: examples.relations, "taught": soft_epoch(splitter, load_soft(folder), limit),
                "wikigold": renamed(side.wikigold, names["renamed_share"]), "everyday": renamed(everyday, names["renamed_share"]), "made": renamed(made, 0)}
    masker, settings = Masker(pieces_of(folder), recipe["pretrain"]), {**recipe["pretrain"], "batch_tokens": tokens["masked_words"]}
    return {"masked_words": epochs(Texts(folder / "pretrain.npz"), masker, settings, limit, f"{seed}:{run}")} | {
        name: batches(epoch, tokens[name], f"{seed}:{run}:{name}") for name, epoch in epoch_of.items()}


def train_run(recipe: dict, folder: Path, run: str, weights_before: dict) -> None:
    """Goes on from `weights_before`; writes folder/<run>/checkpoint.pt."""
    tokenizer, limit, names = Tokenizer.from_file(str(folder / "tokenizer.json")), recipe["model"]["max_tokens"], recipe["names"]
    examples, development = (examples_of(tokenizer, load_side(folder / f"{side}.json"), limit) for side in ("train", "development"))
    tag_ids, recipe_of_part = word_classes(examples), {**recipe, "train": names}
    model = TrainedTagger(recipe_of_part, len(tag_ids))
    model.load_state_dict(weights_before)
    losses, weights = Losses(model, tag_ids, names), names["weights"]

    def stream(step):
        streams = name_streams(recipe, folder, examples, run)
        for number in itertools.count():
            batch = {name: next(part) for name, part in streams.items()}
            if number >= step:
                yield number, batch

    def loss_of(numbered):
        number, batch = numbered
        chance = random.Random(f"{recipe['seed']}:{run}:{number}")
        found = {"masked_word": losses.masked_words(batch["masked_words"]), **losses.trees(batch["trees"], chance),
                 "entities": losses.entities(batch["wikigold"], chance), "taught": losses.taught(batch["taught"], chance),
                 "everyday": losses.entities(batch["everyday"], chance), "made": losses.entities(batch["made"], chance),
                 "relation": losses.relations(batch["relations"], chance)}
        return sum(weights[name] * loss for name, loss in found.items()), {name: loss.detach() for name, loss in found.items()}

    out = folder / run
    out.mkdir(exist_ok=True)
    run_training(out, recipe_of_part, model, stream, loss_of, lambda: development_scores(model.tagger, development), None)


def train_names(recipe: dict, folder: Path) -> None:
    """Writes folder/checkpoint.pt: the mean of the last round, its label outside shifted as scores best on the development side, the tagger alone, with steps, seconds and curves of all parts."""
    rounds, tasks = recipe["names"]["rounds"], torch.load(folder / "tasks" / "checkpoint.pt")
    parts, mean = [torch.load(folder / "pretrained" / "checkpoint.pt"), tasks], tasks["model"]
    for runs in rounds:
        for run in runs:
            train_run(recipe, folder, run, mean)
        trained = [torch.load(folder / run / "checkpoint.pt") for run in runs]
        mean = {name: sum(part["model"][name] for part in trained) / len(trained) for name in mean}
        parts += trained
    tagger = new_model(recipe)
    tagger.load_state_dict({name.removeprefix("tagger."): weight for name, weight in mean.items() if name.startswith("tagger.")})
    tokenizer, limit = Tokenizer.from_file(str(folder / "tokenizer.json")), recipe["model"]["max_tokens"]
    development = examples_of(tokenizer, load_side(folder / "development.json"), limit)
    shift_outside(tagger.eval(), development.wikigold, recipe["names"]["outside_shifts"])
    torch.save({"model": tagger.state_dict(), "step": sum(part["step"] for part in parts), "seconds": sum(part["seconds"] for part in parts),
                "curve": [row for part in parts for row in part["curve"]]}, folder / "checkpoint.pt")
