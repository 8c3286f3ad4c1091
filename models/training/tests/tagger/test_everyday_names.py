import unittest

from training.tagger.everyday_names import everyday_sentences, labelled

NAMES = {("Tom",): "PER", ("New", "York"): "LOC"}


class LabelledTest(unittest.TestCase):
    def test_a_text_without_names_or_words_is_none(self):
        self.assertIsNone(labelled("", NAMES, set()))
        self.assertIsNone(labelled("the cat", NAMES, {"the"}))

    def test_the_longest_name_is_taken(self):
        words, tags = labelled("Tom likes New York.", NAMES, set())
        self.assertEqual(tags, ["B-PER", "O", "B-LOC", "I-LOC", "O"])

    def test_an_unknown_capital_inside_the_sentence_spoils_it(self):
        self.assertIsNone(labelled("Tom met Xerxes", NAMES, set()))

    def test_a_capital_at_the_beginning_needs_its_small_letters(self):
        self.assertEqual(labelled("The Tom", NAMES, {"the"})[1], ["O", "B-PER"])
        self.assertIsNone(labelled("Xerxes met Tom", NAMES, {"met"}))

    def test_no_name_is_taken_too_often(self):
        self.assertEqual(len(everyday_sentences(["Tom ran.", "Tom sat.", "Tom ate."], 2)), 2)


if __name__ == "__main__":
    unittest.main()
