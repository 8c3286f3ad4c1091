"""Names found in wikigold's held-out documents, and in wnut's test file."""

import random
from collections import defaultdict

import numpy as np
from tokenizers import Tokenizer

from .augment import Sentence, mentions
from .development import entity_labels
from .examples import ENTITY_LABELS, EntityExample, entity_example
from .measures import entity_spans, f1, span_counts, with_bootstrap
from .quality_entry import entry
from .written import write_words

TYPES = ["PER", "LOC", "ORG", "MISC"]


def listed_names(training: list[Sentence]) -> dict[tuple[str, ...], str]:
    """Every name of the training sentences with its most frequent type."""
    counts = defaultdict(lambda: defaultdict(int))
    for kind, names in mentions(training).items():
        for name in names:
            counts[tuple(name)][kind] += 1
    return {name: max(sorted(kinds), key=kinds.get) for name, kinds in counts.items()}


def look_up(words: list[str], names: dict[tuple[str, ...], str]) -> list[str]:
    """The baseline's tags: the longest listed name at each place."""
    longest, tags, at = max(map(len, names)), [], 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            kind = names.get(tuple(words[at:at + length]))
            if kind:
                tags += [f"B-{kind}"] + [f"I-{kind}"] * (length - 1)
                at += length
                break
        else:
            tags.append("O")
            at += 1
    return tags


def by_type(answers: list[tuple[list[int], list[int]]]) -> dict[str, dict]:
    """precision, recall, F1 and number of each type, from (predicted, gold) label lists."""
    rows = {}
    for kind in TYPES:
        counts = np.zeros(3)
        for predicted, gold in answers:
            found, wanted = ({span for span in entity_spans(labels) if span[2] == kind} for labels in (predicted, gold))
            counts += [len(found & wanted), len(found), len(wanted)]
        rows[kind] = scores(counts)
    return rows


def scores(counts: np.ndarray) -> dict:
    right, predicted, gold = counts
    return {"precision": right / max(1, predicted), "recall": right / max(1, gold), "f1": float(f1(counts)), "n": int(gold)}


def mistakes(answers: list[tuple[list[int], list[int]]]) -> dict[str, int]:
    """Gold names by what became of them, and names found where there are none."""
    kinds = {"right": 0, "right words, wrong type": 0, "part of the words": 0, "missed": 0, "found where there is none": 0}
    for predicted, gold in answers:
        found, wanted = entity_spans(predicted), entity_spans(gold)

        def overlaps(span, others):
            return any(span[0] < other[1] and other[0] < span[1] for other in others)
        for span in wanted:
            if span in found:
                kinds["right"] += 1
            elif any(span[:2] == other[:2] for other in found):
                kinds["right words, wrong type"] += 1
            else:
                kinds["part of the words" if overlaps(span, found) else "missed"] += 1
        kinds["found where there is none"] += sum(not overlaps(span, wanted) for span in found)
    return kinds


def shown(tokenizer: Tokenizer, example: EntityExample, labels: list[int]) -> list[list[str]]:
    """[[name, type], …] as text."""
    ends = example.words[1:] + [len(example.ids) - 1]
    return [[tokenizer.decode(example.ids[example.words[start]:ends[end - 1]]).strip(), kind]
            for start, end, kind in sorted(entity_spans(labels))]


def measured_entities(model, tokenizer: Tokenizer, training: list[Sentence], tests: dict[str, list[Sentence]], limit: int,
                      seed: int) -> tuple[dict, dict]:
    """(report, quality entry of the first test set)."""
    names, parts, quality = listed_names(training), {}, {}
    for name, sentences in tests.items():
        examples = [example for example in (entity_example(tokenizer, *sentence, limit) for sentence in sentences) if example]
        found = entity_labels(model, examples)
        answers = [(labels, example.labels) for example, labels in found]
        rows = [span_counts(*answer) for answer in answers]
        looked_up = [entity_example(tokenizer, words, look_up(words, names), limit) for words, _ in sentences]
        guesses = [(guess.labels, example.labels) for guess, example in
                   zip([guess for guess in looked_up if guess], examples)]
        baseline = float(f1(np.sum([span_counts(*guess) for guess in guesses], axis=0)))
        scored = with_bootstrap(rows, f1, seed)
        alone = [span_counts(labels, example.labels) for example, labels in entity_labels(model, examples, by_itself=True)]
        small = [example for example in (entity_example(tokenizer, [word.lower() for word in words], tags, limit) for words, tags in sentences) if example]
        in_small = scores(np.sum([span_counts(labels, example.labels) for example, labels in entity_labels(model, small)], axis=0))
        parts[name] = {**scores(np.sum(rows, axis=0)), "sentences": len(examples), "left_out": len(sentences) - len(examples),
                       "interval": scored[1:], "baseline": baseline, "types": by_type(answers), "mistakes": mistakes(answers),
                       "recall_in_small_letters": in_small["recall"], "each_word_by_itself": float(f1(np.sum(alone, axis=0)))}
        quality[name] = entry(scored, name, parts[name]["n"], baseline)
    first = next(iter(tests))
    chosen = random.Random(seed).sample([sentence for sentence in tests[first] if any(tag != "O" for tag in sentence[1])], 5)
    samples = []
    for words, tags in chosen:
        example = entity_example(tokenizer, words, tags, limit)
        (_, labels), = entity_labels(model, [example])
        samples.append({"text": write_words(words)[0], "found": shown(tokenizer, example, labels),
                        "gold": shown(tokenizer, example, example.labels)})
    return {"parts": parts, "listed": len(names), "samples": samples, "labels": ENTITY_LABELS}, quality[first]
