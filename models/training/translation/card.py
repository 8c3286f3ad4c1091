"""card: the sections of the model card, in their order."""

from ..core.card import CardFacts, write_card
from .card_alignment import alignment, heads, word_by_word
from .card_results import errors, examples, limits, translation
from .card_sections import data_and_licence, introduction, reproduce, training


def sections(facts: CardFacts) -> list[str]:
    return [
        introduction(facts.recipe, facts.manifest), data_and_licence(facts.recipe, facts.manifest, facts.evaluation),
        training(facts.recipe, facts.training, facts.evaluation), translation(facts.recipe, facts.manifest, facts.evaluation), alignment(facts.recipe, facts.evaluation),
        heads(facts.recipe, facts.evaluation), word_by_word(facts.recipe, facts.evaluation), examples(facts.recipe, facts.evaluation),
        errors(facts.recipe, facts.evaluation), limits(facts.golden), reproduce(facts.manifest),
    ]


def run(recipe: dict, arguments) -> None:
    write_card(recipe, sections)
