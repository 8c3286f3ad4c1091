"""card: recipe, manifest and measurements → the model card, models/<id>/README.md. No number in it is typed by hand."""

import json

from ..core.recipe import model_folder, work_folder
from .card_results import errors, examples, heads, induction, language, limits
from .card_sections import data_and_licence, introduction, reproduce, training


def run(recipe: dict, arguments) -> None:
    folder, settings = model_folder(recipe), recipe["evaluate"]
    manifest, trained, golden = (json.loads((folder / name).read_text())
                                 for name in ("manifest.json", "training.json", "golden.json"))
    evaluation = json.loads((work_folder(recipe) / "evaluation.json").read_text())
    if not evaluation["revision"] == golden["model"]["revision"] == manifest["revision"]:
        raise SystemExit("evaluation, manifest and golden speak of different weights: run evaluate, export and golden")
    sections = [
        introduction(recipe, manifest), data_and_licence(recipe, manifest, evaluation), training(recipe, trained),
        language(evaluation), induction(evaluation, settings, recipe["guide"]), heads(evaluation, settings), examples(evaluation, settings),
        errors(evaluation), limits(golden), reproduce(manifest),
    ]
    (folder / "README.md").write_text("\n\n".join(sections) + "\n")
