import tempfile
import unittest
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training.core.tokenizer import train_tokenizer
from training.tagger.examples import ENTITY_LABELS, entity_example
from training.tagger.soft_example import CONTINUED, soft_example
from training.tagger.soft_names import load_soft, save_soft
from training.tagger.specials import FURTHER_SPECIAL_TOKENS


def small_tokenizer() -> Tokenizer:
    return train_tokenizer(["well known names", "a well"] * 20, {"vocabulary": 60}, FURTHER_SPECIAL_TOKENS)


class SoftExampleTest(unittest.TestCase):
    def test_b_goes_on_as_i_and_nothing_is_lost(self):
        at = {label: index for index, label in enumerate(ENTITY_LABELS)}
        self.assertEqual(CONTINUED.sum(1).tolist(), [1] * len(ENTITY_LABELS))
        for before, after in (("O", "O"), ("B-LOC", "I-LOC"), ("I-ORG", "I-ORG")):
            self.assertEqual(CONTINUED[at[before], at[after]], 1)

    def test_certain_probabilities_say_what_labels_say(self):
        words, tags, tokenizer = ["a", "well-known", "name"], ["O", "B-PER", "I-PER"], small_tokenizer()
        rows = np.eye(len(ENTITY_LABELS), dtype=np.float32)[[ENTITY_LABELS.index(tag) for tag in tags]]
        taught, labelled = soft_example(tokenizer, words, rows, 50), entity_example(tokenizer, words, tags, 50)
        self.assertEqual((taught.ids, taught.words, taught.probabilities.argmax(1).tolist()), (labelled.ids, labelled.words, labelled.labels))

    def test_too_long_is_none(self):
        self.assertIsNone(soft_example(small_tokenizer(), ["well"], np.zeros((1, 9), dtype=np.float32), 2))

    def test_kept_and_read_again(self):
        taught = [(["a"], np.eye(9)[:1]), (["well", "known"], np.eye(9)[1:3])]
        with tempfile.TemporaryDirectory() as folder:
            save_soft(Path(folder), taught)
            again = load_soft(Path(folder))
        self.assertEqual([words for words, _ in again], [["a"], ["well", "known"]])
        self.assertEqual([rows.argmax(1).tolist() for _, rows in again], [[0], [1, 2]])


if __name__ == "__main__":
    unittest.main()
