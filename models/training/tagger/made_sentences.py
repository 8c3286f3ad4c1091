"""Sentences made from frames and rules (made/frames.txt, made/names.txt): names in the places where encyclopedias have them.

The labelled sentences are a thousand; these show which words stand around which names, and what names look like.
"""

import random
import re

from .augment import Sentence
from .name_lists import lines, lists
from .written import cut_words


def read_rules() -> dict[str, tuple[str, list[str], list[int]]]:
    """rule → (type, patterns, their weights)"""
    rules = {}
    for line in lines("names"):
        head, *patterns = line.split(" | ")
        name, kind = head.split()
        weights, texts = zip(*(pattern.split(" ", 1) for pattern in patterns))
        rules[name] = (kind, list(texts), list(map(int, weights)))
    return rules


class SentenceMaker:
    """Draws frames and fills them."""

    def __init__(self, everyday: list[list[str]], seed):
        """everyday: sentences of small words, whose parts serve as titles of works."""
        self.everyday, self.random = everyday, random.Random(seed)
        self.rules, self.lists, self.frames = read_rules(), lists(), lines("frames")

    def filled(self, pattern: str) -> str:
        return re.sub(r"\{([^}]+)\}", lambda slot: self.drawn(slot[1]), pattern)

    def drawn(self, slot: str) -> str:
        if slot in self.rules:
            _, patterns, weights = self.rules[slot]
            return self.filled(self.random.choices(patterns, weights)[0])
        if slot == "words":
            return self.words()
        if slot.endswith("~"):
            return self.crossed(self.lists[slot[:-1]])
        if "-" in slot:
            return str(self.random.randint(*map(int, slot.split("-"))))
        return self.random.choice(self.lists[slot])

    def crossed(self, names: list[str]) -> str:
        """The first half of one name's first word and the second half of another's last."""
        first, last = self.random.choice(names).split()[0], self.random.choice(names).split()[-1]
        word = first[:(len(first) + 1) // 2] + last[len(last) // 2:].lower()
        return word if word.isalpha() and len(word) > 3 else first

    def words(self) -> str:
        """One to five words of an everyday sentence, as titles are written."""
        sentence, count = self.random.choice(self.everyday), self.random.choice([1, 1, 2, 2, 3, 3, 4, 5])
        start = self.random.randrange(max(1, len(sentence) - count + 1))
        return " ".join(word if number and word in ("of", "the", "a", "in", "to", "and", "for") and self.random.random() < 0.6 else word[:1].upper() + word[1:]
                        for number, word in enumerate(sentence[start:start + count]))

    def sentence(self) -> Sentence:
        words, tags = [], []
        for part in self.random.choice(self.frames).split():
            slot = re.fullmatch(r"\{(\w+)\}", part)
            kind = self.rules[slot[1]][0] if slot else "-"
            found = self.drawn(slot[1]).split() if slot else [part]
            if words and words[-1] == "a" and found[0][0] in "AEIOUaeiou":
                words[-1] = "an"
            words += found
            tags += ["O"] * len(found) if kind == "-" else [f"B-{kind}"] + [f"I-{kind}"] * (len(found) - 1)
        return words, tags


def title_sentences(texts: list[str]) -> list[list[str]]:
    """The small words of short sentences, for titles; of the first thousands of texts."""
    found = ([word for word in cut_words(text.lower()) if word.isalpha()] for text in texts[:30000])
    return [words for words in found if 2 <= len(words) <= 10]


def made_sentences(everyday: list[list[str]], count: int, seed) -> list[Sentence]:
    maker = SentenceMaker(everyday, seed)
    return [maker.sentence() for _ in range(count)]
