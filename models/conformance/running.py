"""Runs graphs in onnxruntime, and takes attention out of those whose values are known by name."""

import numpy as np
import onnx
import onnxruntime
from onnx import helper

OUTPUTS = ("logits", "logits_per_text", "last_hidden_state")


def session_of(model: onnx.ModelProto) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def feeds_of(model: onnx.ModelProto, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What the graph asks for, by name; numbers in float16 where it asks for them so."""
    held = {entry.name for entry in model.graph.initializer}
    feeds = {}
    for entry in model.graph.input:
        if entry.name in held:
            continue
        value = inputs[entry.name]
        half = entry.type.tensor_type.elem_type == onnx.TensorProto.FLOAT16
        feeds[entry.name] = value.astype(np.float16) if half else value
    return feeds


def main_output(model: onnx.ModelProto) -> str:
    names = [entry.name for entry in model.graph.output]
    return next((name for name in OUTPUTS if name in names), names[0])


def run(model: onnx.ModelProto, inputs: dict[str, np.ndarray], more: list[str] = ()) -> dict[str, np.ndarray]:
    """The main output as `logits`, and the values named in `more`, which need not be outputs; all in float32."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    outputs = {entry.name for entry in copy.graph.output}
    copy.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in more if name not in outputs)
    names = [main_output(model), *more]
    found = session_of(copy).run(names, feeds_of(model, inputs))
    return dict(zip(["logits", *more], [value.astype(np.float32) for value in found]))


def taps_of(model: onnx.ModelProto, inputs: dict[str, np.ndarray], expected: dict[str, np.ndarray]) -> dict[str, str]:
    """Tensor → name of the value that holds it, found by its numbers among the outputs of Softmax; raises ValueError if one is missing.

    The tools of `reworked` keep these names, so that a quantised graph can be asked for its own attention.
    """
    names = [node.output[0] for node in model.graph.node if node.op_type == "Softmax"]
    found = run(model, inputs, names)
    taps = {}
    for key, wanted in expected.items():
        if key == "logits":
            continue
        off = {name: np.abs(found[name].reshape(wanted.shape) - wanted).max() for name in names if found[name].size == wanted.size}
        best = min(off, key=off.get, default=None)
        if best is None or off[best] > 1e-5:
            raise ValueError(f"no Softmax gives {key}: the nearest is {min(off.values(), default=float('nan')):.1e} off")
        taps[key] = best
    return taps


def own_attention(model: onnx.ModelProto, inputs: dict[str, np.ndarray], taps: dict[str, str], expected: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """`logits` and attention as this graph computes them."""
    names = {output for node in model.graph.node for output in node.output}
    if lost := [name for name in taps.values() if name not in names]:
        raise ValueError(f"the tool renamed {lost[0]}")
    found = run(model, inputs, list(taps.values()))
    return {"logits": found["logits"], **{key: found[name].reshape(expected[key].shape) for key, name in taps.items()}}
