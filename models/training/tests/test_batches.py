import random
import unittest

import numpy as np

from headlight.batches import collate, join_some, joined
from headlight.seq2seq import END, PAD, START


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
        result = join_some(examples, 1.0, 9, random.Random(3))
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


if __name__ == "__main__":
    unittest.main()
