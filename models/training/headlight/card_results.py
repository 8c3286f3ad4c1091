"""What was measured on a translation model, and its limits: sections of its card, each a string of Markdown."""

from .markdown import table, thousands, with_interval


def translation(evaluation: dict) -> str:
    report = evaluation["translation"]
    rows = [[name, s["bleu"], s["bleu_single_reference"], s["chrf"], s["chrf_single_reference"], f"{s['exact_share']:.1%}"]
            for name, s in (("greedy, as the page does it", report["greedy"]), ("beam of 4, to compare", report["beam_4"]))]
    longer = [["–".join(map(str, row["source_tokens"])), row["texts"], row["bleu_in_one_piece"], row["bleu_one_by_one"],
               row["reached_the_limit"]] for row in report["long_inputs"]]
    return f"""## How well it translates

Measured on the shipped weights in PyTorch, on the {thousands(report["sentences"])} held-out English sentences
(sacreBLEU, `{report["greedy"]["bleu_signature"]}`). “All” counts every known French translation ({thousands(report["references"])}), “first” only one a sentence.

{table(["decoding", "BLEU, all", "BLEU, first", "chrF, all", "chrF, first", "equal to a reference"], rows)}

Perplexity a French piece: {report["test_perplexity"]:.2f}; with the English sentence of another pair: {report["test_perplexity_with_the_wrong_source"]:.1f}.

**Longer texts**: held-out sentences joined, translated in one piece and one by one (BLEU, first references). “Cut” counts the texts whose
translation ran into the length limit.

{table(["source tokens", "texts", "in one piece", "one by one", "cut"], longer)}

These sentences resemble the training sentences: short, everyday, many near-duplicates of each other. {report["reference_seen_share"]:.0%} of the held-out
sentences have a translation that also stands in the training pairs, under another English sentence. On other text the model does worse,
and no number here says how much."""


def alignment(recipe: dict, evaluation: dict) -> str:
    report, guide = evaluation["alignment"], recipe["guide"]
    rows = {row["name"]: row for row in report["compared"]}
    best = next(row for name, row in rows.items() if name.startswith("best other head"))
    compared = [[row["name"], with_interval(row), "" if row is rows["guided head"] else
                 f"{row['guided_minus_this'][0]:+.3f} to {row['guided_minus_this'][1]:+.3f}"] for row in rows.values()]
    statistics = {(h["layer"], h["head"]): h for h in evaluation["heads"] if h["site"] == "cross"}
    heads = []
    for entry in report["heads"]:
        name = f"L{entry['layer']} " + ("mean" if entry["head"] == "mean" else f"H{entry['head']}")
        found = statistics.get((entry["layer"], entry["head"]))
        guided = " (guided)" if (entry["layer"], entry["head"]) == (guide["layer"], guide["head"]) else ""
        heads.append([name + guided, f"{entry['writes']:.3f}", f"{entry['reads']:.3f}",
                      f"{found['entropy']:.2f}" if found else "", f"{found['edge']:.2f}" if found else ""])
    return f"""## Where words come from

Alignment error rate (Och and Ney 2003; lower is better) against the {report["pairs"]} hand-aligned pairs, the French teacher-forced. A French word
takes the mean of its pieces' rows, an English word the sum of its pieces' columns, and each French word is linked to the English word
that got most. In brackets: 95 % bootstrap intervals over the sentences ({thousands(report["draws"])} draws, seeded). The last column is the
interval of the guided head's rate minus that row's: below zero, the guided head is better.

{table(["links from", "error rate", "guided minus this"], compared)}

- **A row belongs to the word that it writes.** Row t of cross-attention reads French piece t − 1 and writes piece t; these numbers and the page
  give the row to the piece written. Given to the piece read, the same weights look like no alignment at all (second row).
- **The heads that nobody guided.** The best of them has an error rate of {with_interval(best)}, and was chosen on the same pairs, which flatters it;
  the plain diagonal, which knows two lengths and no words, has {with_interval(rows["diagonal"])}. So the clean picture of the guided head was taught:
  it does not show what attention does of its own accord.
- {report["pairs"]} pairs and one annotator are few: take the intervals seriously.

Every cross-attention head: error rate by either way of reading rows, mean entropy of a row in bits, and mean weight on the source's end mark
(held-out sentences, teacher-forced).

{table(["head", "word written", "word read", "entropy", "on end mark"], heads)}"""


def examples(evaluation: dict) -> str:
    rows = [[s["en"], s["fr"], "equal to a reference" if s["matches_a_reference"] else s["reference"]]
            for s in evaluation["translation"]["samples"]]
    return f"""## Twenty translations

Drawn at random (seeded) from the held-out sentences, good and bad as they came.

{table(["English", "the model's French", "a reference"], rows)}"""


def errors(evaluation: dict) -> str:
    exact = evaluation["translation"]["greedy"]["exact_share"]
    return f"""## What it gets wrong

- {1 - exact:.0%} of its translations equal none of the known ones. Many of those are right in other words; many are not.
- Rare words and names are guessed, or put together from pieces into words that do not exist; idioms are taken word by word.
- Several sentences at once: it may drop, repeat or mix them (see “Longer texts”).
- Digits, other scripts, emoji and anything else that everyday sentences lack: expect little. No sentence of the
  data has an `<unk>` ({thousands(evaluation["training_pairs_with_unknown"])} training pairs); the model knows it only from words that training replaced by it, and copies it.
- It chooses *tu* or *vous* and a gender at random where English leaves them open, and often follows the sentences' habits: bias in
  the data (who does what, which pronoun goes with which work) is copied, not corrected. “Tom” and “Mary” are its favourite people.
- Volunteers wrote the sentences; some of them are wrong, rude or odd, and it may write such ones."""


def limits(golden: dict) -> str:
    floor = golden["float32Difference"]
    attention = max(value for name, value in floor.items() if name != "logits")
    return f"""## What attention does not tell

A weight says how much of a value vector went into a mixture. It does not say that a word *mattered* for the result: later layers, the residual
stream and the feed-forward layers may ignore or undo it, and weights on punctuation and end marks are often a place to put attention that is
not needed. To learn what matters, change something and look at the output.

## Golden numbers

`golden.json` and `golden.safetensors` hold {len(golden["sentences"])} texts with ids, pieces, every head's weights and the logits as PyTorch computes them from the
shipped weights in float64. PyTorch's own float32 differs from them by up to {attention:.1e} in attention and {floor["logits"]:.1e} in logits.
`node models/training/compare.mjs {golden["model"]["id"]}` compares the files here with them in onnxruntime-web."""
