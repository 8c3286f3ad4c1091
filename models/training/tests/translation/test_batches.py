import random
import unittest

import numpy as np

from training.translation.batches import Mixture, collate, join_some, joined
from training.core.layers import END, PAD, START, UNKNOWN
from training.translation.unknown_words import with_unknown_word


def example(source, target, links):
    end = [[len(source), len(target)]]
    return np.array(source + [END]), np.array(target + [END]), np.array(links + end)


ONE = example([10, 11], [20], [[0, 0], [1, 0]])
TWO = example([12], [21, 22], [[0, 1]])


class BatchesTest(unittest.TestCase):
    def test_joined_pairs_keep_one_end_mark_and_shift_their_links(self):
        source, target, links = joined([ONE, TWO])
        self.assertEqual(source.tolist(), [10, 11, 12, END])
        self.assertEqual(target.tolist(), [20, 21, 22, END])
        self.assertEqual(links.tolist(), [[0, 0], [1, 0], [2, 2], [3, 3]])

    def test_joining_keeps_the_order_and_stays_under_the_limit(self):
        examples = [example([10 + i], [20 + i, 21 + i], []) for i in range(40)]
        result = join_some(examples, Mixture(1.0, longest_join=8), 9, random.Random(3))
        self.assertLessEqual(max(max(len(s), len(t)) for s, t, _ in result), 9)
        sources = [token for s, *_ in result for token in s[:-1].tolist()]
        self.assertEqual(sources, [10 + i for i in range(len(sources))])
        self.assertLess(len(result), 40)

    def test_a_batch_reads_the_start_mark_and_writes_the_end_mark(self):
        batch = collate([ONE, TWO])
        self.assertEqual(batch.source.tolist(), [[10, 11, END], [12, END, PAD]])
        self.assertEqual(batch.target_in.tolist(), [[START, 20, PAD], [START, 21, 22]])
        self.assertEqual(batch.target_out.tolist(), [[20, END, PAD], [21, 22, END]])

    def test_guide_rows_share_one_among_their_links_or_are_empty(self):
        guide = collate([ONE, TWO]).guide
        self.assertEqual(guide[0].tolist(), [[0.5, 0.5, 0], [0, 0, 1], [0, 0, 0]])
        self.assertEqual(guide[1].tolist(), [[0, 0, 0], [1, 0, 0], [0, 1, 0]])

    def test_an_unknown_word_replaces_a_word_and_its_translation_and_keeps_the_other_links(self):
        pair = example([10, 11, 12], [20, 21, 22], [[0, 0], [1, 1], [1, 2], [2, 2]])
        # Word 10 is linked to 20 alone; words 11 and 12 share a translation and go together.
        for seed in range(20):
            source, target, links = with_unknown_word(pair, 7, random.Random(seed))
            if source is pair[0]:
                continue
            self.assertIn(7, source)
            self.assertEqual((source == UNKNOWN).sum(), (target == UNKNOWN).sum())
            self.assertEqual(links[-1].tolist(), [len(source) - 1, len(target) - 1])
            unknown = {(s, t) for s, t in links.tolist() if source[s] == UNKNOWN}
            self.assertTrue(all(target[t] == UNKNOWN for _, t in unknown))
            self.assertEqual(10 in source, 20 in target)
            self.assertEqual(11 in source, 21 in target)

    def test_a_word_without_a_link_or_the_end_mark_is_left_alone(self):
        pair = example([10], [20], [])
        for seed in range(5):
            self.assertIs(with_unknown_word(pair, 7, random.Random(seed)), pair)


if __name__ == "__main__":
    unittest.main()
