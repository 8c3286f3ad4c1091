"""card: recipe, manifest and measurements → the model card, models/<id>/README.md. No number in it is typed by hand."""

import json

from ..core.recipe import model_folder, work_folder
from .card_examples import errors, examples
from .card_heads import golden_numbers, heads, limits
from .card_results import entities, masked_words, quality, relations, trees
from .card_sections import data_and_licence, introduction, reproduce, training


def run(recipe: dict, arguments) -> None:
    folder = model_folder(recipe)
    manifest, trained, golden = (json.loads((folder / name).read_text()) for name in ("manifest.json", "training.json", "golden.json"))
    evaluation = json.loads((work_folder(recipe) / "evaluation.json").read_text())
    if not evaluation["revision"] == golden["model"]["revision"] == manifest["revision"]:
        raise SystemExit("evaluation, manifest and golden speak of different weights: run export, evaluate and golden")
    sections = [
        introduction(recipe, manifest), data_and_licence(recipe, manifest, evaluation), training(recipe, trained, evaluation),
        quality(manifest), masked_words(evaluation), entities(evaluation), trees(evaluation), relations(evaluation), heads(evaluation),
        examples(evaluation), errors(evaluation), limits(), golden_numbers(golden), reproduce(manifest),
    ]
    (folder / "README.md").write_text("\n\n".join(sections) + "\n")
