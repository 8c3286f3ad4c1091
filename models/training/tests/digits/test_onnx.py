import unittest

import numpy as np
import onnxruntime
import torch

from training.core.shipped import round_weights
from training.digits.model import grid_positions, new_model
from training.digits.onnx_model import whole_model
from training.digits.pictures import ids_of

RECIPE = {"seed": 1, "model": {"width": 64, "feed_forward": 128, "heads": 2, "layers": 2, "dropout": 0.1}}


class OnnxTest(unittest.TestCase):
    def test_positions_tell_row_and_column(self):
        positions = grid_positions(64)
        self.assertEqual(float(positions[0].abs().sum()), 0)
        torch.testing.assert_close(positions[1, :32], positions[2, :32])      # same row
        torch.testing.assert_close(positions[1, 32:], positions[9, 32:])      # same column
        self.assertEqual(len(torch.unique(positions, dim=0)), 65)

    def test_the_graph_equals_pytorch(self):
        model = new_model(RECIPE).eval()
        round_weights(model)
        session = onnxruntime.InferenceSession(whole_model(model).SerializeToString(), providers=["CPUExecutionProvider"])
        names = [output.name for output in session.get_outputs()]
        self.assertEqual(set(names), {"digit.logits", "encoder.0.attention", "encoder.1.attention"})
        for picture in (np.zeros((1, 8, 8), int), np.random.default_rng(2).integers(0, 17, (1, 8, 8))):
            ids = ids_of(picture)
            found = dict(zip(names, session.run(None, {"ids": ids})))
            with torch.no_grad():
                logits, attentions = model(torch.from_numpy(ids))
            np.testing.assert_allclose(found["digit.logits"], logits, atol=1e-5)
            for layer, weights in enumerate(attentions):
                np.testing.assert_allclose(found[f"encoder.{layer}.attention"], weights, atol=1e-6)


if __name__ == "__main__":
    unittest.main()
