"""prepare: corpora → tokenizer and the texts that masked words are learnt from."""

import json
import random
import re

import numpy as np

from ..core.layers import END, START
from ..core.recipe import work_folder
from ..core.tokenizer import train_tokenizer
from .everyday_names import everyday_sentences
from .examples import ENTITY_LABELS
from .made_sentences import made_sentences, title_sentences
from .measures import f1, span_counts
from .name_teacher import best_tags
from .specials import FURTHER_SPECIAL_TOKENS
from .soft_names import save_soft
from .splits import Side, read_sides, save_side, sentence_key, unlabelled
from .task_data import name_pool
from .taught_names import chosen_sentences, first_teacher, second_teacher, soft_sentences, taught_sentences
from .word_clusters import word_clusters


def first_names(side: Side) -> list[str]:
    """First words of the persons in the training lists, as often as they occur there."""
    words = [word for words, tags in side.wikigold + side.wnut for word, tag in zip(words, tags) if tag == "B-PER"]
    return [word for word in words if re.fullmatch(r"[A-Z][a-z]{2,}", word)]


def renamed(text: str, names: list[str], share: float, random: random.Random) -> str:
    """Tatoeba writes of Tom and Mary in every fifth sentence; others get their chance."""
    if random.random() >= share:
        return text
    for name in ("Tom", "Mary"):
        if re.search(rf"\b{name}\b", text):
            text = re.sub(rf"\b{name}\b", random.choice(names), text)
    return text


def pretraining_texts(recipe: dict, sides: dict[str, Side], texts: dict[str, list[str]]) -> tuple[list[str], list[str]]:
    """(training texts, held-out Tatoeba sentences). No text stands in a measured set; neighbours stay neighbours."""
    settings, chance = recipe["data"], random.Random(f"{recipe['seed']}:names")
    held_out = texts["tatoeba"][:settings["held_out_sentences"]]
    measured = {sentence_key(text) for name in ("development", "test") for text in sides[name].texts()}
    measured |= {sentence_key(text) for text in held_out}
    names = first_names(sides["train"])
    tatoeba = [renamed(text, names, settings["renamed_share"], chance)
               for text in texts["tatoeba"] if sentence_key(text) not in measured]
    train = [*sides["train"].texts(), *tatoeba, *texts["comments"], *texts["stories"]]
    return [text for text in train if sentence_key(text) not in measured], held_out


def everyday_texts(recipe: dict, sides: dict[str, Side], texts: dict[str, list[str]]) -> list[str]:
    """Tatoeba sentences as they are, none of them measured."""
    measured = {sentence_key(text) for name in ("development", "test") for text in sides[name].texts()}
    return [text for text in texts["tatoeba"][recipe["data"]["held_out_sentences"]:] if sentence_key(text) not in measured]


def ragged(rows) -> dict[str, np.ndarray]:
    """Rows of different lengths as one flat array and the offset of each row."""
    return {"ids": np.array([value for row in rows for value in row], dtype=np.int16),
            "offsets": np.cumsum([0] + [len(row) for row in rows])}


def development_f1(found: list[list[str]], sentences: list) -> float:
    """Of the tags found for the sentences."""
    rows = [span_counts(*([ENTITY_LABELS.index(tag) for tag in tags] for tags in pair)) for pair in zip(found, (tags for _, tags in sentences))]
    return float(f1(np.sum(rows, axis=0)))


def write_names(out, recipe: dict, sides: dict[str, Side], texts: dict[str, list[str]]) -> None:
    """Everyday sentences with looked-up names, made sentences, and further sentences with what two teachers say of them."""
    unmeasured, seed, side, measured = {**texts, "tatoeba": everyday_texts(recipe, sides, texts)}, recipe["seed"], sides["train"], sides["development"].wikigold
    everyday = everyday_sentences(unmeasured["tatoeba"], recipe["data"]["everyday_most_a_name"])
    made = made_sentences(title_sentences(unmeasured["tatoeba"]), recipe["data"]["made_sentences"], f"{seed}:made")
    clusters = word_clusters([*side.texts(), *unmeasured["tatoeba"], *unmeasured["comments"]], seed % 2 ** 31)
    first = first_teacher(side, everyday, clusters, recipe["teacher"], seed)
    taught = taught_sentences(first, chosen_sentences(side, unmeasured, recipe["teacher"]["most"]))
    settings = recipe["second_teacher"]
    second = second_teacher(side, everyday, made, clusters, settings, seed)
    soft = soft_sentences(second, chosen_sentences(side, unmeasured, settings["most"]), name_pool(side, settings, made), settings, seed)
    words = [words for words, _ in measured]
    facts = {"everyday": len(everyday), "made": len(made), "taught": len(taught), "development_f1": development_f1(first.label(words), measured),
             "soft": len(soft), "second_development_f1": development_f1([best_tags(found) for found in second.probabilities(words)], measured)}
    save_soft(out, soft)
    for name, value in (("everyday", everyday), ("made", made), ("taught", taught), ("teacher", facts)):
        (out / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False))
    print("names:", facts)


def run(recipe: dict, arguments) -> None:
    out, limit = work_folder(recipe), recipe["model"]["max_tokens"] - 2
    sides, texts = read_sides(recipe, arguments.data), unlabelled(recipe, arguments.data)
    for name, side in sides.items():
        print(name, {field: len(rows) for field, rows in vars(side).items()})
        if name != "test":
            save_side(out / f"{name}.json", side)
    train, held_out = pretraining_texts(recipe, sides, texts)
    tokenizer = train_tokenizer(train, recipe["tokenizer"], FURTHER_SPECIAL_TOKENS)
    tokenizer.save(str(out / "tokenizer.json"))
    for name, part in (("pretrain", train), ("held-out", held_out)):
        rows = [encoding.ids[:limit] for encoding in tokenizer.encode_batch(part)]
        arrays = ragged([[START, *row, END] for row in rows if row])
        np.savez(out / f"{name}.npz", **arrays)
        print(name, len(part), "texts,", len(arrays["ids"]), "tokens")
    write_names(out, recipe, sides, texts)
    (out / "held-out.json").write_text(json.dumps(held_out, ensure_ascii=False))
