import random
import unittest

import torch

from training.classifier.batches import Example, collate, draw_epoch, epochs, groups_of, shares
from training.core.layers import END, PAD, START, UNKNOWN

COUNTS = {"sentiment": 4, "intent": 3}
PREPARED = {
    "labels": {"sentiment": ["a", "b", "c", "d"], "intent": ["x", "y", "z"]},
    "plain": [[START, 9, END]],
    "sets": {
        "goemotions": {"train": [{"ids": [START, 5, 6, END], "lower": [START, 7, END], "labels": [0, 2]}]},
        "banking": {"train": [{"ids": [START, 5, END], "lower": [START, 5, END], "labels": [1]}]},
    },
}
TRAIN = {"lower_case_share": 0.5, "repeats": {"goemotions": 1, "banking": 3}, "batch_tokens": 8, "hidden_share": 0.3}


class BatchesTest(unittest.TestCase):
    def test_labels_share_the_probability(self):
        self.assertEqual(shares([0, 3], 4), [0.5, 0, 0, 0.5])

    def test_marks_and_padding_are_never_hidden(self):
        group = [Example("intent", [START, 5, 6, 7, END], [1]), Example(None, [START, END], [])]
        batch = collate(group, COUNTS, 1.0, random.Random(1))
        self.assertEqual(batch.ids.tolist(), [[START, UNKNOWN, UNKNOWN, UNKNOWN, END], [START, END, PAD, PAD, PAD]])
        self.assertEqual(batch.original[batch.hidden].tolist(), [5, 6, 7])

    def test_a_target_knows_its_row_and_a_task_that_is_absent_has_none(self):
        group = [Example(None, [START, END], []), Example("intent", [START, END], [2])]
        targets = collate(group, COUNTS, 0.0, random.Random(1)).targets
        self.assertEqual(list(targets), ["intent"])
        self.assertEqual([part.tolist() for part in targets["intent"]], [[1], [[0, 0, 1]]])

    def test_an_epoch_reads_each_set_as_often_as_the_recipe_says(self):
        tasks = [example.task for example in draw_epoch(PREPARED, TRAIN, True, random.Random(1))]
        self.assertEqual((tasks.count("sentiment"), tasks.count("intent"), tasks.count(None)), (1, 3, 0))

    def test_groups_keep_every_example_and_stay_within_the_budget(self):
        examples = [Example(None, [START] * length, []) for length in (2, 3, 4, 5, 6, 7, 2, 3)]
        groups = groups_of(examples, 14, random.Random(1))
        self.assertEqual(sum(map(len, groups)), len(examples))
        self.assertTrue(all(len(group) * max(len(e.ids) for e in group) <= 14 for group in groups))

    def test_the_same_seed_gives_the_same_batches(self):
        first, second = (epochs(PREPARED, TRAIN, False, "seed") for _ in range(2))
        for _ in range(5):
            self.assertTrue(torch.equal(next(first).ids, next(second).ids))


if __name__ == "__main__":
    unittest.main()
