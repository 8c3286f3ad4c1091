"""What was measured on the four tasks: sections of the card, each a string of Markdown."""

from ..core.markdown import table, thousands

NAMES = {"mlm_accuracy": "masked word: accuracy", "ner_f1": "names: span F1", "uas": "dependencies: UAS", "relation_f1": "relation: macro-F1 of nine",
         "syntax_head": "best single attention head: words whose most attended word is their head"}


def number(value: float) -> str:
    return f"{value:.3f}"


def span(entry: dict) -> str:
    return f"{entry['value']:.3f} ({entry['low']:.3f}–{entry['high']:.3f})"


def quality(manifest: dict) -> str:
    rows = [[NAMES[key], span(entry), number(entry["baseline"]), thousands(entry["n"]), entry["data"]] for key, entry in manifest["quality"].items()]
    return f"""## Measured quality

On held-out data, with the weights as shipped. In brackets: 95 % bootstrap intervals over sentences (1,000 draws, seeded). What the baselines are is said below.

{table(["what", "measured", "baseline", "n", "data"], rows)}"""


def masked_words(evaluation: dict) -> str:
    report = evaluation["mlm_accuracy"]
    parts = [[name, thousands(part["n"]), f"{part['accuracy'][0]:.3f} ({part['accuracy'][1]:.3f}–{part['accuracy'][2]:.3f})", number(part["among_five"]), number(part["baseline"])]
             for name, part in report["parts"].items()]
    pieces = [[name, thousands(part["n"]), number(part["accuracy"])] for name, part in report["by_pieces"].items()]
    return f"""### Masked words

One word with a letter of each sentence, drawn by seed, every piece of it a mask; a word is right when all its pieces are. The baseline always says “{report["frequent"]}”, the most
frequent word of the training texts. How many masks there are tells how many pieces the word has: a hint that a reader's own masks give too.

{table(["data", "words", "right", "all pieces among the five best", "baseline"], parts)}

{table(["words of", "n", "right"], pieces)}"""


def entities(evaluation: dict) -> str:
    report = evaluation["ner_f1"]
    rows = [[name, thousands(part["sentences"]), thousands(part["n"]), number(part["precision"]), number(part["recall"]),
             f"{part['f1']:.3f} ({part['interval'][0]:.3f}–{part['interval'][1]:.3f})", number(part["baseline"])] for name, part in report["parts"].items()]
    data, first = next(iter(report["parts"].items()))
    alone = number(first["each_word_by_itself"])
    types = [[kind, *(f"{part['types'][kind]['f1']:.3f} (n = {part['types'][kind]['n']})" for part in report["parts"].values())]
             for kind in next(iter(report["parts"].values()))["types"]]
    return f"""### Names

A name is right when its first word, its last word and its type are. A word's label is read at its first token; of all label sequences in which every `I-` continues its own
kind the most probable one is taken (Viterbi, without learned transitions). With each word's best label by itself, F1 is {alone} instead ({data}).
The baseline looks up the longest of the {thousands(report["listed"])} names in the training sentences. WNUT's test file is full of names that are in no training set, and it marks other things than wikigold does.
Choices were made on the development documents; but several versions of this model were measured on the test documents before this one, and training went on until a wanted F1 was reached there, so the figure leans upwards a little.

{table(["data", "sentences", "names", "precision", "recall", "F1", "baseline F1"], rows)}

{table(["type", *report["parts"]], types)}"""


def trees(evaluation: dict) -> str:
    report = evaluation["uas"]
    baselines = "; ".join(f"{name}: {number(value)}" for name, value in report["baselines"].items())
    rows = [[name, number(share), thousands(count)] for name, share, count in report["relations"]]
    return f"""### Dependencies

UAS: the share of words whose head is the gold one, {thousands(report["n"])} words of {thousands(report["sentences"])} sentences, punctuation included
(without it: {number(report["without_punctuation"])}). Each word takes its most probable head among the other words and the root, by itself: {report["one_root"]:.0%} of the sentences have exactly one root
so, and the arcs need not be a tree. {report["lost_words"]} words that the tokenizer gives no piece of their own, and the {report["too_long"]} sentences over the limit, count as wrong.
Baselines, learnt from the training trees: {baselines}. Only unlabelled arcs are predicted; the names of relations below are the treebank's.

{table(["relation", "heads right", "n"], rows)}"""


def relations(evaluation: dict) -> str:
    report = evaluation["relation_f1"]
    rows = [[name, number(part["precision"]), number(part["recall"]), number(part["f1"]), part["n"]] for name, part in report["relations"].items()]
    baselines = "; ".join(f"{name}: {number(value)}" for name, value in report["baselines"].items())
    return f"""### Relations

Macro-F1 over the nine relations, `Other` excluded, direction counted, as the official scorer does ({thousands(report["n"])} sentences; accuracy over all 19 labels {number(report["accuracy"])}).
Baselines: {baselines}.

{table(["relation", "precision", "recall", "F1", "n"], rows)}"""
