"""evaluate: measures the shipped files on held-out texts; writes quality into the manifest."""

import json

import numpy as np

from ..core.layers import END, START
from ..core.recipe import work_folder
from ..core.shipped import load_shipped
from ..core.shipping import write_evaluation
from .batches import Batches
from .head_table import head_measures
from .induction_report import names_report, random_report
from .language import encoded, language_report
from .model import new_model
from .names import rare_recurrences
from .ngrams import Trigrams
from .onnx_model import SITE
from .texts import read_texts, with_capitals
from .writing import writing_report


def ordinary_tokens(vocabulary: int) -> np.ndarray:
    """Every token but the special ones, equally often."""
    probabilities = np.ones(vocabulary)
    probabilities[: END + 1] = 0
    return probabilities / probabilities.sum()


def quality(report: dict) -> dict[str, dict]:
    """The figures that the manifest repeats."""
    def perplexity(kind: str, unit: str, data: str) -> dict:
        found = report["language"][kind][unit]
        return {**{key: round(found[key], 3) for key in ("value", "low", "high", "baseline")}, "n": found["texts"],
                "data": f"{data}; {unit}: {found['units']:,}; baseline: smoothed counts of token triples"}

    induction, names = report["induction"], report["names"]

    def score(found: dict, baseline: float, data: str) -> dict:
        return {**{key: round(found[key], 3) for key in ("value", "low", "high")}, "n": found["n"], "data": data,
                "baseline": round(baseline, 3), "head": {"site": SITE, "layer": found["layer"], "head": found["head"]}}

    stories, sentences = "held-out TinyStories, each alone", "held-out English Tatoeba sentences, each alone"
    return {
        "perplexity": perplexity("stories", "tokens", stories),
        "perplexity_character": perplexity("stories", "characters", stories),
        "perplexity_tatoeba": perplexity("sentences", "tokens", sentences),
        "induction": score(induction, induction["uniform"],
                           "prefix matching on random tokens, drawn evenly, said twice; baseline: uniform weights"),
        "induction_names": score(names, names["distance"]["value"],
                                 "weight from a rare name's second mention to the token after its first, held-out "
                                 "TinyStories; baseline: the same head's weight that far back elsewhere in the text"),
    }


def run(recipe: dict, arguments) -> None:
    shipped, settings, seed = load_shipped(recipe, new_model(recipe)), recipe["evaluate"], recipe["seed"]
    model, tokenizer, texts = shipped.model, shipped.tokenizer, read_texts(recipe, arguments.data)
    vocabulary, held_out = recipe["tokenizer"]["vocabulary"], texts["stories"]["test"]
    training = texts["stories"]["train"] + texts["sentences"]["train"]
    report = {"max_tokens": model.max_tokens,
              "texts": {kind: {side: len(kept) for side, kept in sides.items()} for kind, sides in texts.items()},
              "training_tokens": {kind: int(found.offsets[-1]) for kind, found in Batches(recipe, work_folder(recipe)).texts.items()}}
    report["language"] = language_report(model, tokenizer, {
        "stories": held_out, "cased stories": [with_capitals(story) for story in held_out],
        "sentences": texts["sentences"]["test"]}, Trigrams(encoded(tokenizer, training), vocabulary), seed)
    draws = {"evenly": ordinary_tokens(vocabulary),
             f"by frequency^{recipe['train']['frequency_power']}": Batches(recipe, work_folder(recipe)).probabilities}
    report["induction"] = random_report(model, draws, settings, seed)
    chosen_on, recurrences = (rare_recurrences(tokenizer, texts["stories"][side], texts["stories"]["train"],
                                               settings["rare_name_stories"], model.max_tokens) for side in ("development", "test"))
    report["names"] = names_report(model, chosen_on, recurrences, seed)
    report["heads"] = head_measures(model, [[START, *tokenizer.encode(story).ids][: model.max_tokens]
                                            for story in held_out[: settings["table_stories"]]])
    report["writing"] = writing_report(model, tokenizer, held_out, settings, seed)
    write_evaluation(recipe, report, quality(report))
    print(json.dumps({name: report["names"][name] for name in ("n", "names", "distance", "uniform", "other_heads_best")}))
    print(json.dumps(report["induction"]["variants"], indent=1))
