"""Mean, maximum, rollout and flow by NumPy in float64, over made-up attention: reference.json.

Run from models/: python -m conformance.aggregates.reference
Formulas: Abnar & Zuidema 2020. Flow by augmenting ways (Edmonds & Karp 1972), another algorithm than the page's.
"""

import json
from collections import deque
from pathlib import Path

import numpy as np

CASES = {  # name: (seed, layers, heads, tokens, causal)
    "one token": (1, 2, 3, 1, False),
    "one layer": (2, 1, 2, 4, False),
    "three layers": (3, 3, 4, 6, False),
    "causal": (4, 4, 2, 7, True),
    "sharp": (5, 3, 2, 5, False),
}
ACROSS = (6, 3, 2, 4, 5)  # seed, layers, heads, target tokens, source tokens


def attention(random, heads: int, queries: int, keys: int, causal: bool, sharpness: float) -> np.ndarray:
    scores = random.normal(size=(heads, queries, keys)) * sharpness
    if causal:
        scores[:, np.triu_indices(queries, 1)[0], np.triu_indices(queries, 1)[1]] = -np.inf
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return (powers / powers.sum(-1, keepdims=True)).astype(np.float32).astype(np.float64)


def residual_step(layer: np.ndarray) -> np.ndarray:
    mixed = layer.mean(0) / 2 + np.eye(layer.shape[-1]) / 2
    return mixed / mixed.sum(-1, keepdims=True)


def rollout(layers: list[np.ndarray]) -> np.ndarray:
    rolled = np.eye(layers[0].shape[-1])
    for layer in layers:
        rolled = residual_step(layer) @ rolled
    return rolled


def rollout_across(decoder, cross, encoder) -> tuple[np.ndarray, np.ndarray]:
    target, source = np.eye(decoder[0].shape[-1]), 0
    for own, given in zip(decoder, cross):
        step = residual_step(own)
        target, source = step @ target, step @ source if np.ndim(source) else 0
        target, source = target / 2, source / 2 + given.mean(0) @ encoder / 2
    return source, target


def max_flow(capacity: np.ndarray, source: int, sink: int) -> float:
    left, flow = capacity.copy(), 0.0
    while True:
        before, queue = {source: source}, deque([source])
        while queue and sink not in before:
            node = queue.popleft()
            for head in np.flatnonzero(left[node] > 1e-12):
                if head not in before:
                    before[head] = node
                    queue.append(head)
        if sink not in before:
            return flow
        way, node = [], sink
        while node != source:
            way.append((before[node], node))
            node = before[node]
        room = min(left[edge] for edge in way)
        for tail, head in way:
            left[tail, head] -= room
            left[head, tail] += room
        flow += room


def flow(layers: list[np.ndarray]) -> np.ndarray:
    size, count = layers[0].shape[-1], len(layers)
    capacity = np.zeros(((count + 1) * size,) * 2)
    for at, layer in enumerate(layers):
        capacity[(at + 1) * size : (at + 2) * size, at * size : (at + 1) * size] = residual_step(layer)
    return np.array([[max_flow(capacity, count * size + i, j) for j in range(size)] for i in range(size)])


def numbers(array: np.ndarray) -> list[float]:
    return [float(f"{value:.9g}") for value in np.asarray(array).ravel()]


def run() -> dict:
    cases = []
    for name, (seed, count, heads, tokens, causal) in CASES.items():
        random = np.random.default_rng(seed)
        layers = [attention(random, heads, tokens, tokens, causal, 6.0 if name == "sharp" else 1.5) for _ in range(count)]
        every = np.concatenate(layers)
        cases.append({"name": name, "heads": heads, "tokens": tokens, "layers": [numbers(layer) for layer in layers],
                      "mean": numbers(every.mean(0)), "max": numbers(every.max(0)),
                      "rollout": numbers(rollout(layers)), "flow": numbers(flow(layers))})
    seed, count, heads, targets, sources = ACROSS
    random = np.random.default_rng(seed)
    encoder = [attention(random, heads, sources, sources, False, 1.5) for _ in range(count)]
    decoder = [attention(random, heads, targets, targets, True, 1.5) for _ in range(count)]
    cross = [attention(random, heads, targets, sources, False, 1.5) for _ in range(count)]
    source, target = rollout_across(decoder, cross, rollout(encoder))
    across = {"heads": heads, "targets": targets, "sources": sources, "encoder": [numbers(one) for one in encoder],
              "decoder": [numbers(one) for one in decoder], "cross": [numbers(one) for one in cross],
              "source": numbers(source), "target": numbers(target)}
    return {"cases": cases, "across": across}


if __name__ == "__main__":
    (Path(__file__).resolve().parent / "reference.json").write_text(json.dumps(run()) + "\n")
