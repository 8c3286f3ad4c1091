"""export: the newest checkpoint → the model folder."""

import json

from tokenizers import Tokenizer

from ..core.layers import END, START, UNKNOWN
from ..core.recipe import work_folder
from ..core.shipped import load_checkpoint
from ..core.shipping import tokenizer_bytes, write_model_folder
from .model import new_model
from .onnx_model import whole_model


def facts(recipe: dict, labels: dict[str, list[str]]) -> dict:
    """What the manifest says of this architecture."""
    model = recipe["model"]
    return {
        "architecture": "encoder",
        "tasks": [{"task": task, "labels": names} for task, names in labels.items()],
        "sites": [{"site": "encoder", "layers": model["layers"], "heads": model["heads"]}],
        "limits": {"source": model["max_tokens"]},
        "specialTokens": {"unknown": UNKNOWN, "start": START, "end": END},
    }


def run(recipe: dict, arguments) -> None:
    folder = work_folder(recipe)
    labels = json.loads((folder / "prepared.json").read_text())["labels"]
    model = new_model(recipe, labels)
    trained = load_checkpoint(recipe, model)
    contents = {"model": whole_model(model).SerializeToString(deterministic=True),
                "tokenizer": tokenizer_bytes(Tokenizer.from_file(str(folder / "tokenizer.json")))}
    write_model_folder(recipe, model, trained, contents, facts(recipe, labels))
