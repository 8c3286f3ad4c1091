import unittest

from training.stories.texts import distinct, parse_sentences, parse_stories, split, text_key, with_capitals


class TextsTest(unittest.TestCase):
    def test_nothing_gives_nothing(self):
        self.assertEqual((parse_stories("", 1), parse_sentences(""), with_capitals("")), ([], [], ""))

    def test_one_newline_ends_a_story_and_two_a_paragraph(self):
        self.assertEqual(parse_stories("a b.\n\nc d.\ne f.\n\n\ng.", 1), ["a b. c d.", "e f. g."])

    def test_scraps_are_left_out(self):
        self.assertEqual(parse_stories("a.\na longer one.\n", 5), ["a longer one."])

    def test_misread_quotation_marks_are_repaired(self):
        self.assertEqual(parse_stories("â€œit isnâ€™t,â€ she said", 1), ["\"it isn't,\" she said"])

    def test_a_sentence_is_the_first_column(self):
        self.assertEqual(parse_sentences("Go.\tVa !\nno tab\nHi.\tSalut.\tCC-BY"), ["Go.", "Hi."])

    def test_texts_of_one_key_are_one_and_texts_without_letters_none(self):
        self.assertEqual(distinct(["Go!", "go.", "...", "Stop."], text_key), ["Go!", "Stop."])

    def test_no_text_stands_on_two_sides(self):
        texts = [f"text {number}" for number in range(20)]
        sides = split(texts, 1, 3, 2)
        self.assertEqual([len(sides[side]) for side in ("test", "development", "train")], [3, 2, 15])
        self.assertEqual(sorted(sum(sides.values(), [])), sorted(texts))
        self.assertEqual(sides, split(texts[::-1], 1, 3, 2))

    def test_capitals_stand_at_beginnings_in_names_and_in_i(self):
        self.assertEqual(with_capitals('a girl named lily ran. lily said, "i am here. are you?" it\'s late, i think.'),
                         'A girl named Lily ran. Lily said, "I am here. Are you?" It\'s late, I think.')


if __name__ == "__main__":
    unittest.main()
