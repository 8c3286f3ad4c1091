"""Where words come from, as measured: sections of a translation model's card."""

from ..core.markdown import table, thousands, with_interval

BY_HAND = """Alignment error rate (Och and Ney 2003; lower is better) against the {pairs} hand-aligned pairs, the translation teacher-forced."""
BY_ALIGNER = """**Nobody has linked these pairs by hand.** The head is held against the links that a statistical aligner (eflomal, run on the training
pairs and these together) finds in {pairs} held-out pairs: the same aligner that taught the head, mistakes included. The numbers say how well
the head does what it was taught on sentences that it has not seen, and not how right the links are. Disagreement is counted as the alignment
error rate is (Och and Ney 2003; lower is better), every link of the aligner as a sure one; the translation is teacher-forced."""


def alignment(recipe: dict, evaluation: dict) -> str:
    report, word = evaluation["alignment"], recipe["card"]["word"]
    rows = {row["name"]: row for row in report["compared"]}
    best = next(row for name, row in rows.items() if name.startswith("best other head"))
    compared = [[row["name"], with_interval(row), "" if row is rows["guided head"] else
                 f"{row['guided_minus_this'][0]:+.3f} to {row['guided_minus_this'][1]:+.3f}"] for row in rows.values()]
    hand = report["links_by"] == "hand"
    few = f"\n- {report['pairs']} pairs and one annotator are few: take the intervals seriously." if hand else ""
    return f"""## Where words come from

{(BY_HAND if hand else BY_ALIGNER).format(pairs=thousands(report["pairs"]))} A {recipe["card"]["language"]} {word}
takes the mean of its pieces' rows, an English word the sum of its pieces' columns, and each {recipe["card"]["language"]} {word} is linked to the
English word that got most. In brackets: 95 % bootstrap intervals over the sentences ({thousands(report["draws"])} draws, seeded). The last column is the
interval of the guided head's rate minus that row's: below zero, the guided head is better.

{table(["links from", "error rate" if hand else "disagreement", "guided minus this"], compared)}

- **A row belongs to the {word} that it writes.** Row t of cross-attention reads piece t − 1 and writes piece t; these numbers and the page
  give the row to the piece written. Given to the piece read, the same weights look like no alignment at all (second row).
- **The heads that nobody guided.** The best of them has {with_interval(best)}, and was chosen on the same pairs, which flatters it;
  the plain diagonal, which knows two lengths and no words, has {with_interval(rows["diagonal"])}. So the clean picture of the guided head was taught:
  it does not show what attention does of its own accord.{few}"""


def heads(recipe: dict, evaluation: dict) -> str:
    guide, word = recipe["guide"], recipe["card"]["word"]
    found = {(h["site"], h["layer"], h["head"]): h for h in evaluation["heads"]}
    cross = []
    for entry in evaluation["alignment"]["heads"]:
        one = found.get(("cross", entry["layer"], entry["head"]))
        guided = " (guided)" if (entry["layer"], entry["head"]) == (guide["layer"], guide["head"]) else ""
        name = f"L{entry['layer']} " + ("mean" if entry["head"] == "mean" else f"H{entry['head']}")
        cross.append([name + guided, f"{entry['writes']:.3f}", f"{entry['reads']:.3f}",
                      f"{one['entropy']:.2f}" if one else "", f"{one['edge']:.2f}" if one else ""])
    own = [[site, f"L{layer} H{head}", f"{h['entropy']:.2f}", f"{h['edge']:.2f}", f"{h['previous']:.2f}"]
           for (site, layer, head), h in found.items() if site != "cross"]
    return f"""## What each head does

On held-out sentences, teacher-forced. Entropy: of a row, in bits, the mean over rows. A high weight on a mark is a place to put attention that
is not needed.

Cross-attention: the error rate above by either way of reading rows, and mean weight on the source's end mark.

{table(["head", f"{word} written", f"{word} read", "entropy", "on end mark"], cross)}

Self-attention: mean weight on the mark (encoder: the end mark; decoder: the start mark) and on the piece before.

{table(["site", "head", "entropy", "on the mark", "on the piece before"], own)}"""


def word_by_word(recipe: dict, evaluation: dict) -> str:
    lines = [f"- {pair['source']} — " + " · ".join(f"{target} ← {source}" for target, source in pair["words"])
             for pair in evaluation["word_by_word"]]
    return f"""## Word by word

Held-out pairs drawn at random (seeded), their first known translation, and the English word that the guided head links each {recipe["card"]["word"]} to:

{chr(10).join(lines)}"""
