"""The shipped graph: the arithmetic of model.py, line by line. Batch is 1; N tokens, H heads."""

import onnx
from onnx import TensorProto

from ..core.onnx_layers import Layers
from .model import Classifier


def whole_model(model: Classifier) -> onnx.ModelProto:
    """ids [1, N] (`<cls>` first, end mark last) → `{task}.logits` [1, labels], `encoder.{layer}.attention` [1, H, N, N]."""
    blocks = model.stack.blocks
    layers = Layers(model.state_dict(), model.stack.embedding.embedding_dim, blocks[0].attention.heads)
    graph = layers.graph
    ids = graph.input("ids", TensorProto.INT64, [1, "N"])
    hidden = layers.stack(ids, len(blocks), "encoder", causal=False, prefix="stack.")
    first = graph.add("Gather", hidden, graph.constant(0, "int64"), axis=1)
    for task, head in model.heads.items():
        graph.add("Identity", layers.linear(f"heads.{task}", first), name=f"{task}.logits")
        graph.output(f"{task}.logits", [1, head.out_features])
    return graph.model("classify")
