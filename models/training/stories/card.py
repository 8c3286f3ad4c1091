"""card: the sections of the model card, in their order."""

from ..core.card import CardFacts, write_card
from .card_results import errors, examples, heads, induction, language, limits
from .card_sections import data_and_licence, introduction, reproduce, training


def sections(facts: CardFacts) -> list[str]:
    return [
        introduction(facts.recipe, facts.manifest), data_and_licence(facts.recipe, facts.manifest, facts.evaluation), training(facts.recipe, facts.training),
        language(facts.evaluation), induction(facts.evaluation, facts.recipe["evaluate"], facts.recipe["guide"]), heads(facts.evaluation, facts.recipe["evaluate"]), examples(facts.evaluation, facts.recipe["evaluate"]),
        errors(facts.evaluation), limits(facts.golden), reproduce(facts.manifest),
    ]


def run(recipe: dict, arguments) -> None:
    write_card(recipe, sections)
