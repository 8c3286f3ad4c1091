"""The tokenizer that both languages share: cleaned text, words and punctuation apart, BPE inside words."""

from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, trainers
from tokenizers.models import BPE

SPECIAL_TOKENS = ["<pad>", "<unk>", "<s>", "</s>"]

# Invisible characters are dropped, every run of spaces becomes one, quotes become plain.
INVISIBLE = r"[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"


def new_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(BPE(unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.NFC(),
        normalizers.Replace(Regex(r"[\u2018\u2019\u02bc]"), "'"),
        normalizers.Replace(Regex(r"[\u201c-\u201f]"), '"'),
        normalizers.Replace(Regex(INVISIBLE), ""),
        normalizers.Replace(Regex(r"\s+"), " "),
        normalizers.Strip(),
    ])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True),
        pre_tokenizers.Punctuation(behavior="isolated"),
        pre_tokenizers.Digits(individual_digits=True),
    ])
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    return tokenizer


def train_tokenizer(lines, vocabulary: int) -> Tokenizer:
    tokenizer = new_tokenizer()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary, min_frequency=2, show_progress=False, limit_alphabet=200,
        special_tokens=[AddedToken(token, special=True, normalized=False) for token in SPECIAL_TOKENS])
    tokenizer.train_from_iterator(lines, trainer)
    return tokenizer


def aligner_words(tokenizer: Tokenizer, text: str) -> list[str]:
    """The words that pieces are counted by (`word_ids`), lower-cased; never empty. The text is clean."""
    words = tokenizer.pre_tokenizer.pre_tokenize_str(text)
    return [word.lower().lstrip("▁") or "▁" for word, _ in words]
