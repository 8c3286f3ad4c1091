import unittest

import numpy as np

from training.tagger.examples import ENTITY_LABELS, NINE, RELATION_LABELS
from training.tagger.measures import entity_spans, f1, macro_f1, relation_counts, span_counts, with_bootstrap


def labels(text):
    return [ENTITY_LABELS.index(label) for label in text.split()]


def relation(name):
    return RELATION_LABELS.index(name)


class EntitySpansTest(unittest.TestCase):
    def test_no_words_and_no_entities_give_nothing(self):
        self.assertEqual(entity_spans([]), set())
        self.assertEqual(entity_spans(labels("O O")), set())

    def test_an_inside_that_continues_nothing_begins_an_entity(self):
        self.assertEqual(entity_spans(labels("I-PER I-PER O I-LOC")), {(0, 2, "PER"), (3, 4, "LOC")})

    def test_a_begin_or_another_type_ends_the_entity_before(self):
        self.assertEqual(entity_spans(labels("B-PER B-PER I-ORG")), {(0, 1, "PER"), (1, 2, "PER"), (2, 3, "ORG")})

    def test_an_entity_may_end_the_sentence(self):
        self.assertEqual(entity_spans(labels("O B-MISC I-MISC")), {(1, 3, "MISC")})

    def test_half_an_entity_is_wrong_twice(self):
        self.assertEqual(span_counts(labels("B-PER O O"), labels("B-PER I-PER O")), [0, 1, 1])


class F1Test(unittest.TestCase):
    def test_nothing_to_find_and_nothing_found_is_zero(self):
        self.assertEqual(f1(np.array([0, 0, 0])), 0)

    def test_is_the_harmonic_mean_of_precision_and_recall(self):
        self.assertAlmostEqual(float(f1(np.array([3, 4, 6]))), 2 * (3 / 4) * (3 / 6) / (3 / 4 + 3 / 6))


class RelationTest(unittest.TestCase):
    def test_other_counts_for_no_relation(self):
        self.assertEqual(relation_counts(relation("Other"), relation("Other")).sum(), 0)

    def test_a_wrong_direction_is_predicted_and_wanted_but_not_right(self):
        counts = relation_counts(relation("Cause-Effect(e1,e2)"), relation("Cause-Effect(e2,e1)"))
        self.assertEqual(counts[NINE.index("Cause-Effect")].tolist(), [0, 1, 1])

    def test_all_right_is_one_and_missing_relations_pull_the_mean_down(self):
        all_right = sum(relation_counts(relation(f"{name}(e1,e2)"), relation(f"{name}(e1,e2)")) for name in NINE)
        self.assertEqual(macro_f1(all_right), 1)
        one = relation_counts(relation("Message-Topic(e2,e1)"), relation("Message-Topic(e2,e1)"))
        self.assertAlmostEqual(float(macro_f1(one)), 1 / 9)


class BootstrapTest(unittest.TestCase):
    def test_equal_sentences_have_no_spread(self):
        self.assertEqual(with_bootstrap([[1, 2, 2]] * 5, f1, 1), (0.5, 0.5, 0.5))

    def test_the_interval_holds_the_score(self):
        score, low, high = with_bootstrap([[1, 1, 1], [0, 1, 1]] * 40, f1, 1)
        self.assertLess(low, score)
        self.assertLess(score, high)


if __name__ == "__main__":
    unittest.main()
