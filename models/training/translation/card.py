"""card: recipe, manifest and measurements → the model card, models/<id>/README.md. No number in it is typed by hand."""

import json

from ..core.recipe import model_folder, work_folder
from .card_alignment import alignment, heads, word_by_word
from .card_results import errors, examples, limits, translation
from .card_sections import data_and_licence, introduction, reproduce, training


def run(recipe: dict, arguments) -> None:
    folder = model_folder(recipe)
    manifest, trained, golden = (json.loads((folder / name).read_text())
                                 for name in ("manifest.json", "training.json", "golden.json"))
    evaluation = json.loads((work_folder(recipe) / "evaluation.json").read_text())
    if not evaluation["revision"] == golden["model"]["revision"] == manifest["revision"]:
        raise SystemExit("evaluation, manifest and golden speak of different weights: run evaluate, export and golden")
    sections = [
        introduction(recipe, manifest), data_and_licence(recipe, manifest, evaluation),
        training(recipe, trained, evaluation), translation(recipe, manifest, evaluation), alignment(recipe, evaluation),
        heads(recipe, evaluation), word_by_word(recipe, evaluation), examples(recipe, evaluation),
        errors(recipe, evaluation), limits(golden), reproduce(manifest),
    ]
    (folder / "README.md").write_text("\n\n".join(sections) + "\n")
