"""Masked words, on all text."""

import random

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from ..core.training_loop import run_training
from .masking import Masker, Texts, epochs, padded
from .model import WordModel


@torch.no_grad()
def masked_accuracy(model, texts: Texts, masker: Masker) -> float:
    """Share of masked pieces told right in held-out texts, one word of each masked."""
    chance, right, count = random.Random(0), 0, 0
    for first in range(0, texts.count, 50):
        rows = []
        for index in range(first, min(first + 50, texts.count)):
            ids = texts.text(index)
            rows.append(masker.mask(ids, [chance.choice(masker.random_words(ids, chance))], chance))
        target = padded([target for _, target in rows], -100)
        hidden, _ = model.encoder(padded([source for source, _ in rows], 0))
        asked = target != -100
        right += int((model.words(hidden[asked]).argmax(-1) == target[asked]).sum())
        count += int(asked.sum())
    return right / count


def pieces_of(folder) -> list[str]:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    return [tokenizer.id_to_token(index) for index in range(tokenizer.get_vocab_size())]


def pretrain(recipe: dict, folder, stop_at: int | None) -> None:
    settings, pieces = recipe["pretrain"], pieces_of(folder)
    torch.manual_seed(recipe["seed"])
    model = WordModel(recipe)
    masker, without_kept = Masker(pieces, settings), Masker(pieces, {**settings, "kept_share": 0})
    texts, held_out = Texts(folder / "pretrain.npz"), Texts(folder / "held-out.npz")

    def batches(step):
        stream = epochs(texts, masker, settings, recipe["model"]["max_tokens"], recipe["seed"])
        for _ in range(step):
            next(stream)
        yield from stream

    def loss_of(batch):
        source, target = batch
        hidden, _ = model.encoder(source)
        asked = target != -100
        loss = F.cross_entropy(model.words(hidden[asked]), target[asked])
        return loss, {"masked_word": loss.detach()}

    out = folder / "pretrained"
    out.mkdir(exist_ok=True)
    run_training(out, {**recipe, "train": settings}, model, batches, loss_of,
                 lambda: {"masked_accuracy": round(masked_accuracy(model, held_out, without_kept), 4)}, stop_at)

