"""Makes the conformance suite: tiny models of every family, exported in several ways, with what PyTorch says of them.

    python -m conformance.make [FAMILY …]       from models/, with conformance/requirements.txt installed
"""

import argparse
import json
import logging
import traceback
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from training.core.safetensors import write_safetensors

from . import exports
from .asked import expected_of, inputs_of
from .families import FAMILIES, HEADS, WIDTH, build

CASES = Path(__file__).parent / "cases"
PER_EXPORT = {"torchscript": 1e-5, "torchscript-sdpa": 1e-5, "dynamo": 1e-5, "fused": 1e-5, "fp16": 1e-2, "int8": 1e-1}


def exported(name: str, inputs: dict[str, torch.Tensor]):
    """(export, model or the reason why there is none), in turn."""
    base = None
    for export, make in {
        "torchscript": lambda: exports.torchscript(build(name), inputs),
        "torchscript-sdpa": lambda: exports.torchscript(build(name), inputs, "sdpa", 17),
        "dynamo": lambda: exports.dynamo(build(name), inputs),
        "fused": lambda: exports.fused(name, base, HEADS, WIDTH),
        "int8": lambda: exports.int8(base),
        "fp16": lambda: exports.fp16(base),
    }.items():
        try:
            if export in ("fused", "int8", "fp16") and base is None:
                raise ValueError("no TorchScript export to start from")
            model = make()
            base = model if export == "torchscript" else base
            if model is not None:
                yield export, model
        except Exception as error:
            yield export, f"{type(error).__name__}: {str(error).splitlines()[0][:200]}"
            logging.debug(traceback.format_exc())


def run_onnx(model: onnx.ModelProto, inputs: dict[str, torch.Tensor]) -> np.ndarray:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    wanted = {entry.name for entry in session.get_inputs()}
    return session.run(None, {name: value.numpy() for name, value in inputs.items() if name in wanted})[0]


def make_family(name: str, report: dict) -> None:
    inputs, folder = inputs_of(name), CASES / name
    expected = expected_of(name, build(name), inputs)
    folder.mkdir(parents=True, exist_ok=True)
    write_safetensors(folder / "expected.safetensors", {key: value.astype(np.float32) for key, value in expected.items()})
    cases = {}
    for export, model in exported(name, inputs):
        try:
            if isinstance(model, str):
                raise ValueError(model)
            off = float(np.abs(run_onnx(model, inputs).astype(np.float32) - expected["logits"]).max())
            (folder / f"{export}.onnx").write_bytes(model.SerializeToString())
            cases[export] = {"logitsOff": float(f"{off:.2g}"), "attentionTolerance": PER_EXPORT[export]}
            print(f"{name:12} {export:17} {len(model.SerializeToString()) / 1e3:7.0f} kB  logits {off:.1e} off PyTorch", flush=True)
        except Exception as error:
            cases[export] = {"notMade": str(error).splitlines()[0][:300]}
            print(f"{name:12} {export:17} NOT MADE: {str(error).splitlines()[0][:160]}", flush=True)
    report[name] = {
        "kind": FAMILIES[name].kind,
        "inputs": {key: {"dims": list(value.shape), "type": "float32" if value.is_floating_point() else "int64",
                         "data": [float(f"{number:.7g}") for number in value.flatten().tolist()] if value.is_floating_point() else value.flatten().tolist()}
                   for key, value in inputs.items() if not value.is_floating_point() or value.numel() < 4000},
        "tensors": {key: list(value.shape) for key, value in expected.items()},
        "exports": cases,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", default=list(FAMILIES))
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    torch.set_num_threads(1)
    path = CASES / "cases.json"
    report = json.loads(path.read_text()) if path.exists() else {}
    for name in arguments.families or FAMILIES:
        try:
            make_family(name, report)
        except Exception as error:
            print(f"{name:12} NOT MADE: {type(error).__name__} {str(error).splitlines()[0][:200]}", flush=True)
    CASES.mkdir(exist_ok=True)
    path.write_text(json.dumps(dict(sorted(report.items())), indent=1) + "\n")


if __name__ == "__main__":
    main()
