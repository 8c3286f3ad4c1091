import tempfile
import unittest
from pathlib import Path

import numpy as np

from training.core.golden_files import sequence, utf16_spans
from training.core.safetensors import read_safetensors, write_safetensors
from training.core.tokenizer import train_tokenizer


class GoldenFilesTest(unittest.TestCase):
    def test_tensors_come_back_as_they_were_written(self):
        tensors = {"a": np.arange(6, dtype=np.float32).reshape(2, 3), "empty": np.zeros((0, 2), np.float32),
                   "one": np.array([1.5], np.float32)}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "golden.safetensors")
            write_safetensors(path, tensors)
            found = read_safetensors(path)
        self.assertEqual(list(found), list(tensors))
        for name, tensor in tensors.items():
            np.testing.assert_array_equal(found[name], tensor)

    def test_spans_count_utf16_units(self):
        tokenizer = train_tokenizer(["a cat"], {"vocabulary": 20})
        text = "😀 a"
        self.assertEqual(utf16_spans(text, tokenizer.encode(text))[-1], [3, 4])

    def test_spans_are_null_where_the_text_gives_other_pieces(self):
        tokenizer = train_tokenizer(["a cat"], {"vocabulary": 20})
        ids = tokenizer.encode("a cat").ids
        self.assertIsNotNone(sequence(tokenizer, "a cat", ids, ids)["spans"])
        self.assertIsNone(sequence(tokenizer, "a  dog", ids, ids)["spans"])
        self.assertEqual(sequence(tokenizer, "", [], [3]), {"ids": [3], "pieces": ["</s>"], "spans": []})


if __name__ == "__main__":
    unittest.main()
