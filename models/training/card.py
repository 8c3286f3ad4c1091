"""card: recipe, manifest and measurements → the model card, README.md.

    python -m training.card MODEL-ID
"""

from .core.verbs import run_verb

if __name__ == "__main__":
    run_verb("card", __doc__)
