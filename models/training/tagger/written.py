"""Words of a tokenized corpus written as people write them, with the place of each word."""

import re

NO_SPACE_BEFORE = set(". , ; : ! ? ) ] } % 's 't 're 've 'm 'll 'd n't '' ...".split())
NO_SPACE_AFTER = set("( [ { `` $ # @".split())
PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


# Cut so that write_words puts the text together again: "it 's", "well-known".
WORDS = re.compile(r"'(?:s|t|re|ve|m|ll|d)\b|\w+(?:-\w+)*|[^\w\s]")


def cut_words(text: str) -> list[str]:
    return WORDS.findall(text.replace("’", "'"))


def write_words(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """(text, [start, end) of each word). Plain double quotes open and close in turn."""
    text, spans, glued, opened = "", [], True, False
    for word in words:
        shown = PLAIN.get(word, word)
        before, after = bool({word, shown} & NO_SPACE_BEFORE), bool({word, shown} & NO_SPACE_AFTER)
        if word == '"':
            before, after, opened = opened, not opened, not opened
        if text and not glued and not before:
            text += " "
        spans.append((len(text), len(text) + len(shown)))
        text += shown
        glued = after
    return text, spans
