"""Sentences written for this project to probe what the test files do not hold: negation, everyday talk, headlines.

They are few and made up: they show what happens, they measure nothing well.
"""

from .decide import positive_wins
from .shipped_model import ShippedClassifier

SUBJECTS = ("The food", "The film", "The phone", "The service", "This book", "The room")
ADJECTIVES = {"positive": ("good", "great", "helpful", "interesting", "comfortable"),
              "negative": ("bad", "terrible", "boring", "rude", "dirty")}
NEGATIONS = {"not": "{subject} was not {adjective}.", "n't": "{subject} wasn't {adjective}.",
             "never": "{subject} was never {adjective}."}

EVERYDAY = (
    ("The meeting starts at nine o'clock.", "neutral"),
    ("I left my umbrella on the bus.", "neutral"),
    ("Thank you so much for your help!", "positive"),
    ("What a beautiful morning.", "positive"),
    ("The soup was cold and the waiter ignored us.", "negative"),
    ("I am really worried about the exam.", "negative"),
    ("I wonder what that noise was.", "ambiguous"),
    ("She wrote the letter yesterday.", "neutral"),
    ("We had a lovely time at the beach.", "positive"),
    ("My train was cancelled again.", "negative"),
)

HEADLINES = (
    ("Shares rise after company reports record profit", "positive"),
    ("Profit warning sends shares to a three-year low", "negative"),
    ("Central bank leaves interest rates unchanged", "neutral"),
    ("Carmaker to cut 4,000 jobs as demand falls", "negative"),
    ("Retailer raises full-year outlook on strong sales", "positive"),
    ("Airline fined for misleading customers", "negative"),
    ("Company names new chief financial officer", "neutral"),
    ("Drug maker wins approval for new treatment", "positive"),
    ("Operating loss widens to 12 million euros", "negative"),
    ("Quarterly revenue beats expectations", "positive"),
    ("Annual general meeting to be held in April", "neutral"),
    ("Builder files for bankruptcy after lender withdraws", "negative"),
    ("Bank to move its headquarters to Frankfurt", "neutral"),
    ("Orders grew by 20 percent from a year earlier", "positive"),
    ("Net sales fell compared with the same quarter last year", "negative"),
    ("Firm signs contract worth 50 million dollars", "positive"),
)


def negation_report(shipped: ShippedClassifier) -> list[dict]:
    """For each negation and side: of the pairs whose plain sentence is told rightly, how many turn with the negation."""
    labels, rows = shipped.labels["sentiment"], []
    for name, template in NEGATIONS.items():
        for side, adjectives in ADJECTIVES.items():
            filled = [(f"{subject} was {adjective}.", template.format(subject=subject, adjective=adjective))
                      for subject in SUBJECTS for adjective in adjectives]
            plain, negated = (positive_wins(shipped.probabilities(list(texts))["sentiment"], labels)
                              for texts in zip(*filled))
            right = plain == (side == "positive")
            rows.append({"negation": name, "side": side, "pairs": len(filled), "plain_right": int(right.sum()),
                         "turned": int((right & (negated != plain)).sum())})
    return rows


def read_by_model(shipped: ShippedClassifier, rows) -> dict:
    found = shipped.probabilities([text for text, _ in rows])["sentiment"]
    names = shipped.labels["sentiment"]
    said = [names[row.argmax()] for row in found]
    return {"right": sum(a == b for a, (_, b) in zip(said, rows)),
            "rows": [[text, wanted, answer, round(float(row.max()), 2)] for (text, wanted), answer, row in zip(rows, said, found)]}


def probe_report(shipped: ShippedClassifier) -> dict:
    return {"negation": negation_report(shipped), "everyday": read_by_model(shipped, EVERYDAY),
            "headlines": read_by_model(shipped, HEADLINES)}
