"""Recipes: one TOML file a model, and the folder its intermediate files live in."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def load_recipe(path: str) -> dict:
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
