"""The few numbers that the manifest repeats, each with its data, count and baseline."""


def quality_table(recipe: dict, report: dict) -> dict[str, dict]:
    """key → value, data, n, baseline, and a 95 % interval where one was drawn; an alignment error rate only where links were set by hand."""
    translation, evaluation = report["translation"], recipe["evaluation"]
    greedy, looked_up = translation["greedy"], translation["looked_up"]
    n = translation["sentences"]
    data = f"{n:,} held-out English sentences of Tatoeba, greedy decoding"
    every = f"{data}, all {translation['references']:,} known translations"
    bleu = f"BLEU-4 on {evaluation['bleu_counts']} (sacreBLEU, tokenize=\"{evaluation['bleu_tokens']}\")"
    descriptions = {
        "bleu": f"{every}; {bleu}; baseline: the translation of the most similar training sentence",
        "bleu_single_reference": f"{data}, the first translation of each; {bleu}; baseline: the translation of the most similar training sentence",
        "chrf": f"{every}; chrF2 (sacreBLEU); baseline: the translation of the most similar training sentence",
    }
    table = {key: {**greedy[key], "data": text, "n": n, "baseline": looked_up[key]["value"]}
             for key, text in descriptions.items()}
    table["perplexity"] = {
        "value": translation["test_perplexity"],
        "data": f"a piece, on the {translation['references']:,} held-out translations of {n:,} sentences; "
                "baseline: given the English of another pair",
        "n": translation["references"],
        "baseline": translation["test_perplexity_with_the_wrong_source"],
    }
    alignment = report["alignment"]
    if alignment["links_by"] == "hand":
        rows = {row["name"]: row for row in alignment["compared"]}
        (low, high), statistical = rows["guided head"]["interval"], rows["statistical aligner"]["aer"]
        table["aer"] = {
            "value": rows["guided head"]["aer"], "low": low, "high": high,
            "data": f"{alignment['pairs']} Tatoeba pairs with {alignment['sure_links']} sure links set by hand, kept out of "
                    f"training; guided head; baseline: the diagonal (a statistical aligner: {statistical})",
            "n": alignment["pairs"], "baseline": rows["diagonal"]["aer"],
        }
    return table
