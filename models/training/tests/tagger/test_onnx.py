import unittest

import numpy as np
import onnxruntime
import torch

from training.core.layers import END, START
from training.core.shipped import round_weights
from training.tagger.onnx_model import whole_model
from training.tagger.specials import FIRST, FIRST_END, MASK, SECOND, SECOND_END
from .small import small_model

TEXTS = {
    "one token": [START, 9, END],
    "a mask": [START, 9, MASK, 11, 12, END],
    "two entities": [START, 9, FIRST, 10, 11, FIRST_END, 12, SECOND, 13, SECOND_END, 14, END],
    "entities in the other order": [START, SECOND, 13, SECOND_END, 14, 15, FIRST, 9, FIRST_END, END],
}


class OnnxTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = small_model()
        round_weights(cls.model)
        data = whole_model(cls.model).SerializeToString(deterministic=True)
        cls.session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])

    def found(self, ids):
        return dict(zip([output.name for output in self.session.get_outputs()], self.session.run(None, {"ids": np.array([ids])})))

    @torch.no_grad()
    def test_attention_and_all_logits_equal_those_of_pytorch(self):
        for name, tokens in TEXTS.items():
            with self.subTest(name):
                ids, found = torch.tensor([tokens]), self.found(tokens)
                hidden, attentions = self.model.encoder(ids)
                expected = {"masked-word.logits": self.model.words(hidden), "entities.logits": self.model.entities(hidden),
                            "dependencies.logits": self.model.dependencies(hidden), "relation.logits": self.model.relation(ids, hidden)}
                for layer, weights in enumerate(attentions):
                    expected[f"encoder.{layer}.attention"] = weights
                self.assertEqual(set(found), set(expected))
                for key, value in expected.items():
                    np.testing.assert_allclose(found[key], value, atol=1e-5, err_msg=key)

    def test_shapes_are_those_of_the_contract(self):
        found = self.found(TEXTS["a mask"])
        shapes = {name: value.shape for name, value in found.items()}
        self.assertEqual(shapes, {"masked-word.logits": (1, 6, 40), "entities.logits": (1, 6, 9), "dependencies.logits": (1, 6, 6),
                                  "relation.logits": (1, 19), "encoder.0.attention": (1, 2, 6, 6), "encoder.1.attention": (1, 2, 6, 6)})

    @torch.no_grad()
    def test_padding_gets_exactly_no_attention_and_changes_nothing(self):
        ids = torch.tensor([TEXTS["two entities"] + [0, 0, 0]])
        hidden, attentions = self.model.encoder(ids)
        alone, _ = self.model.encoder(ids[:, :-3])
        for weights in attentions:
            self.assertEqual(float(weights[..., -3:].abs().max()), 0.0)
        np.testing.assert_allclose(hidden[:, :-3], alone, atol=1e-5)
        np.testing.assert_allclose(self.model.relation(ids, hidden), self.model.relation(ids[:, :-3], alone), atol=1e-5)

    @torch.no_grad()
    def test_the_relation_hears_only_the_marks(self):
        ids = torch.tensor([TEXTS["two entities"]])
        hidden, _ = self.model.encoder(ids)
        changed = hidden.clone()
        changed[0, 3] += 1
        self.assertTrue(torch.equal(self.model.relation(ids, hidden), self.model.relation(ids, changed)))


if __name__ == "__main__":
    unittest.main()
