"""What was measured on a translation model, and its limits: sections of its card, each a string of Markdown."""

from ..core.golden_files import closeness
from ..core.markdown import table, thousands

DECODINGS = (("greedy", "greedy, as the page does it"), ("beam_4", "beam of 4, to compare"),
             ("looked_up", "no model: the translation of the most similar training sentence"))
MEASURES = {"bleu": "BLEU, all", "bleu_single_reference": "BLEU, first", "chrf": "chrF, all",
            "chrf_single_reference": "chrF, first"}


def translation(recipe: dict, manifest: dict, evaluation: dict) -> str:
    report, language = evaluation["translation"], recipe["card"]["language"]
    rows = [[name] + [f"{s[key]['value']} ({s[key]['low']}–{s[key]['high']})" for key in MEASURES] + [f"{s['exact_share']:.1%}"]
            for s, name in ((report[decoding], name) for decoding, name in DECODINGS)]
    longer = [["–".join(map(str, row["source_tokens"])), row["texts"], row["bleu_in_one_piece"], row["bleu_one_by_one"],
               row["reached_the_limit"]] for row in report["long_inputs"]]
    return f"""## How well it translates

Measured on the shipped weights in PyTorch, on the {thousands(report["sentences"])} held-out English sentences. BLEU is BLEU-4 on {recipe["evaluation"]["bleu_counts"]}
(sacreBLEU, `{report["greedy"]["bleu_signature"]}`), chrF is chrF2. “All” counts every known {language} translation
({thousands(report["references"])}), “first” only one a sentence. In brackets: 95 % bootstrap intervals over the sentences. The last row is the baseline:
it copies the translation of the training sentence whose English is nearest (tf-idf of words and word pairs).

{table(["decoding", *MEASURES.values(), "equal to a reference"], rows)}

Perplexity a {language} piece: {report["test_perplexity"]:.2f}; with the English sentence of another pair: {report["test_perplexity_with_the_wrong_source"]:.1f}.

**Longer texts**: held-out sentences joined, translated in one piece and one by one (BLEU, first references). “Cut” counts the texts whose
translation ran into the length limit.

{table(["source tokens", "texts", "in one piece", "one by one", "cut"], longer)}

These sentences resemble the training sentences: short, everyday, many near-duplicates of each other. {report["reference_seen_share"]:.0%} of the held-out
sentences have a translation that also stands in the training pairs, under another English sentence. On other text the model does worse,
and no number here says how much."""


def examples(recipe: dict, evaluation: dict) -> str:
    samples, language = evaluation["translation"]["samples"], recipe["card"]["language"]
    named = [name for name in ("attribution",) if any(sample[name] for sample in samples)]
    rows = [[s["source"], s["written"], "equal to a reference" if s["written"] in s["references"] else s["references"][0]]
            + [s[name] for name in named] for s in samples]
    return f"""## Twenty translations

Drawn at random (seeded) from the held-out sentences, good and bad as they came.

{table(["English", f"the model's {language}", "a reference", *(["English & reference on tatoeba.org"] if named else [])], rows)}"""


def errors(recipe: dict, evaluation: dict) -> str:
    exact = evaluation["translation"]["greedy"]["exact_share"]
    return f"""## What it gets wrong

- {1 - exact:.0%} of its translations equal none of the known ones. Many of those are right in other words; many are not.
- Rare words and names are guessed, or put together from pieces into words that do not exist; idioms are taken word by word.
- Several sentences at once: it may drop, repeat or mix them (see “Longer texts”).
- Digits, other scripts, emoji and anything else that everyday sentences lack: expect little. Training pairs with an
  `<unk>`: {thousands(evaluation["training_pairs_with_unknown"])}; apart from those the model knows it only from words that training replaced by it, and copies it.
{recipe["card"]["errors"].strip()}
- Volunteers wrote the sentences; some of them are wrong, rude or odd, and it may write such ones."""


def limits(golden: dict) -> str:
    return f"""## What attention does not tell

A weight says how much of a value vector went into a mixture. It does not say that a word *mattered* for the result: later layers, the residual
stream and the feed-forward layers may ignore or undo it, and weights on punctuation and end marks are often a place to put attention that is
not needed. To learn what matters, change something and look at the output.

## Golden numbers

`golden.json` and `golden.safetensors` hold {len(golden["sentences"])} texts with ids, pieces, every head's weights and the logits as PyTorch computes them from the
shipped weights in float64. {closeness(golden)}
`node models/training/compare.mjs {golden["model"]["id"]}` compares the files here with them in onnxruntime-web."""
