"""Fused operators in the forms that tools write and the exporters here do not. Expected tensors by NumPy.

Three of them run on CUDA alone; they are listed as not made, with what onnxruntime says.
"""

import numpy as np
from onnx import TensorProto

from .layer import MS, TOKENS, WIDTH, Graph, Shape


def attention(graph: Graph, mask: str = "", past: str = "", outputs: int = 1, **attributes) -> str:
    """com.microsoft.Attention, which projects by itself."""
    layer = graph.layer
    weights = graph.constant(np.concatenate([layer.w[which] for which in "qkv"], axis=1))
    bias = graph.constant(np.concatenate([layer.b[which] for which in "qkv"]))
    return graph.node("Attention", ["hidden", weights, bias, mask, past], outputs, MS, num_heads=layer.shape.heads, **attributes)


def attention_lengths(graph: Graph) -> str:
    return attention(graph, graph.input("mask_index", np.array([graph.layer.shape.seen], np.int32), [1]))


def attention_mask_2d(graph: Graph) -> str:
    return attention(graph, graph.input("attention_mask", (np.arange(TOKENS) < graph.layer.shape.seen).astype(np.int32)[None], [1, "tokens"]))


def attention_causal(graph: Graph) -> str:
    """As onnxruntime's GPT-2 converter writes it: unidirectional, keys and values of the past in one tensor, here empty."""
    past = graph.input("past_0", np.zeros([2, 1, 4, 0, 8], np.float32), [2, 1, 4, "past", 8])
    return attention(graph, past=past, outputs=2, unidirectional=1)


def multi_head(graph: Graph, inputs: list[str], outputs: int = 1, **attributes) -> str:
    return graph.node("MultiHeadAttention", inputs, outputs, MS, num_heads=graph.layer.shape.heads, **attributes)


def without_bias(graph: Graph, which: str) -> str:
    return graph.node("MatMul", ["hidden", graph.constant(graph.layer.w[which])])


def all_biases(graph: Graph) -> str:
    return graph.constant(np.concatenate([graph.layer.b[which] for which in "qkv"]))


def multi_head_bias(graph: Graph) -> str:
    """The biases of the projections are added inside; padding as a mask [B, K]."""
    mask = graph.input("attention_mask", (np.arange(TOKENS) < graph.layer.shape.seen).astype(np.int32)[None], [1, "tokens"])
    return multi_head(graph, [*(without_bias(graph, which) for which in "qkv"), all_biases(graph), mask])


def multi_head_packed(graph: Graph) -> str:
    """Queries, keys and values in one tensor [1, T, H, 3, d]."""
    parts = [graph.node("Unsqueeze", [graph.node("Reshape", [graph.projected(which), graph.constant([0, 0, 4, 8])]), graph.constant([3])]) for which in "qkv"]
    return multi_head(graph, [graph.node("Concat", parts, axis=3)])


def multi_head_packed_pairs(graph: Graph) -> str:
    """Keys and values in one tensor [1, T, H, 2, d]."""
    parts = [graph.node("Unsqueeze", [graph.node("Reshape", [graph.projected(which), graph.constant([0, 0, 4, 8])]), graph.constant([3])]) for which in "kv"]
    return multi_head(graph, [graph.projected("q"), graph.node("Concat", parts, axis=3)])


def multi_head_biased_scores(graph: Graph) -> str:
    """The causal mask comes as numbers that are added to the scores."""
    bias = graph.constant(np.where(graph.layer.mask(), 0, -1e9).astype(np.float32)[None, None])
    length = graph.node("Shape", ["input_ids"], start=1)
    cut = graph.node("Slice", [bias, graph.constant([0, 0]), graph.node("Concat", [length, length], axis=0), graph.constant([2, 3])])
    return multi_head(graph, [graph.projected("q"), graph.heads_of("k"), graph.heads_of("v"), "", "", cut])


def decoder_masked_cross(graph: Graph) -> str:
    """One query, keys and values by heads: the cross-attention of a decoding step."""
    encoded = graph.input("encoder_hidden_states", graph.layer.embedding[graph.layer.ids], [1, "encoded", WIDTH])
    last = graph.node("Slice", [graph.projected("q"), graph.constant([-1]), graph.constant([2 ** 31]), graph.constant([1])])
    return graph.node("DecoderMaskedMultiHeadAttention", [last, graph.heads_of("k", of=encoded), graph.heads_of("v", of=encoded)], 1, MS, num_heads=4)


def packed(graph: Graph) -> str:
    """All tokens of all texts in one row, padding left out."""
    rows = [graph.node("Squeeze", [graph.projected(which), graph.constant([0])]) for which in "qkv"]
    offsets, ends = graph.constant(np.arange(TOKENS, dtype=np.int32)[None]), graph.constant(np.array([0, TOKENS], np.int32))
    mixed = graph.node("PackedMultiHeadAttention", [*rows, "", offsets, ends], 1, MS, num_heads=4)
    return graph.node("Unsqueeze", [mixed, graph.constant([0])])


def group_query(graph: Graph, more: list[str] = (), **attributes) -> str:
    pairs, width = graph.layer.shape.pairs, graph.layer.shape.width
    pasts = [graph.input(f"past_key_values.0.{which}", np.zeros([1, pairs, 0, width], np.float32), [1, pairs, "past", width]) for which in ("key", "value")]
    lengths = graph.node("Cast", [graph.node("Sub", [graph.node("Shape", ["input_ids"], start=1), graph.constant([1])])], to=TensorProto.INT32)
    total = graph.node("Cast", [graph.node("Squeeze", [graph.node("Shape", ["input_ids"], start=1)])], to=TensorProto.INT32)
    return graph.node("GroupQueryAttention", [*(graph.projected(which) for which in "qkv"), *pasts, lengths, total, *more], 3, MS,
                      num_heads=graph.layer.shape.heads, kv_num_heads=pairs, **attributes)


def group_query_sinks(graph: Graph) -> str:
    """As gpt-oss: a learned score for each head takes part in the softmax and is seen by nobody."""
    return group_query(graph, ["", "", "", "", graph.constant(graph.layer.sinks)])


def group_query_cap(graph: Graph) -> str:
    return group_query(graph, softcap=float(graph.layer.shape.cap), local_window_size=graph.layer.shape.window)


def standard(graph: Graph, **attributes) -> str:
    """ai.onnx.Attention with three dimensions: [1, T, H·d]."""
    shape = graph.layer.shape
    return graph.node("Attention", [graph.projected(which) for which in "qkv"], q_num_heads=shape.heads, kv_num_heads=shape.pairs, **attributes)


def standard_causal(graph: Graph) -> str:
    return standard(graph, is_causal=1)


def standard_cap(graph: Graph) -> str:
    return standard(graph, softcap=float(graph.layer.shape.cap), scale=graph.layer.shape.width ** -0.5)


def standard_masked(graph: Graph) -> str:
    """Four dimensions, a mask of booleans."""
    return graph.joined(graph.node("Attention", [graph.heads_of("q"), graph.heads_of("k"), graph.heads_of("v"), graph.constant(graph.layer.mask())]))


def standard_past(graph: Graph) -> str:
    """Four dimensions, empty pasts, the present given out."""
    pasts = [graph.input(f"past_key_values.0.{which}", np.zeros([1, 2, 0, 8], np.float32), [1, 2, "past", 8]) for which in ("key", "value")]
    return graph.joined(graph.node("Attention", [graph.heads_of("q"), graph.heads_of("k"), graph.heads_of("v"), "", *pasts], 3, is_causal=1))


PADDED, CAUSAL, WIDE = Shape(seen=6), Shape(causal=True), dict(heads=2, pairs=1, causal=True)
# name → (shape, attention, opset)
FUSED = {
    "attention-lengths": (PADDED, attention_lengths, 17), "attention-mask-2d": (PADDED, attention_mask_2d, 17), "attention-causal": (CAUSAL, attention_causal, 17),
    "multi-head-bias": (PADDED, multi_head_bias, 17), "multi-head-packed": (Shape(), multi_head_packed, 17),
    "multi-head-packed-pairs": (Shape(), multi_head_packed_pairs, 17), "multi-head-biased-scores": (CAUSAL, multi_head_biased_scores, 17),
    "packed-multi-head": (Shape(), packed, 17), "decoder-masked-cross": (Shape(queries=1), decoder_masked_cross, 17),
    "group-query-sinks": (Shape(**WIDE, sinks=True), group_query_sinks, 17), "group-query-cap": (Shape(**WIDE, cap=2.0, window=4), group_query_cap, 17),
    "attention-23-causal": (Shape(pairs=2, causal=True), standard_causal, 23), "attention-23-cap": (Shape(cap=2.0), standard_cap, 23),
    "attention-23-masked": (CAUSAL, standard_masked, 23), "attention-24-causal": (CAUSAL, standard_causal, 24),
    "attention-24-past": (Shape(pairs=2, causal=True), standard_past, 24),
}
