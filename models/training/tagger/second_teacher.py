"""The second teacher: the mean of the linear model and of one that finds a sentence's labels together."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pycrfsuite

from .augment import Sentence
from .name_teacher import NameTeacher, by_label


class ChainedNames:
    """The labels of a sentence together: a conditional random field (Lafferty et al. 2001)."""

    def __init__(self, see: Callable[[list[str]], list[list[str]]], steps: int, penalties: tuple[float, float]):
        """penalties: L1 and L2."""
        self.see = see
        self.settings = {"max_iterations": steps, "c1": penalties[0], "c2": penalties[1], "feature.possible_transitions": True}

    def fit(self, parts: list[tuple[list[Sentence], int]]) -> "ChainedNames":
        """parts: sentences, and how often each is shown."""
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
        trainer.set_params(self.settings)
        for part, times in parts:
            for words, tags in part:
                items = pycrfsuite.ItemSequence(self.see(words))
                for _ in range(times):
                    trainer.append(items, tags)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "names.crfsuite"
            trainer.train(str(path))
            self.trained = path.read_bytes()    # kept: the tagger reads from it
        self.tagger = pycrfsuite.Tagger()
        self.tagger.open_inmemory(self.trained)
        return self

    def probabilities(self, words: list[str]) -> np.ndarray:
        """[W, 9]"""
        self.tagger.set(pycrfsuite.ItemSequence(self.see(words)))
        labels = self.tagger.labels()
        return by_label(np.array([[self.tagger.marginal(label, at) for label in labels] for at in range(len(words))]), labels)


class SecondTeacher:
    def __init__(self, see: Callable[[list[str]], list[list[str]]], settings: dict):
        self.linear, self.chained = NameTeacher(see), ChainedNames(see, settings["chained_steps"], settings["chained_penalties"])

    def fit(self, parts: list[tuple[list[Sentence], float, int]]) -> "SecondTeacher":
        """parts: sentences, the weight of their words for the linear model, and how often they are shown to the other."""
        self.linear.fit([(part, weight) for part, weight, _ in parts])
        self.chained.fit([(part, times) for part, _, times in parts])
        return self

    def probabilities(self, sentences: list[list[str]]) -> list[np.ndarray]:
        """[W, 9] for each sentence."""
        return [(linear + self.chained.probabilities(words)) / 2 for words, linear in zip(sentences, self.linear.probabilities(sentences))]
