"""The texts of the golden numbers, and the settings with which some are continued."""

from dataclasses import dataclass

from .sampling import Sampling


@dataclass
class GoldenText:
    name: str
    text: str
    sampling: Sampling | None = None


STEPS = 24
LONGEST_WITH_LOGITS = 40  # tokens, start mark included: keeps the file small

TEXTS = [
    GoldenText("one token", "once"),
    GoldenText("once upon a time", "once upon a time"),
    GoldenText("a sentence with capitals", "Tom told Mary that he didn't want to go to Boston."),
    GoldenText("emoji, accents, unknown characters", "The café 😀 was naïve, 你好 said Zoë: 42!"),
    GoldenText("a name said again", "there was a girl named nora. one day, nora"),
    GoldenText("repeated tokens", " ".join(3 * ["the red cat saw a big tree"])),
    GoldenText("repeated tokens that no text has side by side", " ".join(3 * ["river seven under glass happy tom table stone"])),
    GoldenText("the most probable continuation", "there was a little dog", Sampling(0, 0, 1, 1)),
    GoldenText("a sampled continuation", "lily and ben went to the park", Sampling(0.8, 40, 0.95, 7)),
    GoldenText("a continuation from the whole distribution", "The old man", Sampling(1, 0, 1, 42)),
    GoldenText(
        "more than a hundred tokens",
        "once upon a time, there was a little girl named mia. mia had a red ball. she liked to play with the red ball in "
        "the garden. one day, the red ball rolled under a big tree. mia could not find it. she asked her friend tom, "
        "\"can you help me find my red ball?\" tom said, \"yes, mia, i can help you.\" they looked and looked. at last, tom "
        "saw the red ball. mia was happy."),
]
