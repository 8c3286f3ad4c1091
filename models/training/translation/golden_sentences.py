"""The texts that page and PyTorch must agree on, by target language: (name, English, given translation or None)."""

FIVE_SENTENCES = ("I don't know what you want me to do. She said that she would come back soon. "
                  "We have been waiting for you since two o'clock. Do you want to eat something before we go? "
                  "They are not here now. ")

SENTENCES: dict[str, list[tuple[str, str, str | None]]] = {
    "fr": [
        ("one token", "Tom", None),
        ("typical statement", "I can't believe that you're not coming to the party.", None),
        ("typical question", "Where did you buy this book?", None),
        ("repeated words", "No, no, no, no, no!", None),
        ("punctuation only", "?!", None),
        ("accents, composed and decomposed", "We ate cre\u0300me brûlée at a café in Besançon.", None),
        ("emoji, with joiners and skin tone", "I love you 👨\u200d👩\u200d👧\u200d👦 and my cat 👍🏽.", None),
        ("unknown characters", "My friend 李明 lives in 北京.", None),
        ("nothing but unknown characters", "你好", None),
        ("numbers", "In 2026, 1,234 people paid $5.99.", None),
        ("typographic marks", "It’s 8\u00a0o’clock\u202f: “don’t” go.", None),
        ("double spaces", "  Come   here,\t please. ", None),
        ("right to left", "He said שלום and مرحبا to me.", None),
        ("long sentence", "If I had known that you were going to be so late, I would have gone home "
                          "and cooked something for the children.", None),
        ("sixty tokens", FIVE_SENTENCES + "Tom says that he is your very best friend.", None),
        ("given target", "He gave her a red flower.", "Il lui a donné une fleur rouge."),
        ("given target, another sentence", "The cat is sleeping.", "L’été, le chien mange 3 pommes 🍎."),
    ],
    "zh-Hans": [
        ("one token", "Tom", None),
        ("typical statement", "I don't like coffee.", None),
        ("typical question", "Where do you live?", None),
        ("repeated words", "No, no, no!", None),
        ("punctuation only", "?!", None),
        ("Chinese in the English", "李明 is my friend.", None),
        ("nothing but unknown characters", "שלום", None),
        ("numbers", "I bought 12 eggs.", None),
        ("typographic marks and double spaces", "  It’s   late\u202f! ", None),
        ("emoji, with joiners and skin tone", "My cat 👨\u200d👩\u200d👧 👍🏽.", None),
        ("sixty tokens", FIVE_SENTENCES + "Tom is your best friend.", "我不知道。"),
        ("given target", "He reads a book.", "他 看书。"),
        ("given target, another sentence", "She is young.", "猫吃3条鱼🐟。"),
    ],
}
