"""card: recipe, manifest and measurements → the model card, models/<id>/README.md. No number in it is typed by hand."""

import json

from ..core.recipe import model_folder, work_folder
from ..core.shipping import refresh_words
from .card_attention import attention, golden_numbers, limits
from .card_errors import errors, examples, made_up
from .card_results import intents, quality, sentiments
from .card_sections import data_and_licence, introduction, reproduce, training


def run(recipe: dict, arguments) -> None:
    folder = model_folder(recipe)
    refresh_words(recipe)
    manifest, trained, golden = (json.loads((folder / name).read_text())
                                 for name in ("manifest.json", "training.json", "golden.json"))
    evaluation = json.loads((work_folder(recipe) / "evaluation.json").read_text())
    if not evaluation["revision"] == golden["model"]["revision"] == manifest["revision"]:
        raise SystemExit("evaluation, manifest and golden speak of different weights: run evaluate, export and golden")
    sections = [
        introduction(recipe, manifest), data_and_licence(recipe, evaluation), training(recipe, trained),
        quality(evaluation), sentiments(evaluation), intents(evaluation), attention(evaluation), examples(evaluation),
        made_up(evaluation), errors(evaluation), limits(evaluation), golden_numbers(golden), reproduce(manifest),
    ]
    (folder / "README.md").write_text("\n\n".join(sections) + "\n")
