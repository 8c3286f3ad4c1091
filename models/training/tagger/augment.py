"""Other names in the same sentences, and words hidden: little data seen in many ways."""

import random
from collections import Counter, defaultdict

from .specials import FIRST_WORD_ID, MASK
from .well_known_names import FIRST_NAMES, MENTIONS, SURNAMES

Sentence = tuple[list[str], list[str]]
COMMON = 3  # a word of that many names of a type is a sign of it ("University") and stays when names are crossed


def mentions(sentences: list[Sentence]) -> dict[str, list[list[str]]]:
    """type → the word lists of its entities, as often as they occur."""
    found = defaultdict(list)
    for words, tags in sentences:
        for word, tag in zip(words, tags):
            if tag.startswith("B-"):
                found[tag[2:]].append([word])
            elif tag.startswith("I-"):
                found[tag[2:]][-1].append(word)
    return dict(found)


class NamePool:
    """Names to put in the place of others: names met in training, well-known ones, names of made sentences, and names crossed from two."""

    def __init__(self, met: dict[str, list[list[str]]], shares: dict[str, float], made: dict[str, list[list[str]]] | None = None):
        """shares: how often a replacement is `known` (well-known), `made` or `crossed`; else, or without shares, it is one met."""
        self.met, self.shares, self.made = met, shares, made or {}
        self.counts = {kind: Counter(word for name in names for word in name) for kind, names in met.items()}
        self.rare = {kind: sorted(word for word, count in counts.items() if count < COMMON and len(word) > 3 and word.isalpha()
                                  and word.istitle()) for kind, counts in self.counts.items()}

    def draw(self, kind: str, random: random.Random) -> list[str]:
        if not self.shares:
            return random.choice(self.met[kind])
        chance = random.random()
        if chance < self.shares["known"]:
            return self.known(kind, random)
        chance -= self.shares["known"]
        if chance < self.shares.get("made", 0):
            return random.choice(self.made[kind])
        name = random.choice(self.met[kind])
        if chance < self.shares.get("made", 0) + self.shares["crossed"]:
            rare = set(self.rare[kind])
            return [self.crossed(kind, random) if word in rare else word for word in name]
        return name

    def known(self, kind: str, random: random.Random) -> list[str]:
        if kind == "PER" and random.random() < 0.6:
            return [random.choice(FIRST_NAMES), random.choice(SURNAMES)]
        return random.choice(MENTIONS[kind])

    def crossed(self, kind: str, random: random.Random) -> str:
        """The first half of one rare word and the second half of another: new, and yet formed like its type."""
        first, second = random.choice(self.rare[kind]), random.choice(self.rare[kind])
        return first[:(len(first) + 1) // 2] + second[len(second) // 2:].lower()


def with_other_names(sentence: Sentence, pool: NamePool, share: float, random: random.Random) -> Sentence:
    """Each entity, with probability `share`, becomes another of its type."""
    words, tags = [], []
    replacing = False
    for word, tag in zip(*sentence):
        if tag.startswith("I-") and replacing:
            continue
        replacing = tag.startswith("B-") and random.random() < share
        if replacing:
            name = pool.draw(tag[2:], random)
            words += name
            tags += [tag] + [f"I-{tag[2:]}"] * (len(name) - 1)
        else:
            words.append(word)
            tags.append(tag)
    return words, tags


def hide_words(ids: list[int], share: float, random: random.Random) -> list[int]:
    """Pieces (no special tokens) become masks with probability `share`."""
    return [MASK if token >= FIRST_WORD_ID and random.random() < share else token for token in ids]
