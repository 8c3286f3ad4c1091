"""export: the newest checkpoint → the model folder. decode.onnx holds no weights: it borrows those of model.onnx."""

from tokenizers import Tokenizer

from ..core.layers import END, START, UNKNOWN
from ..core.onnx_bytes import borrow_weights
from ..core.recipe import work_folder
from ..core.shipped import load_checkpoint
from ..core.shipping import FILES, tokenizer_bytes, write_model_folder
from .model import new_model
from .onnx_model import decoding_step, whole_model
from .seq2seq import Seq2Seq


def file_contents(model: Seq2Seq, tokenizer: Tokenizer) -> dict[str, bytes]:
    whole = whole_model(model).SerializeToString(deterministic=True)
    step = decoding_step(model)
    borrow_weights(step, whole, FILES["model"])
    return {"model": whole, "decode": step.SerializeToString(deterministic=True), "tokenizer": tokenizer_bytes(tokenizer)}


def facts(recipe: dict) -> dict:
    """What the manifest says of this architecture."""
    model, guide = recipe["model"], recipe["guide"]
    sites = [("encoder", "encoder_layers"), ("decoder", "decoder_layers"), ("cross", "decoder_layers")]
    return {
        "architecture": "encoder-decoder",
        "tasks": [{"task": "translation"}],
        "sites": [{"site": site, "layers": model[layers], "heads": model["heads"]} for site, layers in sites],
        "limits": {"source": model["max_tokens"], "target": model["max_tokens"]},
        "specialTokens": {"unknown": UNKNOWN, "start": START, "end": END},
        "alignmentHead": {"site": "cross", "layer": guide["layer"], "head": guide["head"]},
    }


def run(recipe: dict, arguments) -> None:
    model = new_model(recipe)
    trained = load_checkpoint(recipe, model)
    tokenizer = Tokenizer.from_file(str(work_folder(recipe) / "tokenizer.json"))
    write_model_folder(recipe, model, trained, file_contents(model, tokenizer), facts(recipe))
