"""Pieces and words: where a piece begins in the text, and which pieces begin a word."""

import unicodedata

from tokenizers import Encoding

ASCII_SYMBOLS = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
Span = tuple[int, int]


def piece_starts(text: str, encoding: Encoding) -> list[int]:
    """The first character of each piece that is no space; a lone space mark begins with what follows it."""
    starts = []
    for start, _ in encoding.offsets:
        while start < len(text) and text[start].isspace():
            start += 1
        starts.append(start)
    return starts


def is_punctuation(share: str) -> bool:
    return len(share) == 1 and (share in ASCII_SYMBOLS or unicodedata.category(share).startswith("P"))


def word_starts(pieces: list[str]) -> list[int]:
    """Indices of the pieces that begin a word as the page counts words (src/text/words.ts): a word starts at a space, each
    punctuation mark is a word, a lone space mark belongs to what follows it; special tokens are no words."""
    starts, empty, closed = [], True, True
    for index, piece in enumerate(pieces):
        if piece.startswith("<") and piece.endswith(">") and len(piece) > 2 and piece != "<unk>":
            continue
        opens, share = piece.startswith("▁"), piece.removeprefix("▁")
        mark = is_punctuation(share)
        if opens or closed or (mark and not empty):
            starts.append(index)
            empty = True
        if share:
            empty = False
        closed = mark
    return starts


def first_pieces(starts: list[int], spans: list[Span]) -> list[int]:
    """For each word [start, end) the index of the first piece that begins inside it; −1 where none does."""
    found, at = [], 0
    for start, end in spans:
        while at < len(starts) and starts[at] < start:
            at += 1
        if at < len(starts) and starts[at] < end:
            found.append(at)
            while at < len(starts) and starts[at] < end:
                at += 1
        else:
            found.append(-1)
    return found
