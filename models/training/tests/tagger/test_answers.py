import unittest

import torch

from training.core.layers import END, START
from training.core.tokenizer import train_tokenizer
from training.tagger.answers import answer, masked
from training.tagger.examples import ENTITY_LABELS, RELATION_LABELS
from training.tagger.marked_text import with_tokens
from training.tagger.specials import FURTHER_SPECIAL_TOKENS, MASK


def tokenizer():
    return train_tokenizer(["😀 Ann Lee."] * 3, {"vocabulary": 40}, FURTHER_SPECIAL_TOKENS)


class MarkedTextTest(unittest.TestCase):
    def test_other_tasks_keep_their_brackets(self):
        self.assertEqual(with_tokens("entities", "[a] [MASK]"), "[a] [MASK]")

    def test_a_mask_may_be_typed_in_any_case(self):
        self.assertEqual(with_tokens("masked-word", "a [mask], [MASK]"), "a <mask>, <mask>")

    def test_the_first_two_brackets_are_the_entities(self):
        self.assertEqual(with_tokens("relation", "the [a b] of [c] [d]"), "the <e1>a b</e1> of <e2>c</e2> [d]")

    def test_one_entity_is_refused(self):
        with self.assertRaisesRegex(ValueError, "expected two entities in brackets, found 1"):
            with_tokens("relation", "the [a]")


class AnswersTest(unittest.TestCase):
    def test_no_mask_has_no_answer(self):
        self.assertEqual(masked([START, 9, END], torch.zeros(3, 20)), {"masked": [], "top": []})

    def test_a_mask_has_its_five_best(self):
        logits = torch.zeros(3, 20)
        logits[1, 12] = 5
        found = masked([START, MASK, END], logits)
        self.assertEqual((found["masked"], found["top"][0][0][0], len(found["top"][0])), ([1], 12, 5))

    def test_entity_spans_count_in_utf16_units_and_hold_no_blanks(self):
        text = "😀  Ann Lee."
        encoding = tokenizer().encode(text)
        logits = torch.zeros(len(encoding.ids) + 2, len(ENTITY_LABELS), dtype=torch.float64)
        logits[:, 0] = 1
        for place, (start, _) in enumerate(encoding.offsets, 1):
            if text[start:].lstrip().startswith("Ann"):
                logits[place, ENTITY_LABELS.index("B-PER")] = 2
            if text[start:].lstrip().startswith("Lee"):
                logits[place, ENTITY_LABELS.index("I-PER")] = 2
        found = answer("entities", text, encoding, [], logits.numpy())
        self.assertEqual(found, {"spans": [[4, 11, "PER"]]})

    def test_a_relation_is_its_best_label(self):
        logits = torch.zeros(len(RELATION_LABELS))
        logits[3] = 1
        self.assertEqual(answer("relation", "", None, [], logits.numpy()), {"best": RELATION_LABELS[3]})


if __name__ == "__main__":
    unittest.main()
