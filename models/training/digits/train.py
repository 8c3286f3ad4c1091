"""train: pictures → a checkpoint."""

import numpy as np
import torch
import torch.nn.functional as F

from ..core.recipe import work_folder
from ..core.training_loop import run_training
from .model import Digits, new_model
from .pictures import Side, disturbed, ids_of, read_sides


def batches(side: Side, settings: dict, seed: int, step: int):
    """Endless (ids [B, 65], digits [B]), each picture disturbed anew; the same step gives the same batch."""
    while True:
        random = np.random.default_rng([seed, step])
        rows = random.integers(0, len(side.digits), settings["batch"])
        pictures = np.stack([disturbed(side.pictures[row], settings["disturbed"], random) for row in rows])
        yield torch.from_numpy(ids_of(pictures)), torch.from_numpy(side.digits[rows])
        step += 1


@torch.no_grad()
def answers(model: Digits, pictures: np.ndarray) -> np.ndarray:
    """Logits [n, 10]."""
    return model(torch.from_numpy(ids_of(pictures)))[0].numpy()


def run(recipe: dict, arguments) -> None:
    train, sides = recipe["train"], read_sides(recipe["data"])
    model = new_model(recipe)

    def loss_of(batch):
        ids, digits = batch
        loss = F.cross_entropy(model(ids)[0], digits, label_smoothing=train["label_smoothing"])
        return loss, {"loss": loss.detach()}

    def measure():
        side = sides["development"]
        return {"accuracy": round(float((answers(model, side.pictures).argmax(-1) == side.digits).mean()), 4)}

    run_training(work_folder(recipe), recipe, model, lambda step: batches(sides["train"], train, recipe["seed"], step),
                 loss_of, measure, arguments.stop_at)
