"""Which exports of a family are made, and how each is asked and judged."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import onnx
import torch

from . import exports, genai, reworked
from .asked import inputs_for
from .families import FAMILIES, build
from .running import own_attention, taps_of

# From which export, and as which kind, onnxruntime's optimizer fuses a family's attention; of the others it fuses none.
# Of BART, Marian and CLIP it fuses a part.
FUSED = {"bert": ("torchscript", "bert"), "roberta": ("torchscript", "bert"), "albert": ("torchscript", "bert"), "electra": ("torchscript", "bert"),
         "distilbert": ("torchscript-sdpa", "bert"), "bart": ("torchscript", "bert"), "marian": ("torchscript", "bert"), "clip": ("torchscript", "clip")}
# Attention of a quantised or narrowed file is compared with its own (README.md).
ROUNDED = {"fp16": 2e-3, "fp16-io": 2e-3, "int8": 1e-2, "qdq": 1e-2, "q4": 1e-5, "bf16": 1e-5, "genai-q4": 1e-5, "genai-fp16": 5e-3}
EXACT = 1e-5
# Only for some families, so that the suite stays small: each shape once or twice.
ALSO = {"opset-11": ("bert", "gpt2"), "qdq": ("bert", "gpt2", "vit"), "q4": ("bert", "llama", "qwen2"), "fp16-io": ("bert", "llama"), "bf16": ("bert", "llama"),
        "genai-q4": ("llama", "qwen2"), "genai-fp16": ("llama",)}
# Experts that are chosen while it runs stop the dynamo exporter.
ALONE = {"gpt-oss": ("torchscript", "optimum", "ort")}


@dataclass
class Made:
    """One file: `tensors` are the expected ones that it has to give; `own` replaces them where its weights are rounded."""
    model: onnx.ModelProto
    inputs: dict[str, np.ndarray]
    tensors: dict[str, np.ndarray]
    tolerance: float = EXACT
    own: bool = False


Maker = Callable[[], Made]


class Family:
    """The exports of one family, each made when it is asked for; what others start from is kept."""

    def __init__(self, name: str, inputs: dict[str, torch.Tensor], expected: dict[str, np.ndarray]):
        self.name, self.asked, self.expected = name, inputs, expected
        self.inputs = {key: value.numpy() for key, value in inputs.items()}
        self.kept: dict[str, onnx.ModelProto] = {}

    def makers(self) -> Iterator[tuple[str, Maker]]:
        yield from ((way, make) for way, make in self.all() if way in ALONE.get(self.name, [way]))

    def all(self) -> Iterator[tuple[str, Maker]]:
        has_sdpa = FAMILIES[self.name].model._supports_sdpa and self.name != "gemma2"  # SDPA leaves out Gemma 2's soft cap
        quick = "sdpa" if has_sdpa else "eager"
        yield "torchscript", lambda: self.exact("torchscript", exports.torchscript(self.name, self.asked, "eager", 14))
        if has_sdpa:
            yield "torchscript-sdpa", lambda: self.exact("torchscript-sdpa", exports.torchscript(self.name, self.asked, "sdpa", 17))
        yield "dynamo", lambda: self.exact("dynamo", exports.dynamo(self.name, self.asked, quick, 18))
        yield "dynamo-23", lambda: self.exact("dynamo-23", exports.dynamo(self.name, self.asked, quick, 23))
        yield from self.optimum(quick)
        if self.name in genai.STYLES:
            yield "genai", lambda: self.genai()
        if self.name in FUSED:
            base, kind = FUSED[self.name]
            config = FAMILIES[self.name].config
            config = getattr(config, "text_config", config)
            yield "fused", lambda: self.exact("fused", reworked.fused(self.base(base), kind, config.num_attention_heads, config.hidden_size))
        if has_sdpa:
            yield "fused-dynamo", lambda: self.exact("fused-dynamo", reworked.fused_for_ort(self.base("dynamo")))
        yield "ort", lambda: self.exact("ort", reworked.optimised(self.base()))
        yield "fp16", lambda: self.rounded("fp16", reworked.fp16(self.base()))
        yield "int8", lambda: self.rounded("int8", reworked.int8(self.base()))
        more = {
            "opset-11": lambda: self.exact("opset-11", exports.torchscript(self.name, self.asked, "eager", 11)),
            "qdq": lambda: self.rounded("qdq", reworked.qdq(self.base(), self.inputs)),
            "q4": lambda: self.rounded("q4", reworked.q4(self.base())),
            "fp16-io": lambda: self.rounded("fp16-io", reworked.fp16(self.base(), keep_io_types=False)),
            "bf16": lambda: self.rounded("bf16", reworked.bf16(self.base())),
            "genai-q4": lambda: self.like("genai-q4", reworked.q4(self.genai().model), reworked.q4(self.base())),
            "genai-fp16": lambda: self.like("genai-fp16", reworked.fp16(self.genai().model), reworked.fp16(self.base())),
        }
        yield from ((way, make) for way, make in more.items() if self.name in ALSO[way])

    def base(self, way: str = "torchscript") -> onnx.ModelProto:
        if way not in self.kept:
            dict(self.makers())[way]()
        return self.kept[way]

    def exact(self, way: str, model: onnx.ModelProto) -> Made:
        self.kept[way] = model
        return Made(model, self.inputs, self.expected)

    def rounded(self, way: str, model: onnx.ModelProto) -> Made:
        taps = taps_of(self.base(), self.inputs, self.expected)
        return Made(model, self.inputs, own_attention(model, self.inputs, taps, self.expected), ROUNDED[way], own=True)

    def like(self, way: str, model: onnx.ModelProto, twin: onnx.ModelProto) -> Made:
        """A fused graph does not say its attention: that of its unfused twin, with the same rounded weights, stands in."""
        taps = taps_of(self.base(), self.inputs, self.expected)
        return Made(model, inputs_for(model, self.inputs, None), own_attention(twin, self.inputs, taps, self.expected), ROUNDED[way], own=True)

    def genai(self) -> Made:
        model = genai.graph_of(build(self.name))
        return Made(model, inputs_for(model, self.inputs, None), self.expected)

    def optimum(self, attention: str) -> Iterator[tuple[str, Maker]]:
        """model.onnx of the hub; of encoder–decoders the encoder, the decoder without pasts and the merged one."""
        files: dict[str, onnx.ModelProto] = {}

        def file(stem: str) -> onnx.ModelProto:
            if not files:
                files.update(exports.optimum(self.name, attention))
            return files[stem]

        def whole() -> Made:
            model = file("model")
            return Made(model, inputs_for(model, self.inputs, None), self.expected)

        def encoder() -> Made:
            model, made = file("encoder_model"), build(self.name)
            with torch.no_grad():
                first = {key: value for key, value in self.asked.items() if not key.startswith("decoder_")}
                encoded = made.get_encoder()(**first).last_hidden_state.numpy()
            own = {key: value for key, value in self.expected.items() if key.startswith("encoder.")}
            return Made(model, inputs_for(model, self.inputs, None), {"logits": encoded, **own})

        def decoder(stem: str) -> Made:
            encoded = encoder().tensors["logits"]
            own = {key: value for key, value in self.expected.items() if not key.startswith("encoder.")}
            return Made(file(stem), inputs_for(file(stem), self.inputs, encoded), own)

        if FAMILIES[self.name].kind in ("encoder-decoder", "speech"):
            yield "optimum-encoder", encoder
            yield "optimum-decoder", lambda: decoder("decoder_model")
            yield "optimum-merged", lambda: decoder("decoder_model_merged")
        else:
            yield "optimum", whole
