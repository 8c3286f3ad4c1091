import unittest

import numpy as np

from training.tagger.examples import TreeExample
from training.tagger.head_trees import ALL, asked, count_arcs, head_rows, most_attended, word_weights
from .small import small_model


def example(count=4):
    """Words at pieces 1 … count; each but the first hangs on the word before it."""
    return TreeExample([2, *range(9, 9 + count), 3], list(range(1, count + 1)), list(range(count)), ["NN"] * count,
                       ["root"] + ["obj"] * (count - 1), 0)


class WordWeightsTest(unittest.TestCase):
    def test_one_piece_a_word_leaves_the_weights_between_words(self):
        weights = np.arange(16.0).reshape(4, 4)
        np.testing.assert_array_equal(word_weights(weights, [1, 2], 3), weights[1:3, 1:3])

    def test_to_a_split_word_is_summed_and_from_it_averaged(self):
        weights = np.array([[0.0, 0, 0, 0, 0], [0, 0.1, 0.2, 0.3, 0], [0, 0.3, 0.4, 0.1, 0], [0, 0.2, 0.2, 0.6, 0], [0, 0, 0, 0, 0]])
        np.testing.assert_allclose(word_weights(weights, [1, 3], 4), [[0.5, 0.2], [0.4, 0.6]])

    def test_a_word_is_never_its_own_most_attended(self):
        np.testing.assert_array_equal(most_attended(np.array([[0.9, 0.1, 0.0], [0.2, 0.7, 0.1], [0.0, 0.1, 0.9]])), [1, 0, 1])


class AskedTest(unittest.TestCase):
    def test_the_root_has_no_head_to_look_at(self):
        self.assertEqual([word for word, _, relation in asked(example(2))["head"] if relation == ALL], [1])

    def test_a_head_may_look_at_any_of_its_dependents(self):
        tree = TreeExample([2, 9, 9, 9, 3], [1, 2, 3], [2, 0, 2], [""] * 3, ["det", "root", "obj"], 0)
        self.assertIn((1, {0, 2}, ALL), asked(tree)["dependent"])
        self.assertIn((1, {2}, "obj"), asked(tree)["dependent"])


class CountArcsTest(unittest.TestCase):
    def test_sentences_of_one_word_are_passed_over(self):
        self.assertEqual(count_arcs(small_model(), [example(1)]).sentences, [])

    def test_a_constant_offset_explains_a_chain(self):
        counts = count_arcs(small_model(), [example(5), example(7)])
        row = head_rows(counts, counts, 1)[0]
        self.assertEqual((row["direction"], row["relation"], row["n"], row["offset"], row["baseline"]), ("head", ALL, 10, -1, 1.0))
        self.assertFalse(row["syntactic"])


if __name__ == "__main__":
    unittest.main()
