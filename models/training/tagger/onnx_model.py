"""The shipped graph: the arithmetic of model.py, line by line. Batch is 1; N tokens, H heads, D width, V vocabulary."""

import numpy as np
import onnx
from onnx import TensorProto

from ..core.onnx_layers import PRODUCT_TERMS, Layers
from .model import Tagger
from .specials import MARKS


def masked_word(layers: Layers, hidden: str) -> str:
    """[1, N, D] → [1, N, V]"""
    graph = layers.graph
    x = layers.norm("masked_word.norm", graph.add("Relu", layers.linear("masked_word.transform", hidden)))
    product = layers.logits(x, "masked_word.product", prefix="encoder.")
    return graph.add("Add", product, graph.weight("masked_word.bias"))


def dependencies(layers: Layers, hidden: str, inner: int) -> str:
    """[1, N, D] → [1, N, N]; summed in parts, as Layers.linear does."""
    graph, parts = layers.graph, max(1, inner // PRODUCT_TERMS)
    dependent, head = layers.linear("dependencies.dependent", hidden), layers.linear("dependencies.head", hidden)
    columns = graph.add("Transpose", head, perm=[0, 2, 1])
    products = zip(graph.split(dependent, parts, axis=-1), graph.split(columns, parts, axis=1))
    scores = graph.sum([graph.add("MatMul", *factors) for factors in products])
    return graph.add("Mul", scores, graph.constant(1 / np.sqrt(inner), np.float32))


def relation(layers: Layers, ids: str, hidden: str) -> str:
    """ids [1, N], hidden [1, N, D] → [1, labels]: the row of each mark is taken by comparing ids."""
    graph, found = layers.graph, []
    for mark in MARKS:
        here = graph.add("Cast", graph.add("Equal", ids, graph.constant(mark, np.int64)), to=TensorProto.FLOAT)
        found.append(graph.add("MatMul", graph.add("Unsqueeze", here, graph.constant([1], np.int64)), hidden))
    joined = graph.add("Relu", layers.linear("relation.join", graph.add("Concat", *found, axis=-1)))
    return graph.add("Squeeze", layers.linear("relation.label", joined), graph.constant([1], np.int64))


def whole_model(model: Tagger) -> onnx.ModelProto:
    """ids [1, N] (start mark first, end mark last) → `{task}.logits`, `encoder.{layer}.attention` [1, H, N, N]."""
    blocks = model.encoder.blocks
    layers = Layers(model.state_dict(), model.encoder.embedding.embedding_dim, blocks[0].attention.heads)
    graph = layers.graph
    ids = graph.input("ids", TensorProto.INT64, [1, "N"])
    hidden = layers.stack(ids, len(blocks), "encoder", causal=False, prefix="encoder.")
    tasks = {
        "masked-word": (masked_word(layers, hidden), [1, "N", model.encoder.embedding.num_embeddings]),
        "entities": (layers.linear("entities", hidden), [1, "N", model.entities.out_features]),
        "dependencies": (dependencies(layers, hidden, model.dependencies.head.out_features), [1, "N", "N"]),
        "relation": (relation(layers, ids, hidden), [1, model.relation.label.out_features]),
    }
    for task, (value, shape) in tasks.items():
        graph.add("Identity", value, name=f"{task}.logits")
        graph.output(f"{task}.logits", shape)
    return graph.model("tagger")
