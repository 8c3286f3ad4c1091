import unittest

import torch

from training.core.layers import END, PAD, START
from training.translation.translate import Decoding, beam, greedy, padded
from .small import small_model

SOURCE = torch.tensor([[5, 6, 7, END]])
TARGET = torch.tensor([[START, 8, 9, 10, 11]])


class Seq2SeqTest(unittest.TestCase):
    def setUp(self):
        self.model = small_model()

    @torch.no_grad()
    def test_no_weight_lies_above_the_diagonal_of_decoder_attention(self):
        _, _, decoder, _ = self.model(SOURCE, TARGET)
        for weights in decoder:
            self.assertEqual(weights.triu(1).abs().max(), 0)

    @torch.no_grad()
    def test_every_row_of_every_head_sums_to_one(self):
        _, *sites = self.model(SOURCE, TARGET)
        for weights in (weights for site in sites for weights in site):
            self.assertTrue(torch.allclose(weights.sum(-1), torch.ones(()), atol=1e-6))

    @torch.no_grad()
    def test_a_later_target_token_changes_nothing_before_it(self):
        changed = TARGET.clone()
        changed[0, -1] = 20
        before, after = self.model(SOURCE, TARGET)[0], self.model(SOURCE, changed)[0]
        self.assertTrue(torch.equal(before[:, :-1], after[:, :-1]))
        self.assertFalse(torch.equal(before[:, -1], after[:, -1]))

    @torch.no_grad()
    def test_decoding_with_kept_keys_equals_the_teacher_forced_pass(self):
        hidden, *_ = self.model(SOURCE, TARGET)
        expected = self.model.logits(hidden).log_softmax(-1)
        decoding = Decoding(self.model, SOURCE)
        for position in range(TARGET.shape[1]):
            step = decoding.log_probabilities(TARGET[:, position])
            self.assertTrue(torch.allclose(step, expected[:, position], atol=1e-5))

    def test_padding_changes_no_translation(self):
        rows = [[5, END], [5, 6, 7, 8, 9, END], [11, 12, END]]
        alone = [greedy(self.model, torch.tensor([row]), 12)[0] for row in rows]
        self.assertEqual(greedy(self.model, padded(rows), 12), alone)
        self.assertEqual(padded(rows)[0, 2], PAD)

    def test_a_beam_of_one_is_greedy(self):
        self.assertEqual(beam(self.model, SOURCE, 12, width=1), greedy(self.model, SOURCE, 12))

    def test_decoding_stops_at_the_limit(self):
        for search in (greedy, beam):
            self.assertLessEqual(len(search(self.model, SOURCE, 6)[0]), 5)


if __name__ == "__main__":
    unittest.main()
