"""train: prepared data → a checkpoint; stops and resumes at any measured step.

    python -m training.train MODEL-ID
"""

from .core.verbs import run_verb

if __name__ == "__main__":
    run_verb("train", __doc__)
