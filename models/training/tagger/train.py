"""train: masked words first, then the four tasks together, then mostly names; each part stops and resumes by itself."""

from ..core.recipe import work_folder
from .name_training import train_names
from .pretraining import pretrain
from .task_training import train_tasks


def run(recipe: dict, arguments) -> None:
    folder = work_folder(recipe)
    pretrain(recipe, folder, arguments.stop_at)
    if arguments.stop_at is None:
        train_tasks(recipe, folder)
        train_names(recipe, folder)
