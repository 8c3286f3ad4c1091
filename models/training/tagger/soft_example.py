"""A sentence with a teacher's probabilities instead of labels."""

from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from .examples import ENTITY_LABELS, words_on_page

# What each label becomes at a further word of the page: B-PER → I-PER.
CONTINUED = np.array([[label != "O" and after == "I-" + label[2:] or label == after == "O" for after in ENTITY_LABELS] for label in ENTITY_LABELS], dtype=np.float32)


@dataclass
class SoftExample:
    ids: list[int]
    words: list[int]            # first piece of each word, as the page counts words
    probabilities: np.ndarray   # [W, 9]


def soft_example(tokenizer: Tokenizer, words: list[str], probabilities: np.ndarray, limit: int) -> SoftExample | None:
    """None for a sentence that is too long, or has no word.

    A word of the corpus may be several of the page's: what the others think of B- goes to I-.
    """
    found = words_on_page(tokenizer, words, limit)
    if found is None or not found[1]:
        return None
    ids, firsts, origins = found
    rows = [probabilities[word] @ CONTINUED if continues else probabilities[word] for word, continues in origins]
    return SoftExample(ids, firsts, np.stack(rows))
