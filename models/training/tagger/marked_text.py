"""Texts as a reader of the page types them: `[MASK]`, and brackets around two entities; read as the page reads them."""

import re

from tokenizers import Encoding, Tokenizer


def with_tokens(task: str, text: str) -> str:
    """The page's marks as the tokenizer's special tokens; raises ValueError when a relation lacks its two entities."""
    if task == "masked-word":
        return re.sub(r"\[mask\]", "<mask>", text, flags=re.IGNORECASE)
    if task != "relation":
        return text
    parts = re.split(r"\[([^\[\]]*)\]", text, maxsplit=2)
    if len(parts) != 5:
        raise ValueError(f"expected two entities in brackets, found {len(parts) // 2} in “{text}”")
    before, first, between, second, after = parts
    return f"{before}<e1>{first}</e1>{between}<e2>{second}</e2>{after}"


def read_marked(tokenizer: Tokenizer, task: str, text: str) -> Encoding:
    return tokenizer.encode(with_tokens(task, text))
