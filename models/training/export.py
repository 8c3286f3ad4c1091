"""export: the newest checkpoint → model.onnx, tokenizer.json, manifest.json, training.json.

    python -m training.export MODEL-ID
"""

from .core.verbs import run_verb

if __name__ == "__main__":
    run_verb("export", __doc__)
