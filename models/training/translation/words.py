"""The words that pieces are counted by: what the aligner aligns, and what a link is drawn between."""

from tokenizers import Tokenizer

Span = tuple[int, int]


def aligner_words(tokenizer: Tokenizer, text: str) -> list[str]:
    """The words that pieces are counted by (`word_ids`), lower-cased; never empty. The text is clean."""
    words = tokenizer.pre_tokenizer.pre_tokenize_str(text)
    return [word.lower().lstrip("▁") or "▁" for word, _ in words]


def word_spans(tokenizer: Tokenizer, text: str) -> list[Span]:
    """Where each of these words stands in the clean text, in characters; a space before it belongs to it."""
    return [span for _, span in tokenizer.pre_tokenizer.pre_tokenize_str(text)]
