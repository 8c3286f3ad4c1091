import unittest

import torch

from training.stories.model import look_back
from .small import small_model


class LookBackTest(unittest.TestCase):
    @torch.no_grad()
    def test_the_head_attends_to_the_token_before_and_the_others_do_not(self):
        model = small_model()
        look_back(model.embedding, model.blocks[0].attention, head=1, frequencies=8, gain=4.0)
        _, attentions = model(torch.tensor([[2, 5, 9, 9, 30, 11, 7, 22, 8, 39, 5, 6]]))
        before = attentions[0][0].diagonal(-1, dim1=-2, dim2=-1)
        self.assertGreater(before[1].min().item(), 0.7)
        self.assertLess(before[0].mean().item(), 0.4)


if __name__ == "__main__":
    unittest.main()
