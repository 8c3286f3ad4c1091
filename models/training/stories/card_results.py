"""How the model does and where it fails: sections of its card, each a string of Markdown."""

from ..core.golden_files import closeness
from ..core.markdown import table, thousands

KINDS = {"stories": "stories", "cased stories": "the same, with capitals set by rule", "sentences": "sentences (Tatoeba)"}


def interval(found: dict, digits: int = 3) -> str:
    return f"{found['value']:.{digits}f} ({found['low']:.{digits}f}–{found['high']:.{digits}f})"


def language(evaluation: dict) -> str:
    rows = []
    for kind, title in KINDS.items():
        tokens, characters = evaluation["language"][kind]["tokens"], evaluation["language"][kind]["characters"]
        rows.append([title, thousands(tokens["texts"]), thousands(tokens["units"]), interval(tokens, 2), f"{tokens['baseline']:.2f}",
                     thousands(characters["units"]), interval(characters), f"{characters['baseline']:.3f}"])
    worse = [title for kind, title in KINDS.items()
             if (found := evaluation["language"][kind]["tokens"])["value"] > found["baseline"]]
    verdict = (f"**The model is worse than the counts on: {', '.join(worse)}.** The counts remember every training text, and many of the held-out ones "
               "nearly repeat one; the model read each of them a few times at most." if worse else "The model foresees all of them better than the counts do.")
    return f"""## How well it foresees text

Perplexity on held-out texts, with the shipped weights in PyTorch; each text alone after `<s>`, up to {thousands(evaluation["max_tokens"])} tokens, the end mark counted. In brackets: 95 %
bootstrap intervals over the texts. The baseline counts token triples of all training texts, smoothed after Witten and Bell (1991).

{table(["held-out", "texts", "tokens", "a token", "baseline", "characters", "a character", "baseline"], rows)}

{verdict}"""


def head_name(found: dict) -> str:
    return f"L{found['layer']} H{found['head']}"


def induction(evaluation: dict, settings: dict, guide: dict) -> str:
    found, names = evaluation["induction"], evaluation["names"]
    guided, own = f"L{guide['layer']} H{guide['head']}", head_name(found)
    scores = {f"L{layer} H{head}": score for layer, row in enumerate(found["heads"]) for head, score in enumerate(row)}
    rivals = ", ".join(f"{name} ({score:.3f})" for name, score in scores.items() if name != own and score > found["value"] / 2)
    unguided = (f" The head that was shown where to look is {guided}, with {scores[guided]:.3f}; "
                f"nobody showed {'the others' if rivals else own}." if own != guided else "")
    rows = [[row["tokens"], row["segment"], f"{row['score']:.3f}", f"{row['best']:.3f}", f"{row['uniform']:.3f}", f"{row['copied']:.0%}"]
            for row in found["variants"]]
    return f"""## Induction

**On random tokens.** A random segment is said twice, and a head's score is its mean weight, in the second copy, on the token that followed the first copy of the
current token (prefix matching, Olsson et al. 2022). Head **{head_name(found)}** (layers and heads count from 0) has {interval(found)} with {settings["segment"]} tokens drawn evenly from
the vocabulary (n = {found["n"]} repetitions; uniform weights would have {found["uniform"]:.3f}). It was chosen on other repetitions than these.
Other heads above half of it: {rivals or "none"}.{unguided}
For other segments (n = {found["n"] // 2} each), the last column says how often the model's most probable next token was the right one:

{table(["tokens drawn", "segment", head_name(found), "best head", "uniform weights", "copied right"], rows)}

**On names.** In the held-out stories, {names["n"]} names stand at least twice that at most {settings["rare_name_stories"]} training stories have
({", ".join(names["names"])}).
From a name's second mention,
head **{head_name(names)}** has a mean weight of {interval(names)} on the token after the first mention;
it was chosen on the {names["chosen_on"]} such names of the stories that watched the training. Baselines: the same head's weight that far back from other tokens of the same
texts, {interval(names["distance"])}; uniform weights, {names["uniform"]:.3f}; the other heads, {names["other_heads_mean"]:.3f} on average and {names["other_heads_best"]:.3f} the best of them."""


def heads(evaluation: dict, settings: dict) -> str:
    table_of, random, names = evaluation["heads"], evaluation["induction"]["heads"], evaluation["names"]
    rows = []
    for layer, row in enumerate(random):
        for head, score in enumerate(row):
            measured = {name: values[layer][head] for name, values in table_of.items()}
            rows.append([f"L{layer} H{head}", *(f"{measured[name]:.2f}" for name in ("previous", "first", "duplicate")), f"{score:.2f}",
                         f"{names['heads'][layer][head]:.2f} / {names['heads_distance'][layer][head]:.2f}",
                         f"{measured['entropy']:.2f}", f"{measured['share_of_uniform']:.0%}"])
    return f"""## What each head does

On the first {settings["table_stories"]} held-out stories, means over all queries: **previous**, weight on the token before; **first**, on the start mark (a sink: weight that is parked there);
**duplicate**, on earlier copies of the query's own token, where there are any; **entropy** in bits, and as a share of what equal weights would have. **Induction** is on random tokens,
as above; **names**: from the second mention to the token after the first, and the same head's weight that far back elsewhere.
A high figure says where a head looks on these texts, not what it is for.

{table(["head", "previous", "first", "duplicate", "induction", "names / elsewhere", "entropy", "of equal"], rows)}"""


def examples(evaluation: dict, settings: dict) -> str:
    writing = evaluation["writing"]
    rows = [[sample["beginning"], sample["written"].strip() + (" `</s>`" if sample["ended"] else " …")] for sample in writing["samples"]]
    return f"""## Twenty continuations

The beginnings of {len(rows)} held-out stories, drawn by the seed; none was picked. Temperature {settings["temperature"]}, top-k {settings["top_k"]}, top-p {settings["top_p"]}, at most {writing["steps"]} tokens, seeds 0 to {len(rows) - 1}.

{table(["beginning", "the model went on"], rows)}"""


def errors(evaluation: dict) -> str:
    writing, modes = evaluation["writing"], evaluation["writing"]["modes"]
    greedy, sampled = modes["most probable"], modes["sampled"]
    return f"""## What it gets wrong

- It does not know what it says: people change names and places, things are forgotten, causes do not lead to effects. Grammar holds longer than sense.
- **Loops.** Of {writing["stories"]} held-out beginnings, the most probable continuation ran into a loop (the same four tokens three times in {writing["steps"]}) in {greedy["loops"]:.0%}, the sampled one in {sampled["loops"]:.0%}.
  The taught copying may have a part in this; that was not measured.
- It knows two manners, small stories and short everyday sentences, and falls into one of them whatever it is given. After a few sentences it
  may drift from one to the other.
- Rare words, numbers, other scripts and languages: expect little. `<unk>` is known only as a token that may stand anywhere; what it stands for is lost.
- Facts: none. The stories were made by a machine, the sentences by volunteers; bias in them (who does what, how often whom) is copied, not corrected."""


def limits(golden: dict) -> str:
    return f"""## What attention does not tell

A weight says how much of a value vector went into a mixture. It does not say that a token *mattered* for the result: later layers, the residual
stream and the feed-forward layers may ignore or undo it, and weights on the start mark are a place to put attention that is not needed. In deeper layers a
position holds more than its own token. An induction head that looks at the right place need not be the one that writes the answer: to learn what
matters, switch it off and look at the output.

## Golden numbers

`golden.json` and `golden.safetensors` hold {len(golden["sentences"])} texts with ids, pieces and every head's weights as PyTorch computes them from the
shipped weights in float64, and the logits of short ones, where PyTorch's own float32 is within half of the tolerance; {sum("sampling" in sentence for sentence in golden["sentences"])} are continued with a seed, and no draw is so close to a boundary that float32 would draw another token. {closeness(golden)}
`node models/training/compare.mjs {golden["model"]["id"]}` compares the files here with them in onnxruntime-web."""
