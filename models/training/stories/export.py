"""export: the newest checkpoint → the model folder."""

from tokenizers import Tokenizer

from ..core.layers import END, START, UNKNOWN
from ..core.recipe import work_folder
from ..core.shipped import load_checkpoint
from ..core.shipping import tokenizer_bytes, write_model_folder
from .model import new_model
from .onnx_model import SITE, whole_model


def facts(recipe: dict) -> dict:
    """What the manifest says of this architecture."""
    model = recipe["model"]
    return {
        "architecture": "decoder",
        "tasks": [{"task": "generation"}],
        "sites": [{"site": SITE, "layers": model["layers"], "heads": model["heads"]}],
        "limits": {"target": model["max_tokens"]},
        "specialTokens": {"unknown": UNKNOWN, "start": START, "end": END},
    }


def run(recipe: dict, arguments) -> None:
    model = new_model(recipe)
    trained = load_checkpoint(recipe, model)
    tokenizer = Tokenizer.from_file(str(work_folder(recipe) / "tokenizer.json"))
    contents = {"model": whole_model(model).SerializeToString(deterministic=True), "tokenizer": tokenizer_bytes(tokenizer)}
    write_model_folder(recipe, model, trained, contents, facts(recipe))
