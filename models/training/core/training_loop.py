"""The loop that every training shares: a schedule, one seeded step after another, measurements, checkpoints."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn


def learning_rate(step: int, train: dict) -> float:
    """Linear warm-up, constant until `decay_from`, linear decay to zero at `steps`."""
    if step < train["warmup"]:
        factor = (step + 1) / train["warmup"]
    else:
        factor = min(1.0, (train["steps"] - step) / (train["steps"] - train["decay_from"]))
    return train["learning_rate"] * factor


def new_optimizer(model: nn.Module, train: dict) -> torch.optim.Optimizer:
    return torch.optim.AdamW(model.parameters(), lr=1.0, betas=tuple(train["betas"]),
                             weight_decay=train["weight_decay"], fused=True)


def run_training(folder: Path, recipe: dict, model: nn.Module, batches: Callable, loss_of: Callable,
                 measure: Callable[[], dict], stop_at: int | None) -> None:
    """Trains until `train.steps`, or `stop_at`; continues from folder/checkpoint.pt when there is one.

    batches(step): an iterator of batches from that step on; it is asked anew at every step in `train.phases`.
    loss_of(batch): (loss, {name: number} to print). measure(): {name: number}, kept in the checkpoint's curve.
    The same step sees the same batch and the same dropout, however often training was stopped.
    """
    train, path = recipe["train"], folder / "checkpoint.pt"
    optimizer = new_optimizer(model, train)
    step, seconds, curve = 0, 0.0, []
    if path.exists():
        checkpoint = torch.load(path)
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
        step, seconds, curve = checkpoint["step"], checkpoint["seconds"], checkpoint["curve"]
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters, from step {step}", flush=True)
    phases, begun, sums, counted = train.get("phases", []), time.time(), {}, 0
    stream = batches(step)
    while step < train["steps"]:
        if step in phases:
            stream = batches(step)
        torch.manual_seed(recipe["seed"] + step)
        batch = next(stream)
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, train)
        loss, numbers = loss_of(batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), train["clip_norm"])
        optimizer.step()
        step, counted = step + 1, counted + 1
        for name, value in numbers.items():
            sums.setdefault(name, []).append(value.item() if isinstance(value, Tensor) else value)
        if step % 100 == 0:
            means = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sums.items())
            print(f"{step} {means} {(time.time() - begun) / counted * 1000:.0f} ms/step", flush=True)
            sums = {}
        last = step in (train["steps"], stop_at)
        if step % train["evaluate_every"] == 0 or last:
            model.eval()
            measured = measure()
            model.train()
            elapsed = seconds + time.time() - begun
            curve.append({"step": step, "minutes": round(elapsed / 60, 1), **measured})
            print(json.dumps(curve[-1]), flush=True)
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step,
                        "seconds": elapsed, "curve": curve}, path.with_suffix(".tmp"))
            os.replace(path.with_suffix(".tmp"), path)
            if last:
                break
