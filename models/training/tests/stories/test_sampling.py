import unittest

import numpy as np
import torch

from training.core.layers import END, START
from training.stories.golden import draw_margin
from training.stories.sampling import EXCLUDED, Sampling, draw_at, draw_distribution, mixed, seeded_uniform, write, write_many
from .small import small_model

# <pad>, <unk>, <s>, </s>, then four pieces
PROBABILITIES = np.array([0.1, 0.1, 0.1, 0.05, 0.4, 0.1, 0.1, 0.05])
LOGITS = np.log(PROBABILITIES)


class DrawTest(unittest.TestCase):
    def test_the_finalizer_is_that_of_murmurhash3(self):
        self.assertEqual(mixed(0), 0)
        self.assertEqual(mixed(1), 0x514E28B7)
        self.assertEqual(mixed(0xFFFFFFFF), 0x81F16F39)

    def test_a_uniform_number_depends_on_seed_and_position_alone(self):
        self.assertEqual(seeded_uniform(0, 0), 0)
        self.assertEqual(seeded_uniform(7, 5), seeded_uniform(7, 5))
        numbers = [seeded_uniform(seed, position) for seed in range(40) for position in range(50)]
        self.assertEqual(len(set(numbers)), 2000)
        self.assertTrue(0 <= min(numbers) and max(numbers) < 1)
        self.assertAlmostEqual(float(np.mean(numbers)), 0.5, delta=0.02)

    def test_temperature_zero_takes_the_most_probable_token(self):
        ids, probabilities = draw_distribution(LOGITS, Sampling(0, 0, 1, 0))
        self.assertEqual((ids.tolist(), probabilities.tolist()), ([4], [1.0]))

    def test_special_tokens_but_the_end_mark_are_never_drawn(self):
        ids, probabilities = draw_distribution(LOGITS, Sampling(1, 0, 1, 0))
        self.assertFalse(set(ids.tolist()) & set(EXCLUDED))
        self.assertIn(END, ids)
        self.assertAlmostEqual(probabilities.sum(), 1)

    def test_ties_go_to_the_smaller_id(self):
        ids, _ = draw_distribution(LOGITS, Sampling(1, 0, 1, 0))
        self.assertEqual(ids.tolist(), [4, 5, 6, 3, 7])

    def test_top_k_keeps_the_first_and_renormalises(self):
        ids, probabilities = draw_distribution(LOGITS, Sampling(1, 2, 1, 0))
        self.assertEqual(ids.tolist(), [4, 5])
        np.testing.assert_allclose(probabilities, [0.8, 0.2])

    def test_top_p_keeps_the_fewest_that_reach_it_and_at_least_one(self):
        self.assertEqual(draw_distribution(LOGITS, Sampling(1, 0, 0.6, 0))[0].tolist(), [4, 5])
        self.assertEqual(draw_distribution(LOGITS, Sampling(1, 0, 1e-9, 0))[0].tolist(), [4])

    def test_the_draw_is_the_first_whose_sum_exceeds_the_number(self):
        ids, probabilities = np.array([9, 5, 7]), np.array([0.5, 0.25, 0.25])
        self.assertEqual([draw_at(ids, probabilities, u) for u in (0, 0.49, 0.5, 0.75, 0.9999)], [9, 9, 5, 7, 7])

    def test_a_margin_is_the_distance_to_the_nearest_boundary(self):
        sampling = Sampling(1, 0, 1, 3)
        uniform = seeded_uniform(3, 4)
        sums = np.cumsum([4 / 7, 1 / 7, 1 / 7, 0.5 / 7])
        self.assertAlmostEqual(draw_margin(LOGITS, sampling, 4), np.abs(sums - uniform).min(), places=6)
        self.assertAlmostEqual(draw_margin(LOGITS, Sampling(0, 0, 1, 0), 4), 0.8 - 0.2)


class WriteTest(unittest.TestCase):
    def test_nothing_is_written_in_no_steps_or_beyond_the_limit(self):
        model = small_model()
        self.assertEqual(write(model, [START], Sampling(0, 0, 1, 0), 0), [])
        self.assertEqual(write(model, [START] + 15 * [5], Sampling(0, 0, 1, 0), 3), [])

    def test_the_same_seed_writes_the_same_alone_and_beside_others(self):
        model, prompts = small_model(), [[START, 5, 6], [START, 8, 9]]
        samplings = [Sampling(1, 0, 1, 4), Sampling(0.8, 10, 0.9, 5)]
        alone = [write(model, prompt, sampling, 6) for prompt, sampling in zip(prompts, samplings)]
        self.assertEqual(write_many(model, torch.tensor(prompts), samplings, 6), alone)


if __name__ == "__main__":
    unittest.main()
