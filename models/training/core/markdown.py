"""Small pieces of Markdown."""


def table(head: list[str], rows: list[list]) -> str:
    """Numbers are aligned to the right by the reader's renderer; `|` in a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def thousands(number: int) -> str:
    return f"{number:,}"


def with_interval(row: dict) -> str:
    """An error rate and its 95 % interval."""
    low, high = row["interval"]
    return f"{row['aer']:.3f} ({low:.3f}–{high:.3f})"
