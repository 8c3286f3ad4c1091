"""What the `<cls>` rows look at, and what that does not tell: sections of the card, each a string of Markdown."""

from ..core.golden_files import closeness
from ..core.markdown import table
from .cls_attention import KINDS, OPINION_WORDS


def attention(evaluation: dict) -> str:
    return f"""## What each head's `<cls>` row looks at

Mean weight in the row of `<cls>` (query `<cls>`, all tokens as keys) on kinds of tokens, each over the held-out sentences that have the kind. The first row is
what a head would show that looks at every token alike: the mean share of tokens. Layers and heads count from 0. *Negation*: not, no, never, nothing, …, words in n't.
*Opinion*: the {OPINION_WORDS} words that speak most for positive and the {OPINION_WORDS} that speak most for negative in a bag-of-words model of the training sentences (so some odd
ones are among them). A head is named in the last column where its weight is at least twice the share and at least 0.1 above it; the names are tendencies, not functions.

{heads_table("sentiment sentences", evaluation["heads"]["sentiment"])}

{heads_table("banking questions", evaluation["heads"]["intent"])}"""


def heads_table(name: str, report: dict) -> str:
    kinds = [kind for kind in KINDS if kind in report["kinds"]]
    alike = {kind: report["kinds"][kind]["share"] for kind in kinds}
    rows = [["every token alike", *(f"{alike[kind]:.2f}" for kind in kinds), ""]]
    for head in report["heads"]:
        weight = head["weight"]
        named = [kind for kind in kinds if weight[kind] >= 2 * alike[kind] and weight[kind] >= alike[kind] + 0.1]
        rows.append([f"L{head['layer']} H{head['head']}", *(f"{weight[kind]:.2f}" for kind in kinds),
                     ", ".join(map(shown, named))])
    counts = ", ".join(f"{shown(kind)} in {report['kinds'][kind]['sentences']}" for kind in kinds)
    return f"""{report["sentences"]} {name} ({counts}):

{table(["head", *map(shown, kinds), "looks at"], rows)}"""


def shown(kind: str) -> str:
    return f"`{kind}`" if kind.startswith("<") else kind


def limits(evaluation: dict) -> str:
    effect = evaluation["effect"]
    rows = [[f"L{head['layer']} H{head['head']}", f"{head['tau']:.2f}"] for head in effect["heads"]]
    return f"""## What attention does not tell

A weight says how much of a value vector went into a mixture. It does not say that a word *mattered* for the result: later layers, the residual
stream and the feed-forward layers may ignore or undo it, and from the second layer on a token's vector already holds parts of other tokens.
To learn what matters, change something and look at the output. Here every token of {effect["sentences"]} held-out sentences was in turn replaced by `<unk>`, and the change of
the sentiment compared with its weight in the `<cls>` row: Kendall's τ, 1 for the same order, 0 for none, mean over sentences.

{table(["head", "τ"], rows)}"""


def golden_numbers(golden: dict) -> str:
    return f"""## Golden numbers

`golden.json` and `golden.safetensors` hold {len(golden["sentences"])} texts with ids, pieces, every head's weights and the logits as PyTorch computes them from the
shipped weights in float64. {closeness(golden)}"""
