"""Induction on natural text: held-out stories in which a rare name recurs.

From the name's second mention, how much weight falls on the token after its first mention?
"""

import re
from collections import Counter
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from ..core.layers import START
from ..core.stack import Stack
from .texts import NOT_NAMES


@dataclass
class Recurrence:
    ids: list[int]      # of the story, start mark first, cut at the model's length
    name: str
    query: int          # last piece of the name's second mention
    key: int            # the token after its first mention


def stories_with(words: set[str], stories: list[str]) -> Counter:
    """How many stories have each of the words."""
    return Counter(word for story in stories for word in words & set(re.findall(r"[a-z]+", story)))


def names_in(story: str) -> list[str]:
    """Words after “named” or “called”, in their order."""
    found = dict.fromkeys(re.findall(r"\b(?:named|called) ([a-z]+)", story))
    return [name for name in found if name not in NOT_NAMES]


def find_recurrence(tokenizer: Tokenizer, story: str, name: str, limit: int) -> Recurrence | None:
    """None when the name has no second mention within the limit, or other pieces there."""
    encoding = tokenizer.encode(story)
    mentions = []
    for place in list(re.finditer(rf"\b{name}\b", story))[:2]:
        tokens = [at for at, (start, end) in enumerate(encoding.offsets) if start < place.end() and end > place.start()]
        mentions.append(tokens)
    if len(mentions) < 2:
        return None
    first, second = mentions
    same = [encoding.ids[at] for at in first] == [encoding.ids[at] for at in second]
    query, key = second[-1] + 1, first[-1] + 2  # the start mark comes before
    if not same or query >= limit or key >= query:
        return None
    return Recurrence([START, *encoding.ids][:limit], name, query, key)


def rare_recurrences(tokenizer: Tokenizer, stories: list[str], training: list[str], rare: int, limit: int) -> list[Recurrence]:
    """rare: in how many training stories a name may stand."""
    named = [(story, name) for story in stories for name in names_in(story)]
    known = stories_with({name for _, name in named}, training)
    found = (find_recurrence(tokenizer, story, name, limit) for story, name in named if known[name] <= rare)
    return [recurrence for recurrence in found if recurrence]


def same_distance(weights: Tensor, query: int, key: int) -> Tensor:
    """weights [..., N, N] → [...]: mean weight at the same distance from all other queries that have such a key
    and are no beginning: keys from the second token on."""
    diagonal = weights.diagonal(key - query, dim1=-2, dim2=-1)
    others = [at for at in range(1, diagonal.shape[-1]) if at != key]
    return diagonal[..., others].mean(-1) if others else torch.zeros(diagonal.shape[:-1])


@torch.no_grad()
def name_scores(model: Stack, recurrences: list[Recurrence]) -> dict[str, Tensor]:
    """[texts, L, H] each: `weight` on the token after the first mention; `distance`, the same head's mean weight that
    far back from other tokens of the text; and [texts] `uniform`, the weight if all keys were served alike."""
    weight, distance = [], []
    for recurrence in recurrences:
        _, attentions = model(torch.tensor([recurrence.ids]))
        stacked = torch.cat(attentions)
        weight.append(stacked[..., recurrence.query, recurrence.key])
        distance.append(same_distance(stacked, recurrence.query, recurrence.key))
    uniform = torch.tensor([1 / (recurrence.query + 1) for recurrence in recurrences])
    return {"weight": torch.stack(weight), "distance": torch.stack(distance), "uniform": uniform}
