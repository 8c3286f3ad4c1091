import unittest

import numpy as np
import onnxruntime
import torch

from training.classifier.model import Classifier
from training.classifier.onnx_model import whole_model
from training.classifier.predict import predict
from training.core.layers import END, START
from training.core.shipped import round_weights
from .small import LABELS, small_classifier


class OnnxTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model: Classifier = small_classifier()
        round_weights(cls.model)
        contents = whole_model(cls.model).SerializeToString(deterministic=True)
        cls.session = onnxruntime.InferenceSession(contents, providers=["CPUExecutionProvider"])

    def answer(self, ids: list[int]) -> dict[str, np.ndarray]:
        names = [output.name for output in self.session.get_outputs()]
        return dict(zip(names, self.session.run(None, {"ids": np.array([ids])})))

    def assert_equal_to_pytorch(self, ids: list[int]):
        found = self.answer(ids)
        with torch.no_grad():
            logits, attentions = self.model(torch.tensor([ids]))
        for task in LABELS:
            np.testing.assert_allclose(found[f"{task}.logits"], logits[task], atol=1e-5)
        for layer, weights in enumerate(attentions):
            np.testing.assert_allclose(found[f"encoder.{layer}.attention"], weights, atol=1e-6)

    def test_a_text_of_no_tokens_equals_pytorch(self):
        self.assert_equal_to_pytorch([START, END])

    def test_the_longest_text_equals_pytorch(self):
        self.assert_equal_to_pytorch([START, *range(5, 15), END])

    def test_the_outputs_are_named_as_the_contract_says(self):
        self.assertEqual(set(self.answer([START, 7, END])),
                         {"sentiment.logits", "intent.logits", "encoder.0.attention", "encoder.1.attention"})

    def test_padding_has_exactly_no_weight(self):
        _, attentions = self.model(torch.tensor([[START, 7, END, 0, 0], [START, 7, 8, 9, END]]))
        for weights in attentions:
            self.assertEqual(float(weights[0, :, :, 3:].detach().abs().max()), 0)

    def test_many_sentences_at_once_give_what_each_gives_alone(self):
        rows = [[START, 5, END], [START, END], [START, *range(5, 12), END]]
        together = predict(self.model, rows, batch=2)
        for at, row in enumerate(rows):
            for task in LABELS:
                np.testing.assert_allclose(together[task][at], predict(self.model, [row])[task][0], atol=1e-5)


if __name__ == "__main__":
    unittest.main()
