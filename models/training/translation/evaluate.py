"""evaluate: measures the shipped files on held-out pairs, and word links where there are some or an aligner makes some."""

import json
from pathlib import Path

from ..core.layers import UNKNOWN
from ..core.shipped import Shipped, load_shipped
from ..core.shipping import write_evaluation
from .alignment_table import alignment_report
from .head_statistics import head_statistics
from .linked_pairs import aligner_pairs, links_between_hand_cut_words, read_gold
from .model import new_model
from .pair_lines import contributors, read_lines
from .perplexity import perplexity
from .prepare import read_split, with_references
from .quality import every_pair, examples_of, translation_report
from .quality_table import quality_table
from .word_by_word import word_by_word

STATISTICS_SENTENCES = 500


def measured_alignment(recipe: dict, shipped: Shipped, train: list, rows: list[dict], data: Path) -> dict:
    """Against links set by hand where the recipe names some, else against the statistical aligner's on held-out pairs."""
    model, tokenizer, seed = shipped.model, shipped.tokenizer, recipe["seed"]
    if "gold" in recipe["data"]:
        pairs = read_gold(json.loads((data / recipe["data"]["gold"]).read_text()))
        statistical = links_between_hand_cut_words(tokenizer, train, pairs)
        return {"links_by": "hand"} | alignment_report(model, tokenizer, pairs, recipe["guide"], seed, statistical)
    pairs = aligner_pairs(tokenizer, train, every_pair(rows))
    return {"links_by": "aligner"} | alignment_report(model, tokenizer, pairs, recipe["guide"], seed)


def run(recipe: dict, arguments) -> None:
    shipped, seed = load_shipped(recipe, new_model(recipe)), recipe["seed"]
    model, tokenizer = shipped.model, shipped.tokenizer
    split = read_split(recipe, arguments.data)
    train, rows = split["train"], with_references(split["test"])
    few = rows[:: max(1, len(rows) // STATISTICS_SENTENCES)]
    report = {
        "training_pairs": len(train),
        "training_pairs_with_unknown": sum(UNKNOWN in source + target for source, target, _ in examples_of(tokenizer, train)),
        "development_perplexity": round(perplexity(model, examples_of(tokenizer, split["development"])), 3),
        "translation": translation_report(model, tokenizer, train, rows, recipe["evaluation"], seed),
        "alignment": measured_alignment(recipe, shipped, train, few, arguments.data),
        "heads": head_statistics(model, tokenizer, few),
        "word_by_word": word_by_word(model, tokenizer, recipe["guide"], rows, seed),
    }
    lines = read_lines(recipe, arguments.data)
    authors = {(line.source, line.target): line.attribution for line in lines}
    report["contributors"] = len(contributors(lines))
    for sample in report["translation"]["samples"]:
        sample["attribution"] = authors[sample["source"], sample["references"][0]]
    write_evaluation(recipe, report, quality_table(recipe, report))
