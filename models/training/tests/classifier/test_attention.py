import unittest

import numpy as np

from training.classifier.cls_attention import kinds_of_tokens
from training.classifier.samples import inoffensive
from training.classifier.word_vectors import neighbour_counts, positive_information


class KindsTest(unittest.TestCase):
    def test_no_tokens_have_no_kinds(self):
        self.assertEqual(kinds_of_tokens("", [], {"good"}), [])

    def test_every_piece_of_a_contraction_is_negation(self):
        text = "It wasn't good."
        offsets = [(0, 2), (2, 7), (7, 8), (8, 9), (9, 14), (14, 15)]
        self.assertEqual(kinds_of_tokens(text, offsets, {"good"}),
                         ["other", "negation", "negation", "negation", "opinion", "punctuation"])

    def test_a_word_inside_another_is_not_that_word(self):
        self.assertEqual(kinds_of_tokens("nothing Goodness", [(0, 7), (7, 16)], {"good"}), ["negation", "other"])


class WordVectorsTest(unittest.TestCase):
    def test_nearer_neighbours_count_more_and_sentences_are_apart(self):
        counts = neighbour_counts([[1, 2, 3], [4]], vocabulary=5, window=2)
        self.assertEqual(counts[1].tolist(), [0, 0, 1, 0.5, 0])
        self.assertEqual(counts[4].sum(), 0)
        np.testing.assert_array_equal(counts, counts.T)

    def test_pieces_never_seen_have_no_information(self):
        information = positive_information(np.array([[0.0, 0], [0, 2]]))
        self.assertTrue(np.isfinite(information).all())
        self.assertEqual(information[0].sum(), 0)


class SamplesTest(unittest.TestCase):
    def test_rough_language_is_passed_over(self):
        self.assertFalse(inoffensive("What the HELL?"))
        self.assertTrue(inoffensive("Hello, I grasp the assessment of my glass."))


if __name__ == "__main__":
    unittest.main()
