"""The four tasks together, from the pretrained encoder; each step sees a batch of every corpus.

Two parts: with the labelled sets, then with everyday sentences and made-up names too.
"""

import itertools
import json
import random
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from ..core.layers import LockedDropout
from ..core.training_loop import run_training
from .augment import hide_words
from .development import development_scores
from .examples import ENTITY_LABELS
from .masking import Masker, Texts, epochs, padded
from .model import Tagger, new_model
from .pretraining import pieces_of
from .splits import load_side
from .task_data import TaskExamples, batches, examples_of, name_pool, renamed_epoch


class TrainedTagger(nn.Module):
    """The tagger and what only helps it learn: word classes, and entities as the noisier corpus sees them."""

    def __init__(self, recipe: dict, tags: int):
        super().__init__()
        self.tagger: Tagger = new_model(recipe)
        self.tags = nn.Linear(recipe["model"]["width"], tags)
        self.noisy_entities = nn.Linear(recipe["model"]["width"], len(ENTITY_LABELS))
        self.dropout = nn.Dropout(recipe["train"]["head_dropout"])
        for module in self.tagger.encoder.modules():
            if isinstance(module, LockedDropout):
                module.rate = recipe["train"]["dropout"]
        self.tagger.relation.dropout.p = recipe["train"]["head_dropout"]


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

    def entities(self, examples, chance, head: nn.Module) -> Tensor:
        _, hidden = self.hidden(examples, chance)
        logits = head(self.model.dropout(hidden[places(examples, lambda example: example.words)]))
        return F.cross_entropy(logits, flat(examples, "labels"), label_smoothing=self.train["label_smoothing"])

    def relations(self, examples, chance) -> Tensor:
        ids, hidden = self.hidden(examples, chance)
        labels = torch.tensor([example.label for example in examples])
        return F.cross_entropy(self.model.tagger.relation(ids, hidden), labels, label_smoothing=self.train["label_smoothing"])

    def masked_words(self, batch) -> Tensor:
        source, target = batch
        hidden, _ = self.model.tagger.encoder(source)
        asked = target != -100
        return F.cross_entropy(self.model.tagger.words(hidden[asked]), target[asked])


def task_streams(recipe: dict, train: dict, tokenizer: Tokenizer, folder: Path, examples: TaskExamples) -> dict:
    """Endless batches of each set that `train.tokens` names."""
    seed, limit, tokens, side = recipe["seed"], recipe["model"]["max_tokens"], train["tokens"], load_side(folder / "train.json")
    pool = name_pool(side, train)
    streams = {
        "masked_words": epochs(Texts(folder / "pretrain.npz"), Masker(pieces_of(folder), recipe["pretrain"]),
                               {**recipe["pretrain"], "batch_tokens": tokens["masked_words"]}, limit, f"{seed}:tasks"),
        "trees": batches(lambda chance: examples.trees, tokens["trees"], f"{seed}:trees"),
        "wikigold": batches(renamed_epoch(tokenizer, side.wikigold, pool, train["renamed_share"], limit), tokens["wikigold"], f"{seed}:wikigold"),
        "wnut": batches(lambda chance: examples.wnut, tokens["wnut"], f"{seed}:wnut"),
        "relations": batches(lambda chance: examples.relations, tokens["relations"], f"{seed}:relations"),
    }
    if "everyday" in tokens:
        everyday = json.loads((folder / "everyday.json").read_text())
        streams["everyday"] = batches(renamed_epoch(tokenizer, everyday, pool, train["renamed_share"], limit), tokens["everyday"], f"{seed}:everyday")
    return streams


def train_part(recipe: dict, folder: Path, name: str, train: dict, begin: dict) -> dict:
    """Trains from the weights `begin` in folder/name, and returns its last checkpoint."""
    tokenizer, limit = Tokenizer.from_file(str(folder / "tokenizer.json")), recipe["model"]["max_tokens"]
    examples, development = (examples_of(tokenizer, load_side(folder / f"{side}.json"), limit) for side in ("train", "development"))
    tag_ids = {tag: i for i, tag in enumerate(sorted({tag for tree in examples.trees for tag in tree.tags}))}
    model = TrainedTagger({**recipe, "train": train}, len(tag_ids))
    model.load_state_dict(begin, strict=False)
    losses, weights = Losses(model, tag_ids, train), train["weights"]

    def stream(step):
        streams = task_streams(recipe, train, tokenizer, folder, examples)
        for number in itertools.count():
            batch = {name: next(part) for name, part in streams.items()}
            if number >= step:
                yield number, batch

    def loss_of(numbered):
        number, batch = numbered
        chance = random.Random(f"{recipe['seed']}:{number}")
        found = {"masked_word": losses.masked_words(batch["masked_words"]), **losses.trees(batch["trees"], chance),
                 "entities": losses.entities(batch["wikigold"], chance, model.tagger.entities),
                 "noisy_entities": losses.entities(batch["wnut"], chance, model.noisy_entities),
                 "relation": losses.relations(batch["relations"], chance)}
        if "everyday" in batch:
            found["everyday"] = losses.entities(batch["everyday"], chance, model.tagger.entities)
        return sum(weights[name] * loss for name, loss in found.items()), {name: loss.detach() for name, loss in found.items()}

    out = folder / name
    out.mkdir(exist_ok=True)
    run_training(out, {**recipe, "train": train}, model, stream, loss_of, lambda: development_scores(model.tagger, development), None)
    return torch.load(out / "checkpoint.pt")


def train_tasks(recipe: dict, folder: Path) -> None:
    """Writes folder/checkpoint.pt: the tagger alone, with steps, seconds and curves of all parts."""
    parts = [torch.load(folder / "pretrained" / "checkpoint.pt")]
    begin = {f"tagger.{name}": weight for name, weight in parts[0]["model"].items()}
    for name, train in (("tasks", recipe["train"]), ("everyday", {**recipe["train"], **recipe["everyday"]})):
        parts.append(train_part(recipe, folder, name, train, begin))
        begin = parts[-1]["model"]
    torch.save({"model": {name.removeprefix("tagger."): weight for name, weight in begin.items() if name.startswith("tagger.")},
                "step": sum(part["step"] for part in parts), "seconds": sum(part["seconds"] for part in parts),
                "curve": [row for part in parts for row in part["curve"]]}, folder / "checkpoint.pt")
