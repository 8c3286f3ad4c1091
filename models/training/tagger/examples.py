"""Sentences of the corpora as token ids with what each task should answer. Index 0 is the start mark."""

from dataclasses import dataclass

from tokenizers import Tokenizer

from ..core.layers import END, START
from ..core.word_places import find_words
from .readers import Relation, Tree
from .words import first_pieces, piece_starts, word_starts
from .written import write_words

ENTITY_LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC"]
NINE = ["Cause-Effect", "Component-Whole", "Content-Container", "Entity-Destination", "Entity-Origin",
        "Instrument-Agency", "Member-Collection", "Message-Topic", "Product-Producer"]
RELATION_LABELS = ["Other"] + [f"{name}({order})" for name in NINE for order in ("e1,e2", "e2,e1")]


@dataclass
class TreeExample:
    ids: list[int]
    words: list[int]        # first piece of each word that has one
    heads: list[int]        # first piece of its head, 0 = root
    tags: list[str]
    relations: list[str]
    lost: int               # words without a piece of their own, or whose head has none


@dataclass
class EntityExample:
    ids: list[int]
    words: list[int]        # first piece of each word, as the page counts words
    labels: list[int]       # of ENTITY_LABELS


@dataclass
class RelationExample:
    ids: list[int]
    label: int


def tree_example(tokenizer: Tokenizer, tree: Tree, limit: int) -> TreeExample | None:
    """None when the sentence is too long."""
    encoding = tokenizer.encode(tree.text)
    if len(encoding.ids) + 2 > limit:
        return None
    firsts = first_pieces(piece_starts(tree.text, encoding), find_words(tree.text, tree.words))
    places = [0] + [first + 1 if first >= 0 else -1 for first in firsts]
    kept = [i for i, head in enumerate(tree.heads) if places[i + 1] > 0 and places[head] >= 0]
    return TreeExample([START, *encoding.ids, END], [places[i + 1] for i in kept], [places[tree.heads[i]] for i in kept],
                       [tree.tags[i] for i in kept], [tree.relations[i] for i in kept], len(tree.heads) - len(kept))


def words_on_page(tokenizer: Tokenizer, words: list[str], limit: int) -> tuple[list[int], list[int], list[tuple[int, bool]]] | None:
    """A corpus's words as the page has them: (ids, first piece of each of the page's words, [(word of the corpus, whether it continues one)]).

    None when the sentence is too long.
    """
    text, spans = write_words(words)
    encoding = tokenizer.encode(text)
    if len(encoding.ids) + 2 > limit:
        return None
    starts = piece_starts(text, encoding)
    firsts, origins, word = word_starts(encoding.tokens), [], 0
    for first in firsts:
        while word + 1 < len(spans) and spans[word + 1][0] <= starts[first]:
            word += 1
        origins.append((word, bool(origins) and origins[-1][0] == word))
    return [START, *encoding.ids, END], [first + 1 for first in firsts], origins


def entity_example(tokenizer: Tokenizer, words: list[str], tags: list[str], limit: int) -> EntityExample | None:
    """A word of the corpus may be several of the page's: the first takes B-, the others I-."""
    found = words_on_page(tokenizer, words, limit)
    if found is None:
        return None
    ids, firsts, origins = found
    labels = ["I-" + tags[word][2:] if continues and tags[word] != "O" else tags[word] for word, continues in origins]
    return EntityExample(ids, firsts, [ENTITY_LABELS.index(label) for label in labels])


def relation_example(tokenizer: Tokenizer, relation: Relation, limit: int) -> RelationExample | None:
    ids = tokenizer.encode(relation.text).ids
    if len(ids) + 2 > limit:
        return None
    return RelationExample([START, *ids, END], RELATION_LABELS.index(relation.label))
