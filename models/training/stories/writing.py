"""What the model writes after the beginnings of held-out stories."""

import random

import torch
from tokenizers import Tokenizer

from ..core.layers import END, START
from ..core.stack import Stack
from .sampling import Sampling, write_many

PROMPT_TOKENS = 12


def beginnings(tokenizer: Tokenizer, stories: list[str], count: int, seed: int) -> list[list[int]]:
    """`count` stories drawn by the seed, each cut after a few tokens; start mark first."""
    drawn = random.Random(seed).sample(stories, count)
    return [[START, *tokenizer.encode(story).ids[:PROMPT_TOKENS]] for story in drawn]


def has_loop(ids: list[int], size: int = 4, times: int = 3) -> bool:
    """Whether the same `size` tokens stand `times` times in it."""
    grams = [tuple(ids[at : at + size]) for at in range(len(ids) - size + 1)]
    return any(grams.count(gram) >= times for gram in set(grams))


def writing_report(model: Stack, tokenizer: Tokenizer, stories: list[str], settings: dict, seed: int) -> dict:
    """settings: the recipe's [evaluate]. Samples, and how often loops and ends are written."""
    prompts = beginnings(tokenizer, stories, settings["continued_stories"], seed)
    report = {"steps": settings["continued_tokens"], "stories": len(prompts), "modes": {}}
    modes = {"most probable": 0.0, "sampled": settings["temperature"]}
    for mode, temperature in modes.items():
        samplings = [Sampling(temperature, settings["top_k"], settings["top_p"], index) for index in range(len(prompts))]
        written = write_many(model, torch.tensor(prompts), samplings, settings["continued_tokens"])
        report["modes"][mode] = {"loops": sum(map(has_loop, written)) / len(written),
                                 "ended": sum(END in ids for ids in written) / len(written)}
    report["samples"] = [{"beginning": tokenizer.decode(prompt),
                          "written": tokenizer.decode(prompt + ids)[len(tokenizer.decode(prompt)):], "ended": END in ids}
                         for prompt, ids in zip(prompts, written)][: settings["samples"]]
    return report
