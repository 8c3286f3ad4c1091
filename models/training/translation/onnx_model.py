"""The two shipped graphs: the whole teacher-forced model, and one decoding step.

Shapes: batch is 1; S source tokens, T target positions, P past positions, H heads, D width, V vocabulary.
The arithmetic follows seq2seq.py line by line.
"""

import onnx
from onnx import TensorProto

from ..core.onnx_layers import Layers
from .seq2seq import Seq2Seq


def layers_of(model: Seq2Seq, in_parts: bool) -> Layers:
    return Layers(model.state_dict(), model.embedding.embedding_dim, model.decoder[0].attention.heads, in_parts)


def whole_model(model: Seq2Seq) -> onnx.ModelProto:
    """source_ids [1, S] (end mark last), target_ids [1, T] (start mark first) → logits, attention, keys, values."""
    layers = layers_of(model, in_parts=True)
    graph, heads, share = layers.graph, layers.heads, layers.width // layers.heads
    source = graph.input("source_ids", TensorProto.INT64, [1, "S"])
    target = graph.input("target_ids", TensorProto.INT64, [1, "T"])
    graph.output("logits", [1, "T", model.embedding.num_embeddings])

    x = layers.embed(source, layers.first_positions(source))
    for l in range(len(model.encoder)):
        name = f"encoder.{l}"
        x = layers.block(name, x, None, f"{name}.attention")
        graph.output(f"{name}.attention", [1, heads, "S", "S"])
    memory = layers.norm("norm_encoder", x)

    x, mask = layers.embed(target, layers.first_positions(target)), layers.causal_mask(target)
    for l in range(len(model.decoder)):
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
    layers = layers_of(model, in_parts=False)
    graph, heads, share = layers.graph, layers.heads, layers.width // layers.heads
    target = graph.input("target_ids", TensorProto.INT64, [1, 1])
    position = graph.input("position", TensorProto.INT64, [1])
    graph.output("logits", [1, 1, model.embedding.num_embeddings])
    x = layers.embed(target, graph.add("Gather", graph.weight("positions"), position))
    for l in range(len(model.decoder)):
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
