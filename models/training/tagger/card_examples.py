"""Twenty examples as they came, and what goes wrong: sections of the card."""

from ..core.markdown import table
from .evaluate_entities import TYPES


def guesses(best: list) -> str:
    return " / ".join(", ".join(f"{piece.lstrip('▁') or '␣'} {probability:.0%}" for piece, probability in ranks) for ranks in best)


def shown(entities: list) -> str:
    return "; ".join(f"{name} ({kind})" for name, kind in entities) or "none"


def arcs(sample: dict) -> str:
    return " ".join(f"{word}→{found}" + ("" if found == gold else f" (gold {gold})") for word, found, gold in sample["arcs"])


def examples(evaluation: dict) -> str:
    words = [[row["text"], row["word"], guesses(row["best"]), "" if row["right"] else "wrong"] for row in evaluation["mlm_accuracy"]["samples"]]
    names = [[row["text"], shown(row["found"]), "" if row["found"] == row["gold"] else shown(row["gold"])] for row in evaluation["ner_f1"]["samples"]]
    trees = [[arcs(row)] for row in evaluation["uas"]["samples"]]
    relations = [[row["text"], row["found"], "" if row["found"] == row["gold"] else row["gold"]] for row in evaluation["relation_f1"]["samples"]]
    return f"""## Twenty examples

Five a task, drawn by seed from the test sides, right and wrong as they came (names: from sentences that have one).

{table(["sentence", "masked", "best guesses (a mask each)", ""], words)}

{table(["sentence", "names found", "gold, where it differs"], names)}

{table(["each word → the head found"], trees)}

{table(["sentence", "relation found", "gold, where it differs"], relations)}"""


def errors(evaluation: dict) -> str:
    entities, trees, relations = (evaluation[key] for key in ("ner_f1", "uas", "relation_f1"))
    first = next(iter(entities["parts"].values()))
    kinds = ", ".join(f"{name} {count}" for name, count in first["mistakes"].items())
    worst_type = min(TYPES, key=lambda kind: first["types"][kind]["f1"])
    worst_arcs = sorted((row for row in trees["relations"] if row[2] >= 100), key=lambda row: row[1])[:5]
    worst_relation = min(relations["relations"], key=lambda name: relations["relations"][name]["f1"])
    confused = [[wanted, found, count] for wanted, found, count in relations["confused"]]
    return f"""## What it gets wrong

- **Names**: of the {first["n"]} names in wikigold's held-out documents: {kinds}. {worst_type} is found worst (F1 {first["types"][worst_type]["f1"]:.3f}). Names that training did not hold are told by their
  capitals and neighbours alone, so one type passes for another. Capitals carry most of it: with the same sentences in small letters, recall is {first["recall_in_small_letters"]:.3f} instead of {first["recall"]:.3f}.
- **Trees**: the worst relations (of those with 100 words and more) are {", ".join(f"{name} ({share:.2f})" for name, share, _ in worst_arcs)}: arcs that reach far.
- **Relations**: {worst_relation} is told worst (F1 {relations["relations"][worst_relation]["f1"]:.3f}). The most frequent confusions:

{table(["gold", "found", "times"], confused)}

- **Masked words**: words of many pieces are hardly ever right, and text unlike Tatoeba's short sentences is much harder (table above).
- It has seen English only, mostly short everyday sentences, web text and Wikipedia. Biases of these texts are copied, not corrected. Probabilities are not calibrated."""
