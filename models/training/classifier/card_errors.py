"""Examples and mistakes: sections of the classifier's card, each a string of Markdown."""

from ..core.markdown import table
from .card_sections import SETS


def examples(evaluation: dict) -> str:
    samples = evaluation["samples"]
    rows = [[SETS[row["set"]], row["text"], ", ".join(row["labels"]), row["said"], row["probability"],
             "" if row["said"] in row["labels"] else "wrong"] for row in samples]
    return f"""## {len(samples)} examples

Drawn by seed from the held-out sentences, right and wrong as they came; long texts and rough language (a word list) were passed over.
The list grew by one word of forum slang after a first draw; the sentence that it took out had been told wrongly.

{table(["set", "text", "true", "said", "probability", ""], rows)}"""


def made_up(evaluation: dict) -> str:
    probes = evaluation["probes"]
    negation = [[row["negation"], row["side"], row["pairs"], row["plain_right"], row["turned"]] for row in probes["negation"]]
    parts = [f"""## Sentences made up for this card

Few, short and written by the model's makers: they show what happens, they measure nothing well.

**Negation.** Pairs such as “The film was good.” and “The film was not good.”: of the pairs whose plain sentence is told rightly, how many turn to the other side
(positive against negative) with the negation?

{table(["negation", "plain sentence is", "pairs", "plain told rightly", "turned by the negation"], negation)}"""]
    for key, title in (("everyday", "Everyday sentences"), ("headlines", "Financial headlines, of which training held none")):
        report = probes[key]
        parts.append(f"""**{title}**: {report["right"]} of {len(report["rows"])} as their writers meant them.

{table(["text", "meant", "said", "probability"], report["rows"])}""")
    return "\n\n".join(parts)


def errors(evaluation: dict) -> str:
    emotions, probes = evaluation["emotions"], evaluation["probes"]
    worst = min(emotions["labels"], key=lambda row: row["f1"])
    negated = {side: [sum(row[key] for row in probes["negation"] if row["side"] == side) for key in ("turned", "plain_right")]
               for side in ("positive", "negative")}
    headlines = probes["headlines"]
    neutral = sum(said == "neutral" and said != meant for _, meant, said, _ in headlines["rows"])
    return f"""## What it gets wrong

- **{worst["label"].capitalize()}** is told worst: F1 {worst["f1"]}, precision {worst["precision"]}, recall {worst["recall"]}.
- **Negation**: of the plain made-up pairs told rightly, “not”, “n't” or “never” turned {negated["positive"][0]} of {negated["positive"][1]} positive sentences to negative, and
  {negated["negative"][0]} of {negated["negative"][1]} negative ones to positive.
- **Headlines**: {headlines["right"]} of {len(headlines["rows"])} as meant; {neutral} of the others were called neutral. It never saw one; take no advice from it.
- **Irony, mixed feelings, comparisons, context**: a sentence is read alone, and mostly by its opinion words.
- **Sentences that are no banking question** get an intent all the same, and rare banking words fall into pieces that say little.
- **Forum language**: GoEmotions is Reddit, whose users are, as its authors say, mostly young and male; its labels are other people's readings of single comments, and readers disagreed often. Bias
  in them (which names, groups and topics stand beside which sentiment) is copied, not corrected.
- Probabilities were not calibrated. A high one is no promise, as the examples show."""
