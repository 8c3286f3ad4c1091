import unittest

from tokenizers import Tokenizer

from training.core.recipe import RECIPES, ROOT, load_recipe
from training.core.shipped import load_weights
from training.core.shipping import FILES
from training.translation.export import facts, file_contents
from training.translation.model import new_model


def shipped_recipes() -> list[dict]:
    recipes = [load_recipe(path.stem) for path in sorted(RECIPES.glob("*.toml"))]
    return [recipe for recipe in recipes if recipe["family"] == "translation"
            and (ROOT / "models" / recipe["id"] / "manifest.json").exists()]


class ExportTest(unittest.TestCase):
    def test_the_shipped_files_are_what_export_writes_from_their_weights(self):
        for recipe in shipped_recipes():
            folder, model = ROOT / "models" / recipe["id"], new_model(recipe)
            load_weights(model, folder / "model.onnx")
            contents = file_contents(model, Tokenizer.from_file(str(folder / "tokenizer.json")))
            for name, data in contents.items():
                self.assertTrue(data == (folder / FILES[name]).read_bytes(), f"{recipe['id']}: {name}")

    def test_the_manifest_names_three_sites_and_the_guided_head(self):
        recipe = {"model": {"encoder_layers": 2, "decoder_layers": 3, "heads": 4, "max_tokens": 9},
                  "guide": {"layer": 1, "head": 2}}
        found = facts(recipe)
        self.assertEqual([(site["site"], site["layers"]) for site in found["sites"]],
                         [("encoder", 2), ("decoder", 3), ("cross", 3)])
        self.assertEqual(found["alignmentHead"], {"site": "cross", "layer": 1, "head": 2})
        self.assertEqual(found["tasks"], [{"task": "translation"}])


if __name__ == "__main__":
    unittest.main()
