"""The texts of the golden file: (name, task, text as a reader types it)."""

TEXTS = [
    ("an animal that barks", "masked-word", "The [MASK] is barking."),
    ("two masks", "masked-word", "I [MASK] to go [MASK]."),
    ("a question", "masked-word", "What is your [MASK]?"),
    ("a person and a place", "entities", "Marie Curie was born in Warsaw."),
    ("a company", "entities", "Tim Cook works for Apple in California."),
    ("digits and accents", "entities", "José Álvarez moved from São Paulo to Zürich in 2019."),
    ("a short tree", "dependencies", "The old man gave his daughter a red book."),
    ("a question's tree", "dependencies", "Why don't you come with us tomorrow?"),
    ("a cause", "relation", "The [fire] was caused by a burning [cigarette]."),
    ("a place to go to", "relation", "He put the [letter] into an [envelope]."),
    ("a part", "relation", "The [kitchen] of the [house] is very small."),
    ("one token", "masked-word", "[MASK]"),
    ("emoji, unknown and invisible characters", "entities", "😀 Tom\u200b likes ☃ and 漢字 — “very much”, naïve café…"),
    ("sixty tokens and more", "dependencies",
     "When the children came home from school yesterday afternoon, their mother was sitting in the kitchen with an old friend who had "
     "travelled through the whole country by train, and she told them that dinner would be ready at seven, but that they should first "
     "wash their hands, feed the dog, and finish all of their homework before the guests arrived."),
]
