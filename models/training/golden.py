"""golden: what PyTorch computes for a few texts with the shipped weights; the page must agree.

    python -m training.golden MODEL-ID
"""

from .core.verbs import run_verb

if __name__ == "__main__":
    run_verb("golden", __doc__)
