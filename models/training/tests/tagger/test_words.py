import unittest

from training.tagger.words import first_pieces, word_starts
from training.core.word_places import find_words
from training.tagger.written import write_words


class WordStartsTest(unittest.TestCase):
    def test_nothing_has_no_words(self):
        self.assertEqual(word_starts([]), [])

    def test_special_tokens_are_no_words(self):
        self.assertEqual(word_starts(["<s>", "<mask>", "</s>"]), [])

    def test_an_unknown_piece_is_a_word(self):
        self.assertEqual(word_starts(["▁", "<unk>"]), [0])

    def test_a_word_starts_at_each_space_and_each_punctuation_mark(self):
        self.assertEqual(word_starts(["▁don", "'", "t", "▁st", "op", "!", "?"]), [0, 1, 2, 3, 5, 6])

    def test_a_lone_space_belongs_to_what_follows_and_digits_stay_together(self):
        self.assertEqual(word_starts(["▁in", "▁", "1", "9", "▁", ",", "▁a"]), [0, 1, 4, 6])


class FirstPiecesTest(unittest.TestCase):
    def test_no_words_have_no_pieces(self):
        self.assertEqual(first_pieces([0, 3], []), [])

    def test_a_word_inside_a_piece_has_none(self):
        self.assertEqual(first_pieces([0, 6], [(0, 3), (3, 5), (6, 8)]), [0, -1, 1])

    def test_pieces_between_words_are_skipped(self):
        self.assertEqual(first_pieces([0, 4, 6, 9], [(0, 4), (6, 12)]), [0, 2])


class WrittenTest(unittest.TestCase):
    def test_no_words_make_an_empty_text(self):
        self.assertEqual(write_words([]), ("", []))

    def test_marks_stand_where_people_write_them(self):
        text, spans = write_words(["He", "said", '"', "No", '"', "(", "twice", ")", ",", "did", "n't", "he", "?"])
        self.assertEqual(text, 'He said "No" (twice), didn\'t he?')
        self.assertEqual([text[start:end] for start, end in spans][-4:], [",", "did", "n't", "he", "?"][-4:])

    def test_penn_treebank_signs_become_plain(self):
        self.assertEqual(write_words(["-LRB-", "``", "a", "''", "-RRB-"])[0], '("a")')

    def test_words_are_found_in_their_own_text(self):
        self.assertEqual(find_words("I don't.", ["I", "do", "n't", "."]), [(0, 1), (2, 4), (4, 7), (7, 8)])

    def test_a_word_that_is_not_there_is_refused(self):
        with self.assertRaises(ValueError):
            find_words("I do.", ["I", "did"])


if __name__ == "__main__":
    unittest.main()
