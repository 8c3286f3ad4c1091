"""The model as it is shipped: weights rounded to float16, arithmetic in float32; written by export, read by the rest.

evaluate, golden and card read the shipped files alone, so that they work where no checkpoint is left.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import nn

from .recipe import model_folder, work_folder


@dataclass
class Shipped:
    model: nn.Module        # float32 parameters that are exact float16 values; in eval mode
    tokenizer: Tokenizer
    training: dict          # step, seconds, curve, machine: models/<id>/training.json
    manifest: dict


def round_weights(model: nn.Module) -> None:
    """Rounds all parameters and position tables to float16 values, in place."""
    with torch.no_grad():
        for tensor in model.state_dict().values():
            tensor.copy_(tensor.to(torch.float16))


def load_checkpoint(recipe: dict, model: nn.Module) -> dict:
    """The newest checkpoint's weights into `model`, rounded; returns step, seconds, curve.

    Raises FileNotFoundError before the first checkpoint.
    """
    checkpoint = torch.load(work_folder(recipe) / "checkpoint.pt", map_location="cpu")
    model.load_state_dict(checkpoint["model"])
    round_weights(model)
    model.eval()
    return {name: checkpoint[name] for name in ("step", "seconds", "curve")}


def unrounded(recipe: dict, model: nn.Module) -> nn.Module | None:
    """`model` with the newest checkpoint's float32 weights; None where no checkpoint is left."""
    path = work_folder(recipe) / "checkpoint.pt"
    if not path.exists():
        return None
    model.load_state_dict(torch.load(path, map_location="cpu")["model"])
    return model.eval()


def load_weights(model: nn.Module, path: Path) -> None:
    """The weights of a shipped model.onnx, which bear their PyTorch names; raises KeyError when one is missing.

    Matrices of nn.Linear are stored transposed, [in, out], as MatMul wants them.
    """
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(path).graph.initializer}
    transposed = {f"{name}.weight" for name, module in model.named_modules() if isinstance(module, nn.Linear)}
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            array = torch.from_numpy(stored[name].astype("float32"))
            tensor.copy_(array.t() if name in transposed else array)
    model.eval()


def load_shipped(recipe: dict, model: nn.Module) -> Shipped:
    """Reads models/<id>; `model` has the recipe's shape."""
    folder = model_folder(recipe)
    load_weights(model, folder / "model.onnx")
    return Shipped(model, Tokenizer.from_file(str(folder / "tokenizer.json")),
                   json.loads((folder / "training.json").read_text()),
                   json.loads((folder / "manifest.json").read_text()))
