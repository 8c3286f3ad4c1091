import unittest

import numpy as np

from training.core.layers import END, PAD, START, UNKNOWN
from training.stories.batches import Batches, Texts, packed, repeated, segment_probabilities

TRAIN = {"batch_rows": 4, "cased_share": 0.5, "inside_share": 0.5, "unknown_share": 0.0,
         "frequency_power": 0.75, "shortest_segment": 2,
         "mixtures": [{"from": 0, "copied_share": 0.0, "sentence_share": 0.5}, {"from": 5, "copied_share": 0.5, "longest_segment": 6, "sentence_share": 0.5}]}


def texts_of(*rows) -> Texts:
    texts = Texts.__new__(Texts)
    texts.ids = np.array([token for row in rows for token in row])
    texts.offsets = np.cumsum([0] + [len(row) for row in rows])
    return texts


def small_batches(**changes) -> Batches:
    batches = Batches.__new__(Batches)
    batches.seed, batches.length, batches.train = 1, 12, {**TRAIN, **changes}
    batches.texts = dict.fromkeys(("stories", "cased", "sentences"), texts_of([5, 6, 7, END], [8, 9, END]))
    batches.probabilities = segment_probabilities(np.arange(10), 0.75)
    return batches


class BatchesTest(unittest.TestCase):
    def test_special_tokens_are_in_no_random_segment(self):
        probabilities = segment_probabilities(np.array([9, 9, 9, 9, 16, 0, 81]), 0.5)
        np.testing.assert_allclose(probabilities, [0, 0, 0, 0, 4 / 13, 0, 9 / 13])

    def test_texts_are_packed_from_a_beginning_until_the_row_is_full(self):
        tokens = packed(texts_of([5, 6, 7, END]), 6, False, np.random.default_rng(0))
        self.assertEqual(tokens.tolist(), [5, 6, 7, END, 5, 6])

    def test_a_segment_is_repeated(self):
        tokens = repeated(7, 3, segment_probabilities(np.ones(10), 1), np.random.default_rng(0))
        self.assertEqual(tokens[:3].tolist(), tokens[3:6].tolist())
        self.assertEqual(tokens[6], tokens[0])

    def test_what_is_asked_is_what_is_read_next(self):
        read, asked = small_batches().batch(0)
        self.assertEqual(read[:, 0].tolist(), 4 * [START])
        self.assertEqual(read[:, 1:].tolist(), asked[:, :-1].tolist())

    def test_the_same_step_gives_the_same_batch(self):
        first, again, other = (small_batches().batch(step)[0].tolist() for step in (3, 3, 4))
        self.assertEqual(first, again)
        self.assertNotEqual(first, other)

    def test_copies_come_when_the_mixture_says_so_and_are_asked_from_the_second_on(self):
        batches = small_batches()
        self.assertEqual([batches.mixture(step)["copied_share"] for step in (0, 4, 5, 9)], [0, 0, 0.5, 0.5])
        self.assertFalse((batches.batch(4)[1] == PAD).any())
        read, asked = batches.batch(5)
        for row in (0, 1):
            unasked = int((asked[row] == PAD).sum())
            segment = unasked - 1
            self.assertEqual(asked[row, :unasked].tolist(), unasked * [PAD])
            self.assertEqual(asked[row, unasked:].tolist(), read[row, unasked + 1 - segment : 13 - segment].tolist())
        self.assertEqual(int((asked[2:] == PAD).sum()), 0)

    def test_unknown_tokens_are_read_and_never_asked(self):
        read, asked = small_batches(unknown_share=1.0).batch(0)
        self.assertTrue((read[:, 1:] == UNKNOWN).all())
        self.assertFalse((asked == UNKNOWN).any())


if __name__ == "__main__":
    unittest.main()
