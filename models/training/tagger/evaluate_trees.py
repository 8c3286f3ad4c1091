"""Heads of words in UD English EWT's test trees."""

import random
from collections import Counter, defaultdict

from tokenizers import Tokenizer

from .development import tree_heads
from .examples import TreeExample, tree_example
from .measures import ratio, with_bootstrap
from .quality_entry import entry
from .readers import Tree


def offset_of(tree: Tree, word: int) -> int | None:
    """How many words after the word (counted from 1) its head stands; None for the root."""
    head = tree.heads[word - 1]
    return None if head == 0 else head - word


def best_offset(trees: list[Tree]) -> int:
    """The most frequent distance to the head, in words."""
    counts = Counter(offset_of(tree, word) for tree in trees for word in range(1, len(tree.words) + 1))
    del counts[None]
    return counts.most_common(1)[0][0]


def offset_by_tag(trees: list[Tree]) -> dict[str, int | None]:
    """For each word class the most frequent distance to the head; None = root."""
    counts = defaultdict(Counter)
    for tree in trees:
        for word, tag in enumerate(tree.tags, 1):
            counts[tag][offset_of(tree, word)] += 1
    return {tag: found.most_common(1)[0][0] for tag, found in counts.items()}


def share(trees: list[Tree], guess) -> float:
    """guess(tree, word) → offset or None."""
    right = sum(guess(tree, word) == offset_of(tree, word) for tree in trees for word in range(1, len(tree.words) + 1))
    return right / sum(len(tree.words) for tree in trees)


def counts_of(example: TreeExample, heads: list[int], punctuation: bool) -> list[int]:
    """[right, words]"""
    kept = [found == gold for found, gold, relation in zip(heads, example.heads, example.relations)
            if punctuation or relation != "punct"]
    return [sum(kept), len(kept) + example.lost]


def measured_trees(model, tokenizer: Tokenizer, training: list[Tree], test: list[Tree], limit: int, seed: int) -> tuple[dict, dict]:
    """(report, quality entry). A sentence that is too long counts as wrong in every word."""
    examples, missing = [], []
    for tree in test:
        example = tree_example(tokenizer, tree, limit)
        if example:
            examples.append(example)
        else:
            missing.append([0, len(tree.words)])
    answers = tree_heads(model, examples)
    rows = [counts_of(example, heads, True) for example, heads in answers] + missing
    scored, n = with_bootstrap(rows, ratio, seed), sum(row[1] for row in rows)
    bare = [counts_of(example, heads, False) for example, heads in answers]
    relations = defaultdict(lambda: [0, 0])
    for example, heads in answers:
        for found, gold, relation in zip(heads, example.heads, example.relations):
            relations[relation][0] += found == gold
            relations[relation][1] += 1
    offset, tagged = best_offset(training), offset_by_tag(training)
    position = share(test, lambda tree, word: offset)
    report = {
        "uas": scored, "n": n, "sentences": len(test), "too_long": len(missing), "lost_words": sum(one.lost for one in examples),
        "without_punctuation": ratio_of(bare), "one_root": sum(heads.count(0) == 1 for _, heads in answers) / len(answers),
        "offset": offset, "baselines": {f"the word at offset {offset:+d}": position,
                                        "the word at the most frequent offset of its (gold) word class":
                                            share(test, lambda tree, word: tagged.get(tree.tags[word - 1], offset))},
        "relations": [[name, right / count, count] for name, (right, count) in
                      sorted(relations.items(), key=lambda item: -item[1][1]) if count >= 50],
        "samples": [sample(tokenizer, *answers[i]) for i in random.Random(seed).sample(range(len(answers)), 5)],
    }
    return report, entry(scored, "UD English EWT, test", n, position)


def ratio_of(rows: list[list[int]]) -> float:
    return sum(row[0] for row in rows) / sum(row[1] for row in rows)


def sample(tokenizer: Tokenizer, example: TreeExample, heads: list[int]) -> dict:
    """Words with the head found, and the gold one where it differs."""
    ends = example.words[1:] + [len(example.ids) - 1]
    name = {0: "root"} | {word: tokenizer.decode(example.ids[word:end]).strip() for word, end in zip(example.words, ends)}
    return {"arcs": [[name[word], name[found], name[gold]] for word, found, gold in zip(example.words, heads, example.heads)]}
