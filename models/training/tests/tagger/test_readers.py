import gzip
import tempfile
import unittest
from pathlib import Path

from training.tagger.readers import bio, blocks, parse_tree, plain, read_entities, read_relations


def zipped(folder, text):
    path = Path(folder, "corpus.gz")
    path.write_bytes(gzip.compress(text.encode()))
    return path


class BlocksTest(unittest.TestCase):
    def test_nothing_has_no_blocks(self):
        self.assertEqual(list(blocks([])), [])
        self.assertEqual(list(blocks(["\n", "\n"])), [])

    def test_any_number_of_empty_lines_parts_two(self):
        self.assertEqual(list(blocks(["a\n", "\n", "\n", "b\n", "c"])), [["a"], ["b", "c"]])


class EntitiesTest(unittest.TestCase):
    def test_bio_gives_every_entity_a_beginning(self):
        self.assertEqual(bio(["I-PER", "I-PER", "O", "I-PER", "I-LOC"]), ["B-PER", "I-PER", "O", "B-PER", "B-LOC"])

    def test_documents_end_at_their_marks_and_unknown_types_are_outside(self):
        with tempfile.TemporaryDirectory() as folder:
            path = zipped(folder, "Bo I-person\nran O\n\n-DOCSTART- O\n\nfast B-speed\n")
            self.assertEqual(read_entities(path, {"person": "PER"}), [[(["Bo", "ran"], ["B-PER", "O"])], [(["fast"], ["O"])]])


class TreesTest(unittest.TestCase):
    def test_multiword_tokens_and_empty_nodes_are_skipped(self):
        row = "{}\tword\t_\t_\tNN\t_\t{}\tnsubj:pass\t_\t_"
        tree = parse_tree(["# text = x", row.format("1-2", "_"), row.format(1, 2), row.format(2, 0), row.format("2.1", "_")])
        self.assertEqual((tree.heads, tree.relations, tree.tags), ([2, 0], ["nsubj", "nsubj"], ["NN", "NN"]))


class RelationsTest(unittest.TestCase):
    def test_quotes_around_the_sentence_are_no_part_of_it(self):
        with tempfile.TemporaryDirectory() as folder:
            path = zipped(folder, '1\t"A <e1>b</e1> <e2>c</e2>."\r\nOther\r\nComment:\r\n\r\n')
            found, = read_relations(path)
        self.assertEqual((found.text, found.label, plain(found.text)), ("A <e1>b</e1> <e2>c</e2>.", "Other", "A b c."))


if __name__ == "__main__":
    unittest.main()
