"""One layer of attention between an embedding and logits, in NumPy and as ONNX: what the hand-written graphs share."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WIDTH, VOCABULARY, TOKENS, MS = 32, 61, 9, "com.microsoft"


@dataclass(frozen=True)
class Shape:
    heads: int = 4
    pairs: int = 4                      # key–value heads
    causal: bool = False
    seen: int = TOKENS                  # keys that are not padding
    sinks: bool = False
    cap: float = 0.0
    queries: int = TOKENS               # only the last ones, for operators that decode one token
    window: int = TOKENS

    @property
    def width(self) -> int:
        return WIDTH // self.heads


class Layer:
    """Weights from a seed; `weights` [H, Q, K] and `logits` [1, Q, vocabulary] by NumPy in float64."""

    def __init__(self, shape: Shape):
        drawn = np.random.default_rng(20261125)
        self.shape, held = shape, shape.pairs * shape.width
        draw = lambda *dims: drawn.normal(0, 0.4, dims).astype(np.float32)
        self.embedding = draw(VOCABULARY, WIDTH)
        self.w = {"q": draw(WIDTH, WIDTH), "k": draw(WIDTH, held), "v": draw(WIDTH, held), "o": draw(WIDTH, WIDTH)}
        self.b = {"q": draw(WIDTH), "k": draw(held), "v": draw(held)}
        self.sinks = draw(shape.heads)
        self.ids = drawn.integers(5, VOCABULARY, (1, TOKENS))
        x = self.embedding[self.ids[0]].astype(np.float64)
        split = lambda value: value.reshape(TOKENS, -1, shape.width).swapaxes(0, 1)
        query, key, value = (split(x @ self.w[name] + self.b[name]) for name in "qkv")
        key, value = (np.repeat(held, shape.heads // shape.pairs, axis=0) for held in (key, value))
        scores = query @ key.swapaxes(1, 2) / np.sqrt(shape.width)
        if shape.cap:
            scores = shape.cap * np.tanh(scores / shape.cap)
        scores = np.where(self.mask(), scores, -np.inf)
        if shape.sinks:
            scores = np.concatenate([scores, np.broadcast_to(self.sinks[:, None, None], (shape.heads, TOKENS, 1))], axis=-1)
        raised = np.exp(scores - scores.max(-1, keepdims=True))
        weights = (raised / raised.sum(-1, keepdims=True))[..., :TOKENS]
        mixed = (weights @ value).swapaxes(0, 1).reshape(TOKENS, WIDTH)
        logits = (x + mixed @ self.w["o"]) @ self.embedding.T
        self.weights, self.logits = weights[:, -shape.queries:].astype(np.float32), logits[None, -shape.queries:].astype(np.float32)

    def mask(self) -> np.ndarray:
        """[Q, K]: may the query see the key?"""
        at = np.arange(TOKENS)
        seen = np.broadcast_to(at < self.shape.seen, (TOKENS, TOKENS))
        if self.shape.causal:
            seen = seen & (at <= at[:, None]) & (at > at[:, None] - self.shape.window)
        return seen


@dataclass
class Graph:
    """Collects nodes; every call gives the name of its first output. Inputs are ids, and what a variant adds."""
    layer: Layer
    nodes: list = field(default_factory=list)
    constants: dict = field(default_factory=dict)
    inputs: dict = field(default_factory=dict)
    functions: list = field(default_factory=list)

    def node(self, kind: str, inputs: list[str], outputs: int = 1, domain: str = "", **attributes) -> str:
        name = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name, *(f"{name}_{at}" for at in range(1, outputs))], name=name, domain=domain, **attributes))
        return name

    def constant(self, value, kind=None) -> str:
        value = np.asarray(value, kind)
        name = f"constant_{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value) if value.ndim else value, name)
        return name

    def input(self, name: str, value: np.ndarray, dims: list) -> str:
        self.inputs[name] = (value, dims)
        return name

    def projected(self, which: str, of: str = "hidden") -> str:
        """[1, T, H·d] of "q", "k" or "v"."""
        return self.node("Add", [self.node("MatMul", [of, self.constant(self.layer.w[which])]), self.constant(self.layer.b[which])])

    def heads_of(self, which: str, turned: bool = False, of: str = "hidden") -> str:
        """[1, H, T, d], or [1, H, d, T]."""
        shape = self.layer.shape
        count = shape.heads if which == "q" else shape.pairs
        split = self.node("Reshape", [self.projected(which, of), self.constant([0, 0, count, shape.width])])
        return self.node("Transpose", [split], perm=[0, 2, 3, 1] if turned else [0, 2, 1, 3])

    def scores(self) -> str:
        """Scaled, [1, H, Q, K]."""
        product = self.node("MatMul", [self.heads_of("q"), self.heads_of("k", turned=True)])
        return self.node("Mul", [product, self.constant(self.layer.shape.width ** -0.5, np.float32)])

    def joined(self, mixed: str) -> str:
        """[1, H, T, d] → [1, T, H·d]"""
        return self.node("Reshape", [self.node("Transpose", [mixed], perm=[0, 2, 1, 3]), self.constant([0, 0, WIDTH])])


def model_of(layer: Layer, attention: Callable[[Graph], str], opset: int) -> tuple[onnx.ModelProto, dict[str, np.ndarray]]:
    """attention: gives the name of the mixed values [1, Q, H·d] from `hidden` [1, T, width] of the graph."""
    graph = Graph(layer)
    graph.nodes.append(helper.make_node("Gather", [graph.constant(layer.embedding), "input_ids"], ["hidden"], name="embed"))
    graph.input("input_ids", layer.ids, [1, "tokens"])
    mixed = attention(graph)
    stream = "hidden"
    if layer.shape.queries != TOKENS:
        stream = graph.node("Slice", ["hidden", graph.constant([-layer.shape.queries]), graph.constant([2 ** 31]), graph.constant([1])])
    added = graph.node("Add", [stream, graph.node("MatMul", [mixed, graph.constant(layer.w["o"])])])
    graph.nodes.append(helper.make_node("MatMul", [added, graph.constant(layer.embedding.T)], ["logits"], name="answer"))
    kinds = {np.dtype(np.int64): TensorProto.INT64, np.dtype(np.int32): TensorProto.INT32, np.dtype(np.float32): TensorProto.FLOAT}
    whole = helper.make_graph(graph.nodes, "hand-written", [helper.make_tensor_value_info(name, kinds[value.dtype], dims) for name, (value, dims) in graph.inputs.items()],
                              [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "queries", VOCABULARY])], list(graph.constants.values()))
    domains = [helper.make_opsetid(domain, version) for domain, version in (("", opset), (MS, 1), *([("own", 1)] if graph.functions else []))]
    model = helper.make_model(whole, opset_imports=domains, ir_version=8 if opset < 22 else 10, producer_name="conformance", functions=graph.functions)
    return model, {name: value for name, (value, _) in graph.inputs.items()}
