"""What the classifier is and how it was made: sections of its card, each a string of Markdown."""

from ..core.markdown import table, thousands

SETS = {"goemotions": "GoEmotions, four groups", "uci": "reviews on three sites", "banking": "BANKING77"}


def introduction(recipe: dict, manifest: dict) -> str:
    model, files = recipe["model"], manifest["files"]
    labels = {entry["task"]: entry["labels"] for entry in manifest["tasks"]}
    total = sum(entry["bytes"] for entry in files.values())
    return f"""# {manifest["title"]} ({manifest["id"]})

This file is written by `python -m training.card`; nothing in this folder is edited by hand.

A small Transformer encoder that reads an English sentence and says two things of it: its **sentiment**
({", ".join(labels["sentiment"])}) and, as if it were a question to a bank, its **intent** (one of {len(labels["intent"])}). Before every
sentence stands the token `<cls>`. Both answers are read from this one token's last vector, so whatever the model knows of the
sentence had to come to `<cls>` through attention: its row, in every layer and head, is the one to look at.

It is a teaching model: too small and too narrowly read to judge anybody's words or to answer customers.

- Revision `{manifest["revision"]}`, {thousands(manifest["parameters"])} parameters, float16 weights, float32 arithmetic.
- {model["layers"]} layers, width {model["width"]}, {model["heads"]} heads a layer, feed-forward {model["feed_forward"]} (ReLU), pre-norm, {model["positions"]} positions; two linear
  heads on the last norm's output at `<cls>`.
- At most {manifest["limits"]["source"]} tokens, `<cls>` and the end mark `</s>` included.
- Vocabulary of {thousands(manifest["vocabulary"])} pieces: BPE inside words, punctuation and digits apart, capital and small letters distinct. The text is
  cleaned first (NFC, plain quotation marks and apostrophes, single spaces, invisible characters dropped). Characters that the vocabulary lacks
  become `<unk>`.

{table(["file", "bytes", "what it is"], [
    ["model.onnx", thousands(files["model"]["bytes"]), "the whole model; every head's weights are outputs"],
    ["tokenizer.json", thousands(files["tokenizer"]["bytes"]), "text to pieces and back"],
    ["together", thousands(total), "what a reader downloads"]])}"""


def data_and_licence(recipe: dict, evaluation: dict) -> str:
    card, data = recipe["card"], recipe["data"]
    rows = [[SETS[name], *(thousands(sides[side]) for side in ("train", "development", "test"))]
            for name, sides in evaluation["sets"].items()]
    return f"""## Data and licence

{card["data"].strip()}

{table(["set", "train", "development", "test"], rows)}

Test sentences are those of the authors' own test files (GoEmotions, BANKING77); of the reviews {data["uci_test_a_site"]} sentences a site, half of them
positive, were drawn by seed. A training sentence that also stands in the same set's development or test part, case and punctuation ignored, was left out of training.
For hidden words alone the training also read {thousands(data["max_hidden_words_sentences"])} English sentences of Tatoeba.

- Weights: {card["licence_weights"]}. {card["attribution"]}. Changes made: the sentences were cleaned, split into pieces and used to fit the weights.
  The code that made them is MIT. The example sentences below are quoted from these sets under their licences."""


def training(recipe: dict, trained: dict) -> str:
    train, data, model, repeats = recipe["train"], recipe["data"], recipe["model"], recipe["train"]["repeats"]
    curve = [[row["step"], row["minutes"], f"{row['sentiment_f1']:.3f}", f"{row['sentiment_accuracy']:.3f}", f"{row['intent_accuracy']:.3f}"]
             for row in trained["curve"]]
    return f"""## Training

{thousands(trained["step"])} steps of about {thousands(train["batch_tokens"])} tokens in {trained["seconds"] / 60:.0f} minutes of wall clock on one thread of a shared CPU ({trained["machine"]}), other work running beside.

1. Each piece's first vector comes from the pieces up to {data["neighbours"]} places away in the training texts: positive mutual information, factored to {model["width"]}
   numbers (Levy and Goldberg 2014).
2. For {train["hidden_words"]["until"]} steps the model guesses hidden words: {train["hidden_share"]:.0%} of the tokens are replaced by `<unk>`.
3. From there it learns both tasks at once, tokens still hidden and still guessed (with weight {train["hidden_words"]["weight_later"]}), so that `<unk>` is known to it. In one round the
   GoEmotions sentences are read {times(repeats["goemotions"])}, the banking questions {times(repeats["banking"])}, the reviews {times(repeats["uci"])}.
   {train["lower_case_share"]:.0%} of the sentences are read in small letters. A sentence with several sentiments has the probability shared evenly among them;
   a review is positive or negative.

AdamW, rate {train["learning_rate"]} after {train["warmup"]} steps, constant until step {thousands(train["decay_from"])}, then falling to zero at {thousands(train["steps"])}; label smoothing {train["label_smoothing"]},
dropout {model["dropout"]} (one mask a sentence), weight decay {train["weight_decay"]}, clipping at {train["clip_norm"]}.

On the development sentences, as training went (macro-F1 with thresholds tuned on the same sentences):

{table(["step", "minutes", "sentiment macro-F1", "reviews, accuracy", "intent, accuracy"], curve)}"""


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def reproduce(manifest: dict) -> str:
    return f"""## Making it again

From `models/training` (its README says how to set up Python), with the folder of the data at hand:

    ./build.sh {manifest["id"]} PATH/TO/data

The recipe holds every seed. The order of floating-point sums still differs on another number of threads or another processor."""
