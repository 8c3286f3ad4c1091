"""card: the sections of the model card, in their order."""

from ..core.card import CardFacts, write_card
from ..core.golden_files import closeness
from ..core.markdown import table, thousands


def introduction(facts: CardFacts) -> str:
    manifest, model = facts.manifest, facts.recipe["model"]
    return f"""# {manifest["title"]} ({manifest["id"]})

This file is written by `python -m training.card`; nothing in this folder is edited by hand.

A vision Transformer in small: it reads a handwritten digit and says which one it is. The picture is cut into 8 × 8 patches, as a ViT cuts a
photograph; each patch is a block of 4 × 4 pixels of a 32 × 32 scan and becomes one token, the one for its amount of ink (0 to 16). Before them stands
`<cls>`, from whose last vector the digit is read. Attention from patch to patch, and from `<cls>` to patches, can be drawn over the picture.

A photograph's patch would be projected from its pixel values by a matrix; here a patch is one number of 17, so its vector is looked up in a table.
Everything after that is as in any encoder.

- Revision `{manifest["revision"]}`, {thousands(manifest["parameters"])} parameters, float16 weights, float32 arithmetic, {thousands(manifest["files"]["model"]["bytes"])} bytes.
- {model["layers"]} layers, width {model["width"]}, {model["heads"]} heads a layer, feed-forward {model["feed_forward"]} (ReLU), pre-norm, learned positions.
- A picture as text is 64 signs, one a patch, row by row: 0 to 9, a to g for 10 to 16."""


def data_and_licence(facts: CardFacts) -> str:
    sides = facts.evaluation["sides"]
    return f"""## Data and licence

{facts.recipe["card"]["data"].strip()}

{sides["train"]} pictures to learn from, {sides["development"]} to watch the training, {sides["test"]} to measure, cut in the order of the file.
Weights: {facts.manifest["licence"]["weights"]}. {facts.manifest["licence"]["attribution"]}."""


def training(facts: CardFacts) -> str:
    record, train = facts.training, facts.recipe["train"]
    rows = [[entry["step"], entry["minutes"], entry["accuracy"]] for entry in record["curve"]]
    return f"""## Training

{record["step"]:,} steps of {train["batch"]} pictures in {record["seconds"] / 60:.0f} minutes on one core ({record["machine"]}) that other work shared. Each time a picture is
shown it is shifted by up to one patch, its ink made weaker or stronger, and noise is added.

{table(["step", "minutes", "accuracy in development"], rows)}"""


def quality(facts: CardFacts) -> str:
    evaluation = facts.evaluation
    rows = [[name, f"{entry['value']:.3f} ({entry['low']:.3f}–{entry['high']:.3f})"] for name, entry in evaluation["compared"].items()]
    shifted = ", ".join(f"{name}: {value:.3f}" for name, value in evaluation["shifted"].items())
    confusions = ", ".join(f"{truth} as {said} ({count})" for (truth, said), count in evaluation["confusions"][:8])
    return f"""## How well it does

Accuracy on {evaluation["sides"]["test"]} pictures that it never saw, with 95 % bootstrap intervals over the pictures.

{table(["", "accuracy"], rows)}

The nearest picture is one of all the others (development included), by Euclidean distance of the 64 numbers; it needs no attention. The same pictures shifted: {shifted}.

Mistakes: {confusions}."""


def heads(facts: CardFacts) -> str:
    report = facts.evaluation["heads"]
    rows = [[row["head"], row["ink"], row["near"], row["cls"]] for row in report["rows"]]
    effect = table(["head", "τ"], [[row["head"], row["tau"]] for row in facts.evaluation["effect"]])
    return f"""## What its heads look at

Mean over {report["pictures"]} test pictures: the weight of the `<cls>` row on patches with ink; the weight of a patch's row on the (up to eight) patches that
touch it; its weight on `<cls>`. The first row is what a head would have that looks at every patch alike.

{table(["head", "<cls> on ink", "patch on its neighbours", "patch on <cls>"], rows)}

**What attention does not tell.** A weight says how a head mixes values, not that a patch mattered. In 40 test pictures each patch with ink was emptied in turn, and the change of
the answer's probability compared with the `<cls>` row over those patches: Kendall's τ, 1 for the same order, 0 for none, mean over pictures.

{effect}"""


def examples(facts: CardFacts) -> str:
    rows = [[f"`{row['picture']}`", row["true"], row["said"], row["probability"], "" if row["true"] == row["said"] else "wrong"] for row in facts.evaluation["examples"]]
    return f"""## {len(rows)} examples

Drawn by seed from the test pictures. Probabilities were not calibrated.

{table(["picture", "true", "said", "probability", ""], rows)}"""


def limits(facts: CardFacts) -> str:
    return """## What it gets wrong

- It knows one digit, upright, filling the height of the picture, as the scans were made. The page fits what a reader draws into that frame; a digit drawn with other
  proportions or a very thin line is another kind of picture than those it learnt from.
- It has no answer for “this is no digit”: every picture gets one of ten.
- An empty picture and one full of ink are among the golden ones to fix the arithmetic; its answer to them means nothing."""


def golden_numbers(facts: CardFacts) -> str:
    return f"""## Golden numbers

`golden.json` and `golden.safetensors` hold {len(facts.golden["sentences"])} pictures with every head's weights and the logits as PyTorch computes them from the shipped weights in
float64. {closeness(facts.golden)}

## Making it again

`python -m training.prepare digits --data …`, then `train`, `export`, `evaluate`, `golden`, `card` (models/training/README.md)."""


def sections(facts: CardFacts) -> list[str]:
    return [part(facts) for part in (introduction, data_and_licence, training, quality, heads, examples, limits, golden_numbers)]


def run(recipe: dict, arguments) -> None:
    write_card(recipe, sections)
