"""Entries of the manifest's quality."""


def entry(scored: tuple[float, float, float], data: str, n: int, baseline: float | None = None) -> dict:
    """scored: value, and the ends of its 95 % bootstrap interval."""
    value, low, high = (round(number, 3) for number in scored)
    found = {"value": value, "data": data, "n": n, "low": low, "high": high}
    return found if baseline is None else found | {"baseline": round(baseline, 3)}
