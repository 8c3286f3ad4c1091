"""prepare: raw texts → split, tokenizer, token ids."""

import json

import numpy as np

from ..core.layers import END
from ..core.recipe import work_folder
from ..core.tokenizer import train_tokenizer
from .texts import read_texts, with_capitals


def run(recipe: dict, arguments) -> None:
    out, texts = work_folder(recipe), read_texts(recipe, arguments.data)
    texts["cased"] = {"train": [with_capitals(story) for story in texts["stories"]["train"]]}
    tokenizer = train_tokenizer((text for kind in texts.values() for text in kind["train"]), recipe["tokenizer"])
    tokenizer.save(str(out / "tokenizer.json"))
    for kind, sides in texts.items():
        rows = [encoding.ids + [END] for encoding in tokenizer.encode_batch(sides["train"])]
        offsets = np.cumsum([0] + [len(row) for row in rows])
        np.savez(out / f"{kind}.npz", ids=np.array([token for row in rows for token in row], dtype=np.int16), offsets=offsets)
        print(kind, {side: len(kept) for side, kept in sides.items()}, f"{offsets[-1]:,} training tokens")
    held_out = {kind: {side: texts[kind][side] for side in ("development", "test")} for kind in ("stories", "sentences")}
    (out / "held-out.json").write_text(json.dumps(held_out, ensure_ascii=False) + "\n")
