"""BLEU and chrF with sacrebleu, their bootstrap intervals, and a baseline that looks translations up."""

import json

import sacrebleu
from sklearn.feature_extraction.text import TfidfVectorizer

DRAWS = 1000


def reference_streams(rows: list[dict], first_only: bool = False) -> list[list[str | None]]:
    """As sacrebleu wants them: stream k holds every sentence's k-th reference, None where there is none."""
    most = 1 if first_only else max(len(row["references"]) for row in rows)
    return [[row["references"][k] if k < len(row["references"]) else None for row in rows] for k in range(most)]


def scored(metric, texts: list[str], references: list[list[str | None]]) -> dict:
    """value and 95 % bootstrap interval over the sentences (seeded by sacrebleu); 0 to 100."""
    score = metric.corpus_score(texts, references, n_bootstrap=DRAWS)
    figures = json.loads(score.format(width=4, signature=str(metric.get_signature()), is_json=True))
    mean, half = figures.get("confidence_mean", 0.0), figures.get("confidence_var", 0.0)
    return {"value": round(score.score, 1), "low": round(max(0.0, mean - half), 1), "high": round(mean + half, 1)}


def scores(texts: list[str], rows: list[dict], tokens: str) -> dict:
    """BLEU (mixed case) and chrF (chrF2), each with all references and with the first one.

    tokens: sacrebleu's tokenizer, "13a" for words or "zh" for characters.
    """
    every, first = reference_streams(rows), reference_streams(rows, first_only=True)
    bleu = sacrebleu.BLEU(tokenize=tokens)
    result = {
        "bleu": scored(bleu, texts, every),
        "bleu_single_reference": scored(sacrebleu.BLEU(tokenize=tokens), texts, first),
        "chrf": scored(sacrebleu.CHRF(), texts, every),
        "chrf_single_reference": scored(sacrebleu.CHRF(), texts, first),
    }
    exact = sum(text in row["references"] for text, row in zip(texts, rows)) / len(rows)
    return result | {"exact_share": round(exact, 3), "bleu_signature": str(bleu.get_signature())}


def most_similar_translations(train: list[tuple[str, str]], sources: list[str], chunk: int = 100) -> list[str]:
    """For each source the translation of the training sentence nearest to it: tf-idf of words and word pairs, cosine."""
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\w+|[^\w\s]")
    known = vectorizer.fit_transform(source for source, _ in train).T.tocsr()
    asked, found = vectorizer.transform(sources), []
    for start in range(0, len(sources), chunk):
        nearest = (asked[start : start + chunk] @ known).toarray().argmax(axis=1)
        found += [train[index][1] for index in nearest]
    return found
