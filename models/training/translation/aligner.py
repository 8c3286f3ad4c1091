"""Word alignments from a statistical aligner, and the alignment error rate.

A link is a pair (source word, target word), both counted from 0.
"""

import tempfile
from pathlib import Path

import eflomal

Links = set[tuple[int, int]]


def align_words(source: list[list[str]], target: list[list[str]]) -> list[Links]:
    """Aligns sentence pairs in both directions (eflomal, model 3) and symmetrises them.

    The sampler seeds itself from the system, so two runs differ in a few links in a hundred.
    """
    with tempfile.TemporaryDirectory() as folder:
        forward, backward = Path(folder, "forward"), Path(folder, "backward")
        eflomal.Aligner(model=3).align(
            [" ".join(words) for words in source], [" ".join(words) for words in target],
            links_filename_fwd=str(forward), links_filename_rev=str(backward))
        return [
            symmetrise(parse_links(ahead), parse_links(back))
            for ahead, back in zip(forward.read_text().splitlines(), backward.read_text().splitlines())
        ]


def parse_links(line: str) -> Links:
    return {tuple(int(part) for part in link.split("-")) for link in line.split()}


def symmetrise(forward: Links, backward: Links) -> Links:
    """grow-diag-final-and (Koehn et al. 2005)."""
    union, links = forward | backward, set(forward & backward)
    neighbours = [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)]
    grown = True
    while grown:
        grown = False
        for s, t in sorted(links):
            for ds, dt in neighbours:
                link = (s + ds, t + dt)
                new_source = all(link[0] != other[0] for other in links)
                new_target = all(link[1] != other[1] for other in links)
                if link in union and link not in links and (new_source or new_target):
                    links.add(link)
                    grown = True
    for direction in (forward, backward):
        for link in sorted(direction):
            if all(link[0] != s for s, _ in links) and all(link[1] != t for _, t in links):
                links.add(link)
    return links


def alignment_error_rate(predicted: list[Links], sure: list[Links], possible: list[Links]) -> float:
    """1 − (|A∩S| + |A∩P|) / (|A| + |S|) over all sentences (Och & Ney 2003); P includes S."""
    hits = sum(len(a & s) + len(a & (p | s)) for a, s, p in zip(predicted, sure, possible))
    return 1 - hits / sum(len(a) + len(s) for a, s in zip(predicted, sure))
