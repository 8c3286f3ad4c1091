"""evaluate: measures the shipped files on held-out data; prints the table of the card, writes quality into the manifest.

    python -m training.evaluate MODEL-ID
"""

from .core.verbs import run_verb

if __name__ == "__main__":
    run_verb("evaluate", __doc__)
