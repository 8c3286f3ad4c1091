"""golden: what PyTorch computes for a few texts with the shipped weights; the page must agree.

    python golden.py recipes/translate-en-fr.toml

Run it after export. Arithmetic is float64, so that only the page's own rounding is left in a difference;
how far PyTorch's own float32 is off is noted beside, as a measure of what any float32 can reach.
"""

import argparse
import copy
import json

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer

from headlight.golden_sentences import SENTENCES
from headlight.recipe import load_recipe, model_folder
from headlight.safetensors import write_safetensors
from headlight.seq2seq import END, START, Seq2Seq
from headlight.shipped import load_shipped
from headlight.translate import greedy

SIXTY = 60  # source tokens of the sentence of that name, end mark included
LONGEST = 62  # target tokens without marks: keeps the file small when a translation runs into a loop


def utf16_spans(text: str, encoding: Encoding) -> list[list[int]]:
    """The tokenizer's own offsets, in UTF-16 units of the text as typed; [start, end) of every piece."""
    units = np.cumsum([0] + [len(character.encode("utf-16-le")) // 2 for character in text])
    return [[int(units[start]), int(units[end])] for start, end in encoding.offsets]


def sequence(tokenizer: Tokenizer, text: str, ids: list[int], marked: list[int]) -> dict:
    """Ids with marks, their pieces, and the spans of those without; null where the text gives other pieces."""
    encoding = tokenizer.encode(text)
    return {"ids": marked, "pieces": [tokenizer.id_to_token(token) for token in marked],
            "spans": utf16_spans(text, encoding) if encoding.ids == ids else None}


@torch.no_grad()
def computed(model: Seq2Seq, source: list[int], target: list[int]) -> dict[str, np.ndarray]:
    """`encoder.{l}`, `decoder.{l}`, `cross.{l}`: [H, Q, K]; `logits`: [T, V], T = len(target) − 1."""
    hidden, *sites = model(torch.tensor([source]), torch.tensor([target[:-1]]))
    tensors = {f"{site}.{layer}": weights[0].numpy()
               for site, layers in zip(("encoder", "decoder", "cross"), sites) for layer, weights in enumerate(layers)}
    return tensors | {"logits": model.logits(hidden)[0].numpy()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe")
    recipe = load_recipe(parser.parse_args().recipe)
    torch.set_num_threads(1)
    shipped, folder = load_shipped(recipe), model_folder(recipe)
    model, tokenizer = copy.deepcopy(shipped.model).double(), shipped.tokenizer
    tensors, sentences, off = {}, [], {}
    for index, (name, text, given) in enumerate(SENTENCES):
        source_ids = tokenizer.encode(text).ids
        source = source_ids + [END]
        if name == "sixty tokens" and len(source) != SIXTY:
            raise SystemExit(f"“{name}” has {len(source)} tokens")
        if given is None:
            target_ids = greedy(model, torch.tensor([source]), model.max_tokens)[0]
            if len(target_ids) > LONGEST:
                given = tokenizer.decode(target_ids[:LONGEST])
                print(f"“{name}”: the translation is too long or does not end; its beginning is given as a target")
        if given is not None:
            target_ids = tokenizer.encode(given).ids
        target = [START] + target_ids + [END]
        target_text = tokenizer.decode(target_ids) if given is None else given
        found = computed(model, source, target)
        tensors |= {f"{index}.{key}": value.astype(np.float32) for key, value in found.items()}
        for key, value in computed(shipped.model, source, target).items():
            off[key] = max(off.get(key, 0.0), float(np.abs(value - found[key]).max()))
        best = np.sort(found["logits"], axis=-1)
        sentences.append({
            "name": name, "text": text, "givenTarget": given, "targetText": target_text,
            "source": sequence(tokenizer, text, source_ids, source),
            "target": sequence(tokenizer, target_text, target_ids, target),
            "smallestMargin": round(float((best[:, -1] - best[:, -2]).min()), 4),
            "tensors": {f"{index}.{key}": list(value.shape) for key, value in found.items()},
        })
        print(f"{name}: {len(source)} → {len(target)} tokens, margin {sentences[-1]['smallestMargin']}: {target_text}")
    manifest = json.loads((folder / "manifest.json").read_text())
    golden = {
        "format": 1, "model": {"id": manifest["id"], "revision": manifest["revision"]}, "weights": shipped.digest,
        "computedIn": "float64 on float16 weights, stored as float32", "tensorsFile": "golden.safetensors",
        "float32Difference": {key: float(f"{value:.2g}") for key, value in off.items()},
        "sentences": sentences,
    }
    write_safetensors(folder / golden["tensorsFile"], tensors)
    (folder / "golden.json").write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n")
    print(f"{(folder / golden['tensorsFile']).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
