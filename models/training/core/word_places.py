"""Where the words of a hand-cut sentence stand in its text."""


def find_words(text: str, words: list[str]) -> list[tuple[int, int]]:
    """[start, end) of each word in characters, from left to right; raises ValueError when one is missing."""
    places, at = [], 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        places.append((start, at))
    return places
