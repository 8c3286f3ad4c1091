"""What a teacher of names sees of a word: features made by hand, as strings."""

import re

from .name_lists import kinds_of_words
from .well_known_names import FIRST_NAMES, MENTIONS, SURNAMES

FIRST, LAST = set(FIRST_NAMES), set(SURNAMES)
LISTED = {name[0]: kind for kind, names in MENTIONS.items() for name in names if len(name) == 1}


def shape(word: str) -> str:
    """Xx for letters, d for digits; runs are at most two long."""
    drawn = re.sub(r"\d", "d", re.sub(r"[A-Z]", "X", re.sub(r"[a-z]", "x", word)))
    return re.sub(r"(.)\1{2,}", r"\1\1", drawn)


def listed(word: str) -> list[str]:
    kinds = (("first", word in FIRST), ("last", word in LAST), (LISTED.get(word, ""), word in LISTED))
    return [kind for kind, holds in kinds if holds]


def features(words: list[str], at: int, clusters: dict[str, list[str]]) -> list[str]:
    """What the model sees of one word: itself, its parts and shape, its neighbours, and the run of capitals that it stands in."""
    def near(offset):
        place = at + offset
        return words[place] if 0 <= place < len(words) else ("<s>" if place < 0 else "</s>")

    word, small = words[at], {offset: near(offset).lower() for offset in (-2, -1, 0, 1, 2)}
    found = ["always", f"word={word}", f"small={small[0]}", f"shape={shape(word)}"] + (["first of all"] if at == 0 else [])
    for length in (1, 2, 3, 4):
        if len(word) > length:
            found += [f"begins={word[:length]}", f"ends={word[-length:].lower()}"]
    for offset in (-2, -1, 1, 2):
        found += [f"{offset}={small[offset]}", f"{offset} shape={shape(near(offset))}", *(f"{offset} listed={kind}" for kind in listed(near(offset)))]
    for offset in (-1, 0, 1):
        found += [f"{offset} cluster={cluster}" for cluster in clusters.get(near(offset), ["none"])]
    found += [f"listed={kind}" for kind in listed(word)]
    found += [f"-1 ends={small[-1][-3:]}", f"1 ends={small[1][-3:]}", f"pair={small[-1]} {small[0]}", f"pair+={small[0]} {small[1]}", f"before={small[-2]} {small[-1]}",
              f"shapes={shape(near(-1))} {shape(word)} {shape(near(1))}", f"-1 and shape={small[-1]} {shape(word)}", f"1 and shape={small[1]} {shape(word)}"]
    start, end = at, at
    while start >= 0 and words[start][:1].isupper():
        start -= 1
    while end < len(words) and words[end][:1].isupper():
        end += 1
    run = words[start + 1:end]
    left, right = (words[start].lower() if start >= 0 else "<s>"), (words[end].lower() if end < len(words) else "</s>")
    return found + [f"left={left}", f"right={right}", f"length={min(len(run), 5)}", f"place={min(at - start, 4)}"] + (
        [f"run begins={run[0].lower()}", f"run ends={run[-1].lower()}"] if run else [])


def features_of_all(words: list[str], clusters: dict[str, list[str]]) -> list[list[str]]:
    return [features(words, at, clusters) for at in range(len(words))]


def features_with_lists(words: list[str], clusters: dict[str, list[str]]) -> list[list[str]]:
    """And the lists that each word and its neighbours stand in (made/lists.txt)."""
    kinds = [[], *kinds_of_words(words), []]
    lists = ([f"{offset} kind={kind}" for offset in (-1, 0, 1) for kind in kinds[at + 1 + offset]] for at in range(len(words)))
    return [found + of_lists for found, of_lists in zip(features_of_all(words, clusters), lists)]
