"""export: the newest checkpoint → the model folder."""

from ..core.layers import END, START, UNKNOWN
from ..core.shipped import load_checkpoint
from ..core.shipping import write_model_folder
from .model import new_model
from .onnx_model import whole_model
from .pictures import FIRST_LEVEL, LABELS, LEVELS, SIDE


def facts(recipe: dict) -> dict:
    """What the manifest says of this architecture."""
    model = recipe["model"]
    return {
        "architecture": "encoder",
        "tasks": [{"task": "digit", "labels": LABELS}],
        "sites": [{"site": "encoder", "layers": model["layers"], "heads": model["heads"]}],
        "limits": {"source": SIDE * SIDE + 1},
        "specialTokens": {"unknown": UNKNOWN, "start": START, "end": END},
        "picture": {"columns": SIDE, "rows": SIDE, "levels": LEVELS, "firstLevel": FIRST_LEVEL},
    }


def run(recipe: dict, arguments) -> None:
    model = new_model(recipe)
    trained = load_checkpoint(recipe, model)
    write_model_folder(recipe, model, trained, {"model": whole_model(model).SerializeToString(deterministic=True)}, facts(recipe))
