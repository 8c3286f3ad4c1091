"""Decoders as onnxruntime-genai's model builder writes them, which is how most language models on the hub are exported:
GroupQueryAttention (Phi: RotaryEmbedding and MultiHeadAttention), norms with skips fused in, empty pasts.

The weights are those of the PyTorch model, so what PyTorch says is what is expected. The builder itself wants downloads and
packages that do not belong here; its operators and names are kept: https://github.com/microsoft/onnxruntime-genai (models/builder.py).
"""

import math

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from transformers import PreTrainedModel

MS = "com.microsoft"
STYLES = ("llama", "mistral", "qwen2", "qwen3", "gemma2", "phi", "smollm", "smollm3")
CACHE = 24


def cos_and_sin(width: int, base: float) -> tuple[np.ndarray, np.ndarray]:
    """[positions, width / 2] each."""
    inverse = 1 / base ** (torch.arange(0, width, 2).float() / width)
    angles = torch.outer(torch.arange(CACHE).float(), inverse)
    return angles.cos().numpy(), angles.sin().numpy()


class Graph:
    """Nodes and weights in order; every call returns the name of what it made."""

    def __init__(self, model: PreTrainedModel):
        self.weights_of = {key: value.detach().float().numpy() for key, value in model.state_dict().items()}
        self.nodes, self.initializers = [], {}

    def constant(self, name: str, value: np.ndarray) -> str:
        self.initializers.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, domain: str = "", outputs: list[str] | None = None, **attributes) -> str:
        outputs = outputs or [f"{name}/output_0"]
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=name, domain=domain, **attributes))
        return outputs[0]

    def linear(self, x: str, weights: str, name: str) -> str:
        """`weights` as in PyTorch: [out, in], with a bias where there is one."""
        out = self.node("MatMul", [x, self.constant(f"{weights}.MatMul.weight", self.weights_of[f"{weights}.weight"].T)], f"{name}/MatMul")
        if f"{weights}.bias" in self.weights_of:
            out = self.node("Add", [out, self.constant(f"{weights}.Add.bias", self.weights_of[f"{weights}.bias"])], f"{name}/Add")
        return out


def attention(graph: Graph, at: int, x: str, config) -> str:
    kind, own, name = config.model_type, f"model.layers.{at}.self_attn", f"/model/layers.{at}/attn"
    heads, pairs = config.num_attention_heads, config.num_key_value_heads
    width = getattr(config, "head_dim", None) or config.hidden_size // heads
    query, key, value = (graph.linear(x, f"{own}.{which}_proj", f"{name}/{which}_proj") for which in "qkv")
    if kind == "qwen3":
        query, key = (head_norm(graph, value_, f"{own}.{which}_norm", f"{name}/{which}_norm", count, width, config)
                      for value_, which, count in ((query, "q", heads), (key, "k", pairs)))
    past, present = ([f"{word}.{at}.{which}" for which in ("key", "value")] for word in ("past_key_values", "present"))
    if kind == "phi":
        return multi_head(graph, query, key, value, past, present, name, own, config)
    settings = {"num_heads": heads, "kv_num_heads": pairs, "scale": 1 / math.sqrt(width), "do_rotary": 1, "rotary_interleaved": 0}
    if kind == "gemma2":
        settings |= {"scale": config.query_pre_attn_scalar ** -0.5, "softcap": config.attn_logit_softcapping}
    if kind == "smollm3" and not config.no_rope_layers[at]:
        settings["do_rotary"] = 0
    if kind == "mistral" or (kind == "gemma2" and config.layer_types[at] == "sliding_attention"):
        settings["local_window_size"] = config.sliding_window
    if kind == "qwen2":  # queries, keys and values in one
        query, key, value = graph.node("Concat", [query, key, value], f"{name}/qkv/Concat", axis=-1), "", ""
    turned = ["cos_cache", "sin_cache"] if settings["do_rotary"] else []
    out = graph.node("GroupQueryAttention", [query, key, value, *past, "seqlens_k", "total_sequence_length", *turned], f"{name}/GroupQueryAttention",
                     MS, [f"{name}/GroupQueryAttention/output_0", *present], **settings)
    return graph.linear(out, f"{own}.o_proj", f"{name}/o_proj")


def multi_head(graph: Graph, query: str, key: str, value: str, past: list[str], present: list[str], name: str, own: str, config) -> str:
    heads = config.num_attention_heads
    turned = int(config.hidden_size // heads * config.partial_rotary_factor)
    query, key = (graph.node("RotaryEmbedding", [x, "position_ids", "cos_cache", "sin_cache"], f"{name}/{which}_rotary/RotaryEmbedding", MS,
                             num_heads=heads, rotary_embedding_dim=turned) for x, which in ((query, "q"), (key, "k")))
    out = graph.node("MultiHeadAttention", [query, key, value, "", "", "", *past], f"{name}/MultiHeadAttention", MS,
                     [f"{name}/MultiHeadAttention/output_0", *present], num_heads=heads, unidirectional=1)
    return graph.linear(out, f"{own}.dense", f"{name}/dense")


def head_norm(graph: Graph, x: str, weights: str, name: str, heads: int, width: int, config) -> str:
    split = graph.node("Reshape", [x, graph.constant(f"{name}/split", np.array([0, -1, width]))], f"{name}/Reshape_1")
    normed = norm(graph, split, weights, f"{name}/SimplifiedLayerNormalization", config)
    return graph.node("Reshape", [normed, graph.constant(f"{name}/whole_{heads}", np.array([0, -1, heads * width]))], f"{name}/Reshape_2")


def norm(graph: Graph, x: str, weights: str, name: str, config) -> str:
    gain = graph.weights_of[f"{weights}.weight"] + (1 if config.model_type == "gemma2" else 0)
    return graph.node("SimplifiedLayerNormalization", [x, graph.constant(f"{weights}.weight", gain)], name, axis=-1, epsilon=config.rms_norm_eps, stash_type=1)


def skip_norm(graph: Graph, x: str, skip: str, weights: str, name: str, config) -> tuple[str, str]:
    """(the sum normed, the sum)."""
    gain = graph.weights_of[f"{weights}.weight"] + (1 if config.model_type == "gemma2" else 0)
    outputs = [f"{name}/output_0", "", "", f"{name}/output_3"]
    graph.node("SkipSimplifiedLayerNormalization", [x, skip, graph.constant(f"{weights}.weight", gain)], name, MS, outputs, epsilon=config.rms_norm_eps)
    return outputs[0], outputs[3]


def gated(graph: Graph, at: int, x: str, config) -> str:
    own, name = f"model.layers.{at}.mlp", f"/model/layers.{at}/mlp"
    gate, up = (graph.linear(x, f"{own}.{which}_proj", f"{name}/{which}_proj") for which in ("gate", "up"))
    if config.model_type == "gemma2":
        opened = graph.node("FastGelu", [gate], f"{name}/act_fn/FastGelu", MS)
    else:
        opened = graph.node("Mul", [gate, graph.node("Sigmoid", [gate], f"{name}/act_fn/Sigmoid")], f"{name}/act_fn/Mul")
    return graph.linear(graph.node("Mul", [opened, up], f"{name}/Mul"), f"{own}.down_proj", f"{name}/down_proj")


def sequential(graph: Graph, x: str, config) -> str:
    """Llama and its like: attention, then the gated layer, each added to the stream."""
    gemma, normed = config.model_type == "gemma2", norm(graph, x, "model.layers.0.input_layernorm", "/model/layers.0/input_layernorm/LayerNorm", config)
    for at in range(config.num_hidden_layers):
        own, name = f"model.layers.{at}", f"/model/layers.{at}"
        attended = attention(graph, at, normed, config)
        if gemma:
            attended = norm(graph, attended, f"{own}.post_attention_layernorm", f"{name}/post_attention_layernorm/LayerNorm", config)
        after = "pre_feedforward_layernorm" if gemma else "post_attention_layernorm"
        normed, x = skip_norm(graph, x, attended, f"{own}.{after}", f"{name}/{after}/SkipLayerNorm", config)
        fed = gated(graph, at, normed, config)
        if gemma:
            fed = norm(graph, fed, f"{own}.post_feedforward_layernorm", f"{name}/post_feedforward_layernorm/LayerNorm", config)
        last = at + 1 == config.num_hidden_layers
        following = "model.norm" if last else f"model.layers.{at + 1}.input_layernorm"
        normed, x = skip_norm(graph, x, fed, following, f"/model/layers.{at + 1}/{'final_norm_layernorm' if last else 'input_layernorm'}/SkipLayerNorm", config)
    return normed


def parallel(graph: Graph, x: str, config) -> str:
    """Phi: attention and the wide layer read the same, both are added."""
    def layer_norm(value: str, weights: str, name: str) -> str:
        parts = [graph.constant(f"{weights}.{which}", graph.weights_of[f"{weights}.{which}"]) for which in ("weight", "bias")]
        return graph.node("LayerNormalization", [value, *parts], name, axis=-1, epsilon=config.layer_norm_eps)
    for at in range(config.num_hidden_layers):
        own, name = f"model.layers.{at}", f"/model/layers.{at}"
        normed = layer_norm(x, f"{own}.input_layernorm", f"{name}/input_layernorm/LayerNorm")
        wide = graph.node("FastGelu", [graph.linear(normed, f"{own}.mlp.fc1", f"{name}/mlp/fc1")], f"{name}/mlp/act_fn/FastGelu", MS)
        both = graph.node("Add", [attention(graph, at, normed, config), graph.linear(wide, f"{own}.mlp.fc2", f"{name}/mlp/fc2")], f"{name}/residual_add/Add")
        x = graph.node("Add", [x, both], f"{name}/Add")
    return layer_norm(x, "model.final_layernorm", "/model/final_layernorm/LayerNorm")


def graph_of(model: PreTrainedModel) -> onnx.ModelProto:
    config = model.config
    config.num_key_value_heads = config.num_key_value_heads or config.num_attention_heads
    width = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    graph, phi = Graph(model), config.model_type == "phi"
    cosines, sines = cos_and_sin(int(width * config.partial_rotary_factor) if phi else width, config.rope_theta)
    graph.constant("cos_cache", cosines), graph.constant("sin_cache", sines)
    if not phi:
        counted = graph.node("ReduceSum", ["attention_mask", graph.constant("one", np.array([1]))], "/model/attn_mask_reformat/ReduceSum", keepdims=0)
        graph.node("Cast", [graph.node("Sub", [counted, "one"], "/model/attn_mask_reformat/Sub")], "/model/attn_mask_reformat/Cast_1", outputs=["seqlens_k"], to=TensorProto.INT32)
        size = graph.node("Gather", [graph.node("Shape", ["attention_mask"], "/model/attn_mask_reformat/Shape"), graph.constant("one_alone", np.array(1))], "/model/attn_mask_reformat/Gather", axis=0)
        graph.node("Cast", [size], "/model/attn_mask_reformat/Cast_2", outputs=["total_sequence_length"], to=TensorProto.INT32)
    x = graph.node("Gather", [graph.constant("model.embed_tokens.weight", graph.weights_of["model.embed_tokens.weight"]), "input_ids"], "/model/embed_tokens/Gather")
    if config.model_type == "gemma2":
        x = graph.node("Mul", [x, graph.constant("embed_scale", np.float32(config.hidden_size ** 0.5))], "/model/embed_tokens/Mul")
    logits = graph.linear((parallel if phi else sequential)(graph, x, config), "lm_head", "/lm_head")
    if config.model_type == "gemma2":
        cap = graph.constant("final_cap", np.float32(config.final_logit_softcapping))
        logits = graph.node("Mul", [graph.node("Tanh", [graph.node("Div", [logits, cap], "/lm_head/softcap/Div")], "/lm_head/softcap/Tanh"), cap], "/lm_head/softcap/Mul")
    graph.node("Identity", [logits], "/lm_head/Identity", outputs=["logits"])
    return finished(graph, config, width)


def finished(graph: Graph, config, width: int) -> onnx.ModelProto:
    info, ids = helper.make_tensor_value_info, ["batch_size", "sequence_length"]
    caches = [(at, which) for at in range(config.num_hidden_layers) for which in ("key", "value")]
    phi = config.model_type == "phi"
    inputs = [info("input_ids", TensorProto.INT64, ids),
              info("position_ids", TensorProto.INT64, ids) if phi else info("attention_mask", TensorProto.INT64, ["batch_size", "total_sequence_length"]),
              *(info(f"past_key_values.{at}.{which}", TensorProto.FLOAT, ["batch_size", config.num_key_value_heads, "past_sequence_length", width]) for at, which in caches)]
    outputs = [info("logits", TensorProto.FLOAT, [*ids, config.vocab_size]),
               *(info(f"present.{at}.{which}", TensorProto.FLOAT, ["batch_size", config.num_key_value_heads, "total_sequence_length", width]) for at, which in caches)]
    whole = helper.make_graph(graph.nodes, "main_graph", inputs, outputs, list(graph.initializers.values()))
    return helper.make_model(whole, opset_imports=[helper.make_opsetid("", 14), helper.make_opsetid(MS, 1)], ir_version=7, producer_name="conformance-genai-style")
