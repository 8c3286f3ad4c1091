"""train: prepared data → a checkpoint; stops and resumes at any step.

    MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 python train.py recipes/translate-en-fr.toml

The two settings keep freed memory in the process: a fifth faster with glibc.
"""

import argparse
import json
import math
import os
import random
import time

import torch
import torch.nn.functional as F

from tokenizers import Tokenizer

from headlight.batches import Mixture, Pairs, batches_of, collate, epochs
from headlight.recipe import load_recipe, work_folder
from headlight.seq2seq import PAD, Seq2Seq


def learning_rate(step: int, train: dict) -> float:
    """Linear warm-up, constant, linear decay to zero."""
    if step < train["warmup"]:
        factor = (step + 1) / train["warmup"]
    else:
        factor = min(1.0, (train["steps"] - step) / (train["steps"] - train["decay_from"]))
    return train["learning_rate"] * factor


def guided_loss(weights, guide):
    """Cross-entropy between one head's rows [B, T, S] and the aligner's, over the rows it aligned."""
    rows = guide.sum(-1) > 0
    return -(guide[rows] * weights[rows].clamp_min(1e-6).log()).sum(-1).mean()


def new_model(recipe: dict, vocabulary: int) -> Seq2Seq:
    torch.manual_seed(recipe["seed"])
    return Seq2Seq(vocabulary=vocabulary, **recipe["model"])


@torch.no_grad()
def development_perplexity(model, pairs: Pairs) -> float:
    """exp of the mean negative log-likelihood a target token (pieces and end mark)."""
    model.eval()
    total, count = 0.0, 0
    for group in batches_of([pairs.example(i) for i in range(pairs.count)], 4096, random.Random(0)):
        batch = collate(group)
        hidden, *_ = model(batch.source, batch.target_in)
        keep = batch.target_out != PAD
        total += F.cross_entropy(model.logits(hidden[keep]), batch.target_out[keep], reduction="sum").item()
        count += int(keep.sum())
    model.train()
    return math.exp(total / count)


def batch_stream(recipe: dict, pairs: Pairs, space: int, step: int):
    """The batches from `step` on: the early mixture until `late.from`, the late one from there."""
    train, late = recipe["train"], recipe["train"]["late"]
    if step < late["from"]:
        mixture, seed, skipped = Mixture(train["joined_share"], longest_join=8), recipe["seed"], step
    else:
        mixture = Mixture(late["joined_share"], late["longest_join"], late["unknown_share"], space)
        seed, skipped = f"{recipe['seed']}:late", step - late["from"]
    stream = epochs(pairs, train["batch_tokens"], mixture, recipe["model"]["max_tokens"], seed)
    for _ in range(skipped):
        next(stream)
    return stream


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--stop-at", type=int, help="stop after this step (to measure speed)")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = load_recipe(arguments.recipe)
    train, guide, folder = recipe["train"], recipe["guide"], work_folder(recipe)
    model = new_model(recipe, recipe["tokenizer"]["vocabulary"])
    optimizer = torch.optim.AdamW(model.parameters(), lr=1.0, betas=tuple(train["betas"]),
                                  weight_decay=train["weight_decay"], fused=True)
    checkpoint_path, step, seconds, curve = folder / "checkpoint.pt", 0, 0.0, []
    if checkpoint_path.exists():
        checkpoint = torch.load(checkpoint_path)
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
        step, seconds, curve = checkpoint["step"], checkpoint["seconds"], checkpoint["curve"]
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters, from step {step}", flush=True)

    development = Pairs(folder / "development.npz")
    pairs = Pairs(folder / "train.npz")
    space = Tokenizer.from_file(str(folder / "tokenizer.json")).token_to_id("▁")
    stream = batch_stream(recipe, pairs, space, step)
    begun, tokens, losses = time.time(), 0, [0.0, 0.0]
    while step < train["steps"]:
        if step == train["late"]["from"]:
            stream = batch_stream(recipe, pairs, space, step)
        torch.manual_seed(recipe["seed"] + step)
        batch = next(stream)
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, train)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden, _, _, cross = model(batch.source, batch.target_in)
            keep = batch.target_out != PAD
            logits = model.logits(hidden[keep])
        translation = F.cross_entropy(logits.float(), batch.target_out[keep], label_smoothing=train["label_smoothing"])
        alignment = guided_loss(cross[guide["layer"]][:, guide["head"]].float(), batch.guide)
        optimizer.zero_grad(set_to_none=True)
        (translation + guide["weight"] * alignment).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), train["clip_norm"])
        optimizer.step()
        step += 1
        tokens += int(keep.sum())
        losses[0] += translation.item()
        losses[1] += alignment.item()
        if step % 100 == 0:
            print(f"{step} translation {losses[0] / 100:.3f} alignment {losses[1] / 100:.3f} "
                  f"{tokens / (time.time() - begun):.0f} tokens/s", flush=True)
            losses = [0.0, 0.0]
        last = step in (train["steps"], arguments.stop_at)
        if step % train["evaluate_every"] == 0 or last:
            perplexity = development_perplexity(model, development)
            elapsed = seconds + time.time() - begun
            curve.append({"step": step, "minutes": round(elapsed / 60, 1), "development_perplexity": round(perplexity, 3)})
            print(json.dumps(curve[-1]), flush=True)
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step,
                        "seconds": elapsed, "curve": curve}, checkpoint_path.with_suffix(".tmp"))
            os.replace(checkpoint_path.with_suffix(".tmp"), checkpoint_path)
            if last:
                break


if __name__ == "__main__":
    main()
