import math
import unittest

import torch

from training.core.tokenizer import train_tokenizer
from training.core.layers import END, START
from training.stories.bootstrap import interval
from training.stories.head_table import MEASURES, head_sums
from training.stories.induction import induction_keys, prefix_matching, random_repetitions, uniform_score
from training.stories.names import find_recurrence, names_in, rare_recurrences, same_distance
from training.stories.ngrams import Trigrams
from training.stories.perplexity import TextLoss, perplexity, text_losses
from training.stories.writing import has_loop
from .small import small_model

STORY = "a frog named quip sat. quip was glad."
TOKENIZER = train_tokenizer([STORY], {"vocabulary": 40})


class InductionTest(unittest.TestCase):
    def test_a_perfect_induction_head_scores_one_and_a_previous_token_head_nothing(self):
        segment, length = 3, 7
        perfect, previous = torch.zeros(length, length), torch.zeros(length, length)
        for query in range(length):
            perfect[query, query + 1 - segment if query > segment else 0] = 1
            previous[query, max(query - 1, 0)] = 1
        self.assertEqual(prefix_matching(perfect, segment).item(), 1)
        self.assertEqual(prefix_matching(previous, segment).item(), 0)

    def test_all_earlier_copies_count(self):
        self.assertEqual(induction_keys(7, 2)[5].nonzero().flatten().tolist(), [2, 4])

    def test_the_start_mark_and_the_end_of_the_first_copy_are_no_part_of_it(self):
        keys = induction_keys(7, 3)
        self.assertEqual(keys[:4].sum().item(), 0)
        self.assertEqual(keys[:, :2].sum().item(), 0)

    def test_a_uniform_head_scores_the_mean_of_one_in_as_many_keys(self):
        self.assertAlmostEqual(uniform_score(5, 2), (1 / 4 + 1 / 5) / 2, places=6)

    def test_repetitions_begin_with_the_start_mark(self):
        rows = random_repetitions(2, 3, 2, torch.ones(4).numpy() / 4, 1)
        self.assertEqual(rows[:, 0].tolist(), [START, START])
        self.assertEqual(rows[:, 1:4].tolist(), rows[:, 4:].tolist())


class HeadTableTest(unittest.TestCase):
    def measures(self, weights, ids):
        sums, counts = head_sums(weights[None, None], torch.tensor(ids))
        return dict(zip(MEASURES, (sums[0, 0] / counts).tolist()))

    def test_equal_weights_have_all_the_entropy(self):
        rows = torch.ones(3, 3).tril()
        found = self.measures(rows / rows.sum(-1, keepdim=True), [2, 7, 7])
        self.assertAlmostEqual(found["entropy"], (0 + 1 + math.log2(3)) / 3, places=6)
        self.assertAlmostEqual(found["share_of_uniform"], 1, places=6)
        self.assertAlmostEqual(found["first"], (1 / 2 + 1 / 3) / 2, places=6)
        self.assertAlmostEqual(found["previous"], (1 / 2 + 1 / 3) / 2, places=6)
        self.assertAlmostEqual(found["duplicate"], 1 / 3, places=6)

    def test_a_previous_token_head_has_no_entropy(self):
        weights = torch.zeros(4, 4)
        weights[0, 0] = weights[1, 0] = weights[2, 1] = weights[3, 2] = 1
        found = self.measures(weights, [2, 5, 5, 5])
        self.assertEqual((found["previous"], found["entropy"], found["duplicate"]), (1, 0, 1))


class NamesTest(unittest.TestCase):
    def test_a_story_without_names_has_none(self):
        self.assertEqual(names_in("a frog was named the best"), [])

    def test_a_name_said_once_does_not_recur(self):
        self.assertIsNone(find_recurrence(TOKENIZER, "a frog named quip sat.", "quip", 40))
        self.assertIsNone(find_recurrence(TOKENIZER, STORY, "quip", 8))

    def test_query_and_key_are_the_second_mention_and_the_token_after_the_first(self):
        found = find_recurrence(TOKENIZER, STORY, "quip", 40)
        pieces = [TOKENIZER.id_to_token(token) for token in found.ids]
        self.assertTrue("".join(pieces[: found.query + 1]).endswith("sat.▁quip"))
        self.assertTrue("".join(pieces[: found.key]).endswith("named▁quip"))

    def test_names_that_training_knows_well_are_left_out(self):
        self.assertEqual(len(rare_recurrences(TOKENIZER, [STORY], [STORY], 1, 40)), 1)
        self.assertEqual(len(rare_recurrences(TOKENIZER, [STORY], [STORY, "see quip"], 1, 40)), 0)

    def test_the_position_baseline_leaves_out_the_start_mark_and_the_pair_itself(self):
        weights = torch.zeros(5, 5)
        weights[2, 0], weights[3, 1], weights[4, 2] = 0.9, 0.2, 0.7
        self.assertAlmostEqual(same_distance(weights, 4, 2).item(), 0.2, places=6)


class LanguageTest(unittest.TestCase):
    def test_perplexity_is_the_exponential_of_the_mean(self):
        losses = [TextLoss(math.log(8), 2, 3), TextLoss(math.log(2), 2, 1)]
        self.assertAlmostEqual(perplexity(losses), 2)
        self.assertAlmostEqual(perplexity(losses, "characters"), 2)

    def test_texts_are_measured_alike_alone_and_together(self):
        model, texts = small_model(), ["", "a frog", STORY]
        together = text_losses(model, TOKENIZER, texts)
        for text, loss in zip(texts, together):
            (alone,) = text_losses(model, TOKENIZER, [text])
            self.assertAlmostEqual(alone.nats, loss.nats, places=3)
        self.assertEqual((together[0].tokens, together[0].characters), (1, 0))
        self.assertEqual(together[2].tokens, model.max_tokens)
        self.assertLess(together[2].characters, len(STORY))

    def test_token_triples_sum_to_one_and_know_what_they_saw(self):
        trigrams = Trigrams([[5, 6, END], [5, 7, END]], 10)
        for context in ((START, START), (START, 5), (8, 9)):
            self.assertAlmostEqual(sum(trigrams.probability(token, context) for token in range(10)), 1)
        self.assertGreater(trigrams.probability(6, (START, 5)), trigrams.probability(8, (START, 5)))

    def test_the_interval_of_equal_texts_is_a_point(self):
        self.assertEqual(interval([2, 2, 2], [4, 4, 4], 1), (0.5, 0.5))

    def test_a_loop_is_the_same_four_tokens_three_times(self):
        self.assertFalse(has_loop([]))
        self.assertFalse(has_loop(2 * [1, 2, 3, 4]))
        self.assertTrue(has_loop(3 * [1, 2, 3, 4]))


if __name__ == "__main__":
    unittest.main()
