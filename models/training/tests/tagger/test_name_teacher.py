import unittest
from functools import partial

import numpy as np

from training.tagger.bio_path import NEVER, best_path, may_follow
from training.tagger.name_features import features, features_of_all, features_with_lists, shape
from training.tagger.name_teacher import NameTeacher, best_tags, by_label
from training.tagger.second_teacher import SecondTeacher
from training.tagger.taught_names import may_hold_names
from training.tagger.written import cut_words, write_words


class FeaturesTest(unittest.TestCase):
    def test_a_single_small_word_has_no_run_of_capitals(self):
        self.assertFalse([name for name in features(["a"], 0, {}) if name.startswith("run")])

    def test_the_run_of_capitals_is_seen_from_every_word_in_it(self):
        for at in (1, 2):
            found = features(["in", "New", "York", "today"], at, {})
            self.assertIn("left=in", found)
            self.assertIn("right=today", found)
            self.assertIn("run ends=york", found)

    def test_lists_speak_of_neighbours_too(self):
        found = features_with_lists(["in", "New", "York", "City"], {})
        self.assertIn("1 kind=BM city", found[0])
        self.assertIn("0 kind=IM city", found[3])

    def test_shapes_shorten_runs(self):
        self.assertEqual([shape(word) for word in ("McDonald", "2007-08", "USA")], ["XxXxx", "dd-dd", "XX"])


class BestPathTest(unittest.TestCase):
    def test_no_words_have_an_empty_path(self):
        self.assertEqual(best_path(np.zeros((0, 2)), np.zeros(2), np.zeros((2, 2))), [])

    def test_only_its_own_kind_may_be_continued(self):
        begins, follows = may_follow(["O", "B-PER", "I-PER", "I-LOC"])
        self.assertEqual(begins.tolist(), [0, 0, NEVER, NEVER])
        self.assertEqual(follows[:, 2].tolist(), [NEVER, 0, 0, NEVER])

    def test_a_word_cannot_continue_what_has_not_begun(self):
        follows = np.array([[0, NEVER], [0, 0]])
        self.assertEqual(best_path(np.array([[0.0, 9.0]]), np.array([0, NEVER]), follows), [0])

    def test_a_forbidden_step_is_not_taken_though_both_ends_are_best(self):
        follows = np.array([[0, NEVER], [0, 0]])
        self.assertEqual(best_path(np.array([[1.0, 0.0], [0.0, 5.0]]), np.zeros(2), follows), [1, 1])


class TeachersTest(unittest.TestCase):
    SENTENCES = [(["Ann", "ran"], ["B-PER", "O"]), (["Bob", "Lee", "ran"], ["B-PER", "I-PER", "O"]), (["they", "ran"], ["O", "O"])] * 5

    def test_the_first_learns_what_its_sentences_show(self):
        teacher = NameTeacher(partial(features_of_all, clusters={})).fit([(self.SENTENCES, 1.0)])
        self.assertEqual(teacher.label([["Ann", "Lee", "ran"], ["they"]]), [["B-PER", "I-PER", "O"], ["O"]])

    def test_the_second_learns_it_too_and_its_probabilities_sum_to_one(self):
        teacher = SecondTeacher(partial(features_with_lists, clusters={}), {"chained_steps": 60, "chained_penalties": [0.0, 0.01]}).fit([(self.SENTENCES, 1.0, 2)])
        found, = teacher.probabilities([["Ann", "Lee", "ran"]])
        self.assertEqual(best_tags(found), ["B-PER", "I-PER", "O"])
        self.assertTrue(np.allclose(found.sum(1), 1))

    def test_labels_never_met_have_no_probability(self):
        self.assertEqual(by_label(np.array([[0.25, 0.75]]), ["B-LOC", "O"]).tolist(), [[0.75, 0, 0, 0.25, 0, 0, 0, 0, 0]])


class SentencesTest(unittest.TestCase):
    def test_a_capital_at_the_beginning_is_no_hint(self):
        self.assertFalse(may_hold_names(["The", "old", "dog"]))
        self.assertFalse(may_hold_names(["Then", "Tom", "ran"]))
        self.assertTrue(may_hold_names(["Then", "Ann", "ran"]))

    def test_cut_words_are_put_together_again(self):
        for text in ("", "I don't know.", "Tom's well-known friend (from Bern) said so, didn't he?"):
            self.assertEqual(write_words(cut_words(text))[0], text)


if __name__ == "__main__":
    unittest.main()
