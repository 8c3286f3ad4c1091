"""The special tokens beyond the four that every model has."""

MASK, FIRST, FIRST_END, SECOND, SECOND_END = 4, 5, 6, 7, 8
FURTHER_SPECIAL_TOKENS = ["<mask>", "<e1>", "</e1>", "<e2>", "</e2>"]
FIRST_WORD_ID = 9
MARKS = (FIRST, FIRST_END, SECOND, SECOND_END)
