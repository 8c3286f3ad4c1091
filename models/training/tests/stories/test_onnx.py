import unittest

import numpy as np
import onnxruntime
import torch

from training.stories.onnx_model import whole_model
from .small import small_model


class OnnxTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = small_model()
        cls.session = onnxruntime.InferenceSession(whole_model(cls.model).SerializeToString(), providers=["CPUExecutionProvider"])

    def run_onnx(self, ids):
        return dict(zip([output.name for output in self.session.get_outputs()], self.session.run(None, {"ids": np.array([ids])})))

    @torch.no_grad()
    def check(self, ids):
        found = self.run_onnx(ids)
        hidden, attentions = self.model(torch.tensor([ids]))
        np.testing.assert_allclose(found["logits"], self.model.logits(hidden), atol=1e-5)
        for layer, weights in enumerate(attentions):
            np.testing.assert_allclose(found[f"decoder.{layer}.attention"], weights, atol=1e-6)
        return found

    def test_the_start_mark_alone_sees_itself(self):
        self.assertEqual(self.check([2])["decoder.1.attention"].tolist(), [[[[1.0]], [[1.0]]]])

    def test_attention_and_logits_equal_those_of_pytorch_up_to_the_longest_text(self):
        for length in (2, 7, 16):
            self.check([2, *range(5, 4 + length)])

    def test_masked_weights_are_exactly_zero_and_rows_sum_to_one(self):
        found = self.run_onnx([2, 5, 1, 7, 7, 9])
        for layer in (0, 1):
            weights = found[f"decoder.{layer}.attention"]
            self.assertEqual(np.abs(np.triu(weights, 1)).max(), 0)
            np.testing.assert_allclose(weights.sum(-1), 1, atol=1e-6)

    def test_outputs_have_the_names_of_the_contract(self):
        self.assertEqual([entry.name for entry in self.session.get_inputs()], ["ids"])
        self.assertEqual({output.name for output in self.session.get_outputs()},
                         {"logits", "decoder.0.attention", "decoder.1.attention"})


if __name__ == "__main__":
    unittest.main()
