"""prepare: raw data → split, tokenizer, token ids.

    python -m training.prepare MODEL-ID
"""

from .core.verbs import run_verb

if __name__ == "__main__":
    run_verb("prepare", __doc__)
