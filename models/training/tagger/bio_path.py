"""The most probable labels of a sentence in which every I- continues its own kind: Viterbi without learned transitions."""

import numpy as np

NEVER = -1e9


def may_follow(labels: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """(begins [L], follows [L, L] from → to): 0 where a BIO label may stand, NEVER elsewhere."""
    begins = np.array([NEVER if label[0] == "I" else 0 for label in labels])
    follows = np.array([[0 if after[0] != "I" or (before != "O" and before[2:] == after[2:]) else NEVER for after in labels] for before in labels])
    return begins, follows


def best_path(scores: np.ndarray, begins: np.ndarray, follows: np.ndarray) -> list[int]:
    """scores [W, L], logarithms of probabilities: the labels of the best path; the first of equals."""
    if len(scores) == 0:
        return []
    total, back = scores[0] + begins, []
    for row in scores[1:]:
        reached = total[:, None] + follows
        back.append(reached.argmax(0))
        total = reached.max(0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
