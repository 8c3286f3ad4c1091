import random
import unittest

from training.core.layers import END, START
from training.tagger.augment import NamePool, hide_words, mentions, with_other_names
from training.tagger.masking import Masker
from training.tagger.specials import MASK

PIECES = ["<pad>", "<unk>", "<s>", "</s>", "<mask>", "<e1>", "</e1>", "<e2>", "</e2>", "▁", "▁dog", "s", "▁bark", ".", "1"]
SPACE, DOG, S, BARK, POINT = (PIECES.index(piece) for piece in ("▁", "▁dog", "s", "▁bark", "."))


class MaskerTest(unittest.TestCase):
    def setUp(self):
        self.masker = Masker(PIECES, {"masked_share": 0.2, "kept_share": 0.0})

    def test_a_text_of_one_word_is_masked_whole(self):
        words = self.masker.random_words([START, DOG, S, END], random.Random(0))
        self.assertEqual(words, [(1, 3)])

    def test_words_are_pieces_that_belong_together(self):
        self.assertEqual(self.masker.word_starts([START, DOG, S, BARK, POINT, END]), [1, 3, 4])

    def test_each_piece_of_a_word_becomes_a_mask_and_is_asked(self):
        source, target = self.masker.mask([START, DOG, S, BARK, END], [(1, 3)], random.Random(0))
        self.assertEqual((source, target), ([START, MASK, MASK, BARK, END], [-100, DOG, S, -100, -100]))

    def test_after_a_mask_comes_a_space_mark_as_the_tokenizer_writes_it(self):
        source, target = self.masker.mask([START, DOG, POINT, END], [(1, 2)], random.Random(0))
        self.assertEqual((source, target), ([START, MASK, SPACE, POINT, END], [-100, DOG, -100, -100, -100]))

    def test_nothing_chosen_leaves_the_text(self):
        self.assertEqual(self.masker.mask([START, DOG, END], [], random.Random(0)), ([START, DOG, END], [-100] * 3))


class AugmentTest(unittest.TestCase):
    SENTENCE = (["Ann", "Lee", "ran"], ["B-PER", "I-PER", "O"])

    def test_mentions_are_whole_names(self):
        self.assertEqual(mentions([self.SENTENCE]), {"PER": [["Ann", "Lee"]]})

    def test_a_share_of_zero_changes_nothing(self):
        self.assertEqual(with_other_names(self.SENTENCE, NamePool({"PER": [["Bo"]]}, {}), 0, random.Random(0)), (self.SENTENCE[0], self.SENTENCE[1]))

    def test_another_name_brings_its_own_length(self):
        changed = with_other_names(self.SENTENCE, NamePool({"PER": [["Bo"]]}, {}), 1, random.Random(0))
        self.assertEqual(changed, (["Bo", "ran"], ["B-PER", "O"]))

    def test_a_crossed_name_is_new_and_keeps_the_words_that_many_names_share(self):
        pool = NamePool({"ORG": [["Oxford", "University"], ["Boston", "University"], ["Yale", "University"]]}, {"known": 0, "crossed": 1})
        name = pool.draw("ORG", random.Random(0))
        self.assertEqual(name[1], "University")
        self.assertRegex(name[0], "^[A-Z][a-z]+$")

    def test_special_tokens_are_never_hidden(self):
        self.assertEqual(hide_words([START, DOG, END], 1, random.Random(0)), [START, MASK, END])


if __name__ == "__main__":
    unittest.main()
