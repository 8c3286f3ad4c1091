"""What the model is and how it was made: sections of its card, each a string of Markdown."""

from ..core.markdown import table, thousands


def introduction(recipe: dict, manifest: dict) -> str:
    model, files = recipe["model"], manifest["files"]
    return f"""# {manifest["title"]} ({manifest["id"]})

This file is written by `python -m training.card`; nothing in this folder is edited by hand.

A small decoder-only Transformer that continues a text, one token after another. It learnt from stories for small children and from everyday
sentences, and it was also taught to go on with whatever stood before: it has **induction heads**, the best-known circuit of language models.
It was made to be looked at: it runs in the browser, and every attention head of it is shown. It is a teaching model; what it writes is not to be trusted.

- Revision `{manifest["revision"]}`, {thousands(manifest["parameters"])} parameters, float16 weights, float32 arithmetic.
- {model["layers"]} layers, width {model["width"]}, {model["heads"]} heads a layer, feed-forward {model["feed_forward"]} (ReLU), pre-norm, fixed {model["positions"]} positions,
  the embedding matrix is the output matrix too.
- At most {manifest["limits"]["target"]} tokens, the start mark `<s>` included. `</s>` ends a text; the model may write it.
- Vocabulary of {thousands(manifest["vocabulary"])} pieces: BPE inside words, punctuation and digits apart. The text is cleaned first (NFC, plain quotation marks and
  apostrophes, single spaces, invisible characters dropped): a line break is a space. Characters that the vocabulary lacks become `<unk>`.

{table(["file", "bytes", "what it is"], [
    ["model.onnx", thousands(files["model"]["bytes"]), "the whole model; logits of every position and every head's weights are outputs"],
    ["tokenizer.json", thousands(files["tokenizer"]["bytes"]), "text to pieces and back"],
    ["together", thousands(sum(entry["bytes"] for entry in files.values())), "what a reader downloads"]])}"""


def data_and_licence(recipe: dict, manifest: dict, evaluation: dict) -> str:
    licence, texts, tokens = manifest["licence"], evaluation["texts"], evaluation["training_tokens"]
    stories, sentences = texts["stories"], texts["sentences"]
    return f"""## Data and licence

- **Stories**: 4 MB of [TinyStories](https://huggingface.co/datasets/roneneldan/TinyStories) (Eldan and Li 2023, “TinyStories: How Small Can Language Models Be
  and Still Speak Coherent English?”), lower-cased, as found in the repository Arnoochka/Transformer-Parallelism (MIT). Other repositories quote
  the data set's licence as CDLA-Sharing-1.0; this copy comes without a licence text of its own. The stories were written by GPT-3.5 and GPT-4, not by people.
  Misread quotation marks were repaired; scraps under {recipe["data"]["shortest_story"]} characters were left out; stories that begin alike are one.
- **Sentences**: the English sides of the pairs of the [Tatoeba project](https://tatoeba.org) that [ManyThings.org](https://www.manythings.org/anki) published with French
  (2017-09-29), German (2018-04-07) and Chinese (2022 or 2023), released under [CC BY 2.0 FR](https://creativecommons.org/licenses/by/2.0/fr/). Attribution:
  www.manythings.org/anki and tatoeba.org. Only the Chinese edition names the author of each sentence; the sentences are not in this folder, but the
  golden texts are in their manner.
- Weights: {licence["weights"]}, as the texts they were learnt from; whether weights are bound by their texts' licences is not settled. {licence["attribution"]}.
  Changes made: the texts were cleaned, split into pieces and used to fit the weights. The code that made them is MIT.

{table(["texts", "training", "to watch the training", "held out", "training tokens"], [
    ["stories", *(thousands(stories[side]) for side in ("train", "development", "test")), thousands(tokens["stories"])],
    ["sentences", *(thousands(sentences[side]) for side in ("train", "development", "test")), thousands(tokens["sentences"])]])}

No text stands on two sides: sentences that differ in case and punctuation only are one, across all three files; so are stories whose first 80 letters agree.
Near-duplicates remain (“Tom is tall.”, “Tom is very tall.”): held-out figures of sentences are the figures of a corpus that repeats itself."""


def mixtures(train: dict) -> list[list]:
    ends = [mixture["from"] for mixture in train["mixtures"]][1:] + [train["steps"]]
    return [[f"{thousands(mixture['from'])} to {thousands(end)}", f"{mixture['copied_share']:.1%}", mixture.get("longest_segment", "–"),
             f"{mixture['sentence_share']:.0%}"]
            for mixture, end in zip(train["mixtures"], ends)]


def training(recipe: dict, trained: dict) -> str:
    train, model = recipe["train"], recipe["model"]
    tokens = trained["step"] * train["batch_rows"] * model["max_tokens"]
    curve = [[thousands(row["step"]), row["minutes"], f"{row['stories_perplexity']:.2f}", f"{row['sentences_perplexity']:.2f}", f"{row['best_induction']:.3f}"]
             for row in trained["curve"]]
    at = next(at for at, mixture in enumerate(train["mixtures"]) if mixture["guide_weight"] > 0)
    guided, guide_end = train["mixtures"][at], train["mixtures"][at + 1]["from"]
    return f"""## Training

{thousands(trained["step"])} steps of {train["batch_rows"]} rows of {model["max_tokens"]} tokens ({tokens / 1e6:.1f} million tokens) in {trained["seconds"] / 60:.0f} minutes of wall clock, on one thread of a shared CPU ({trained["machine"]})
that other work left a part of.
AdamW, rate {train["learning_rate"]} after {train["warmup"]} steps, constant until step {thousands(train["decay_from"])}, then falling to zero at {thousands(train["steps"])};
no dropout, weight decay {train["weight_decay"]}, clipping at {train["clip_norm"]}.

A row of text begins with `<s>` and holds texts one after another, `</s>` between them; a row has stories or sentences. {train["inside_share"]:.0%} of the rows begin somewhere
inside a text. {train["cased_share"]:.0%} of the rows of stories are written with capitals, set by a rule (sentence beginnings, “I”, words after “named”), so that
a story typed with capitals is known too. {train["unknown_share"]:.1%} of the tokens read are replaced by `<unk>`.

**The head that was given.** Head L0 H{recipe["look_back"]["head"]} (layers and heads count from 0) was set before training to look at the token before, by positions alone: its query and key read the
{recipe["look_back"]["frequencies"]} fastest frequencies of the positions, the query's turned back by one. Training could change it; the table of heads below shows what became of it.
In earlier runs of this size without it, no head learnt to look at the token before, and no induction head followed.

**Induction was taught.** In a copied row, a random segment of at least {train["shortest_segment"]} tokens (drawn by frequency^{train["frequency_power"]}, so it is no language) is said again and again; the loss counts from the
second copy on, where the only way to be right is to look back. From step {thousands(guided["from"])} to {thousands(guide_end)}, head L{recipe["guide"]["layer"]} H{recipe["guide"]["head"]} was moreover shown where to look on these rows, with weight {guided["guide_weight"]} beside the loss,
in the manner of Garg et al. 2019; after that, nothing but the loss of the copies keeps it there. So these heads are taught, and no proof that language alone makes them: Olsson et al. 2022
found induction heads that nobody asked for, in models that read far more.

{table(["steps", "copied rows", "longest segment", "of the others, sentences"], mixtures(train))}

As training went: perplexity a token on the stories and sentences kept to watch it, and the best head's score on repeated random tokens of the kind it is trained on
(minutes are of wall clock):

{table(["step", "minutes", "stories", "sentences", "best head's induction"], curve)}"""


def reproduce(manifest: dict) -> str:
    return f"""## Making it again

From `models/training` (its README says how to set up Python), with the folder of the data at hand:

    ./build.sh {manifest["id"]} PATH/TO/data

The recipe holds every seed; a batch depends on the seed and its number alone. The order of floating-point sums differs on another number of threads
or another processor, and the weights with it. The model was still improving when its training ended: larger `steps` and `decay_from` in the recipe train it longer."""
