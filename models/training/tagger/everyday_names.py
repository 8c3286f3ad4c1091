"""Everyday sentences with names, labelled by looking the names up: what few labelled sentences cannot show.

Taken are only sentences in which every word that looks like a name is in the lists, so that the words outside names are
outside with good reason.
"""

from .augment import Sentence
from .well_known_names import MENTIONS
from .written import cut_words

# Capital letters inside a sentence that begin no name.
NO_NAMES = set("""I Mr Mrs Ms Dr OK TV Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
August September October November December""".split())


def listed_names() -> dict[tuple[str, ...], str]:
    return {tuple(name): kind for kind, names in MENTIONS.items() for name in names}


def labelled(text: str, names: dict[tuple[str, ...], str], small: set[str]) -> Sentence | None:
    """The sentence with its tags; None without a name, or with a capitalised word of unknown kind.

    small: words that occur in small letters; one of them may begin a sentence with a capital.
    """
    words, tags, begins = cut_words(text), [], True
    at = 0
    while at < len(words):
        length = next((length for length in (3, 2, 1) if at + length <= len(words) and tuple(words[at:at + length]) in names), 0)
        if length:
            kind = names[tuple(words[at:at + length])]
            tags += [f"B-{kind}"] + [f"I-{kind}"] * (length - 1)
            at, begins = at + length, False
            continue
        word = words[at]
        if word[0].isupper() and word not in NO_NAMES and not (begins and word.lower() in small):
            return None
        tags.append("O")
        begins = word in '.?!":' or (begins and not word[0].isalnum())
        at += 1
    return (words, tags) if any(tag != "O" for tag in tags) else None


def everyday_sentences(texts: list[str], most_a_name: int) -> list[Sentence]:
    """Sentences that can be labelled; no name stands in more than `most_a_name` of them."""
    names, small, seen, found = listed_names(), {word for text in texts for word in cut_words(text) if word.islower()}, {}, []
    for text in texts:
        sentence = labelled(text, names, small)
        if sentence:
            rarest = min((seen.get(word, 0), word) for word, tag in zip(*sentence) if tag != "O")
            if rarest[0] < most_a_name:
                for word, tag in zip(*sentence):
                    if tag != "O":
                        seen[word] = seen.get(word, 0) + 1
                found.append(sentence)
    return found
