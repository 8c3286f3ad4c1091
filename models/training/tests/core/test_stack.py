import unittest

import numpy as np
import onnxruntime
import torch
from onnx import TensorProto

from training.core.layers import PAD
from training.core.onnx_layers import Layers
from training.core.shipped import round_weights
from training.core.stack import Stack

VOCABULARY, WIDTH, HEADS, LAYERS = 30, 128, 2, 2


def small_stack(causal: bool, positions: str = "sinusoidal") -> Stack:
    torch.manual_seed(1)
    stack = Stack(VOCABULARY, WIDTH, feed_forward=192, heads=HEADS, layers=LAYERS, max_tokens=10, dropout=0.1,
                  causal=causal, positions=positions)
    round_weights(stack)
    return stack.eval()


def session_of(stack: Stack, site: str) -> onnxruntime.InferenceSession:
    layers = Layers(stack.state_dict(), WIDTH, HEADS)
    ids = layers.graph.input("ids", TensorProto.INT64, [1, "N"])
    layers.graph.output("logits", [1, "N", VOCABULARY])
    layers.logits(layers.stack(ids, LAYERS, site, stack.causal))
    return onnxruntime.InferenceSession(layers.graph.model("small").SerializeToString(), providers=["CPUExecutionProvider"])


def run(session: onnxruntime.InferenceSession, ids: list[int]) -> dict[str, np.ndarray]:
    return dict(zip([output.name for output in session.get_outputs()], session.run(None, {"ids": np.array([ids])})))


class StackTest(unittest.TestCase):
    def compare(self, stack: Stack, ids: list[int]) -> dict[str, np.ndarray]:
        site = "decoder" if stack.causal else "encoder"
        found = run(session_of(stack, site), ids)
        with torch.no_grad():
            hidden, attentions = stack(torch.tensor([ids]))
            np.testing.assert_allclose(found["logits"], stack.logits(hidden), atol=1e-5)
        for layer, weights in enumerate(attentions):
            np.testing.assert_allclose(found[f"{site}.{layer}.attention"], weights, atol=1e-6)
        return found

    def test_one_token_attends_to_itself_alone(self):
        for causal in (False, True):
            found = self.compare(small_stack(causal), [5])
            self.assertEqual(found[f"{'decoder' if causal else 'encoder'}.0.attention"].tolist(), [[[[1.0]]] * HEADS])

    def test_an_encoder_in_onnx_equals_pytorch(self):
        found = self.compare(small_stack(causal=False), [2, 7, 8, 9, 3])
        self.assertGreater(np.triu(found["encoder.0.attention"], 1).max(), 0)

    def test_a_causal_decoder_in_onnx_equals_pytorch_and_is_exactly_zero_above_the_diagonal(self):
        found = self.compare(small_stack(causal=True), [2, 7, 8, 9, 3, 11])
        for layer in range(LAYERS):
            self.assertEqual(np.abs(np.triu(found[f"decoder.{layer}.attention"], 1)).max(), 0)

    def test_learned_positions_equal_pytorch(self):
        stack = small_stack(causal=False, positions="learned")
        self.assertTrue(stack.positions.requires_grad)
        self.compare(stack, [2, 7, 8, 3])

    def test_the_longest_sequence_fits_and_rows_sum_to_one(self):
        found = self.compare(small_stack(causal=True), list(range(2, 12)))
        np.testing.assert_allclose(found["decoder.1.attention"].sum(-1), 1, atol=1e-6)

    @torch.no_grad()
    def test_padding_changes_nothing_before_it(self):
        stack, ids = small_stack(causal=False), [2, 7, 8, 3]
        alone, padded = stack(torch.tensor([ids]))[0], stack(torch.tensor([ids + [PAD, PAD]]))[0]
        torch.testing.assert_close(padded[:, :4], alone)


if __name__ == "__main__":
    unittest.main()
