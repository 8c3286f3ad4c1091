"""card: the sections of the model card, in their order."""

from ..core.card import CardFacts, write_card
from .card_examples import errors, examples
from .card_heads import golden_numbers, heads, limits
from .card_results import entities, masked_words, quality, relations, trees
from .card_sections import data_and_licence, introduction, reproduce, training


def sections(facts: CardFacts) -> list[str]:
    return [
        introduction(facts.recipe, facts.manifest), data_and_licence(facts.recipe, facts.manifest, facts.evaluation), training(facts.recipe, facts.training, facts.evaluation),
        quality(facts.manifest), masked_words(facts.evaluation), entities(facts.evaluation), trees(facts.evaluation), relations(facts.evaluation), heads(facts.evaluation),
        examples(facts.evaluation), errors(facts.evaluation), limits(), golden_numbers(facts.golden), reproduce(facts.manifest),
    ]


def run(recipe: dict, arguments) -> None:
    write_card(recipe, sections)
