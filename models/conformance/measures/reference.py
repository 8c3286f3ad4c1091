"""Writes src/math/measures/fixtures/reference.json: every head measure of some golden tensors, computed with NumPy alone.

Run from the repository root, with the golden files of the bundled models at hand:

    .venv/bin/python models/conformance/measures/reference.py

The formulas are written out here a second time, row by row in float64, from their papers; nothing is shared with the
TypeScript that is held against them. A measure that says nothing on a text is null.
"""

import json
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[3]
OUT = ROOT / "src/math/measures/fixtures/reference.json"

# Model, sentence, site, layer: each kind of site, repeated tokens, a short and a long text.
ENTRIES = [
    ("classifier", 3, "encoder", 1),
    ("classifier", 11, "encoder", 2),
    ("tagger", 6, "encoder", 0),
    ("tagger", 13, "encoder", 2),
    ("stories", 0, "decoder", 0),
    ("stories", 5, "decoder", 2),
    ("stories", 10, "decoder", 0),
    ("translate-en-fr", 3, "encoder", 1),
    ("translate-en-fr", 3, "decoder", 1),
    ("translate-en-fr", 3, "cross", 1),
    ("translate-en-zh", 10, "cross", 2),
]


def read_tensor(path, name):
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    entry = json.loads(raw[8 : 8 + size])[name]
    begin, end = entry["data_offsets"]
    data = np.frombuffer(raw[8 + size + begin : 8 + size + end], dtype="<f4")
    return data.reshape(entry["shape"]).astype(np.float64)


def axes(sentence, site):
    """Ids of queries and keys; a row of cross-attention is the token that it writes."""
    source = sentence.get("source", {}).get("ids", [])
    target = sentence.get("target", {}).get("ids", [])
    if site == "encoder":
        return source, source
    if site == "cross":
        return target[1:], source
    read = target[:-1] if source else target
    return read, read


def mean(values):
    values = list(values)
    return float(np.mean(values)) if values else None


def measure(weights, queries, keys, special, site):
    rows, columns = weights.shape
    causal, own = site == "decoder", site != "cross"
    visible = [i + 1 if causal else columns for i in range(rows)]
    logs = np.log(np.where(weights > 0, weights, 1.0))
    entropy = -(weights * logs).sum(axis=1)
    special_keys = [j for j in range(columns) if keys[j] in special]
    ends_q = rows > 1 and queries[-1] in special
    ends_k = columns > 1 and keys[-1] in special
    inner = weights[: rows - 1 if ends_q else rows, : columns - 1 if ends_k else columns]
    found = {
        "entropy": mean(entropy),
        "normalized-entropy": mean(entropy[i] / np.log(visible[i]) for i in range(rows) if visible[i] > 1),
        "confidence": mean(inner.max(axis=1)) if inner.size else None,
        "first": mean(weights[:, 0]),
        "special": mean(weights[:, special_keys].sum(axis=1)) if special_keys else None,
    }
    alpha = [weights[k if causal else 0 :, k].mean() for k in range(columns - (2 if causal else 0))]
    found["sink"] = float(max(alpha)) if alpha else None
    found["sinkAt"] = int(np.argmax(alpha)) if alpha else None
    if not own:
        return found
    places = np.arange(columns)
    found["distance"] = mean((weights[i] * np.abs(i - places)).sum() for i in range(rows))
    found["previous"] = mean(weights[i, i - 1] for i in range(1, rows))
    found["next"] = None if causal else mean(weights[i, i + 1] for i in range(rows - 1))
    found["self"] = mean(np.diag(weights))
    copies = {
        i: [j for j in range(i) if keys[j] == queries[i]] for i in range(rows) if queries[i] not in special
    }
    found["duplicate"] = mean(weights[i, js].sum() for i, js in copies.items() if js)
    after = {i: [j + 1 for j in js if j + 1 < i] for i, js in copies.items()}
    found["induction"] = mean(weights[i, js].sum() for i, js in after.items() if js)
    found["positional"], found["offset"] = positional(weights, visible)
    return found


def positional(weights, visible):
    rows = [i for i in range(len(weights)) if visible[i] > 1]
    if not rows:
        return None, None
    best = None
    for offset in sorted(range(-len(weights) + 1, weights.shape[1]), key=lambda d: (abs(d), d)):
        having = [i for i in rows if 0 <= i + offset < visible[i]]
        if 2 * len(having) < len(rows) or not having:
            continue
        hits = sum(
            1
            for i in having
            if weights[i].argmax() == i + offset and (weights[i] == weights[i].max()).sum() == 1
        )
        if hits and (best is None or hits / len(having) > best[0]):
            best = (hits / len(having), offset)
    return best or (0.0, None)


def divergence(a, b):
    """Jensen–Shannon, in nats, the mean over rows."""
    middle = (a + b) / 2

    def to_middle(p):
        where = p > 0
        return np.where(where, p * np.log(np.where(where, p, 1) / np.where(where, middle, 1)), 0).sum(axis=1)

    return float(((to_middle(a) + to_middle(b)) / 2).mean())


def rounded(value):
    return round(value, 9) if isinstance(value, float) else value


def main():
    entries = []
    for model, index, site, layer in ENTRIES:
        folder = ROOT / "models" / model
        golden = json.loads((folder / "golden.json").read_text())
        marks = json.loads((folder / "manifest.json").read_text())["specialTokens"]
        special = {0} | {mark for name, mark in marks.items() if name != "unknown"}
        queries, keys = axes(golden["sentences"][index], site)
        tensor = read_tensor(folder / golden["tensorsFile"], f"{index}.{site}.{layer}")
        heads = [measure(head, queries, keys, special, site) for head in tensor]
        entries.append(
            {
                "model": model,
                "revision": golden["model"]["revision"],
                "sentence": index,
                "site": site,
                "layer": layer,
                "queries": queries,
                "keys": keys,
                "special": sorted(special),
                "heads": [{name: rounded(value) for name, value in head.items()} for head in heads],
                "divergence": [rounded(divergence(tensor[0], head)) for head in tensor],
            }
        )
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(entries, separators=(",", ":")) + "\n")
    print(f"{OUT.relative_to(ROOT)}: {len(entries)} tensors, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
