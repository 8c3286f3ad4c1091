"""What the attention heads do, as far as trees can tell, and what that does not tell: sections of the card."""

from ..core.golden_files import closeness
from ..core.markdown import table, thousands
from .head_trees import ALL, FARTHEST, SYNTACTIC_MARGIN

HEAD = "head"
DIRECTIONS = {HEAD: "word → its head", "dependent": "word → its dependent"}


def row_of(row: dict) -> list:
    return [row["relation"], DIRECTIONS[row["direction"]], f"L{row['layer']} H{row['head']}", f"{row['share']:.3f}",
            f"{row['baseline']:.3f} ({row['offset']:+d})", thousands(row["n"]), "yes" if row["syntactic"] else ""]


def heads(evaluation: dict) -> str:
    report = evaluation["syntax_head"]
    rows, best = report["rows"], report["best"]
    followed = [row for row in rows if row["syntactic"] or row["relation"] == ALL]
    names = sorted({f"L{row['layer']} H{row['head']}" for row in rows if row["syntactic"]})
    every = [[f"L{row['layer']} H{row['head']}", f"{row['to_head']:.3f}", f"{row['to_dependent']:.3f}",
              ", ".join(f"{found['relation']} ({'to the head' if found['direction'] == HEAD else 'to the dependent'})" for found in rows
                        if found["syntactic"] and found["relation"] != ALL and (found["layer"], found["head"]) == (row["layer"], row["head"]))]
             for row in report["heads"]]
    return f"""## What each head does, held against trees

Every head against the UD English EWT test trees ({thousands(report["sentences"])} sentences of two words and more). From pieces to words: weights to a split word are summed, weights from one are averaged
(Clark et al. 2019). A word's *most attended word* is looked for among the other words; special tokens and the word itself are passed over, so a head that rests
on `<s>` may still be counted by what little it gives to words. For each relation the head and the constant offset (up to {FARTHEST} words) were **chosen on the development trees and
measured on the test trees**. A head is called syntactic for a relation only where it is at least {SYNTACTIC_MARGIN * 100:.0f} percentage points above the best offset, as in Voita et al. 2019.

Over all arcs the best head, L{best["layer"]} H{best["head"]}, has {best["share"]:.3f} ({best["interval"][0]:.3f}–{best["interval"][1]:.3f}); the word at offset {best["offset"]:+d} has {best["baseline"]:.3f}.
{len([row for row in rows if row["syntactic"]])} of {len(rows)} pairs of relation and direction (those with at least {report["fewest"]} cases) have a syntactic head, {len(names)} different heads in all.

{table(["relation", "direction", "best head", "share", "best offset", "n", "syntactic"], [row_of(row) for row in followed])}

All heads; the share of words whose most attended word is their head, and the share of heads whose most attended word is one of their dependents:

{table(["head", "to the head", "to a dependent", "chosen as the best, and syntactic, for"], every)}

The heads were not taught this directly: the arcs are predicted from the last vectors. But the encoder was trained for them, so this is no evidence that syntax appears by itself."""


def limits() -> str:
    return """## What attention does not tell

A weight says how much of a value vector went into a mixture. It does not say that a word *mattered* for the answer: later layers, the residual stream and the
feed-forward layers may ignore or undo it, and from the second layer on a token's vector already holds parts of other tokens. To learn what matters, change something and
look at the output. A head that agrees with trees on average is wrong in many single sentences, and one sentence shows nothing about a head."""


def golden_numbers(golden: dict) -> str:
    return f"""## Golden numbers

`golden.json` and `golden.safetensors` hold {len(golden["sentences"])} texts with ids, pieces, every head's weights, the logits of one task each and what the page must make of them, as PyTorch
computes them from the shipped weights in float64. {closeness(golden)}"""
