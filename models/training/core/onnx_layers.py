"""The building blocks of layers.py and stack.py as ONNX nodes, written by hand.

Shapes: batch is 1; N tokens, Q queries, K keys, H heads, D width, V vocabulary. The arithmetic follows the PyTorch
modules line by line; only the masks differ (−1e9 for −inf, no padding).
"""

import math

import numpy as np

from .onnx_graph import Graph

MASKED = -1e9  # finite, for WebGPU; exp of it is exactly 0 in float32 all the same
# Products over more terms than this are summed in parts: one running sum over 192 or 576 float32 terms put
# logits up to 1.8e-5 off; in parts they are 1.3e-5 off, for a tenth more time. Decoding steps stay whole.
PRODUCT_TERMS = 64
LOGIT_PARTS = 4


class Layers:
    """The building blocks as ONNX nodes; every method returns the name of its result."""

    def __init__(self, state: dict, width: int, heads: int, in_parts: bool = True):
        """state: the PyTorch weights by name; in_parts: long products are summed in parts."""
        self.in_parts, self.width, self.heads = in_parts, width, heads
        self.graph = Graph({name: value.numpy().astype(np.float16) for name, value in state.items()})
        self.scales = {"embedding": math.sqrt(width), "scores": 1 / math.sqrt(width // heads)}

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

    def embed(self, ids: str, positions: str, prefix: str = "") -> str:
        graph = self.graph
        found = graph.add("Gather", graph.weight(f"{prefix}embedding.weight"), ids)
        return graph.add("Add", graph.add("Mul", found, graph.constant(self.scales["embedding"], np.float32)), positions)

    def first_positions(self, ids: str, prefix: str = "") -> str:
        graph = self.graph
        zero = graph.constant([0], np.int64)
        return graph.add("Slice", graph.weight(f"{prefix}positions"), zero, self.length(ids), zero)

    def causal_mask(self, ids: str) -> str:
        """[T, T], MASKED above the diagonal."""
        graph = self.graph
        count = graph.add("Squeeze", self.length(ids), graph.constant([0], np.int64))
        order = graph.add("Range", graph.constant(0, np.int64), count, graph.constant(1, np.int64))
        rows = graph.add("Unsqueeze", order, graph.constant([1], np.int64))
        return graph.add("Where", graph.add("Less", rows, order), graph.constant(MASKED, np.float32),
                         graph.constant(0, np.float32))

    def block(self, name: str, x: str, mask: str | None, weights_name: str) -> str:
        """One pre-norm block; its weights become the value `weights_name`, [1, H, N, N]."""
        normed = self.norm(f"{name}.norm_attention", x)
        keys, values = self.project(f"{name}.attention", normed)
        x = self.residual(x, self.attend(f"{name}.attention", normed, keys, values, mask, weights_name))
        return self.residual(x, self.feed(f"{name}.feed", self.norm(f"{name}.norm_feed", x)))

    def stack(self, ids: str, layers: int, site: str, causal: bool, prefix: str = "") -> str:
        """stack.py's Stack, its attention as outputs `{site}.{layer}.attention` → hidden [1, N, D]."""
        x = self.embed(ids, self.first_positions(ids, prefix), prefix)
        mask = self.causal_mask(ids) if causal else None
        for layer in range(layers):
            weights = f"{site}.{layer}.attention"
            x = self.block(f"{prefix}blocks.{layer}", x, mask, weights)
            self.graph.output(weights, [1, self.heads, "N", "N"])
        return self.norm(f"{prefix}norm", x)

    def logits(self, hidden: str, name: str = "logits", prefix: str = "") -> str:
        """[1, T, D] → [1, T, V] through the embedding matrix.

        Summed in four parts: one sum over D, term after term, was off by up to 1e-5 in float32.
        """
        graph, first = self.graph, self.graph.constant([0], np.int64)
        hidden_parts = graph.split(graph.add("Squeeze", hidden, first), LOGIT_PARTS, axis=1)
        weight_parts = graph.split(graph.weight(f"{prefix}embedding.weight"), LOGIT_PARTS, axis=1)
        total = graph.sum([graph.add("Gemm", *parts, transB=1) for parts in zip(hidden_parts, weight_parts)])
        return graph.add("Unsqueeze", total, first, name=name)
