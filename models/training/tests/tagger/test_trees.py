import unittest

import torch

from training.tagger.development import best_heads
from training.tagger.evaluate_entities import look_up, mistakes
from training.tagger.evaluate_trees import best_offset, offset_by_tag, share
from training.tagger.examples import ENTITY_LABELS
from training.tagger.readers import Tree

TREE = Tree("a b c", ["a", "b", "c"], ["DT", "DT", "NN"], [3, 3, 0], ["det", "det", "root"])


class BestHeadsTest(unittest.TestCase):
    def test_a_single_word_hangs_on_the_root_whatever_its_score(self):
        scores = torch.tensor([[0.0, 0, 0], [-5, 9, 9], [0, 0, 0]])
        self.assertEqual(best_heads(scores, [1]), [0])

    def test_pieces_inside_words_are_no_heads(self):
        scores = torch.zeros(5, 5)
        scores[1, 2], scores[1, 3] = 9, 1
        self.assertEqual(best_heads(scores, [1, 3])[0], 3)


class BaselineTest(unittest.TestCase):
    def test_the_root_counts_for_no_offset(self):
        self.assertIn(best_offset([TREE]), (1, 2))

    def test_word_classes_have_offsets_of_their_own(self):
        self.assertIsNone(offset_by_tag([TREE])["NN"])

    def test_the_share_counts_every_word(self):
        self.assertAlmostEqual(share([TREE], lambda tree, word: 1), 1 / 3)


class NamesTest(unittest.TestCase):
    def test_the_longest_listed_name_wins(self):
        names = {("New", "York"): "LOC", ("New", "York", "Times"): "ORG"}
        self.assertEqual(look_up(["the", "New", "York", "Times"], names), ["O", "B-ORG", "I-ORG", "I-ORG"])

    def test_mistakes_are_told_apart(self):
        def labels(text):
            return [ENTITY_LABELS.index(label) for label in text.split()]
        gold, found = labels("B-PER O B-LOC I-LOC O B-ORG O"), labels("B-LOC O B-LOC O O O B-MISC")
        self.assertEqual(mistakes([(found, gold)]), {"right": 0, "right words, wrong type": 1, "part of the words": 1, "missed": 1,
                                                     "found where there is none": 1})


if __name__ == "__main__":
    unittest.main()
