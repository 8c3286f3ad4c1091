"""Pictures of digits as tokens: `<cls>`, then one token a patch, row by row from the top left corner.

A patch is a block of 4 × 4 pixels of the 32 × 32 scan; its token says how many of the 16 are ink. As text a picture is
64 signs, one a patch: 0 to 9, a to g for 10 to 16.
"""

from dataclasses import dataclass

import numpy as np
from sklearn.datasets import load_digits

from ..core.layers import START

SIDE, LEVELS = 8, 17
FIRST_LEVEL = 4             # the token of an empty patch; before it the special tokens
SIGNS = "0123456789abcdefg"
LABELS = [str(digit) for digit in range(10)]


@dataclass
class Side:
    pictures: np.ndarray    # [n, 8, 8] ink, 0 to 16
    digits: np.ndarray      # [n]


def read_sides(data: dict) -> dict[str, Side]:
    """Cut in the order of the file, in which each writer's digits stand together: the last ones are by other hands."""
    found = load_digits()
    pictures, digits = found.images.astype(np.int64), found.target.astype(np.int64)
    test, development = len(digits) - data["test"], len(digits) - data["test"] - data["development"]
    cuts = {"train": slice(0, development), "development": slice(development, test), "test": slice(test, None)}
    return {name: Side(pictures[cut], digits[cut]) for name, cut in cuts.items()}


def ids_of(pictures: np.ndarray) -> np.ndarray:
    """[n, 8, 8] → [n, 65]"""
    patches = pictures.reshape(len(pictures), -1) + FIRST_LEVEL
    return np.concatenate([np.full((len(pictures), 1), START), patches], axis=1)


def text_of(picture: np.ndarray) -> str:
    return "".join(SIGNS[ink] for ink in picture.flatten())


def picture_of(text: str) -> np.ndarray:
    """Raises ValueError unless the text is 64 of the signs."""
    if len(text) != SIDE * SIDE or not set(text) <= set(SIGNS):
        raise ValueError(f"expected {SIDE * SIDE} signs of {SIGNS}, found “{text}”")
    return np.array([SIGNS.index(sign) for sign in text]).reshape(SIDE, SIDE)


def moved(picture: np.ndarray, down: int, right: int) -> np.ndarray:
    """Shifted by whole patches; what enters is empty."""
    result = np.zeros_like(picture)
    rows, columns = (slice(max(0, by), SIDE + min(0, by)) for by in (down, right))
    from_rows, from_columns = (slice(max(0, -by), SIDE + min(0, -by)) for by in (down, right))
    result[rows, columns] = picture[from_rows, from_columns]
    return result


def disturbed(picture: np.ndarray, settings: dict, random: np.random.Generator) -> np.ndarray:
    """Another picture of the same digit: shifted, thinner or thicker, with noise in the ink."""
    if random.random() < settings["shifted_share"]:
        picture = moved(picture, *random.integers(-1, 2, 2))
    strength = random.uniform(*settings["strength"])
    noise = random.normal(0, settings["noise"], picture.shape) * (picture > 0)
    return np.clip(np.rint(picture * strength + noise), 0, LEVELS - 1).astype(np.int64)
