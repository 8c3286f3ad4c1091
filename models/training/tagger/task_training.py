"""The four tasks together, from the pretrained encoder; each step sees a batch of every set."""

import itertools
import json
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from ..core.layers import LockedDropout
from ..core.training_loop import run_training
from .augment import hide_words
from .development import development_scores
from .examples import entity_example
from .masking import Masker, Texts, epochs, padded
from .model import Tagger, new_model
from .pretraining import pieces_of
from .splits import load_side
from .task_data import TaskExamples, batches, examples_of, name_pool, renamed_epoch


class TrainedTagger(nn.Module):
    """The tagger and what only helps it learn: word classes."""

    def __init__(self, recipe: dict, tags: int):
        super().__init__()
        self.tagger: Tagger = new_model(recipe)
        self.tags = nn.Linear(recipe["model"]["width"], tags)
        self.dropout = nn.Dropout(recipe["train"]["head_dropout"])
        for module in self.tagger.encoder.modules():
            if isinstance(module, LockedDropout):
                module.rate = recipe["train"]["dropout"]
        self.tagger.relation.dropout.p = recipe["train"]["head_dropout"]


def word_classes(examples: TaskExamples) -> dict[str, int]:
    return {tag: i for i, tag in enumerate(sorted({tag for tree in examples.trees for tag in tree.tags}))}


def places(examples: list, words_of) -> tuple[Tensor, Tensor]:
    """(sentence, piece) of every word of a batch."""
    pairs = [(row, word) for row, example in enumerate(examples) for word in words_of(example)]
    return tuple(torch.tensor(pairs, dtype=torch.long).reshape(-1, 2).t())


def flat(examples: list, field: str) -> Tensor:
    return torch.tensor(list(itertools.chain.from_iterable(getattr(example, field) for example in examples)))


class Losses:
    """One loss a task; every method takes a batch of examples."""

    def __init__(self, model: TrainedTagger, tag_ids: dict[str, int], train: dict):
        self.model, self.tag_ids, self.train = model, tag_ids, train

    def hidden(self, examples: list, chance: random.Random) -> tuple[Tensor, Tensor]:
        ids = padded([example.ids for example in examples], 0)
        seen = padded([hide_words(example.ids, self.train["hidden_share"], chance) for example in examples], 0)
        return ids, self.model.tagger.encoder(seen)[0]

    def trees(self, examples, chance) -> dict[str, Tensor]:
        ids, hidden = self.hidden(examples, chance)
        at = places(examples, lambda example: example.words)
        scores = self.model.tagger.dependencies(self.model.dropout(hidden))[at]
        scores = scores.masked_fill((ids == 0)[at[0]], -torch.inf)
        tags = torch.tensor([self.tag_ids.get(tag, 0) for example in examples for tag in example.tags])
        return {"arcs": F.cross_entropy(scores, flat(examples, "heads")),
                "tags": F.cross_entropy(self.model.tags(self.model.dropout(hidden[at])), tags)}

    def entities(self, examples, chance) -> Tensor:
        _, hidden = self.hidden(examples, chance)
        logits = self.model.tagger.entities(self.model.dropout(hidden[places(examples, lambda example: example.words)]))
        return F.cross_entropy(logits, flat(examples, "labels"), label_smoothing=self.train["label_smoothing"])

    def taught(self, examples, chance) -> Tensor:
        """Against a teacher's probabilities."""
        _, hidden = self.hidden(examples, chance)
        logits = self.model.tagger.entities(self.model.dropout(hidden[places(examples, lambda example: example.words)]))
        return F.cross_entropy(logits, torch.from_numpy(np.concatenate([example.probabilities for example in examples])))

    def relations(self, examples, chance) -> Tensor:
        ids, hidden = self.hidden(examples, chance)
        labels = torch.tensor([example.label for example in examples])
        return F.cross_entropy(self.model.tagger.relation(ids, hidden), labels, label_smoothing=self.train["label_smoothing"])

    def masked_words(self, batch) -> Tensor:
        source, target = batch
        hidden, _ = self.model.tagger.encoder(source)
        asked = target != -100
        return F.cross_entropy(self.model.tagger.words(hidden[asked]), target[asked])


def task_streams(recipe: dict, tokenizer: Tokenizer, folder: Path, examples: TaskExamples) -> dict:
    """Endless batches of each set."""
    train, seed, limit = recipe["train"], recipe["seed"], recipe["model"]["max_tokens"]
    tokens, side = train["tokens"], load_side(folder / "train.json")
    pool = name_pool(side, train)
    everyday, taught = (json.loads((folder / f"{name}.json").read_text()) for name in ("everyday", "taught"))

    def renamed(sentences):
        return renamed_epoch(tokenizer, sentences, pool, train["renamed_share"], limit)

    taught_examples = [example for example in (entity_example(tokenizer, *sentence, limit) for sentence in taught) if example]
    epoch_of = {"trees": lambda chance: examples.trees, "wikigold": renamed(side.wikigold), "taught": lambda chance: taught_examples,
                "everyday": renamed(everyday), "relations": lambda chance: examples.relations}
    masker, settings = Masker(pieces_of(folder), recipe["pretrain"]), {**recipe["pretrain"], "batch_tokens": tokens["masked_words"]}
    return {"masked_words": epochs(Texts(folder / "pretrain.npz"), masker, settings, limit, f"{seed}:tasks")} | {
        name: batches(epoch, tokens[name], f"{seed}:{name}") for name, epoch in epoch_of.items()}


def train_tasks(recipe: dict, folder: Path) -> None:
    """Writes folder/tasks/checkpoint.pt."""
    tokenizer, limit = Tokenizer.from_file(str(folder / "tokenizer.json")), recipe["model"]["max_tokens"]
    examples, development = (examples_of(tokenizer, load_side(folder / f"{side}.json"), limit) for side in ("train", "development"))
    tag_ids = word_classes(examples)
    model = TrainedTagger(recipe, len(tag_ids))
    model.tagger.load_state_dict(torch.load(folder / "pretrained" / "checkpoint.pt")["model"], strict=False)
    losses, weights = Losses(model, tag_ids, recipe["train"]), recipe["train"]["weights"]

    def stream(step):
        streams = task_streams(recipe, tokenizer, folder, examples)
        for number in itertools.count():
            batch = {name: next(part) for name, part in streams.items()}
            if number >= step:
                yield number, batch

    def loss_of(numbered):
        number, batch = numbered
        chance = random.Random(f"{recipe['seed']}:{number}")
        found = {"masked_word": losses.masked_words(batch["masked_words"]), **losses.trees(batch["trees"], chance),
                 "entities": losses.entities(batch["wikigold"], chance), "taught": losses.entities(batch["taught"], chance),
                 "everyday": losses.entities(batch["everyday"], chance), "relation": losses.relations(batch["relations"], chance)}
        return sum(weights[name] * loss for name, loss in found.items()), {name: loss.detach() for name, loss in found.items()}

    out = folder / "tasks"
    out.mkdir(exist_ok=True)
    run_training(out, recipe, model, stream, loss_of, lambda: development_scores(model.tagger, development), None)
