"""The model as it is shipped: every weight and position rounded to float16, arithmetic in float32."""

import hashlib
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from .recipe import work_folder
from .seq2seq import Seq2Seq


@dataclass
class Shipped:
    model: Seq2Seq          # float32 parameters that are exact float16 values; in eval mode
    tokenizer: Tokenizer
    checkpoint: dict        # step, seconds, curve
    digest: str             # sha256 over all rounded weights, in the order of their names


def round_weights(model: Seq2Seq) -> str:
    """Rounds all parameters and the position table in place; returns their digest."""
    digest = hashlib.sha256()
    with torch.no_grad():
        for name, tensor in sorted(model.state_dict().items()):
            half = tensor.to(torch.float16)
            tensor.copy_(half)
            digest.update(name.encode() + half.numpy().tobytes())
    return digest.hexdigest()


def load_shipped(recipe: dict) -> Shipped:
    """The newest checkpoint of a recipe; raises FileNotFoundError before the first."""
    folder = work_folder(recipe)
    checkpoint = torch.load(folder / "checkpoint.pt", map_location="cpu")
    model = Seq2Seq(vocabulary=recipe["tokenizer"]["vocabulary"], **recipe["model"])
    model.load_state_dict(checkpoint["model"])
    digest = round_weights(model)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    kept = {name: checkpoint[name] for name in ("step", "seconds", "curve")}
    return Shipped(model.eval(), tokenizer, kept, digest)
