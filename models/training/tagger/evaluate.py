"""evaluate: measures the shipped files on held-out sentences of every task, and the heads against trees."""

import json

import numpy as np

from ..core.recipe import work_folder
from ..core.shipped import load_shipped
from ..core.shipping import write_evaluation
from .evaluate_entities import measured_entities
from .evaluate_heads import measured_heads
from .evaluate_relations import measured_relations
from .evaluate_trees import measured_trees
from .evaluate_words import measured_words
from .masking import Masker
from .model import new_model
from .splits import read_sides


def run(recipe: dict, arguments) -> None:
    shipped, seed, limit = load_shipped(recipe, new_model(recipe)), recipe["seed"], recipe["model"]["max_tokens"]
    model, tokenizer, folder = shipped.model, shipped.tokenizer, work_folder(recipe)
    sides = read_sides(recipe, arguments.data)
    train, test = sides["train"], sides["test"]
    masker = Masker([tokenizer.id_to_token(index) for index in range(tokenizer.get_vocab_size())],
                    {**recipe["pretrain"], "kept_share": 0})
    texts = {"held-out Tatoeba sentences": json.loads((folder / "held-out.json").read_text()),
             "UD English EWT, test": [tree.text for tree in test.trees]}
    parts = {
        "mlm_accuracy": measured_words(model, tokenizer, masker, texts, np.load(folder / "pretrain.npz")["ids"], limit, seed),
        "ner_f1": measured_entities(model, tokenizer, train.wikigold + train.wnut,
                                    {"wikigold, held-out documents": test.wikigold, "WNUT 2017, test": test.wnut}, limit, seed),
        "uas": measured_trees(model, tokenizer, train.trees, test.trees, limit, seed),
        "relation_f1": measured_relations(model, tokenizer, train.relations, test.relations, limit, seed),
        "syntax_head": measured_heads(model, tokenizer, sides["development"].trees, test.trees, limit, seed),
    }
    sizes = {name: {field: len(rows) for field, rows in vars(side).items()} for name, side in sides.items()}
    report = {"sizes": sizes, "teacher": json.loads((folder / "teacher.json").read_text()), "pretraining_tokens": int(len(np.load(folder / "pretrain.npz")["ids"])),
              "pretraining_texts": int(len(np.load(folder / "pretrain.npz")["offsets"]) - 1)}
    report |= {key: part for key, (part, _) in parts.items()}
    write_evaluation(recipe, report, {key: quality for key, (_, quality) in parts.items()})
