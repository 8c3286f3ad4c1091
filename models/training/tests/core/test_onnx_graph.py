import unittest

import numpy as np
import onnxruntime
from onnx import TensorProto

from training.core.onnx_graph import SPLIT_OUTPUTS, Graph


def split_session(parts: int, width: int):
    graph = Graph({})
    value = graph.input("value", TensorProto.FLOAT, [1, width])
    for number, part in enumerate(graph.split(value, parts, axis=1)):
        graph.add("Identity", part, name=f"part_{number}")
        graph.output(f"part_{number}", [1, width // parts])
    model = graph.model("split")
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return model, session.run(None, {"value": np.arange(width, dtype=np.float32)[None]})


class SplitTest(unittest.TestCase):
    def test_one_part_is_the_whole(self):
        _, parts = split_session(1, 4)
        np.testing.assert_array_equal(parts, [[[0, 1, 2, 3]]])

    def test_many_parts_come_in_order_and_no_node_has_more_outputs_than_webgpu_takes(self):
        for count in (9, 12, 18):
            model, parts = split_session(count, count * 2)
            np.testing.assert_array_equal(np.concatenate(parts, 1), [np.arange(count * 2)])
            outputs = [len(node.output) for node in model.graph.node if node.op_type == "Split"]
            self.assertLessEqual(max(outputs), SPLIT_OUTPUTS)


if __name__ == "__main__":
    unittest.main()
