"""What a translation model is and how it was made: sections of its card, each a string of Markdown."""

from ..core.markdown import table, thousands


def introduction(recipe: dict, manifest: dict) -> str:
    model, files, language = recipe["model"], manifest["files"], recipe["card"]["language"]
    total = sum(entry["bytes"] for entry in files.values())
    return f"""# {manifest["title"]} ({manifest["id"]})

This file is written by `python -m training.card`; nothing in this folder is edited by hand.

A small encoder–decoder Transformer that translates short English sentences into {language}. It was made to be looked at: it runs
in the browser, every attention head of it is shown, and one head was taught where words come from. It is a teaching model,
not a translation service.

- Revision `{manifest["revision"]}`, {thousands(manifest["parameters"])} parameters, float16 weights, float32 arithmetic.
- {model["encoder_layers"]} encoder and {model["decoder_layers"]} decoder layers, width {model["width"]}, {model["heads"]} heads a layer and site,
  feed-forward {model["feed_forward"]} (ReLU), pre-norm, fixed sinusoidal positions, one embedding matrix for both languages and the output.
- At most {manifest["limits"]["source"]} tokens a side, marks included.
- Vocabulary of {thousands(manifest["vocabulary"])} pieces, shared by both languages: BPE inside words{characters(recipe)}, punctuation and digits apart. The text is
  cleaned first (NFC, plain quotation marks and apostrophes, single spaces, invisible characters dropped). Characters that the vocabulary lacks
  become `<unk>`.

{table(["file", "bytes", "what it is"], [
    ["model.onnx", thousands(files["model"]["bytes"]), "the whole model, teacher-forced; every head's weights are outputs"],
    ["decode.onnx", thousands(files["decode"]["bytes"]), "one decoding step; borrows the weights of model.onnx as external data"],
    ["tokenizer.json", thousands(files["tokenizer"]["bytes"]), "text to pieces and back"],
    ["together", thousands(total), "what a reader downloads"]])}"""


def characters(recipe: dict) -> str:
    return ", each Chinese character a word of its own" if recipe["tokenizer"].get("han") else ""


def data_and_licence(recipe: dict, manifest: dict, evaluation: dict) -> str:
    data, licence, translation, alignment = recipe["data"], manifest["licence"], evaluation["translation"], evaluation["alignment"]
    named = f" The file names {thousands(evaluation['contributors'])} authors." if evaluation["contributors"] else ""
    gold = f"""
- Word links: {alignment["pairs"]} Tatoeba pairs (CC BY 2.0 FR) with {alignment["sure_links"]} sure links, set by one annotator for this project. Both their
  English and their {recipe["card"]["language"]} sentences were kept out of training.""" if alignment["links_by"] == "hand" else ""
    return f"""## Data and licence

{recipe["card"]["data"].strip()}{named}

- Weights: {licence["weights"]}, as the sentences they were learnt from. {licence["attribution"]}. Changes made: the sentences were cleaned,
  split into pieces and used to fit the weights. The code that made them is MIT.
- Split by English sentence, case and punctuation ignored, so that no English sentence stands on two sides: {thousands(evaluation["training_pairs"])} training pairs,
  {thousands(data["development_sentences"])} sentences to watch the training, {thousands(translation["sentences"])} held-out sentences with {thousands(translation["references"])} translations to measure.
  A {recipe["card"]["language"]} sentence may stand on two sides, under different English ones.{gold}"""


def training(recipe: dict, trained: dict, evaluation: dict) -> str:
    train, guide, model = recipe["train"], recipe["guide"], recipe["model"]
    late, language = train["late"], recipe["card"]["language"]
    curve = [[row["step"], row["minutes"], f"{row['development_perplexity']:.2f}"] for row in trained["curve"]]
    return f"""## Training

{thousands(trained["step"])} steps of about {thousands(train["batch_tokens"])} target tokens in {trained["seconds"] / 60:.0f} minutes on a CPU ({trained["machine"]}).
AdamW, rate {train["learning_rate"]} after {train["warmup"]} steps, constant until step {thousands(train["decay_from"])}, then falling to zero at {thousands(train["steps"])}; label smoothing {train["label_smoothing"]},
dropout {model["dropout"]} (one mask a sentence), weight decay {train["weight_decay"]}, clipping at {train["clip_norm"]}. Until step
{thousands(late["from"])} about {train["joined_share"]:.0%} of the pairs stand in examples of 2 to 8 pairs joined; from there about {late["joined_share"]:.0%}, in examples of 2 to {late["longest_join"]} pairs, so that
longer inputs are known too, and in {late["unknown_share"]:.0%} of the pairs one word and its translation were replaced by unknown tokens, so that `<unk>` is known too.

**The guided head.** Cross-attention head L{guide["layer"]} H{guide["head"]} (layers and heads count from 0) was trained towards the links of a statistical
aligner, with weight {guide["weight"]} beside the translation loss, as in Garg, Peitz, Nallasamy and Paulik 2019, “Jointly Learning to Align and Translate with
Transformer Models”. The aligner is eflomal (Östling and Tiedemann 2016), run in both directions on the training pairs and symmetrised
(grow-diag-final-and). Its sampler seeds itself, so a new run of `prepare` differs in a few links in a hundred, and the weights with them.
No other head saw any link.

Perplexity a {language} piece on the development sentences, as training went (minutes are of wall clock, other work running beside):

{table(["step", "minutes", "perplexity"], curve)}

With the weights rounded to float16, as shipped: {evaluation["development_perplexity"]:.2f}."""


def reproduce(manifest: dict) -> str:
    return f"""## Making it again

From `models/training` (its README says how to set up Python), with the folder of the data at hand:

    ./build.sh {manifest["id"]} PATH/TO/data

The recipe holds every seed. Two things still differ between runs: the aligner's sampler, and the order of floating-point sums on another number
of threads or another processor."""
