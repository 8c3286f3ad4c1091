"""Recipes: one TOML file a model, and the folders its files live in."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
RECIPES = Path(__file__).resolve().parents[1] / "recipes"


def load_recipe(model_id: str) -> dict:
    """The recipe of a model. Raises SystemExit with the known ids when there is none of that name."""
    path = RECIPES / f"{model_id}.toml"
    if not path.exists():
        known = ", ".join(sorted(file.stem for file in RECIPES.glob("*.toml")))
        raise SystemExit(f"no recipe for “{model_id}”; expected one of {known}")
    with open(path, "rb") as file:
        return tomllib.load(file)


def work_folder(recipe: dict) -> Path:
    """Where prepared data and checkpoints are kept; ignored by git."""
    folder = ROOT / ".cache" / "training" / recipe["id"]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def model_folder(recipe: dict) -> Path:
    """Where the shipped files go."""
    folder = ROOT / "models" / recipe["id"]
    folder.mkdir(parents=True, exist_ok=True)
    return folder
