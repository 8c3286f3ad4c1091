"""The shipped graph: ids [1, N], start mark first → logits [1, N, V] and every head's attention."""

import onnx
from onnx import TensorProto

from ..core.onnx_layers import Layers
from ..core.stack import Stack

SITE = "decoder"


def whole_model(model: Stack) -> onnx.ModelProto:
    layers = Layers(model.state_dict(), model.embedding.embedding_dim, model.blocks[0].attention.heads)
    ids = layers.graph.input("ids", TensorProto.INT64, [1, "N"])
    layers.graph.output("logits", [1, "N", model.embedding.num_embeddings])
    layers.logits(layers.stack(ids, len(model.blocks), SITE, causal=True))
    return layers.graph.model("stories")
