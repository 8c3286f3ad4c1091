"""The shipped graph: the arithmetic of model.py, line by line. Batch is 1; H heads."""

import onnx
from onnx import TensorProto

from ..core.onnx_layers import Layers
from .model import Digits
from .pictures import LABELS


def whole_model(model: Digits) -> onnx.ModelProto:
    """ids [1, 65] (`<cls>` first) → `digit.logits` [1, 10], `encoder.{layer}.attention` [1, H, 65, 65]."""
    blocks = model.stack.blocks
    layers = Layers(model.state_dict(), model.stack.embedding.embedding_dim, blocks[0].attention.heads)
    graph = layers.graph
    ids = graph.input("ids", TensorProto.INT64, [1, "N"])
    hidden = layers.stack(ids, len(blocks), "encoder", causal=False, prefix="stack.")
    first = graph.add("Gather", hidden, graph.constant(0, "int64"), axis=1)
    graph.add("Identity", layers.linear("digit", first), name="digit.logits")
    graph.output("digit.logits", [1, len(LABELS)])
    return graph.model("digits")
