"""Golden files (docs/models.md): a few texts with what PyTorch computes in float64, and how close onnxruntime is to it."""

import json
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer

from .recipe import model_folder
from .safetensors import read_safetensors, write_safetensors

TENSORS_FILE = "golden.safetensors"
ABSOLUTE, LOGITS_RELATIVE = 1e-5, 1.3e-6


def utf16_spans(text: str, encoding: Encoding) -> list[list[int]]:
    """The tokenizer's own offsets, in UTF-16 units of the text as typed; [start, end) of every piece."""
    units = np.cumsum([0] + [len(character.encode("utf-16-le")) // 2 for character in text])
    return [[int(units[start]), int(units[end])] for start, end in encoding.offsets]


def sequence(tokenizer: Tokenizer, text: str, ids: list[int], marked: list[int]) -> dict:
    """Ids with marks, their pieces, and the spans of those without; null where the text gives other pieces."""
    encoding = tokenizer.encode(text)
    return {"ids": marked, "pieces": [tokenizer.id_to_token(token) for token in marked],
            "spans": utf16_spans(text, encoding) if encoding.ids == ids else None}


def write_golden(recipe: dict, manifest: dict, sentences: list[dict], tensors: dict[str, np.ndarray],
                 float32_difference: dict[str, float]) -> None:
    """sentences: entries as docs/models.md says; float32_difference: how far PyTorch's float32 is from its float64."""
    folder = model_folder(recipe)
    golden = {
        "format": 2, "model": {"id": manifest["id"], "revision": manifest["revision"]},
        "computedIn": "float64 on float16 weights, stored as float32", "tensorsFile": TENSORS_FILE,
        "float32Difference": {key: float(f"{value:.2g}") for key, value in float32_difference.items()},
        "sentences": sentences,
    }
    write_safetensors(folder / TENSORS_FILE, tensors)
    (folder / "golden.json").write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n")
    print(f"{(folder / TENSORS_FILE).stat().st_size:,} bytes")


def feeds_of(session: onnxruntime.InferenceSession, sentence: dict) -> dict[str, np.ndarray]:
    """What model.onnx is asked: an encoder reads the source, a decoder the target, a translator the target without its last token."""
    names = {entry.name for entry in session.get_inputs()}
    if "target_ids" in names:
        return {"source_ids": np.array([sentence["source"]["ids"]]), "target_ids": np.array([sentence["target"]["ids"][:-1]])}
    return {"ids": np.array([sentence["source" if "source" in sentence else "target"]["ids"]])}


def check_against_onnxruntime(folder: Path) -> bool:
    """Prints the largest difference of every kind of tensor, and whether all are within the tolerance.

    Attention: 1e-5; logits: 1e-5 + 1.3e-6 · |logit|.
    """
    session = onnxruntime.InferenceSession(folder / "model.onnx", providers=["CPUExecutionProvider"])
    golden, expected = json.loads((folder / "golden.json").read_text()), read_safetensors(folder / TENSORS_FILE)
    outputs, worst, close = [output.name for output in session.get_outputs()], {}, True
    for sentence in golden["sentences"]:
        found = dict(zip(outputs, session.run(None, feeds_of(session, sentence))))
        for name in sentence["tensors"]:
            kind = name.split(".", 1)[1]
            is_logits = kind.endswith("logits")
            off = np.abs(found[kind if is_logits else f"{kind}.attention"][0] - expected[name])
            close &= bool((off <= ABSOLUTE + is_logits * LOGITS_RELATIVE * np.abs(expected[name])).all())
            worst[kind] = max(worst.get(kind, 0.0), float(off.max()))
    print("onnxruntime against PyTorch:", {kind: f"{value:.1e}" for kind, value in worst.items()},
          "within the tolerance" if close else "NOT WITHIN THE TOLERANCE")
    return close
