"""card: recipe, manifest and measurements → the model card, models/<id>/README.md.

    python card.py recipes/translate-en-fr.toml

Run it last. No number in the card is typed by hand.
"""

import argparse
import json

from headlight.card_results import alignment, errors, examples, limits, translation
from headlight.card_sections import data_and_licence, introduction, reproduce, training
from headlight.recipe import load_recipe, model_folder, work_folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe")
    path = parser.parse_args().recipe
    recipe = load_recipe(path)
    folder = model_folder(recipe)
    manifest = json.loads((folder / "manifest.json").read_text())
    evaluation = json.loads((work_folder(recipe) / "evaluation.json").read_text())
    golden = json.loads((folder / "golden.json").read_text())
    if evaluation["quality"] != manifest["quality"] or golden["model"]["revision"] != manifest["revision"]:
        raise SystemExit("evaluation, manifest and golden speak of different weights: run evaluate, export and golden")
    sections = [
        introduction(recipe, manifest), data_and_licence(recipe, manifest, evaluation), training(recipe, evaluation),
        translation(evaluation), alignment(recipe, evaluation), examples(evaluation), errors(evaluation),
        limits(golden), reproduce(path, manifest),
    ]
    (folder / "README.md").write_text("\n\n".join(sections) + "\n")


if __name__ == "__main__":
    main()
