import lzma
import tempfile
import unittest
from pathlib import Path

from training.core.tokenizer import train_tokenizer
from training.translation.linked_pairs import owners
from training.translation.pair_lines import PairLine, contributors, read_lines
from training.translation.prepare import fitting_pairs, split_by_sentence, with_references
from training.translation.words import aligner_words, word_spans


def read(text: str, settings: dict) -> list[PairLine]:
    with tempfile.TemporaryDirectory() as folder:
        with lzma.open(Path(folder, "pairs.xz"), "wt", encoding="utf-8") as file:
            file.write(text)
        return read_lines({"tokenizer": {}, "data": {"pairs": "pairs.xz", **settings}}, Path(folder))


class PairsTest(unittest.TestCase):
    def test_an_empty_file_has_no_lines_and_a_line_without_a_translation_is_left_out(self):
        self.assertEqual(read("", {}), [])
        self.assertEqual(read("alone\n", {}), [])

    def test_traditional_characters_become_simplified_only_where_asked(self):
        self.assertEqual(read("Tom\t湯姆\n", {"simplify": True})[0].target, "汤姆")
        self.assertEqual(read("Tom\t湯姆\n", {})[0].target, "湯姆")

    def test_authors_are_read_from_the_third_column(self):
        lines = read("Hi.\t嗨。\tCC-BY 2.0 Attribution: tatoeba.org #12 (CK) & #34 (Li (1))\nOh\t哦\n", {})
        self.assertEqual([line.attribution for line in lines], ["#12 (CK) & #34 (Li (1))", ""])
        self.assertIn("CK", contributors(lines))

    def test_a_pair_is_kept_once_and_not_when_it_is_too_long_or_empty(self):
        lines = [PairLine(*sides, "") for sides in (("a b", "c"), ("a b", "c"), ("a b c", "d"), ("", "e"))]
        self.assertEqual(fitting_pairs(lines, 2), [("a b", "c")])

    def test_no_english_sentence_stands_on_two_sides(self):
        pairs = [(f"Sentence {i}{mark}", f"{i}{mark}") for i in range(30) for mark in ".!"]
        split = split_by_sentence(pairs, [], seed=1, held_out=5, development=5)
        sides = [{source.rstrip(".!") for source, _ in split[side]} for side in ("train", "development", "test")]
        self.assertEqual([len(side) for side in sides], [20, 5, 5])
        self.assertFalse(sides[0] & sides[1] or sides[0] & sides[2] or sides[1] & sides[2])

    def test_gold_sentences_of_either_language_are_kept_out(self):
        pairs = [("Go!", "Va !"), ("Leave!", "Pars !"), ("Stay.", "Reste.")]
        gold = [{"en": "go", "fr": "x"}, {"en": "y", "fr": "pars"}]
        self.assertEqual(split_by_sentence(pairs, gold, 1, 0, 0)["train"], [("Stay.", "Reste.")])

    def test_references_of_one_sentence_are_gathered_without_repeats(self):
        rows = with_references([("Hi.", "嗨。"), ("Hi!", "你好。"), ("Hi.", "嗨。")])
        self.assertEqual(rows, [{"source": "Hi.", "references": ["嗨。", "你好。"]}])


class WordsTest(unittest.TestCase):
    def test_every_chinese_character_is_a_word_of_its_own(self):
        settings = {"vocabulary": 60, "prepend": "never", "han": True}
        tokenizer = train_tokenizer(["我喜欢狗。", "I like dogs."], settings)
        self.assertEqual(aligner_words(tokenizer, "我喜欢狗。"), ["我", "喜", "欢", "狗", "。"])
        self.assertEqual(aligner_words(tokenizer, "I like dogs."), ["i", "like", "dogs", "."])
        self.assertEqual(word_spans(tokenizer, "I like dogs."), [(0, 1), (1, 6), (6, 11), (11, 12)])

    def test_every_piece_belongs_to_the_word_that_it_was_cut_from(self):
        tokenizer = train_tokenizer(["Do not go.", "We go on."], {"vocabulary": 12})
        text = "Do not go, Tom."
        encoding = tokenizer.encode(text)
        self.assertEqual(owners(encoding.offsets, word_spans(tokenizer, text)), encoding.word_ids)


if __name__ == "__main__":
    unittest.main()
