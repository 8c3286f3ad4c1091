"""The command line that all verbs share: `python -m training.VERB MODEL-ID [--data FOLDER] [--threads N]`."""

import argparse
import importlib
import os
from pathlib import Path

import torch

from .recipe import load_recipe
from .shipping import refresh_words


def run_verb(verb: str, description: str) -> None:
    """Runs `training.<family>.<verb>.run(recipe, arguments)`, the family being the recipe's."""
    parser = argparse.ArgumentParser(prog=f"python -m training.{verb}", description=description)
    parser.add_argument("id", help="of the model: the name of its recipe")
    parser.add_argument("--data", type=Path, help="the folder that holds the raw data")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--stop-at", type=int, help="stop training after this step (to measure speed)")
    arguments = parser.parse_args()
    if verb in ("prepare", "evaluate") and arguments.data is None:
        parser.error("--data is needed: the folder that holds the raw data (see README.md)")
    torch.set_num_threads(arguments.threads)
    recipe = load_recipe(arguments.id)
    if verb == "card":
        refresh_words(recipe)
    importlib.import_module(f"training.{recipe['family']}.{verb}").run(recipe, arguments)
