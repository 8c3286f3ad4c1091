"""Writes a model folder: files, manifest (format 2, as src/core/manifest.ts reads it), training record."""

import hashlib
import json
import platform

from tokenizers import Tokenizer
from torch import nn

from .recipe import model_folder, work_folder

FILES = {"model": "model.onnx", "decode": "decode.onnx", "tokenizer": "tokenizer.json"}
LIMIT_BYTES = 8_000_000


def tokenizer_bytes(tokenizer: Tokenizer) -> bytes:
    return json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":")).encode()


def write_json(path, value) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def with_examples(recipe: dict, tasks: list[dict]) -> list[dict]:
    """The manifest's tasks with the recipe's example texts, [examples] by task."""
    return [{**task, "examples": recipe.get("examples", {}).get(task["task"], [])} for task in tasks]


def licence(recipe: dict) -> dict:
    card = recipe["card"]
    return {"weights": card["licence_weights"], "data": card["licence_data"], "attribution": card["attribution"]}


def refresh_words(recipe: dict) -> None:
    """The manifest's title, examples and licence anew from the recipe: they change without a new training."""
    path = model_folder(recipe) / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest |= {"title": recipe["card"]["title"], "tasks": with_examples(recipe, manifest["tasks"]),
                 "licence": licence(recipe)}
    write_json(path, manifest)


def write_model_folder(recipe: dict, model: nn.Module, trained: dict, contents: dict[str, bytes], facts: dict) -> None:
    """contents: bytes by name (FILES); trained: step, seconds, curve; facts: what the architecture adds to the manifest.

    facts holds architecture, tasks, sites, limits, specialTokens, and optionally alignmentHead and picture. quality starts
    empty: evaluate fills it. Raises SystemExit when the download would be over the limit.
    """
    total = sum(map(len, contents.values()))
    if total > LIMIT_BYTES:
        raise SystemExit(f"{total:,} bytes to download, but {LIMIT_BYTES:,} are allowed")
    folder, card = model_folder(recipe), recipe["card"]
    for name, data in contents.items():
        (folder / FILES[name]).write_bytes(data)
    sums = {name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in contents.items()}
    languages = {"source": card["source"]} | ({"target": card["target"]} if "target" in card else {})
    write_json(folder / "manifest.json", {
        "format": 2,
        "id": recipe["id"],
        "revision": sums["model"]["sha256"][:12],
        "title": card["title"],
        "architecture": facts["architecture"],
        "tasks": with_examples(recipe, facts["tasks"]),
        "languages": languages,
        "parameters": sum(weight.numel() for weight in model.parameters()),
        "width": recipe["model"]["width"],
        "vocabulary": recipe["tokenizer"]["vocabulary"],
        "weightsDtype": "float16",
        "sites": facts["sites"],
        "limits": facts["limits"],
        "specialTokens": facts["specialTokens"],
        "files": sums,
        **{name: facts[name] for name in ("alignmentHead", "picture") if name in facts},
        "licence": licence(recipe),
        "quality": {},
    })
    write_json(folder / "training.json", {**trained, "machine": platform.machine(), "parameters":
                                          sum(weight.numel() for weight in model.parameters())})
    print(f"step {trained['step']}:", {name: len(data) for name, data in contents.items()}, f"= {total:,} bytes")


def write_evaluation(recipe: dict, report: dict, quality: dict[str, dict]) -> None:
    """evaluation.json for the card, and `quality` into the manifest: {key: {value, data, n, …}}; prints the table.

    The report says which revision it measured; the card refuses another.
    """
    folder = model_folder(recipe)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["quality"] = quality
    write_json(folder / "manifest.json", manifest)
    write_json(work_folder(recipe) / "evaluation.json", {"revision": manifest["revision"], **report})
    for key, entry in quality.items():
        interval = f" ({entry['low']}–{entry['high']})" if "low" in entry else ""
        baseline = f"; baseline {entry['baseline']}" if "baseline" in entry else ""
        print(f"{key:24} {entry['value']}{interval}  n = {entry['n']}, {entry['data']}{baseline}")
