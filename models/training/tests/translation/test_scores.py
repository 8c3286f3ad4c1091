import math
import unittest

import torch

from training.core.layers import END
from training.translation.perplexity import perplexity
from training.translation.quality import every_pair, joined_rows, reference_seen_share
from training.translation.quality_table import quality_table
from training.translation.scores import most_similar_translations, reference_streams, scores
from .small import small_model

ROWS = [{"source": "I see a dog.", "references": ["我看见一只狗。", "我看到狗。"]},
        {"source": "Run!", "references": ["跑！"]}]


class ScoresTest(unittest.TestCase):
    def test_a_sentence_with_fewer_references_has_none_in_the_later_streams(self):
        self.assertEqual(reference_streams(ROWS), [["我看见一只狗。", "跑！"], ["我看到狗。", None]])
        self.assertEqual(reference_streams(ROWS, first_only=True), [["我看见一只狗。", "跑！"]])

    def test_any_reference_word_for_word_is_perfect(self):
        found = scores(["我看到狗。", "跑！"], ROWS, "zh")
        self.assertEqual((found["bleu"]["value"], found["chrf"]["value"], found["exact_share"]), (100.0, 100.0, 1.0))
        self.assertLess(found["bleu_single_reference"]["value"], 100)
        self.assertIn("tok:zh", found["bleu_signature"])

    def test_nothing_right_scores_nothing(self):
        found = scores(["", "猫"], ROWS, "zh")
        self.assertEqual((found["bleu"]["value"], found["exact_share"]), (0.0, 0.0))

    def test_chinese_bleu_counts_characters(self):
        rows = [{"source": "", "references": ["甲乙丙丁戊"]}]
        # n-grams found: 4 of 5, 2 of 4, 1 of 3 and 0 of 2, the last smoothed to half of one.
        expected = 100 * (4 / 5 * 2 / 4 * 1 / 3 * 0.5 / 2) ** 0.25
        self.assertAlmostEqual(scores(["甲乙丙己戊"], rows, "zh")["bleu"]["value"], round(expected, 1))

    def test_an_interval_holds_the_value(self):
        rows = [{"source": "", "references": [text]} for text in ("a b c d e f", "g h i j k l", "m n o p q r")]
        found = scores(["a b c d e f", "g h i j x y", "m n o p q z"], rows, "13a")["bleu"]
        self.assertLessEqual(found["low"], found["value"])
        self.assertLessEqual(found["value"], found["high"])

    def test_the_baseline_copies_the_translation_of_the_nearest_sentence(self):
        train = [("I see a cat.", "Je vois un chat."), ("He runs.", "Il court.")]
        self.assertEqual(most_similar_translations(train, ["I see a dog.", "She runs."]), ["Je vois un chat.", "Il court."])

    def test_a_reference_that_training_held_is_seen(self):
        self.assertEqual(reference_seen_share([("Go!", "跑！")], ROWS), 0.5)
        self.assertEqual(reference_seen_share([], ROWS), 0)

    def test_a_shift_gives_every_reference_another_sentence(self):
        self.assertEqual([source for source, _ in every_pair(ROWS)], ["I see a dog.", "I see a dog.", "Run!"])
        self.assertEqual([source for source, _ in every_pair(ROWS, 1)], ["Run!", "Run!", "I see a dog."])

    def test_perplexity_of_equal_logits_is_the_size_of_the_vocabulary(self):
        model = small_model()
        with torch.no_grad():
            model.embedding.weight.zero_()
        self.assertAlmostEqual(perplexity(model, [([5, END], [6, 7, END], None)]), 40, places=3)

    def test_perplexity_does_not_depend_on_what_else_is_in_the_batch(self):
        model, one, two = small_model(), ([5, END], [6, END], None), ([7, 8, 9, END], [10, 11, 12, END], None)
        alone = [math.log(perplexity(model, [example])) * len(example[1]) for example in (one, two)]
        self.assertAlmostEqual(perplexity(model, [one, two]), math.exp(sum(alone) / 6), places=4)

    def test_joined_rows_stay_within_their_bounds(self):
        class Words:
            def encode_batch(self, texts):
                return [type("Encoding", (), {"ids": text.split()}) for text in texts]

        rows = [{"source": "one two three"} for _ in range(9)]
        groups = joined_rows(Words(), rows, 6, 8, 100, seed=1)
        self.assertEqual([len(group) for group in groups], [2, 2, 2, 2])


class QualityTableTest(unittest.TestCase):
    def report(self, links_by: str) -> dict:
        figure = {"value": 30.0, "low": 29.0, "high": 31.0}
        named = dict.fromkeys(("bleu", "bleu_single_reference", "chrf"), figure)
        compared = [{"name": name, "aer": 0.2, "interval": (0.1, 0.3)}
                    for name in ("guided head", "diagonal", "statistical aligner")]
        return {"translation": {"greedy": named, "looked_up": named, "sentences": 10, "references": 12,
                                "test_perplexity": 3.0, "test_perplexity_with_the_wrong_source": 90.0},
                "alignment": {"links_by": links_by, "pairs": 3, "sure_links": 9, "compared": compared}}

    recipe = {"evaluation": {"bleu_tokens": "zh", "bleu_counts": "characters"}}

    def test_there_is_an_error_rate_only_where_links_were_set_by_hand(self):
        self.assertIn("aer", quality_table(self.recipe, self.report("hand")))
        self.assertNotIn("aer", quality_table(self.recipe, self.report("aligner")))

    def test_every_entry_says_value_data_count_and_baseline(self):
        for entry in quality_table(self.recipe, self.report("hand")).values():
            self.assertLessEqual({"value", "data", "n", "baseline"}, set(entry))


if __name__ == "__main__":
    unittest.main()
