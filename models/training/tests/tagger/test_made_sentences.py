import random
import re
import unittest

from training.tagger.augment import NamePool
from training.tagger.made_sentences import SentenceMaker, made_sentences, read_rules, title_sentences
from training.tagger.name_lists import kinds_of_words, lines, lists

EVERYDAY = [["we", "went", "to", "the", "sea"]]


class RulesTest(unittest.TestCase):
    def test_every_slot_is_a_rule_or_a_list_and_not_both(self):
        rules = read_rules()
        self.assertEqual(set(rules) & set(lists()), set())
        for pattern in [*lines("frames"), *(text for _, texts, _ in rules.values() for text in texts)]:
            for slot in re.findall(r"\{([^}]+)\}", pattern):
                known = slot in rules or slot.removesuffix("~") in lists() or slot == "words" or re.fullmatch(r"\d+-\d+", slot)
                self.assertTrue(known, slot)

    def test_every_rule_can_be_drawn(self):
        maker = SentenceMaker(EVERYDAY, 1)
        for rule in maker.rules:
            for _ in range(50):
                found = maker.drawn(rule)
                self.assertTrue(found and "{" not in found, rule)


class SentencesTest(unittest.TestCase):
    def test_none_are_none(self):
        self.assertEqual(made_sentences(EVERYDAY, 0, 1), [])

    def test_each_word_has_a_tag_and_names_begin_with_b(self):
        for words, tags in made_sentences(EVERYDAY, 300, 1):
            self.assertEqual(len(words), len(tags))
            for before, tag in zip(["O", *tags], tags):
                self.assertTrue(tag[0] != "I" or before[2:] == tag[2:])

    def test_the_article_fits_what_follows(self):
        for words, _ in made_sentences(EVERYDAY, 300, 1):
            for word, after in zip(words, words[1:]):
                self.assertFalse(word == "a" and after[0] in "AEIOUaeiou" or word == "an" and after[0] not in "AEIOUaeiou")

    def test_the_same_seed_makes_the_same(self):
        self.assertEqual(made_sentences(EVERYDAY, 5, "a"), made_sentences(EVERYDAY, 5, "a"))

    def test_titles_are_taken_from_short_sentences(self):
        self.assertEqual(title_sentences(["", "Yes.", "We went home."]), [["we", "went", "home"]])


class ListsTest(unittest.TestCase):
    def test_the_longest_name_is_told_with_the_place_in_it(self):
        self.assertEqual(kinds_of_words(["New", "York", "City"]), [["BM city"], ["IM city"], ["IM city"]])
        self.assertEqual(kinds_of_words(["sea"]), [[]])
        self.assertEqual(kinds_of_words([]), [])

    def test_a_pool_draws_made_names_in_their_share(self):
        pool = NamePool({"PER": [["Ann"]]}, {"known": 0.0, "made": 1.0, "crossed": 0.0}, {"PER": [["Bob"]]})
        self.assertEqual(pool.draw("PER", random.Random(1)), ["Bob"])


if __name__ == "__main__":
    unittest.main()
