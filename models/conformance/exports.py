"""The ways in which people export a PyTorch model: each gives ONNX."""

import io
import tempfile
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import onnx
import torch
from optimum.exporters.onnx import onnx_export_from_model
from optimum.exporters.onnx.model_patcher import eager_mask_without_vmap, find_packed_sequence_indices_patched, sdpa_mask_without_vmap
from transformers import masking_utils

from .asked import Exported
from .families import build

DYNAMIC = {"input_ids": {1: "tokens"}, "attention_mask": {1: "tokens"}, "decoder_input_ids": {1: "decoded"}}
# The exporter notes where on the machine each node's source stands. What else it notes doubles a file; two families keep it.
OF_THE_MACHINE, KEEP_NOTES = "pkg.torch.onnx.stack_trace", ("bert", "llama")
# What Optimum has to be told: it takes BART for a masked-word model, and Whisper for one of 30 seconds.
OPTIMUM = {"bart": {"task": "text2text-generation-with-past"}, "whisper": {"task": "automatic-speech-recognition-with-past", "nb_max_frames": 40}}


@contextmanager
def traceable_masks():
    """TorchScript cannot trace what transformers makes masks with: Optimum's masks, which are equal for texts that are not packed, stand in."""
    masks, find_packed = masking_utils.ALL_MASK_ATTENTION_FUNCTIONS, masking_utils.find_packed_sequence_indices
    old = {name: masks[name] for name in ("sdpa", "eager")}
    masks.register("sdpa", sdpa_mask_without_vmap)
    masks.register("eager", eager_mask_without_vmap)
    masking_utils.find_packed_sequence_indices = find_packed_sequence_indices_patched
    try:
        yield
    finally:
        for name, function in old.items():
            masks.register(name, function)
        masking_utils.find_packed_sequence_indices = find_packed


def torchscript(name: str, inputs: dict[str, torch.Tensor], attention: str, opset: int) -> onnx.ModelProto:
    file = io.BytesIO()
    with traceable_masks():
        torch.onnx.export(Exported(build(name, attention), list(inputs)), tuple(inputs.values()), file, input_names=list(inputs),
                          output_names=["logits"], opset_version=opset, dynamo=False,
                          dynamic_axes={key: axes for key, axes in DYNAMIC.items() if key in inputs})
    return onnx.load_from_string(file.getvalue())


def dynamo(name: str, inputs: dict[str, torch.Tensor], attention: str, opset: int) -> onnx.ModelProto:
    shapes = tuple({1: torch.export.Dim.DYNAMIC} if key in DYNAMIC else None for key in inputs)
    program = torch.onnx.export(Exported(build(name, attention), list(inputs)), tuple(inputs.values()), input_names=list(inputs),
                                output_names=["logits"], dynamic_shapes=(shapes,), opset_version=opset, dynamo=True, verbose=False)
    return without_places(program.model_proto, name in KEEP_NOTES)


def without_places(model: onnx.ModelProto, keep_notes: bool) -> onnx.ModelProto:
    for holder in [model, model.graph, *model.graph.node, *model.graph.value_info, *model.graph.initializer, *model.functions]:
        kept = [entry for entry in holder.metadata_props if keep_notes and entry.key != OF_THE_MACHINE]
        del holder.metadata_props[:]
        holder.metadata_props.extend(kept)
    return model


def optimum(name: str, attention: str) -> dict[str, onnx.ModelProto]:
    """As on the hub: model.onnx, or encoder_model, decoder_model, decoder_with_past_model and decoder_model_merged; by file name."""
    # The size of DINOv2's pictures would be read from a file beside the model, and that file copied.
    pictures = SimpleNamespace(crop_size={"height": 32, "width": 32}, save_pretrained=lambda folder: None)
    with tempfile.TemporaryDirectory() as folder, patch("optimum.utils.save_utils.maybe_load_preprocessors", lambda *_, **__: [pictures]):
        onnx_export_from_model(build(name, attention), folder, do_validation=False, **OPTIMUM.get(name, {}))
        return {path.stem: onnx.load(path) for path in sorted(Path(folder).glob("*.onnx"))}
