"""The two shipped graphs: the whole teacher-forced model, and one decoding step.

Shapes: batch is 1; S source tokens, T target positions, P past positions, H heads, D width, V vocabulary.
The arithmetic follows seq2seq.py line by line; only the masks differ (−1e9 for −inf, no padding).
"""

import numpy as np
import onnx
from onnx import TensorProto

from .onnx_graph import Graph
from .seq2seq import Seq2Seq

MASKED = -1e9  # finite, for WebGPU; exp of it is exactly 0 in float32 all the same
# Products over more terms than this are summed in parts: one running sum over 192 or 576 float32 terms put
# logits up to 1.8e-5 off; in parts they are 1.3e-5 off, for a tenth more time. Decoding steps stay whole.
PRODUCT_TERMS = 64
LOGIT_PARTS = 4


class Layers:
    """The building blocks of seq2seq.py as ONNX nodes."""

    def __init__(self, model: Seq2Seq, in_parts: bool):
        self.in_parts = in_parts
        self.graph = Graph({name: value.numpy().astype(np.float16) for name, value in model.state_dict().items()})
        self.width = model.embedding.embedding_dim
        self.heads = model.decoder[0].attention.heads
        self.layers = {"encoder": len(model.encoder), "decoder": len(model.decoder)}
        self.vocabulary = model.embedding.num_embeddings
        self.scales = {"embedding": model.embedding_scale, "scores": model.decoder[0].attention.scale}

    def linear(self, name: str, x: str) -> str:
        graph, weight = self.graph, self.graph.weight(f"{name}.weight", transpose=True)
        terms = graph.weights[f"{name}.weight"].shape[1]
        parts = terms // PRODUCT_TERMS if self.in_parts else 1
        products = ([(x, weight)] if parts <= 1
                    else zip(graph.split(x, parts, axis=-1), graph.split(weight, parts, axis=0)))
        product = graph.sum([graph.add("MatMul", *factors) for factors in products])
        return graph.add("Add", product, graph.weight(f"{name}.bias"))

    def norm(self, name: str, x: str) -> str:
        graph = self.graph
        return graph.add("LayerNormalization", x, graph.weight(f"{name}.weight"), graph.weight(f"{name}.bias"),
                         axis=-1, epsilon=1e-5)

    def feed(self, name: str, x: str) -> str:
        return self.linear(f"{name}.down", self.graph.add("Relu", self.linear(f"{name}.up", x)))

    def residual(self, x: str, change: str) -> str:
        return self.graph.add("Add", x, change)

    def split(self, x: str, name: str | None = None) -> str:
        """[1, N, D] → [1, H, N, D/H]"""
        shape = self.graph.constant([0, 0, self.heads, self.width // self.heads], np.int64)
        return self.graph.add("Transpose", self.graph.add("Reshape", x, shape), name=name, perm=[0, 2, 1, 3])

    def project(self, name: str, x: str, outputs: tuple = (None, None)) -> tuple[str, str]:
        """Keys and values of x, each [1, H, N, D/H]."""
        return tuple(self.split(self.linear(f"{name}.{part}", x), output)
                     for part, output in zip(("key", "value"), outputs))

    def attend(self, name: str, x: str, keys: str, values: str, mask: str | None, weights_name: str | None) -> str:
        """x [1, Q, D] asks keys and values [1, H, K, D/H] → [1, Q, D]; weights [1, H, Q, K]."""
        graph = self.graph
        query = self.split(self.linear(f"{name}.query", x))
        scores = graph.add("MatMul", query, graph.add("Transpose", keys, perm=[0, 1, 3, 2]))
        scores = graph.add("Mul", scores, graph.constant(self.scales["scores"], np.float32))
        if mask:
            scores = graph.add("Add", scores, mask)
        weights = graph.add("Softmax", scores, name=weights_name, axis=-1)
        mixed = graph.add("Transpose", graph.add("MatMul", weights, values), perm=[0, 2, 1, 3])
        return self.linear(f"{name}.output", graph.add("Reshape", mixed, graph.constant([0, 0, self.width], np.int64)))

    def length(self, ids: str) -> str:
        """[1, N] → the number N as [1]."""
        return self.graph.add("Gather", self.graph.add("Shape", ids), self.graph.constant([1], np.int64))

    def embed(self, ids: str, positions: str) -> str:
        graph = self.graph
        found = graph.add("Gather", graph.weight("embedding.weight"), ids)
        return graph.add("Add", graph.add("Mul", found, graph.constant(self.scales["embedding"], np.float32)), positions)

    def first_positions(self, ids: str) -> str:
        graph = self.graph
        zero = graph.constant([0], np.int64)
        return graph.add("Slice", graph.weight("positions"), zero, self.length(ids), zero)

    def causal_mask(self, ids: str) -> str:
        """[T, T], MASKED above the diagonal."""
        graph = self.graph
        count = graph.add("Squeeze", self.length(ids), graph.constant([0], np.int64))
        order = graph.add("Range", graph.constant(0, np.int64), count, graph.constant(1, np.int64))
        rows = graph.add("Unsqueeze", order, graph.constant([1], np.int64))
        return graph.add("Where", graph.add("Less", rows, order), graph.constant(MASKED, np.float32),
                         graph.constant(0, np.float32))

    def logits(self, hidden: str) -> str:
        """[1, T, D] → [1, T, V] through the embedding matrix.

        Summed in four parts: one sum over D, term after term, was off by up to 1e-5 in float32.
        """
        graph, first = self.graph, self.graph.constant([0], np.int64)
        hidden_parts = graph.split(graph.add("Squeeze", hidden, first), LOGIT_PARTS, axis=1)
        weight_parts = graph.split(graph.weight("embedding.weight"), LOGIT_PARTS, axis=1)
        total = graph.sum([graph.add("Gemm", *parts, transB=1) for parts in zip(hidden_parts, weight_parts)])
        return graph.add("Unsqueeze", total, first, name="logits")


def whole_model(model: Seq2Seq) -> onnx.ModelProto:
    """source_ids [1, S] (end mark last), target_ids [1, T] (start mark first) → logits, attention, keys, values."""
    layers = Layers(model, in_parts=True)
    graph, heads, share = layers.graph, layers.heads, layers.width // layers.heads
    source = graph.input("source_ids", TensorProto.INT64, [1, "S"])
    target = graph.input("target_ids", TensorProto.INT64, [1, "T"])
    graph.output("logits", [1, "T", layers.vocabulary])

    x = layers.embed(source, layers.first_positions(source))
    for l in range(layers.layers["encoder"]):
        name = f"encoder.{l}"
        normed = layers.norm(f"{name}.norm_attention", x)
        keys, values = layers.project(f"{name}.attention", normed)
        x = layers.residual(x, layers.attend(f"{name}.attention", normed, keys, values, None, f"{name}.attention"))
        x = layers.residual(x, layers.feed(f"{name}.feed", layers.norm(f"{name}.norm_feed", x)))
        graph.output(f"{name}.attention", [1, heads, "S", "S"])
    memory = layers.norm("norm_encoder", x)

    x, mask = layers.embed(target, layers.first_positions(target)), layers.causal_mask(target)
    for l in range(layers.layers["decoder"]):
        name, cross = f"decoder.{l}", f"cross.{l}"
        normed = layers.norm(f"{name}.norm_attention", x)
        own = layers.project(f"{name}.attention", normed, (f"{name}.key", f"{name}.value"))
        x = layers.residual(x, layers.attend(f"{name}.attention", normed, *own, mask, f"{name}.attention"))
        given = layers.project(f"{name}.cross", memory, (f"{cross}.key", f"{cross}.value"))
        normed = layers.norm(f"{name}.norm_cross", x)
        x = layers.residual(x, layers.attend(f"{name}.cross", normed, *given, None, f"{cross}.attention"))
        x = layers.residual(x, layers.feed(f"{name}.feed", layers.norm(f"{name}.norm_feed", x)))
        graph.output(f"{name}.attention", [1, heads, "T", "T"])
        graph.output(f"{cross}.attention", [1, heads, "T", "S"])
        for part in ("key", "value"):
            graph.output(f"{name}.{part}", [1, heads, "T", share])
            graph.output(f"{cross}.{part}", [1, heads, "S", share])
    layers.logits(layers.norm("norm_decoder", x))
    return graph.model("translate")


def decoding_step(model: Seq2Seq) -> onnx.ModelProto:
    """One token target_ids [1, 1] at position [1], with past and source keys and values → logits [1, 1, V]."""
    layers = Layers(model, in_parts=False)
    graph, heads, share = layers.graph, layers.heads, layers.width // layers.heads
    target = graph.input("target_ids", TensorProto.INT64, [1, 1])
    position = graph.input("position", TensorProto.INT64, [1])
    graph.output("logits", [1, 1, layers.vocabulary])
    x = layers.embed(target, graph.add("Gather", graph.weight("positions"), position))
    for l in range(layers.layers["decoder"]):
        name, cross = f"decoder.{l}", f"cross.{l}"
        normed = layers.norm(f"{name}.norm_attention", x)
        own = []
        for part, now in zip(("key", "value"), layers.project(f"{name}.attention", normed)):
            past = graph.input(f"past.{l}.{part}", TensorProto.FLOAT, [1, heads, "P", share])
            own.append(graph.add("Concat", past, now, name=f"{name}.{part}", axis=2))
            graph.output(f"{name}.{part}", [1, heads, "P + 1", share])
        x = layers.residual(x, layers.attend(f"{name}.attention", normed, *own, None, None))
        given = [graph.input(f"{cross}.{part}", TensorProto.FLOAT, [1, heads, "S", share]) for part in ("key", "value")]
        normed = layers.norm(f"{name}.norm_cross", x)
        x = layers.residual(x, layers.attend(f"{name}.cross", normed, *given, None, None))
        x = layers.residual(x, layers.feed(f"{name}.feed", layers.norm(f"{name}.norm_feed", x)))
    layers.logits(layers.norm("norm_decoder", x))
    return graph.model("decode")
