"""Attention heads held against the trees: chosen on the development trees, measured on the test trees."""

from tokenizers import Tokenizer

from .examples import tree_example
from .head_trees import ALL, count_arcs, every_head, head_rows
from .measures import ratio, with_bootstrap
from .quality_entry import entry
from .readers import Tree

FEWEST_ARCS = 100


def measured_heads(model, tokenizer: Tokenizer, development: list[Tree], test: list[Tree], limit: int, seed: int) -> tuple[dict, dict]:
    """(report, quality entry): the entry is the best single head for all arcs."""
    counts = [count_arcs(model, [example for example in (tree_example(tokenizer, tree, limit) for tree in trees) if example])
              for trees in (development, test)]
    rows = head_rows(*counts, FEWEST_ARCS)
    best = next(row for row in rows if row["relation"] == ALL and row["direction"] == "head")
    place = best["layer"] * model.encoder.blocks[0].attention.heads + best["head"]
    scored = with_bootstrap([[row[place], row[-1]] for row in counts[1].sentences], ratio, seed)
    quality = entry(scored, "UD English EWT, test: words whose most attended word is their head", best["n"], best["baseline"])
    quality["head"] = {"site": "encoder", "layer": best["layer"], "head": best["head"]}
    return {"rows": rows, "heads": every_head(counts[1]), "fewest": FEWEST_ARCS, "best": best | {"interval": scored[1:]},
            "sentences": len(counts[1].sentences)}, quality
