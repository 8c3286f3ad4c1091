"""evaluate: measures the newest checkpoint as it is shipped (weights rounded to float16).

    python evaluate.py recipes/translate-en-fr.toml --data PATH/TO/data

Writes evaluation.json beside the checkpoint; export and card read it.
"""

import argparse
import json
from pathlib import Path

import torch

from headlight.alignment_table import alignment_report
from headlight.batches import Pairs
from headlight.gold_alignments import read_gold
from headlight.head_statistics import head_statistics
from headlight.recipe import load_recipe, work_folder
from headlight.seq2seq import UNKNOWN
from headlight.shipped import load_shipped
from headlight.translation_quality import perplexity, translation_report

STATISTICS_SENTENCES = 500


def quality(report: dict) -> dict[str, float]:
    """The few numbers that the manifest repeats."""
    translation, aligned = report["translation"], {row["name"]: row for row in report["alignment"]["compared"]}
    guided = aligned["guided head"]
    return {
        "bleu": translation["greedy"]["bleu"],
        "bleuSingleReference": translation["greedy"]["bleu_single_reference"],
        "chrf": translation["greedy"]["chrf"],
        "perplexity": translation["test_perplexity"],
        "aer": guided["aer"],
        "aerLow": guided["interval"][0],
        "aerHigh": guided["interval"][1],
        "aerDiagonal": aligned["diagonal"]["aer"],
        "aerStatisticalAligner": aligned["statistical aligner"]["aer"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = load_recipe(arguments.recipe)
    folder, shipped, seed = work_folder(recipe), load_shipped(recipe), recipe["seed"]
    model, tokenizer, guide = shipped.model, shipped.tokenizer, recipe["guide"]

    rows = json.loads((folder / "test.json").read_text())
    gold = read_gold(json.loads((arguments.data / recipe["data"]["gold"]).read_text()))
    train, development = Pairs(folder / "train.npz"), Pairs(folder / "development.npz")
    report = {"weights": shipped.digest, **shipped.checkpoint, "training_pairs": train.count,
              "training_pairs_with_unknown": sum(UNKNOWN in train.row("source", i) for i in range(train.count))}
    report["development_perplexity"] = perplexity(model, [development.example(i) for i in range(development.count)])
    report["translation"] = translation_report(model, tokenizer, train, rows, seed)
    report["alignment"] = alignment_report(model, tokenizer, train, gold, (guide["layer"], guide["head"]), seed)
    report["heads"] = head_statistics(model, tokenizer, rows[:: max(1, len(rows) // STATISTICS_SENTENCES)])
    report["quality"] = quality(report)
    (folder / "evaluation.json").write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    print(json.dumps({name: report[name] for name in ("step", "development_perplexity", "quality")}, indent=1))
    print(json.dumps(report["alignment"]["compared"], indent=1))


if __name__ == "__main__":
    main()
