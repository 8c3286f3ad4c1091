"""Lists of names and of parts of names, from made/lists.txt, and what they say of the words of a sentence."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "made"


def lines(name: str) -> list[str]:
    return [line for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@cache
def lists() -> dict[str, list[str]]:
    """list → its names, some of several words."""
    found, entries = {}, []
    for line in lines("lists"):
        if line.startswith("= "):
            entries = found.setdefault(line.split()[1], [])
        else:
            entries += line.split("|")
    return found


@cache
def listed_kinds() -> dict[tuple[str, ...], list[str]]:
    """The words of a listed name → the kinds of lists that hold it, such as "city"."""
    kinds = {name: kind for _, name, _, kind in (line.split() for line in lines("lists") if line.startswith("= ")) if kind != "-"}
    found = {}
    for name, kind in kinds.items():
        for entry in lists()[name]:
            of_entry = found.setdefault(tuple(entry.split()), [])
            if kind not in of_entry:
                of_entry.append(kind)
    return found


def kinds_of_words(words: list[str]) -> list[list[str]]:
    """For each word the kinds of the longest listed name that it stands in, with its place in it: "B1 city", "IM organisation"."""
    known, found, at = listed_kinds(), [[] for _ in words], 0
    longest = max(map(len, known))
    while at < len(words):
        length = next((length for length in range(min(longest, len(words) - at), 0, -1) if tuple(words[at:at + length]) in known), 0)
        for inside in range(length):
            place = ("I" if inside else "B") + ("M" if length > 1 else "1")
            found[at + inside] = [f"{place} {kind}" for kind in known[tuple(words[at:at + length])]]
        at += max(1, length)
    return found
