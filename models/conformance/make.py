"""Makes the conformance suite: tiny models of every family, exported in several ways, with what PyTorch says of them.

    python -m conformance.make [--only WAY …] [FAMILY …]       from models/, with conformance/requirements.txt installed

README.md says what is written and how it is read.
"""

import argparse
import json
import logging
import re
import traceback
import warnings
from pathlib import Path

import numpy as np
import torch

from training.core.safetensors import write_safetensors

from .asked import expected_of, inputs_of
from .families import FAMILIES, build
from .hand_fused import FUSED
from .hand_written import PLAIN
from .layer import Layer, model_of
from .running import run
from .ways import EXACT, Family, Made

CASES = Path(__file__).parent / "cases"
KINDS = {"float32": "float32", "float16": "float16", "int64": "int64", "int32": "int32", "bool": "bool"}
HAND_WRITTEN, HALF = "hand-written", 2e-3
# An fp32 export whose answers differ more computes something else: no case.
SAME = 1e-3


def as_json(inputs: dict[str, np.ndarray]) -> dict:
    """Numbers as they are, so that a reader makes the same float32 of them."""
    return {key: {"dims": list(value.shape), "type": KINDS[str(value.dtype)],
                  "data": [float(f"{number:.9g}") for number in value.flatten().tolist()] if value.dtype.kind == "f" else value.astype(np.int64).flatten().tolist()}
            for key, value in inputs.items()}


def write_case(name: str, way: str, made: Made, shared: dict[str, np.ndarray], inputs: dict[str, np.ndarray]) -> dict:
    """The entry of one export; what is as in its family is left out."""
    folder = CASES / name
    off = float(np.abs(run(made.model, made.inputs)["logits"] - (shared if made.own else made.tensors)["logits"]).max())
    if not (off < SAME or made.own):
        raise ValueError(f"its answers are {off:.1e} off PyTorch's")
    (folder / f"{way}.onnx").write_bytes(made.model.SerializeToString(deterministic=True))
    entry = {"logitsOff": float(f"{off:.2g}"), "attentionTolerance": made.tolerance}
    if made.own:
        write_safetensors(folder / f"{way}.safetensors", made.tensors)
        entry["expected"] = f"{way}.safetensors"
    elif (tensors := [key for key in made.tensors if key != "logits"]) != [key for key in shared if key != "logits"]:
        entry["tensors"] = tensors
    if made.inputs is not inputs:
        entry["inputs"] = as_json(made.inputs)
    return entry


def not_made(path: Path, error: Exception) -> dict:
    logging.debug(traceback.format_exc())
    path.unlink(missing_ok=True)
    return {"notMade": f"{type(error).__name__}: {(str(error).splitlines() or [''])[0][:250]}"}


def make_family(name: str, report: dict, only: list[str]) -> None:
    asked, folder = inputs_of(name), CASES / name
    expected = expected_of(name, build(name), asked)
    folder.mkdir(parents=True, exist_ok=True)
    write_safetensors(folder / "expected.safetensors", expected)
    family = Family(name, asked, expected)
    entries = report.get(name, {}).get("exports", {}) if only else {}
    for way, make in family.makers():
        if only and way not in only:
            continue
        try:
            made = make()
            entries[way] = write_case(name, way, made, expected, family.inputs)
            size = (folder / f"{way}.onnx").stat().st_size
            print(f"{name:12} {way:17} {size / 1e3:7.0f} kB  {entries[way]['logitsOff']:.1e} off PyTorch", flush=True)
        except Exception as error:
            entries[way] = not_made(folder / f"{way}.onnx", error)
            print(f"{name:12} {way:17} NOT MADE: {entries[way]['notMade'][:200]}", flush=True)
    report[name] = {"kind": FAMILIES[name].kind, "inputs": as_json(family.inputs),
                    "tensors": {key: list(value.shape) for key, value in expected.items()}, "exports": entries}


def make_hand_written(report: dict, only: list[str]) -> None:
    """Each with inputs and expected tensors of its own: one layer, whose site its masks and inputs say."""
    folder, entries = CASES / HAND_WRITTEN, report.get(HAND_WRITTEN, {}).get("exports", {}) if only else {}
    folder.mkdir(parents=True, exist_ok=True)
    for way, (shape, attention, opset) in {**PLAIN, **FUSED}.items():
        if only and way not in only:
            continue
        try:
            layer = Layer(shape)
            model, inputs = model_of(layer, attention, opset)
            site = "cross" if "encoder_hidden_states" in inputs else "decoder" if shape.causal else "encoder"
            made = Made(model, inputs, {"logits": layer.logits, f"{site}.0": layer.weights}, HALF if way == "mixed-precision" else EXACT, own=True)
            entries[way] = write_case(HAND_WRITTEN, way, made, made.tensors, {}) | {"tensors": [f"{site}.0"]}
            print(f"{HAND_WRITTEN:12} {way:25} {entries[way]['logitsOff']:.1e} off NumPy", flush=True)
        except Exception as error:
            entries[way] = not_made(folder / f"{way}.onnx", error)
            print(f"{HAND_WRITTEN:12} {way:25} NOT MADE: {entries[way]['notMade'][:200]}", flush=True)
    report[HAND_WRITTEN] = {"kind": HAND_WRITTEN, "inputs": {}, "tensors": {}, "exports": entries}


def in_lines(report: dict) -> str:
    """Indented, but lists of numbers in one line."""
    text = json.dumps(dict(sorted(report.items())), indent=1)
    return re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda found: "[" + " ".join(found[1].split()) + "]", text) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", default=[*FAMILIES, HAND_WRITTEN])
    parser.add_argument("--only", nargs="*", default=[], help="write these exports alone")
    parser.add_argument("--debug", action="store_true")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    if arguments.debug:
        logging.basicConfig(level=logging.DEBUG)
    else:
        logging.disable(logging.WARNING)
    torch.set_num_threads(1)
    CASES.mkdir(exist_ok=True)
    path = CASES / "cases.json"
    for name in arguments.families:
        old = json.loads(path.read_text()) if path.exists() else {}
        made = {name: old[name]} if name in old else {}
        if name == HAND_WRITTEN:
            make_hand_written(made, arguments.only)
        else:
            make_family(name, made, arguments.only)
        report = (json.loads(path.read_text()) if path.exists() else {}) | made
        path.write_text(in_lines(report))


if __name__ == "__main__":
    main()
