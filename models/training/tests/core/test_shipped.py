import tempfile
import unittest
from pathlib import Path

import onnx
import torch
from onnx import TensorProto

from training.core.onnx_layers import Layers
from training.core.shipped import load_weights, round_weights
from .test_stack import HEADS, LAYERS, VOCABULARY, WIDTH, small_stack


def written(stack, folder: str) -> Path:
    layers = Layers(stack.state_dict(), WIDTH, HEADS)
    ids = layers.graph.input("ids", TensorProto.INT64, [1, "N"])
    layers.graph.output("logits", [1, "N", VOCABULARY])
    layers.logits(layers.stack(ids, LAYERS, "encoder", causal=False))
    path = Path(folder, "model.onnx")
    onnx.save(layers.graph.model("small"), path)
    return path


class LoadWeightsTest(unittest.TestCase):
    def test_every_weight_comes_back_from_the_shipped_file(self):
        stack, other = small_stack(causal=False), small_stack(causal=False)
        with torch.no_grad():
            for tensor in other.state_dict().values():
                tensor.zero_()
        with tempfile.TemporaryDirectory() as folder:
            load_weights(other, written(stack, folder))
        for name, tensor in stack.state_dict().items():
            self.assertTrue(torch.equal(other.state_dict()[name], tensor), name)
        self.assertFalse(other.training)

    def test_a_missing_weight_is_named(self):
        stack = small_stack(causal=False)
        with tempfile.TemporaryDirectory() as folder:
            path = written(stack, folder)
            stack.extra = torch.nn.Linear(2, 2)
            with self.assertRaisesRegex(KeyError, "extra.weight"):
                load_weights(stack, path)

    def test_rounding_twice_is_rounding_once(self):
        stack = torch.nn.Linear(4, 4)
        round_weights(stack)
        once = stack.weight.clone()
        round_weights(stack)
        self.assertTrue(torch.equal(stack.weight, once))
        self.assertTrue(torch.equal(once, once.half().float()))


if __name__ == "__main__":
    unittest.main()
