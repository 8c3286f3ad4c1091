import unittest

import numpy as np

from training.classifier.decide import above_thresholds, f1_each, positive_wins, softmax, tune_thresholds
from training.classifier.intervals import measured


class DecideTest(unittest.TestCase):
    def test_where_no_label_is_over_its_threshold_the_likeliest_is_taken(self):
        chosen = above_thresholds(np.array([[0.5, 0.3, 0.2]]), np.array([0.9, 0.9, 0.9]))
        self.assertEqual(chosen.tolist(), [[True, False, False]])

    def test_several_labels_can_be_over_their_thresholds(self):
        chosen = above_thresholds(np.array([[0.5, 0.3, 0.2]]), np.array([0.4, 0.2, 0.4]))
        self.assertEqual(chosen.tolist(), [[True, True, False]])

    def test_a_label_that_is_never_chosen_and_never_true_has_f1_0(self):
        self.assertEqual(f1_each(np.zeros((3, 1), bool), np.zeros((3, 1), bool)).tolist(), [0])

    def test_f1_is_the_harmonic_mean_of_precision_and_recall(self):
        chosen = np.array([[1], [1], [1], [0]], bool)
        truth = np.array([[1], [0], [0], [1]], bool)
        precision, recall = 1 / 3, 1 / 2
        self.assertAlmostEqual(f1_each(chosen, truth)[0], 2 * precision * recall / (precision + recall))

    def test_thresholds_separate_what_can_be_separated(self):
        found = np.array([[0.1], [0.2], [0.4], [0.6]])
        truth = np.array([[False], [False], [True], [True]])
        threshold = tune_thresholds(found, truth)
        self.assertTrue(((found > threshold) == truth).all())

    def test_positive_wins_when_it_is_likelier_than_negative_whatever_the_rest(self):
        won = positive_wins(np.array([[0.1, 0.7, 0.2], [0.3, 0.7, 0.0]]), ["negative", "neutral", "positive"])
        self.assertEqual(won.tolist(), [True, False])

    def test_softmax_of_large_logits_is_finite(self):
        np.testing.assert_allclose(softmax(np.array([[1000.0, 1000.0]])), [[0.5, 0.5]])

    def test_an_interval_holds_its_value_and_has_no_width_where_all_are_right(self):
        self.assertEqual(measured(lambda rows: np.ones(4)[rows].mean(), 4, seed=1), {"value": 1, "low": 1, "high": 1})
        right = np.array([True] * 30 + [False] * 10)
        found = measured(lambda rows: right[rows].mean(), 40, seed=1)
        self.assertEqual(found["value"], 0.75)
        self.assertTrue(0.55 < found["low"] < 0.75 < found["high"] < 0.95)


if __name__ == "__main__":
    unittest.main()
