import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from training.core.onnx_bytes import borrow_weights, weight_places
from training.translation.onnx_model import decoding_step, whole_model
from training.core.layers import END, START
from training.core.shipped import round_weights
from .small import small_model

SOURCE = np.array([[5, 6, 7, END]])
TARGET = np.array([[START, 8, 9, 10, 11]])


def run(session, feeds):
    return dict(zip([output.name for output in session.get_outputs()], session.run(None, feeds)))


class OnnxTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = small_model()
        round_weights(cls.model)
        cls.bytes = whole_model(cls.model).SerializeToString(deterministic=True)
        cls.step = decoding_step(cls.model)
        borrow_weights(cls.step, cls.bytes, "model.onnx")
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "model.onnx").write_bytes(cls.bytes)
            Path(folder, "decode.onnx").write_bytes(cls.step.SerializeToString())
            cls.sessions = [onnxruntime.InferenceSession(Path(folder, name), providers=["CPUExecutionProvider"])
                            for name in ("model.onnx", "decode.onnx")]
        cls.found = run(cls.sessions[0], {"source_ids": SOURCE, "target_ids": TARGET})

    @torch.no_grad()
    def test_attention_and_logits_equal_those_of_pytorch(self):
        hidden, *sites = self.model(torch.from_numpy(SOURCE), torch.from_numpy(TARGET))
        np.testing.assert_allclose(self.found["logits"], self.model.logits(hidden), atol=1e-5)
        for site, layers in zip(("encoder", "decoder", "cross"), sites):
            for layer, weights in enumerate(layers):
                np.testing.assert_allclose(self.found[f"{site}.{layer}.attention"], weights, atol=1e-6)

    def test_masked_weights_are_exactly_zero(self):
        for layer in (0, 1):
            self.assertEqual(np.abs(np.triu(self.found[f"decoder.{layer}.attention"], 1)).max(), 0)

    def test_a_step_equals_the_last_row_of_the_whole_model(self):
        feeds = {"target_ids": TARGET[:, -1:], "position": np.array([TARGET.shape[1] - 1])}
        for layer in (0, 1):
            for part in ("key", "value"):
                feeds[f"past.{layer}.{part}"] = self.found[f"decoder.{layer}.{part}"][:, :, :-1]
                feeds[f"cross.{layer}.{part}"] = self.found[f"cross.{layer}.{part}"]
        step = run(self.sessions[1], feeds)
        np.testing.assert_allclose(step["logits"][0, 0], self.found["logits"][0, -1], atol=1e-5)
        np.testing.assert_allclose(step["decoder.1.value"], self.found["decoder.1.value"], atol=1e-5)

    def test_the_step_carries_no_weights(self):
        self.assertLess(len(self.step.SerializeToString()), len(self.bytes))
        for tensor in self.step.graph.initializer:
            self.assertTrue(tensor.external_data or len(tensor.raw_data) <= 32, tensor.name)

    def test_every_weight_is_found_at_its_place(self):
        for name, (offset, length) in weight_places(self.bytes).items():
            if name in self.model.state_dict():
                stored = np.frombuffer(self.bytes[offset : offset + length], np.float16)
                self.assertEqual(stored.size, self.model.state_dict()[name].numel())

    def test_other_weights_are_refused(self):
        other = small_model()
        with torch.no_grad():
            other.norm_decoder.weight.add_(1)
        with self.assertRaisesRegex(ValueError, "norm_decoder.weight: model.onnx holds other bytes"):
            borrow_weights(decoding_step(other), self.bytes, "model.onnx")


if __name__ == "__main__":
    unittest.main()
