"""What the tagger is and how it was made: sections of its card, each a string of Markdown."""

from ..core.markdown import table, thousands

FIELDS = {"trees": "UD English EWT, trees", "wikigold": "wikigold, sentences", "wnut": "WNUT 2017, sentences", "relations": "SemEval-2010 task 8, sentences"}


def introduction(recipe: dict, manifest: dict) -> str:
    model, files = recipe["model"], manifest["files"]
    labels = {entry["task"]: entry.get("labels", []) for entry in manifest["tasks"]}
    return f"""# {manifest["title"]} ({manifest["id"]})

This file is written by `python -m training.card`; nothing in this folder is edited by hand.

One small English Transformer encoder, read in four ways: the **word under a mask**, **names** of persons, places, organisations and others,
**dependencies** between the words of a sentence, and the **relation** between two marked nominals (one of {len(labels["relation"])} labels). All four
look at the same attention: the encoder is shared, and each task adds only a thin layer on its last vectors.

It is a teaching model, trained from nothing on a CPU. Large pretrained models do all four far better.

- Revision `{manifest["revision"]}`, {thousands(manifest["parameters"])} parameters, float16 weights, float32 arithmetic.
- {model["layers"]} layers, width {model["width"]}, {model["heads"]} heads a layer, feed-forward {model["feed_forward"]} (ReLU), pre-norm, sinusoidal positions. Every token sees every token.
- `masked-word`: a linear layer, ReLU, norm, then the embedding matrix. `entities`: a linear layer. `dependencies`: a bilinear score of width {model["arc_width"]}
  for each pair of tokens; row = dependent, column = head, column 0 (`<s>`) = root. `relation`: two linear layers on the vectors at the four tokens `<e1>` `</e1>` `<e2>` `</e2>`.
- At most {manifest["limits"]["source"]} tokens, `<s>` and `</s>` included.
- Vocabulary of {thousands(manifest["vocabulary"])} pieces: BPE inside words, punctuation and digits apart, capital and small letters distinct. The text is cleaned first (NFC,
  plain quotation marks and apostrophes, single spaces, invisible characters dropped). Characters that the vocabulary lacks become `<unk>`.

{table(["file", "bytes", "what it is"], [
    ["model.onnx", thousands(files["model"]["bytes"]), "the whole model; every head's weights are outputs"],
    ["tokenizer.json", thousands(files["tokenizer"]["bytes"]), "text to pieces and back"],
    ["together", thousands(sum(entry["bytes"] for entry in files.values())), "what a reader downloads"]])}"""


def data_and_licence(recipe: dict, manifest: dict, evaluation: dict) -> str:
    card, data, sizes = recipe["card"], recipe["data"], evaluation["sizes"]
    rows = [[name, *(thousands(sizes[side][field]) for side in ("train", "development", "test"))] for field, name in FIELDS.items()]
    return f"""## Data and licence

{card["data"].strip()}

{table(["set", "train", "development", "test"], rows)}

The trees and WNUT keep their authors' split, SemEval its test file ({thousands(data["relation_development"])} training sentences were drawn by seed for development).
wikigold has no split of its own: {data["wikigold_test_share"]:.0%} of its documents were drawn by seed for the test and {data["wikigold_development_share"]:.0%} for development; no document stands on two sides.

Masked words were learnt on {thousands(evaluation["pretraining_texts"])} texts ({thousands(evaluation["pretraining_tokens"])} tokens): the training sides of all four sets, and the unlabelled texts.
No sentence of any development or test side is among them, nor are {thousands(data["held_out_sentences"])} Tatoeba sentences kept for measuring (case and punctuation ignored).

- Weights: {manifest["licence"]["weights"]}. {manifest["licence"]["attribution"]}. Changes made: the texts were cleaned, split into pieces and used to fit the weights.
  The code that made them is MIT. The example sentences below are quoted from these sets under their licences."""


def listed(numbers: dict) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in numbers.items())


def in_parts(curve: list[dict]) -> list[list[dict]]:
    """A curve is cut where its steps begin anew."""
    parts = []
    for row in curve:
        if not parts or row["step"] <= parts[-1][-1]["step"]:
            parts.append([])
        parts[-1].append(row)
    return parts


def runs_of(names: dict) -> str:
    rounds = [str(len(runs)) for runs in names["rounds"]]
    return (f" This part was run in {len(rounds)} rounds of {' and '.join(rounds)} runs, in other orders: a round starts from the mean of the weights of the round before, and the last mean is kept "
            "(Wortsman et al. 2022). How readily a word is left outside of names was then set on the development documents, by a shift of that one label.")


def training(recipe: dict, trained: dict, evaluation: dict) -> str:
    first, train, model, teacher = recipe["pretrain"], recipe["train"], recipe["model"], evaluation["teacher"]
    words = [row for row in trained["curve"] if "masked_accuracy" in row]
    tasks = in_parts([row for row in trained["curve"] if "masked_accuracy" not in row])
    last = recipe["names"]
    tables = "\n\n".join(table(["step", "minutes", "names, F1", "WNUT, F1", "relation, macro-F1", "UAS"],
                               [[row["step"], row["minutes"], *(f"{row[key]:.3f}" for key in ("entities_f1", "noisy_f1", "relation_f1", "uas"))] for row in part]) for part in tasks)
    return f"""## Training

{thousands(trained["step"])} steps in {trained["seconds"] / 60:.0f} minutes of wall clock on one thread of a shared CPU ({trained["machine"]}), other trainings running beside.

1. **Masked words**, {thousands(first["steps"])} steps of about {thousands(first["batch_tokens"])} tokens. {first["masked_share"]:.0%} of the words are masked, every piece of a word by a mask of its own; {first["kept_share"]:.0%} of
   these are left as they are. After a mask stands what the tokenizer writes there. AdamW, rate {first["learning_rate"]} after {first["warmup"]} steps, then constant.
2. **Two teachers for names.** From wikigold's thousand training sentences a Transformer learns little; a first version of this model, without a teacher, stayed far below the teacher on the development
   documents. The first teacher is a linear model on hand-made features (the word, its parts and shape, its neighbours, lists of well-known names, clusters of words that
   stand beside the same words) with F1 {teacher["development_f1"]:.3f} there. It labelled {thousands(teacher["taught"])} sentences of the treebank's training side, SemEval's, Tatoeba and GoEmotions in which a capital letter
   stands inside; in {thousands(teacher["everyday"])} more sentences of Tatoeba well-known names were looked up. The second teacher is the mean of such a model and a conditional random field, with longer lists, and learns
   from **made sentences** too: {thousands(recipe["second_teacher"]["made"])} of {thousands(teacher["made"])} as encyclopedias write them, names put by rule into frames, none of it taken from the development or test side. Its F1 is {teacher["second_development_f1"]:.3f}; it says how
   probable each label is in {thousands(teacher["soft"])} sentences, copies with other names among them. All of these are mistaken in places, and the encoder learns their mistakes too.
3. **All tasks together**, {thousands(train["steps"])} steps, each with a batch of every set ({listed(train["tokens"])} tokens). Rate {train["learning_rate"]} after
   {train["warmup"]} steps, falling to zero from step {thousands(train["decay_from"])} to {thousands(train["steps"])}; dropout {train["dropout"]} (one mask a sentence; {train["head_dropout"]} before each task's layer), weight
   decay {train["weight_decay"]}. Weights of the losses: {listed(train["weights"])}. Word classes (the treebank's XPOS) have a layer of their own that is thrown away afterwards.
   In labelled sentences {train["hidden_share"]:.0%} of the pieces are masked. {train["renamed_share"]:.0%} of the names in wikigold's and the everyday sentences become another name of their type each time they
   are read: one met in training, a well-known one, or a new one crossed from two.
4. **Mostly names**, {thousands(last["steps"])} steps in smaller batches ({listed(last["tokens"])} tokens; weights: {listed(last["weights"])}), with the second teacher's probabilities in place of labels, and made sentences.
   {last["split_share"]:.0%} of the sentences with names are cut into smaller pieces than usual each time they are read ({last["left_out_merges"]:.0%} of the tokenizer's merges left out, Provilkov et al. 2020), so that rare names are met
   in pieces known from others. Rate {last["learning_rate"]} after {last["warmup"]} steps, falling to zero from step {last["decay_from"]}.{runs_of(last)}

On the development sides, as training went (minutes since each part's start; names with each word's best label by itself, which is quicker and lower than the measure below):

{table(["step", "minutes", "masked pieces told rightly"], [[row["step"], row["minutes"], f"{row['masked_accuracy']:.3f}"] for row in words])}

{tables}"""


def reproduce(manifest: dict) -> str:
    return f"""## Making it again

From `models/training` (its README says how to set up Python), with the folder of the data at hand:

    ./build.sh {manifest["id"]} PATH/TO/data

The recipe holds every seed. Two things still differ between runs: which of the rarest characters (equally frequent ones) the tokenizer's
trainer keeps, and the order of floating-point sums on another number of threads or another processor."""
