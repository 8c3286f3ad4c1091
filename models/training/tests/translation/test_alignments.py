import unittest

import numpy as np

from training.translation.aligner import alignment_error_rate, parse_links, symmetrise
from training.translation.alignment_rate import attention_links, counts, diagonal_links, error_rate
from training.core.word_places import find_words
from training.translation.linked_pairs import LinkedPair, owners, read_gold


class AlignmentTest(unittest.TestCase):
    def test_links_are_read_as_source_and_target(self):
        self.assertEqual(parse_links("0-1 2-0"), {(0, 1), (2, 0)})
        self.assertEqual(parse_links(""), set())

    def test_symmetrising_keeps_the_intersection_grows_to_neighbours_and_adds_lonely_words(self):
        forward, backward = {(0, 0), (1, 1), (3, 3)}, {(0, 0), (1, 1), (1, 2)}
        self.assertEqual(symmetrise(forward, backward), {(0, 0), (1, 1), (1, 2), (3, 3)})

    def test_symmetrising_leaves_out_a_link_between_words_that_have_one(self):
        forward, backward = {(0, 0), (1, 1)}, {(0, 0), (1, 1), (0, 1)}
        self.assertEqual(symmetrise(forward, backward), {(0, 0), (1, 1)})

    def test_error_rate_of_a_hand_made_example(self):
        predicted, sure, possible = {(0, 0), (1, 1), (2, 0)}, {(0, 0), (2, 2)}, {(0, 0), (2, 2), (1, 1)}
        expected = 1 - (1 + 2) / (3 + 2)
        self.assertAlmostEqual(alignment_error_rate([predicted], [sure], [possible]), expected)
        pair = LinkedPair("", "", [], [], sure, possible)
        self.assertAlmostEqual(float(error_rate(counts([predicted], [pair]))), expected)

    def test_the_right_links_have_no_error(self):
        self.assertEqual(alignment_error_rate([{(0, 0)}], [{(0, 0)}], [set()]), 0)

    def test_words_are_found_from_left_to_right(self):
        self.assertEqual(find_words("l'ami l'a", ["l'", "ami", "l'", "a"]), [(0, 2), (2, 5), (6, 8), (8, 9)])
        with self.assertRaises(ValueError):
            find_words("ami", ["a", "b"])

    def test_a_piece_belongs_to_the_word_that_it_overlaps_most(self):
        self.assertEqual(owners([(0, 2), (2, 6), (9, 9)], [(0, 3), (3, 6)]), [0, 1, -1])

    def test_rows_of_a_word_are_averaged_and_columns_added(self):
        # Pieces of the source: word 0, word 1, word 1, end mark; of the target: word 0, word 0, word 1.
        weights = np.array([[0.6, 0.2, 0.2, 0.0], [0.3, 0.3, 0.4, 0.0], [0.45, 0.0, 0.05, 0.5]])
        self.assertEqual(attention_links(weights, [0, 1, 1, -1], [0, 0, 1]), {(1, 0), (0, 1)})

    def test_the_diagonal_links_every_target_word_once(self):
        self.assertEqual(diagonal_links(2, 4), {(0, 0), (0, 1), (1, 2), (1, 3)})

    def test_gold_pairs_count_sure_links_as_possible(self):
        item = {"en": "Go!", "fr": "Va !", "en_tok": ["Go", "!"], "fr_tok": ["Va", "!"],
                "sure": [[0, 0]], "possible": [[1, 1]]}
        self.assertEqual(read_gold([item])[0].possible, {(0, 0), (1, 1)})


if __name__ == "__main__":
    unittest.main()
