"""Golden files (docs/models.md): a few texts with what PyTorch computes in float64, and how close onnxruntime is to it."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer
from torch import nn

from .recipe import model_folder
from .safetensors import read_safetensors, write_safetensors
from .shipped import unrounded

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


class Differences:
    """The largest difference of each kind of tensor over the texts: of PyTorch's float32 from its float64 on the shipped
    weights, and of the shipped float16 weights from the checkpoint's float32 ones, where a checkpoint is at hand."""

    def __init__(self, recipe: dict, shipped: nn.Module, fresh: nn.Module):
        """fresh: a model of the recipe's shape, to be filled."""
        self.single, self.wide = shipped, unrounded(recipe, fresh)
        self.float32: dict[str, float] = {}
        self.float16: dict[str, float] | None = None if self.wide is None else {}

    def note(self, found: dict[str, np.ndarray], computed: Callable[[nn.Module], dict[str, np.ndarray]]) -> None:
        """found: what float64 computes of a text on the shipped weights; computed: the same with another model."""
        keep_largest(self.float32, found, computed(self.single))
        if self.float16 is not None:
            keep_largest(self.float16, found, computed(self.wide))


def keep_largest(largest: dict[str, float], expected: dict[str, np.ndarray], found: dict[str, np.ndarray]) -> None:
    for key, value in found.items():
        largest[key] = max(largest.get(key, 0.0), float(np.abs(value - expected[key]).max()))


def short(differences: dict[str, float] | None) -> dict[str, float] | None:
    return differences and {key: float(f"{value:.2g}") for key, value in differences.items()}


def write_golden(recipe: dict, manifest: dict, sentences: list[dict], tensors: dict[str, np.ndarray],
                 differences: Differences) -> None:
    """sentences: entries as docs/models.md says. Without a checkpoint, what an earlier golden file of the same weights
    says of float16 stays."""
    folder = model_folder(recipe)
    path = folder / "golden.json"
    before = json.loads(path.read_text()) if path.exists() else {}
    same = before.get("model", {}).get("revision") == manifest["revision"]
    golden = {
        "format": 2, "model": {"id": manifest["id"], "revision": manifest["revision"]},
        "computedIn": "float64 on float16 weights, stored as float32", "tensorsFile": TENSORS_FILE,
        "float32Difference": short(differences.float32),
        "float16Difference": short(differences.float16) or (before.get("float16Difference") if same else None),
        "sentences": sentences,
    }
    write_safetensors(folder / TENSORS_FILE, tensors)
    path.write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n")
    print(f"{(folder / TENSORS_FILE).stat().st_size:,} bytes")


def closeness(golden: dict) -> str:
    """A card's sentences about both differences."""
    single, half = golden["float32Difference"], golden["float16Difference"]
    weights, logits = ([value for name, value in single.items() if name.endswith("logits") == wanted] for wanted in (False, True))
    text = f"PyTorch's own float32 differs from them by up to {max(weights):.1e} in attention and {max(logits):.1e} in logits."
    if half is None:
        return text + " How far rounding to float16 moved attention is not known: the float32 weights of this training were not kept."
    moved = max(value for name, value in half.items() if not name.endswith("logits"))
    return text + f" Rounding the weights to float16 moved attention by up to {moved:.1e} from the float32 weights of the training, over these texts."


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
