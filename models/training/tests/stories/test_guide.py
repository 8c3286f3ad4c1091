import math
import unittest

import torch

from training.core.layers import PAD
from training.stories.guide import followers_of_copies, guided_loss

READ = torch.tensor([[2, 7, 8, 9, 7, 8]])
ASKED = torch.tensor([[PAD, PAD, PAD, PAD, 8, 9]])


class GuideTest(unittest.TestCase):
    def test_the_keys_follow_earlier_copies_of_the_query(self):
        keys = followers_of_copies(READ)[0]
        self.assertEqual(keys[4].nonzero().flatten().tolist(), [2])
        self.assertEqual(keys[5].nonzero().flatten().tolist(), [3])
        self.assertEqual(keys[:4].sum().item(), 0)

    def test_rows_of_text_are_left_alone(self):
        weights = torch.full((1, 6, 6), 1 / 6)
        self.assertEqual(guided_loss(weights, READ, torch.full((1, 6), 9)).item(), 0)

    def test_equal_weights_cost_the_logarithm_of_their_number_and_perfect_ones_nothing(self):
        weights = torch.full((1, 6, 6), 1 / 6)
        self.assertAlmostEqual(guided_loss(weights, READ, ASKED).item(), math.log(6), places=5)
        self.assertAlmostEqual(guided_loss(followers_of_copies(READ), READ, ASKED).item(), 0, places=6)


if __name__ == "__main__":
    unittest.main()
