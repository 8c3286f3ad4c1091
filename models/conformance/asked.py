"""What each kind of model is asked, and what transformers says of it: inputs, logits, attention."""

import inspect

import numpy as np
import onnx
import torch
from onnx import TensorProto

from .families import FAMILIES, VOCABULARY

TOKENS, DECODED = 11, 7


def drawn_ids(count: int, seed: int) -> torch.Tensor:
    return torch.randint(5, VOCABULARY, (1, count), generator=torch.Generator().manual_seed(seed))


def inputs_of(name: str) -> dict[str, torch.Tensor]:
    """Input name → tensor, batch 1, in the order of the graph's inputs."""
    kind = FAMILIES[name].kind
    noise = torch.Generator().manual_seed(3)
    pixels = torch.randn(1, 3, 32, 32, generator=noise)
    if kind == "vision":
        return {"pixel_values": pixels}
    if kind == "speech":
        return {"input_features": torch.randn(1, 8, 40, generator=noise), "decoder_input_ids": drawn_ids(DECODED, 2)}
    if kind == "encoder-decoder":
        return {"input_ids": drawn_ids(TOKENS, 1), "attention_mask": torch.ones(1, TOKENS, dtype=torch.long), "decoder_input_ids": drawn_ids(DECODED, 2)}
    if kind == "two-towers":
        ids = drawn_ids(TOKENS, 1)
        ids[0, -1] = 2      # the end mark, at which the text is read
        return {"input_ids": ids, "pixel_values": pixels, "attention_mask": torch.ones(1, TOKENS, dtype=torch.long)}
    mask = torch.ones(1, TOKENS, dtype=torch.long)
    if kind == "encoder":
        mask[0, -2:] = 0    # padding: a mask that got lost would show
    return {"input_ids": drawn_ids(TOKENS, 1), "attention_mask": mask}


class Exported(torch.nn.Module):
    """The model with positional inputs and one output: what the usual exporters make of it."""

    def __init__(self, model: torch.nn.Module, names: list[str]):
        super().__init__()
        self.model, self.names = model, names
        self.settings = {"use_cache": False} if "use_cache" in inspect.signature(model.forward).parameters else {}

    def forward(self, *values):
        found = self.model(**dict(zip(self.names, values)), **self.settings)
        return found.logits if hasattr(found, "logits") else found.logits_per_text


SITES = {"encoder_attentions": "encoder", "decoder_attentions": "decoder", "cross_attentions": "cross"}


@torch.no_grad()
def expected_of(name: str, model: torch.nn.Module, inputs: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """`logits`, and `{site}.{layer}` [H, Q, K] by PyTorch with eager attention.

    CLIP's two towers are both encoders: the text's layers come first, then the picture's.
    """
    settings = {"use_cache": False} if "use_cache" in inspect.signature(model.forward).parameters else {}
    found = model(**inputs, output_attentions=True, **settings)
    tensors = {"logits": found.logits if hasattr(found, "logits") else found.logits_per_text}
    kind = FAMILIES[name].kind
    if kind == "two-towers":
        layers = [*found.text_model_output.attentions, *found.vision_model_output.attentions]
        tensors |= {f"encoder.{at}": weights[0] for at, weights in enumerate(layers)}
    elif kind in ("encoder-decoder", "speech"):
        for field, site in SITES.items():
            tensors |= {f"{site}.{at}": weights[0] for at, weights in enumerate(found[field])}
    else:
        site = "decoder" if kind == "decoder" else "encoder"
        tensors |= {f"{site}.{at}": weights[0] for at, weights in enumerate(found.attentions)}
    return {key: value.float().numpy() for key, value in tensors.items()}


def inputs_for(model: onnx.ModelProto, inputs: dict[str, np.ndarray], encoded: np.ndarray | None) -> dict[str, np.ndarray]:
    """What a graph with the hub's names is fed: the family's own inputs, positions from 0, one token type, empty pasts, no cached branch.

    `encoded`: what the encoder gave, for a decoder in a file of its own.
    """
    decoder = any(entry.name == "encoder_hidden_states" for entry in model.graph.input)
    ids = inputs.get("decoder_input_ids" if decoder else "input_ids")
    known = dict(inputs)
    if decoder:
        known |= {"input_ids": ids, "encoder_hidden_states": encoded, "encoder_attention_mask": np.ones(encoded.shape[:2], np.int64)}
    feeds = {}
    for entry in model.graph.input:
        kind, dims = entry.type.tensor_type.elem_type, [dim.dim_value for dim in entry.type.tensor_type.shape.dim]
        if entry.name.startswith("past_key_values."):
            feeds[entry.name] = np.zeros([1, *(dims[1:2]), 0, *(dims[3:])], np.float32)
        elif entry.name == "position_ids":
            feeds[entry.name] = np.arange(ids.shape[1], dtype=np.int64)[None]
        elif entry.name == "token_type_ids":
            feeds[entry.name] = np.zeros_like(ids)
        elif kind == TensorProto.BOOL:
            feeds[entry.name] = np.zeros(1, bool)
        else:
            feeds[entry.name] = known[entry.name]
    return feeds
