"""card: the sections of the model card, in their order."""

from ..core.card import CardFacts, write_card
from .card_attention import attention, golden_numbers, limits
from .card_errors import errors, examples, made_up
from .card_results import intents, quality, sentiments
from .card_sections import data_and_licence, introduction, reproduce, training


def sections(facts: CardFacts) -> list[str]:
    return [
        introduction(facts.recipe, facts.manifest), data_and_licence(facts.recipe, facts.evaluation), training(facts.recipe, facts.training),
        quality(facts.evaluation), sentiments(facts.evaluation), intents(facts.evaluation), attention(facts.evaluation), examples(facts.evaluation),
        made_up(facts.evaluation), errors(facts.evaluation), limits(facts.evaluation), golden_numbers(facts.golden), reproduce(facts.manifest),
    ]


def run(recipe: dict, arguments) -> None:
    write_card(recipe, sections)
