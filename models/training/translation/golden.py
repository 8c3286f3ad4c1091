"""golden: what PyTorch computes for a few texts with the shipped weights; the page must agree.

Arithmetic is float64, so that only the page's own rounding is left in a difference; how far PyTorch's
own float32 is off is noted beside, as a measure of what any float32 can reach.
"""

import copy

import numpy as np
import torch
from tokenizers import Tokenizer

from ..core.golden_files import Differences, check_against_onnxruntime, sequence, write_golden
from ..core.layers import END, START
from ..core.recipe import model_folder
from ..core.shipped import load_shipped
from .golden_sentences import SENTENCES
from .model import new_model
from .seq2seq import Seq2Seq
from .translate import greedy

SIXTY = 60  # source tokens of the sentence of that name, end mark included
LONGEST = {"fr": 62, "zh-Hans": 14}  # target tokens without marks: keeps the file small when a translation runs into a loop


@torch.no_grad()
def computed(model: Seq2Seq, source: list[int], target: list[int]) -> dict[str, np.ndarray]:
    """`encoder.{l}`, `decoder.{l}`, `cross.{l}`: [H, Q, K]; `logits`: [T, V], T = len(target) − 1."""
    hidden, *sites = model(torch.tensor([source]), torch.tensor([target[:-1]]))
    tensors = {f"{site}.{layer}": weights[0].numpy()
               for site, layers in zip(("encoder", "decoder", "cross"), sites) for layer, weights in enumerate(layers)}
    return tensors | {"logits": model.logits(hidden)[0].numpy()}


def target_of(model: Seq2Seq, tokenizer: Tokenizer, source: list[int], given: str | None,
              longest: int) -> tuple[str | None, list[int], str]:
    """(given target, its ids without marks, its text): what is given, or what greedy decoding writes.

    A translation that is too long, or does not end, gives its beginning as a target.
    """
    if given is None:
        ids = greedy(model, torch.tensor([source]), model.max_tokens)[0]
        if len(ids) <= longest:
            return None, ids, tokenizer.decode(ids)
        given = tokenizer.decode(ids[:longest])
        print(f"a translation is too long or does not end; its beginning is given as a target: {given}")
    return given, tokenizer.encode(given).ids, given


def run(recipe: dict, arguments) -> None:
    shipped, language = load_shipped(recipe, new_model(recipe)), recipe["card"]["target"]
    model, tokenizer = copy.deepcopy(shipped.model).double(), shipped.tokenizer
    tensors, sentences, off = {}, [], Differences(recipe, shipped.model, new_model(recipe))
    for index, (name, text, given) in enumerate(SENTENCES[language]):
        source_ids = tokenizer.encode(text).ids
        source = source_ids + [END]
        if name == "sixty tokens" and len(source) != SIXTY:
            raise SystemExit(f"“{name}” has {len(source)} tokens")
        given, target_ids, target_text = target_of(model, tokenizer, source, given, LONGEST[language])
        target = [START] + target_ids + [END]
        found = computed(model, source, target)
        tensors |= {f"{index}.{key}": value.astype(np.float32) for key, value in found.items()}
        off.note(found, lambda model: computed(model, source, target))
        best = np.sort(found["logits"], axis=-1)
        sentences.append({
            "name": name, "text": text, "task": "translation", "givenTarget": given, "targetText": target_text,
            "source": sequence(tokenizer, text, source_ids, source),
            "target": sequence(tokenizer, target_text, target_ids, target),
            "smallestMargin": round(float((best[:, -1] - best[:, -2]).min()), 4),
            "tensors": {f"{index}.{key}": list(value.shape) for key, value in found.items()},
        })
        print(f"{name}: {len(source)} → {len(target)} tokens, margin {sentences[-1]['smallestMargin']}: {target_text}")
    write_golden(recipe, shipped.manifest, sentences, tensors, off)
    check_against_onnxruntime(model_folder(recipe))
