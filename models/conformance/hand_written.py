"""Shapes of attention in plain operators that no exporter here writes, but somebody's does. Expected tensors by NumPy.

Each is a function from the graph so far to the name of the mixed values [1, Q, H·d].
"""

import numpy as np
from onnx import TensorProto, helper

from .layer import TOKENS, WIDTH, Graph, Shape

FAR = np.float32(-1e9)


def causal(graph: Graph, scores: str) -> str:
    """Masked by comparing positions: works at any length."""
    length = graph.node("Squeeze", [graph.node("Slice", [graph.node("Shape", ["input_ids"]), graph.constant([1]), graph.constant([2])])])
    at = graph.node("Range", [graph.constant(0), length, graph.constant(1)])
    seen = graph.node("LessOrEqual", [at, graph.node("Unsqueeze", [at, graph.constant([1])])])
    return graph.node("Where", [seen, scores, graph.constant(FAR)])


def softmax(graph: Graph, scores: str) -> str:
    return graph.node("Softmax", [scores], axis=-1)


def mix(graph: Graph, weights: str) -> str:
    return graph.joined(graph.node("MatMul", [weights, graph.heads_of("v")]))


def plain_with_answer(graph: Graph) -> str:
    """A softmax over the vocabulary beside it, which is no attention; it counts for nothing in the logits."""
    answer = graph.node("Softmax", [graph.node("MatMul", ["hidden", graph.constant(graph.layer.embedding.T)])], axis=-1)
    nothing = graph.node("Mul", [graph.node("ReduceMax", [answer], axes=[-1], keepdims=1), graph.constant(0, np.float32)])
    return graph.node("Add", [mix(graph, softmax(graph, graph.scores())), nothing])


def where_mask(graph: Graph) -> str:
    return mix(graph, softmax(graph, causal(graph, graph.scores())))


def sinks(graph: Graph) -> str:
    """As gpt-oss: one more column of learned scores, cut away after the softmax."""
    scores, count = causal(graph, graph.scores()), graph.layer.shape.heads
    like = graph.node("Slice", [scores, graph.constant([0]), graph.constant([1]), graph.constant([3])])
    column = graph.node("Expand", [graph.constant(graph.layer.sinks.reshape(1, count, 1, 1)), graph.node("Shape", [like])])
    all_scores = graph.node("Concat", [scores, column], axis=-1)
    weights = softmax(graph, graph.node("Sub", [all_scores, graph.node("ReduceMax", [all_scores], axes=[-1], keepdims=1)]))
    return mix(graph, graph.node("Slice", [weights, graph.constant([0]), graph.constant([-1]), graph.constant([3])]))


def split(graph: Graph, which: str, dims: list[int]) -> str:
    return graph.node("Reshape", [graph.projected(which), graph.constant(dims)])


def scaled(graph: Graph, product: str) -> str:
    return graph.node("Mul", [product, graph.constant(graph.layer.shape.width ** -0.5, np.float32)])


def einsum(graph: Graph) -> str:
    query, key, value = (split(graph, which, [0, 0, 4, 8]) for which in "qkv")
    scores = scaled(graph, graph.node("Einsum", [query, key], equation="bqhd,bkhd->bhqk"))
    return graph.node("Reshape", [graph.node("Einsum", [softmax(graph, scores), value], equation="bhqk,bkhd->bqhd"), graph.constant([0, 0, WIDTH])])


def einsum_grouped(graph: Graph) -> str:
    query, key, value = split(graph, "q", [0, 0, 2, 2, 8]), split(graph, "k", [0, 0, 2, 8]), split(graph, "v", [0, 0, 2, 8])
    scores = causal(graph, scaled(graph, graph.node("Einsum", [query, key], equation="bqgrd,bkgd->bgrqk")))
    return graph.node("Reshape", [graph.node("Einsum", [softmax(graph, scores), value], equation="bgrqk,bkgd->bqgrd"), graph.constant([0, 0, WIDTH])])


def grouped_5d(graph: Graph) -> str:
    """Queries [1, G, R, Q, d], keys [1, G, 1, d, K]."""
    query = graph.node("Transpose", [split(graph, "q", [0, 0, 2, 2, 8])], perm=[0, 2, 3, 1, 4])
    key = graph.node("Unsqueeze", [graph.node("Transpose", [split(graph, "k", [0, 0, 2, 8])], perm=[0, 2, 3, 1]), graph.constant([2])])
    value = graph.node("Unsqueeze", [graph.node("Transpose", [split(graph, "v", [0, 0, 2, 8])], perm=[0, 2, 1, 3]), graph.constant([2])])
    weights = softmax(graph, causal(graph, scaled(graph, graph.node("MatMul", [query, key]))))
    mixed = graph.node("Transpose", [graph.node("MatMul", [weights, value])], perm=[0, 3, 1, 2, 4])
    return graph.node("Reshape", [mixed, graph.constant([0, 0, WIDTH])])


def folded(graph: Graph) -> str:
    """[B·H, Q, K], time first, as torch.nn.MultiheadAttention was exported for years."""
    timed = {which: graph.node("Transpose", [graph.projected(which)], perm=[1, 0, 2]) for which in "qkv"}
    query = graph.node("Mul", [timed["q"], graph.constant(8 ** -0.5, np.float32)])
    query, key, value = (graph.node("Transpose", [graph.node("Reshape", [x, graph.constant([0, 4, 8])])], perm=[1, 0, 2]) for x in (query, timed["k"], timed["v"]))
    weights = softmax(graph, graph.node("MatMul", [query, graph.node("Transpose", [key], perm=[0, 2, 1])]))
    mixed = graph.node("Transpose", [graph.node("MatMul", [weights, value])], perm=[1, 0, 2])
    return graph.node("Transpose", [graph.node("Reshape", [mixed, graph.constant([-1, 1, WIDTH])])], perm=[1, 0, 2])


def values_first(graph: Graph) -> str:
    """Vᵀ · Aᵀ, as in YOLO's attention: a Transpose stands between the weights and the mixing."""
    turned = graph.node("Transpose", [softmax(graph, graph.scores())], perm=[0, 1, 3, 2])
    mixed = graph.node("MatMul", [graph.heads_of("v", turned=True), turned])
    return graph.node("Reshape", [graph.node("Transpose", [mixed], perm=[0, 3, 1, 2]), graph.constant([0, 0, WIDTH])])


def raised(graph: Graph) -> str:
    """Softmax written out: Exp, ReduceSum, Div."""
    scores = graph.scores()
    powers = graph.node("Exp", [graph.node("Sub", [scores, graph.node("ReduceMax", [scores], axes=[-1], keepdims=1)])])
    return mix(graph, graph.node("Div", [powers, graph.node("ReduceSum", [powers, graph.constant([-1])], keepdims=1)]))


def leftovers(graph: Graph) -> str:
    """Dropout and Identity between the weights and the mixing."""
    weights = graph.node("Dropout", [softmax(graph, graph.node("Identity", [graph.scores()])), graph.constant(0.1, np.float32)])
    return mix(graph, graph.node("Identity", [weights]))


def mixed_precision(graph: Graph) -> str:
    """Scores in float16, softmax in float32 between casts."""
    def half(x): return graph.node("Cast", [x], to=TensorProto.FLOAT16)
    scores = graph.node("MatMul", [half(graph.heads_of("q")), half(graph.heads_of("k", turned=True))])
    scores = graph.node("Mul", [scores, graph.constant(8 ** -0.5, np.float16)])
    weights = half(softmax(graph, graph.node("Cast", [scores], to=TensorProto.FLOAT)))
    return graph.joined(graph.node("Cast", [graph.node("MatMul", [weights, half(graph.heads_of("v"))])], to=TensorProto.FLOAT))


def in_function(graph: Graph) -> str:
    """The attention stands in a function of the model, as the first dynamo exporters wrote."""
    body = [helper.make_node("MatMul", ["q", "k"], ["product"]), helper.make_node("Softmax", ["product"], ["weights"], axis=-1),
            helper.make_node("MatMul", ["weights", "v"], ["mixed"])]
    graph.functions.append(helper.make_function("own", "ScaledDotProduct", ["q", "k", "v"], ["mixed"], body, [helper.make_opsetid("", 17)]))
    query = graph.node("Mul", [graph.heads_of("q"), graph.constant(8 ** -0.5, np.float32)])
    return graph.joined(graph.node("ScaledDotProduct", [query, graph.heads_of("k", turned=True), graph.heads_of("v")], domain="own"))


CAUSAL, GROUPED = Shape(causal=True), Shape(pairs=2, causal=True)
# name → (shape, attention, opset)
PLAIN = {
    "answer-softmax": (Shape(), plain_with_answer, 17), "where-mask": (CAUSAL, where_mask, 17), "sinks": (Shape(causal=True, sinks=True), sinks, 17),
    "einsum": (Shape(), einsum, 17), "einsum-grouped": (GROUPED, einsum_grouped, 17), "grouped-5d": (GROUPED, grouped_5d, 17),
    "multi-query": (Shape(pairs=1, causal=True), where_mask, 17), "folded": (Shape(), folded, 13), "values-first": (Shape(), values_first, 17),
    "exp-sum-div": (Shape(), raised, 17), "leftovers": (Shape(), leftovers, 14), "mixed-precision": (Shape(), mixed_precision, 17),
    "function": (Shape(), in_function, 17),
}
