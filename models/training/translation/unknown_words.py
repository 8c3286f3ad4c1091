"""Words that the vocabulary does not have, made from words that it has, so that `<unk>` is known to the model."""

import random

import numpy as np

from ..core.layers import UNKNOWN


def with_unknown_word(example, space: int, rng: random.Random):
    """Replaces one aligned word on both sides by a space and 1 to 4 unknown tokens, linked one to one.

    example: source ids, target ids, links [n, 2]; both end marks last and linked to each other. An
    example whose chosen word is not linked to one stretch of the other side comes back as it is.
    """
    source, target, links = example
    chosen = rng.randrange(len(source))
    reached_targets = links[links[:, 0] == chosen, 1]
    if chosen == len(source) - 1 or len(reached_targets) == 0:
        return example
    t_from, t_to = reached_targets.min(), reached_targets.max() + 1
    inside_t = (links[:, 1] >= t_from) & (links[:, 1] < t_to)
    s_from, s_to = links[inside_t, 0].min(), links[inside_t, 0].max() + 1
    inside_s = (links[:, 0] >= s_from) & (links[:, 0] < s_to)
    too_long = max(s_to - s_from, t_to - t_from) > 5
    if too_long or s_to == len(source) or t_to == len(target) or (inside_s != inside_t).any():
        return example
    word = np.array([space] + [UNKNOWN] * rng.randint(1, 4), dtype=source.dtype)
    outside = links[~inside_s].copy()
    outside[:, 0] += np.where(outside[:, 0] >= s_to, len(word) - (s_to - s_from), 0).astype(links.dtype)
    outside[:, 1] += np.where(outside[:, 1] >= t_to, len(word) - (t_to - t_from), 0).astype(links.dtype)
    steps = np.arange(len(word))
    inside = np.stack([s_from + steps, t_from + steps], axis=1).astype(links.dtype)
    # The end marks' link stays last: joining pairs relies on it.
    linked = np.concatenate([outside[:-1], inside, outside[-1:]])
    return (np.concatenate([source[:s_from], word, source[s_to:]]),
            np.concatenate([target[:t_from], word, target[t_to:]]), linked)
