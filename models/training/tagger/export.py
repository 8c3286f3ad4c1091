"""export: the newest checkpoint → the model folder."""

from tokenizers import Tokenizer

from ..core.layers import END, START, UNKNOWN
from ..core.recipe import work_folder
from ..core.shipped import load_checkpoint
from ..core.shipping import tokenizer_bytes, write_model_folder
from .examples import ENTITY_LABELS, RELATION_LABELS
from .model import new_model
from .onnx_model import whole_model
from .specials import FIRST, FIRST_END, MASK, SECOND, SECOND_END


def facts(recipe: dict) -> dict:
    """What the manifest says of this architecture."""
    model = recipe["model"]
    return {
        "architecture": "encoder",
        "tasks": [{"task": "masked-word"}, {"task": "entities", "labels": ENTITY_LABELS}, {"task": "dependencies"},
                  {"task": "relation", "labels": RELATION_LABELS}],
        "sites": [{"site": "encoder", "layers": model["layers"], "heads": model["heads"]}],
        "limits": {"source": model["max_tokens"]},
        "specialTokens": {"unknown": UNKNOWN, "start": START, "end": END, "mask": MASK, "firstEntity": FIRST,
                          "firstEntityEnd": FIRST_END, "secondEntity": SECOND, "secondEntityEnd": SECOND_END},
    }


def run(recipe: dict, arguments) -> None:
    model = new_model(recipe)
    trained = load_checkpoint(recipe, model)
    contents = {"model": whole_model(model).SerializeToString(deterministic=True),
                "tokenizer": tokenizer_bytes(Tokenizer.from_file(str(work_folder(recipe) / "tokenizer.json")))}
    write_model_folder(recipe, model, trained, contents, facts(recipe))
