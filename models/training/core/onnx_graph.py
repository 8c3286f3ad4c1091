"""Writes ONNX graphs by hand: every operator of the shipped files is chosen here, none by an exporter.

Names of values are names of tensors; weights keep the names they have in PyTorch.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
IR_VERSION = 8
SPLIT_OUTPUTS = 9  # WebGPU's Split takes a buffer an output and one for its input; the software adapter gives a shader 10


class Graph:
    """A growing graph: `add` appends a node and returns the name of its output."""

    def __init__(self, weights: dict[str, np.ndarray]):
        self.weights = weights                      # float16, by name; the source for `weight`
        self.nodes, self.inputs, self.outputs = [], [], []
        self.initializers: dict[str, TensorProto] = {}
        self.casts: dict[str, str] = {}

    def add(self, op: str, *inputs: str, name: str | None = None, **attributes) -> str:
        name = name or f"{op.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], name=f"{name}:{op}", **attributes))
        return name

    def split(self, value: str, parts: int, axis: int) -> list[str]:
        """`parts` equal values along an axis; many in two steps, for WebGPU's sake."""
        steps = max(count for count in range(1, SPLIT_OUTPUTS + 1) if parts % count == 0)
        if 1 < steps < parts:
            return [part for piece in self.split(value, steps, axis) for part in self.split(piece, parts // steps, axis)]
        names = [f"split_{len(self.nodes)}_{part}" for part in range(parts)]
        self.nodes.append(helper.make_node("Split", [value], names, name=f"{names[0]}:Split", axis=axis))
        return names

    def sum(self, values: list[str]) -> str:
        """Sum in pairs, then pairs of pairs: rounding grows with the logarithm of their number."""
        while len(values) > 1:
            pairs = [self.add("Add", *values[at : at + 2]) for at in range(0, len(values) - 1, 2)]
            values = pairs + values[len(pairs) * 2 :]
        return values[0]

    def weight(self, name: str, transpose: bool = False) -> str:
        """A float16 weight as float32; the runtime folds the Cast when it loads the file."""
        if name not in self.casts:
            array = self.weights[name]
            self.initializers[name] = numpy_helper.from_array(np.ascontiguousarray(array.T if transpose else array), name)
            self.casts[name] = self.add("Cast", name, name=f"{name}.float32", to=TensorProto.FLOAT)
        return self.casts[name]

    def constant(self, value, dtype) -> str:
        array = np.array(value, dtype=dtype)
        name = f"constant_{array.dtype}_{'x'.join(map(str, array.flatten()))}_{array.ndim}"
        self.initializers[name] = numpy_helper.from_array(array, name)
        return name

    def input(self, name: str, dtype: int, shape: list) -> str:
        self.inputs.append(helper.make_tensor_value_info(name, dtype, shape))
        return name

    def output(self, name: str, shape: list) -> None:
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def model(self, name: str) -> onnx.ModelProto:
        """The finished model; raises onnx.checker.ValidationError when it is not sound."""
        graph = helper.make_graph(self.nodes, name, self.inputs, self.outputs, list(self.initializers.values()))
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)],
                                  ir_version=IR_VERSION, producer_name="headlight")
        onnx.checker.check_model(model, full_check=True)
        return model
