"""Relations of SemEval-2010 task 8's test file, as its official scorer counts them."""

import random
from collections import Counter

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from tokenizers import Tokenizer

from .development import relation_labels
from .examples import NINE, RELATION_LABELS, relation_example
from .measures import f1, macro_f1, relation_counts, with_bootstrap
from .quality_entry import entry
from .readers import Relation


def bag_of_words(training: list[Relation], test: list[Relation]) -> list[int]:
    """A linear classifier on words and word pairs, marks included: what needs no Transformer."""
    vectors = CountVectorizer(ngram_range=(1, 2), min_df=2, binary=True, token_pattern=r"</?e[12]>|\w+")
    classifier = make_pipeline(vectors, LogisticRegression(C=0.3, max_iter=300))
    classifier.fit([one.text for one in training], [one.label for one in training])
    return [RELATION_LABELS.index(label) for label in classifier.predict([one.text for one in test])]


def macro(predicted: list[int], gold: list[int]) -> float:
    return float(macro_f1(np.sum([relation_counts(*pair) for pair in zip(predicted, gold)], axis=0)))


def measured_relations(model, tokenizer: Tokenizer, training: list[Relation], test: list[Relation], limit: int,
                       seed: int) -> tuple[dict, dict]:
    """(report, quality entry); a sentence that is too long counts as Other."""
    gold = [RELATION_LABELS.index(one.label) for one in test]
    examples = [relation_example(tokenizer, one, limit) for one in test]
    answers = {id(example): label for example, label in relation_labels(model, [one for one in examples if one])}
    predicted = [answers.get(id(example), 0) for example in examples]
    rows = [relation_counts(*pair) for pair in zip(predicted, gold)]
    counts, scored = np.sum(rows, axis=0), with_bootstrap(rows, macro_f1, seed)
    frequent = Counter(one.label for one in training if one.label != "Other").most_common(1)[0][0]
    words = macro(bag_of_words(training, test), gold)
    confused = Counter((RELATION_LABELS[wanted], RELATION_LABELS[found]) for found, wanted in zip(predicted, gold) if found != wanted)
    report = {
        "macro_f1": scored, "n": len(test), "too_long": examples.count(None),
        "accuracy": sum(a == b for a, b in zip(predicted, gold)) / len(gold),
        "baselines": {f"always “{frequent}”": macro([RELATION_LABELS.index(frequent)] * len(gold), gold),
                      "bag of words and word pairs, logistic regression": words},
        "relations": {name: {"precision": row[0] / max(1, row[1]), "recall": row[0] / max(1, row[2]), "f1": float(f1(row)), "n": int(row[2])}
                      for name, row in zip(NINE, counts)},
        "confused": [[wanted, found, count] for (wanted, found), count in confused.most_common(8)],
        "samples": [{"text": test[i].text, "found": RELATION_LABELS[predicted[i]], "gold": test[i].label}
                    for i in random.Random(seed).sample(range(len(test)), 5)],
    }
    return report, entry(scored, "SemEval-2010 task 8, official test file", len(test), words)
