import gzip
import lzma
import tempfile
import unittest
from pathlib import Path

from training.classifier.sources import (UCI_SITES, read_banking, read_goemotions, read_uci, sentence_key,
                                         without_held_out)


class SourcesTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def test_a_text_of_punctuation_alone_is_its_own_key(self):
        self.assertEqual(sentence_key(":)"), ":)")
        self.assertEqual(sentence_key("Good, CASE!"), sentence_key("good case"))

    def test_a_sentence_can_have_several_emotions(self):
        (self.folder / "labels.txt").write_text("ambiguous\nnegative\n")
        for name in ("train", "dev", "test"):
            with lzma.open(self.folder / f"{name}.tsv.xz", "wt", encoding="utf-8") as file:
                file.write('a "quoted\u2028text\t0,1\tid\n')
        self.assertEqual(read_goemotions(self.folder)["test"], [('a "quoted\u2028text', ("ambiguous", "negative"))])

    def test_a_quoted_query_is_read_whole_and_development_comes_from_train(self):
        for name, rows in (("train", '"Hello, you",a\nTwo,b\n'), ("test", "Three,a\n")):
            with lzma.open(self.folder / f"{name}.csv.xz", "wt", encoding="utf-8") as file:
                file.write("text,category\n" + rows)
        split = read_banking(self.folder, development=1, seed=1)
        self.assertEqual({text for side in ("train", "development") for text, _ in split[side]}, {"Hello, you", "Two"})
        self.assertEqual(split["test"], [("Three", ("a",))])

    def test_each_site_holds_out_as_many_positive_as_negative_sentences(self):
        for name in UCI_SITES.values():
            with gzip.open(self.folder / name, "wt", encoding="utf-8") as file:
                file.write("".join(f"sentence {at}  \t{at % 2}\n" for at in range(40)))
        for split in read_uci(self.folder, development=4, test=10, seed=1).values():
            self.assertEqual([len(split[side]) for side in ("train", "development", "test")], [26, 4, 10])
            self.assertEqual(sum(labels == ("positive",) for _, labels in split["test"]), 5)
            self.assertEqual(len({text for rows in split.values() for text, _ in rows}), 40)

    def test_what_is_tested_is_never_trained_on(self):
        row = lambda text: (text, ("a",))
        split = without_held_out({"train": [row("Yes!"), row("no"), row("new")], "development": [row("NO"), row("yes.")],
                                  "test": [row("yes")]})
        self.assertEqual([[text for text, _ in split[side]] for side in ("train", "development", "test")],
                         [["new"], ["NO"], ["yes"]])


if __name__ == "__main__":
    unittest.main()
