"""What PyTorch computes when heads are ablated and edges cut: reference.json and reference.safetensors, in float64.

Run from models/: python -m conformance.interventions.reference

Ablated: the head's mixed values are zeros before the output projection. Cut: −inf in the place of the score; a query that
is left without a key mixes nothing, and its weights are zeros.
"""

import copy
import importlib
import json
import types
from pathlib import Path

import numpy as np
import torch

from training.core.layers import Attention
from training.core.recipe import load_recipe
from training.core.safetensors import write_safetensors
from training.core.shipped import load_shipped

FOLDER = Path(__file__).resolve().parent
MODELS = Path(__file__).resolve().parents[2]
SHOWN_LOGITS = 40  # of each row, the first ones: enough to tell two computations apart


def ablate(site: str, layer: int, head: int) -> dict:
    return {"kind": "ablate", "head": {"site": site, "layer": layer, "head": head}}


def cut(site: str, layer: int, head: int, query: int, key: int) -> dict:
    return {"kind": "cut", "head": {"site": site, "layer": layer, "head": head}, "query": query, "key": key}


# model → number of the golden sentence, cases by name
CASES = {
    "stories": (1, {
        "nothing": [],
        "one head of the first layer": [ablate("decoder", 0, 1)],
        "an edge": [cut("decoder", 1, 2, 4, 0)],
        "a query without a key": [cut("decoder", 0, 0, 0, 0)],
        "heads and edges": [ablate("decoder", 0, 0), ablate("decoder", 2, 3), cut("decoder", 2, 3, 3, 1),
                            cut("decoder", 4, 1, 4, 4), cut("decoder", 4, 1, 4, 3)],
    }),
    "translate-en-fr": (2, {
        "one encoder head": [ablate("encoder", 1, 2)],
        "one decoder head": [ablate("decoder", 0, 5)],
        "one cross head": [ablate("cross", 1, 0)],
        "edges in every site": [cut("encoder", 0, 0, 2, 7), cut("decoder", 1, 3, 5, 0), cut("cross", 2, 4, 3, 1)],
    }),
    "tagger": (0, {
        "one head": [ablate("encoder", 0, 3)],
        "an edge": [cut("encoder", 1, 1, 3, 0)],
    }),
}


def changed_forward(self: Attention, x, keys, values, mask):
    scores = torch.matmul(self.split(self.query(x)), keys.transpose(-1, -2)) * self.scale
    if mask is not None:
        scores = scores + mask
    for change in self.changes:
        if change["kind"] == "cut":
            scores[:, change["head"]["head"], change["query"], change["key"]] = -torch.inf
    weights = torch.softmax(scores, dim=-1).nan_to_num(0.0)
    mixed = torch.matmul(weights, values)
    for change in self.changes:
        if change["kind"] == "ablate":
            mixed[:, change["head"]["head"]] = 0
    return self.output(mixed.transpose(1, 2).flatten(-2)), weights


def new_model(recipe: dict):
    return importlib.import_module(f"training.{recipe['family']}.model").new_model(recipe)


def attention_modules(model) -> dict[tuple[str, int], Attention]:
    """(site, layer) → module"""
    if hasattr(model, "decoder"):
        return ({("encoder", at): block.attention for at, block in enumerate(model.encoder)}
                | {("decoder", at): layer.attention for at, layer in enumerate(model.decoder)}
                | {("cross", at): layer.cross for at, layer in enumerate(model.decoder)})
    stack = getattr(model, "encoder", model)
    return {("decoder" if stack.causal else "encoder", at): block.attention for at, block in enumerate(stack.blocks)}


@torch.no_grad()
def computed(model, source: list[int], target: list[int]) -> dict[str, np.ndarray]:
    """`{site}.{layer}` [H, Q, K], and the first columns of `logits`."""
    if hasattr(model, "decoder"):
        hidden, *found = model(torch.tensor([source]), torch.tensor([target]))
        sites, logits = zip(("encoder", "decoder", "cross"), found), model.logits(hidden)
    elif hasattr(model, "encoder"):
        hidden, attentions = model.encoder(torch.tensor([source]))
        sites, logits = [("encoder", attentions)], model.words(hidden)
    else:
        hidden, attentions = model(torch.tensor([target]))
        sites, logits = [("decoder", attentions)], model.logits(hidden)
    tensors = {f"{site}.{layer}": weights[0].numpy() for site, layers in sites for layer, weights in enumerate(layers)}
    return tensors | {"logits": logits[0, :, :SHOWN_LOGITS].numpy()}


def run(model_id: str) -> tuple[list[dict], dict[str, np.ndarray]]:
    recipe = load_recipe(model_id)
    shipped = load_shipped(recipe, new_model(recipe))
    model = copy.deepcopy(shipped.model).double()
    modules = attention_modules(model)
    for module in modules.values():
        module.forward = types.MethodType(changed_forward, module)
    number, cases = CASES[model_id]
    sentence = json.loads((MODELS / model_id / "golden.json").read_text())["sentences"][number]
    source = sentence.get("source", {}).get("ids", [])
    target = sentence.get("target", {}).get("ids", [])
    if source and target:
        target = target[:-1]
    entries, tensors = [], {}
    for name, interventions in cases.items():
        for (site, layer), module in modules.items():
            module.changes = [change for change in interventions
                              if (change["head"]["site"], change["head"]["layer"]) == (site, layer)]
        key = f"{model_id} {name}"
        tensors |= {f"{key} {part}": value.astype(np.float32) for part, value in computed(model, source, target).items()}
        entries.append({"model": model_id, "revision": shipped.manifest["revision"], "name": name,
                        "task": sentence["task"], "source": source, "target": target, "interventions": interventions})
    return entries, tensors


if __name__ == "__main__":
    all_entries, all_tensors = [], {}
    for model_id in CASES:
        entries, tensors = run(model_id)
        all_entries += entries
        all_tensors |= tensors
    (FOLDER / "reference.json").write_text(json.dumps(all_entries, indent=1) + "\n")
    write_safetensors(FOLDER / "reference.safetensors", all_tensors)
