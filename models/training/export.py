"""export: the newest checkpoint → model.onnx, decode.onnx, tokenizer.json, manifest.json.

    python export.py recipes/translate-en-fr.toml

decode.onnx holds no weights: it borrows the bytes of model.onnx as ONNX external data.
"""

import argparse
import hashlib
import json

from headlight.onnx_bytes import borrow_weights
from headlight.onnx_model import decoding_step, whole_model
from headlight.recipe import load_recipe, model_folder, work_folder
from headlight.seq2seq import END, START, UNKNOWN
from headlight.shipped import Shipped, load_shipped

FILES = {"model": "model.onnx", "decode": "decode.onnx", "tokenizer": "tokenizer.json"}
LIMIT_BYTES = 8_000_000


def file_contents(shipped: Shipped) -> dict[str, bytes]:
    model = whole_model(shipped.model).SerializeToString(deterministic=True)
    step = decoding_step(shipped.model)
    borrow_weights(step, model, FILES["model"])
    tokenizer = json.dumps(json.loads(shipped.tokenizer.to_str()), ensure_ascii=False, separators=(",", ":"))
    return {"model": model, "decode": step.SerializeToString(deterministic=True), "tokenizer": tokenizer.encode()}


def measured_quality(recipe: dict, digest: str) -> dict[str, float]:
    """What evaluate measured on these very weights; empty when it has not run on them."""
    path = work_folder(recipe) / "evaluation.json"
    evaluation = json.loads(path.read_text()) if path.exists() else {}
    if evaluation.get("weights") != digest:
        print("no evaluation of these weights: the manifest says no quality")
        return {}
    return evaluation["quality"]


def manifest(recipe: dict, shipped: Shipped, contents: dict[str, bytes]) -> dict:
    """As src/core/manifest.ts reads it, format 1."""
    model, card, sums = recipe["model"], recipe["card"], {}
    for name, data in contents.items():
        sums[name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    sites = [("encoder", "encoder_layers"), ("decoder", "decoder_layers"), ("cross", "decoder_layers")]
    return {
        "format": 1,
        "id": recipe["id"],
        "revision": sums["model"]["sha256"][:12],
        "title": card["title"],
        "task": "translation",
        "architecture": "encoder-decoder",
        "languages": {"source": card["source"], "target": card["target"]},
        "parameters": sum(weight.numel() for weight in shipped.model.parameters()),
        "width": model["width"],
        "vocabulary": recipe["tokenizer"]["vocabulary"],
        "weightsDtype": "float16",
        "sites": [{"site": site, "layers": model[layers], "heads": model["heads"]} for site, layers in sites],
        "limits": {"source": model["max_tokens"], "target": model["max_tokens"]},
        "specialTokens": {"unknown": UNKNOWN, "start": START, "end": END},
        "files": sums,
        "alignmentHead": {"site": "cross", "layer": recipe["guide"]["layer"], "head": recipe["guide"]["head"]},
        "licence": {"weights": card["licence_weights"], "data": card["licence_data"], "attribution": card["attribution"]},
        "quality": measured_quality(recipe, shipped.digest),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe")
    recipe = load_recipe(parser.parse_args().recipe)
    shipped, folder = load_shipped(recipe), model_folder(recipe)
    contents = file_contents(shipped)
    total = sum(map(len, contents.values()))
    if total > LIMIT_BYTES:
        raise SystemExit(f"{total:,} bytes to download, but {LIMIT_BYTES:,} are allowed")
    for name, data in contents.items():
        (folder / FILES[name]).write_bytes(data)
    text = json.dumps(manifest(recipe, shipped, contents), ensure_ascii=False, indent=2)
    (folder / "manifest.json").write_text(text + "\n")
    print(f"step {shipped.checkpoint['step']}:", {name: len(data) for name, data in contents.items()}, f"= {total:,} bytes")


if __name__ == "__main__":
    main()
