"""Writes a model card, models/<id>/README.md, from what the other verbs left. No number in it is typed by hand."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from .recipe import model_folder, work_folder


@dataclass
class CardFacts:
    recipe: dict
    manifest: dict
    training: dict      # training.json
    golden: dict        # golden.json
    evaluation: dict    # evaluation.json


def write_card(recipe: dict, sections: Callable[[CardFacts], list[str]]) -> None:
    """Raises SystemExit when evaluation, manifest and golden speak of different weights."""
    folder = model_folder(recipe)
    manifest, training, golden = (json.loads((folder / name).read_text())
                                  for name in ("manifest.json", "training.json", "golden.json"))
    evaluation = json.loads((work_folder(recipe) / "evaluation.json").read_text())
    if not evaluation["revision"] == golden["model"]["revision"] == manifest["revision"]:
        raise SystemExit("evaluation, manifest and golden speak of different weights: run export, evaluate and golden")
    text = "\n\n".join(sections(CardFacts(recipe, manifest, training, golden, evaluation)))
    (folder / "README.md").write_text(text + "\n")
