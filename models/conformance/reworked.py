"""What tools make of an exported graph: fused, optimised, quantised, narrowed. Each takes a graph and gives another."""

import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnx_ir as ir
import onnxruntime
from onnx import helper, numpy_helper
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_dynamic, quantize_static
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.float16 import convert_float_to_float16
from onnxscript.rewriter.ort_fusions import optimize_for_ort

FUSED = {"Attention", "MultiHeadAttention", "GroupQueryAttention", "DecoderMaskedMultiHeadAttention", "PackedMultiHeadAttention"}


def through_files(model: onnx.ModelProto, change) -> onnx.ModelProto:
    """change: (path of the graph, path of the result)."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "model.onnx", Path(folder) / "out.onnx"
        onnx.save(model, path)
        change(str(path), str(out))
        return onnx.load(out)


def fused(model: onnx.ModelProto, kind: str, heads: int, width: int) -> onnx.ModelProto:
    """By onnxruntime's transformer optimizer; raises ValueError where it fuses no attention."""
    found = through_files(model, lambda path, out: optimizer.optimize_model(
        path, model_type=kind, num_heads=heads, hidden_size=width, opt_level=0).save_model_to_file(out))
    if not FUSED & {node.op_type for node in found.graph.node}:
        raise ValueError(f"onnxruntime's optimizer fuses no attention here (as {kind})")
    return found


def fused_for_ort(model: onnx.ModelProto) -> onnx.ModelProto:
    """By onnxscript's fusions for onnxruntime, which know what the dynamo exporter writes; raises ValueError where they fuse no attention."""
    found = ir.to_proto(optimize_for_ort(ir.from_proto(model))[0])
    if not FUSED & {node.op_type for node in found.graph.node if node.domain}:
        raise ValueError("onnxscript fuses no attention here")
    return found


def optimised(model: onnx.ModelProto) -> onnx.ModelProto:
    """By onnxruntime itself when it loads a model, at its extended level, which does not depend on the machine."""
    def change(path: str, out: str) -> None:
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = out
        options.log_severity_level = 3
        onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return through_files(model, change)


def int8(model: onnx.ModelProto) -> onnx.ModelProto:
    """Dynamic quantisation: DynamicQuantizeLinear and MatMulInteger, weights of 8 bits.

    `reduce_range`: with all 8 bits some processors saturate the sums, others do not, and a file has no attention of its own to hold it to.
    """
    return through_files(model, lambda path, out: quantize_dynamic(path, out, weight_type=QuantType.QInt8, reduce_range=True))


class Once(CalibrationDataReader):
    def __init__(self, feeds: dict[str, np.ndarray]):
        self.feeds = iter([feeds])

    def get_next(self):
        return next(self.feeds, None)


def qdq(model: onnx.ModelProto, feeds: dict[str, np.ndarray]) -> onnx.ModelProto:
    """Static quantisation: QuantizeLinear and DequantizeLinear around every product, the attention's too."""
    return through_files(model, lambda path, out: quantize_static(
        path, out, Once(feeds), quant_format=QuantFormat.QDQ, op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, reduce_range=True))


def q4(model: onnx.ModelProto) -> onnx.ModelProto:
    """Weights of 4 bits in blocks of 32: MatMulNBits."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    quantizer = MatMulNBitsQuantizer(copy, block_size=32, is_symmetric=True)
    quantizer.process()
    return quantizer.model.model


def fp16(model: onnx.ModelProto, keep_io_types: bool = True) -> onnx.ModelProto:
    """Weights and arithmetic in float16; inputs and outputs in float32 if kept."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    return convert_float_to_float16(copy, keep_io_types=keep_io_types)


def bf16(model: onnx.ModelProto) -> onnx.ModelProto:
    """Matrices of weights kept in bfloat16 and cast to float32 before use: onnxruntime has no bfloat16 arithmetic on CPUs."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    casts = []
    for weights in copy.graph.initializer:
        if weights.data_type != onnx.TensorProto.FLOAT or len(weights.dims) < 2:
            continue
        wide = numpy_helper.to_array(weights)
        halves = ((wide.view(np.uint32) + 0x8000) >> 16).astype(np.uint16)
        name = weights.name
        narrow = helper.make_tensor(f"{name}_bf16", onnx.TensorProto.BFLOAT16, wide.shape, halves.tobytes(), raw=True)
        weights.CopyFrom(narrow)
        casts.append(helper.make_node("Cast", [narrow.name], [name], name=f"{name}_wide", to=onnx.TensorProto.FLOAT))
    nodes = [*casts, *copy.graph.node]
    del copy.graph.node[:]
    copy.graph.node.extend(nodes)
    return copy
