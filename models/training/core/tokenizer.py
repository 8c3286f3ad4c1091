"""The tokenizer of every model: cleaned text, words and punctuation apart, BPE inside words."""

from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, trainers
from tokenizers.models import BPE

SPECIAL_TOKENS = ["<pad>", "<unk>", "<s>", "</s>"]

# Invisible characters are dropped, every run of spaces becomes one, quotes become plain.
INVISIBLE = r"[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"

# A Chinese character is a word of its own: there are no spaces to split at.
HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"


def new_tokenizer(settings: dict) -> Tokenizer:
    """settings: the recipe's [tokenizer]; `prepend = "never"` leaves the first word without a space mark,
    `han = true` makes each Chinese character a word."""
    prepend = settings.get("prepend", "always")
    han = [pre_tokenizers.Split(Regex(HAN), behavior="isolated")] if settings.get("han") else []
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
        pre_tokenizers.Metaspace(replacement="▁", prepend_scheme=prepend, split=True),
        *han,
        pre_tokenizers.Punctuation(behavior="isolated"),
        pre_tokenizers.Digits(individual_digits=True),
    ])
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme=prepend, split=True)
    return tokenizer


def train_tokenizer(lines, settings: dict, further_special: tuple = ()) -> Tokenizer:
    """settings.special_tokens: other names for the first four; further_special: names of those that follow them."""
    tokenizer = new_tokenizer(settings)
    trainer = trainers.BpeTrainer(
        vocab_size=settings["vocabulary"], min_frequency=2, show_progress=False,
        limit_alphabet=settings.get("alphabet", 200),
        special_tokens=[AddedToken(token, special=True, normalized=False) for token in (*settings.get("special_tokens", SPECIAL_TOKENS), *further_special)])
    tokenizer.train_from_iterator(lines, trainer)
    return tokenizer
