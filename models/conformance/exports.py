"""The ways in which people export: each takes a model and gives the bytes of an ONNX file."""

import io
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.float16 import convert_float_to_float16

from .asked import Exported

# What onnxruntime's optimizer calls the families whose attention it can fuse.
FUSED_AS = {"bert": "bert", "roberta": "bert", "distilbert": "bert", "electra": "bert", "albert": "bert", "gpt2": "gpt2", "bart": "bart",
            "marian": "bart", "t5": "t5", "vit": "vit", "clip": "clip", "whisper": "bart", "mpnet": "bert", "phi": "phi"}
DYNAMIC = {"input_ids": {1: "tokens"}, "attention_mask": {1: "tokens"}, "decoder_input_ids": {1: "decoded"}}


def torchscript(model, inputs: dict[str, torch.Tensor], attention: str = "eager", opset: int = 14) -> onnx.ModelProto:
    model.set_attn_implementation(attention)
    file = io.BytesIO()
    torch.onnx.export(Exported(model, list(inputs)), tuple(inputs.values()), file, input_names=list(inputs), output_names=["logits"],
                      dynamic_axes={name: axes for name, axes in DYNAMIC.items() if name in inputs}, opset_version=opset, dynamo=False)
    return onnx.load_from_string(file.getvalue())


def dynamo(model, inputs: dict[str, torch.Tensor], attention: str = "sdpa", opset: int = 18) -> onnx.ModelProto:
    model.set_attn_implementation(attention)
    shapes = tuple({1: torch.export.Dim.DYNAMIC} if name in DYNAMIC else None for name in inputs)
    program = torch.onnx.export(Exported(model, list(inputs)), tuple(inputs.values()), input_names=list(inputs), output_names=["logits"],
                                dynamic_shapes=(shapes,), opset_version=opset, dynamo=True, verbose=False)
    return program.model_proto


def fused(name: str, model: onnx.ModelProto, heads: int, width: int) -> onnx.ModelProto | None:
    """By onnxruntime's transformer optimizer; None where it fuses no attention."""
    if name not in FUSED_AS:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.onnx"
        onnx.save(model, path)
        found = optimizer.optimize_model(str(path), model_type=FUSED_AS[name], num_heads=heads, hidden_size=width, opt_level=0).model
    kinds = {node.op_type for node in found.graph.node}
    return found if kinds & {"Attention", "MultiHeadAttention", "GroupQueryAttention"} else None


def int8(model: onnx.ModelProto) -> onnx.ModelProto:
    """Dynamic quantisation: MatMulInteger with weights of 8 bits."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "model.onnx", Path(folder) / "int8.onnx"
        onnx.save(model, path)
        quantize_dynamic(str(path), str(out), weight_type=QuantType.QInt8)
        return onnx.load(out)


def fp16(model: onnx.ModelProto) -> onnx.ModelProto:
    """Weights and arithmetic in float16, inputs and outputs in float32."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    return convert_float_to_float16(copy, keep_io_types=True)
