import unittest

import numpy as np

from training.core.layers import START
from training.digits.pictures import FIRST_LEVEL, ids_of, moved, picture_of, read_sides, text_of


class PicturesTest(unittest.TestCase):
    def test_a_text_that_is_no_picture_is_refused(self):
        for text in ("", "0" * 63, "h" + "0" * 63):
            with self.assertRaises(ValueError):
                picture_of(text)

    def test_a_picture_comes_back_as_it_was_written(self):
        picture = np.random.default_rng(1).integers(0, 17, (8, 8))
        np.testing.assert_array_equal(picture_of(text_of(picture)), picture)

    def test_a_picture_is_cls_and_a_token_a_patch(self):
        ids = ids_of(np.arange(64).reshape(1, 8, 8) % 17)
        self.assertEqual(ids.shape, (1, 65))
        self.assertEqual(ids[0, 0], START)
        self.assertEqual(ids[0, 1:4].tolist(), [FIRST_LEVEL, FIRST_LEVEL + 1, FIRST_LEVEL + 2])

    def test_moving_shifts_and_lets_emptiness_in(self):
        picture = np.arange(64).reshape(8, 8)
        np.testing.assert_array_equal(moved(picture, 0, 0), picture)
        down = moved(picture, 1, -1)
        self.assertEqual(down[0].sum(), 0)
        self.assertEqual(down[:, -1].sum(), 0)
        self.assertEqual(down[1, 0], picture[0, 1])

    def test_no_picture_is_on_two_sides(self):
        sides = read_sides({"test": 397, "development": 200})
        self.assertEqual([len(side.digits) for side in sides.values()], [1200, 200, 397])
        texts = [{text_of(picture) for picture in side.pictures} for side in sides.values()]
        self.assertFalse(texts[0] & texts[2] or texts[1] & texts[2])


if __name__ == "__main__":
    unittest.main()
