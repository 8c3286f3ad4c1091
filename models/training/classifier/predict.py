"""Many sentences through the model at once."""

import numpy as np
import torch

from ..core.layers import PAD


@torch.no_grad()
def predict(model, rows: list[list[int]], batch: int = 128) -> dict[str, np.ndarray]:
    """Token ids of each sentence → {task: logits [n, labels]}, in the given order."""
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
    found: dict[str, np.ndarray] = {}
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        ids = torch.full((len(chosen), max(len(rows[index]) for index in chosen)), PAD)
        for row, index in enumerate(chosen):
            ids[row, : len(rows[index])] = torch.tensor(rows[index])
        for task, logits in model(ids)[0].items():
            found.setdefault(task, np.zeros((len(rows), logits.shape[1]), dtype=np.float32))[chosen] = logits.numpy()
    return found
