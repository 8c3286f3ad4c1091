"""The texts that page and PyTorch must agree on: (name, task, text)."""

TEXTS = [
    ("one token", "sentiment", "Thanks"),
    ("nothing", "sentiment", ""),
    ("negation pair, plain", "sentiment", "The food was good."),
    ("negation pair, negated", "sentiment", "The food was not good."),
    ("negation pair, with an apostrophe", "sentiment", "The food wasn’t good."),
    ("accents and emoji", "sentiment", "We loved the cre\u0300me brûlée at the café 😍👍🏽!"),
    ("unknown characters", "sentiment", "你好, my friend שלום."),
    ("headline", "sentiment", "Shares rise 12.5% after company reports record profit"),
    ("small letters", "sentiment", "i wonder what that noise was"),
    ("question in banking style", "intent", "Why was I charged an extra fee when I used my card abroad?"),
    ("banking, one word", "intent", "Refund"),
    ("more than sixty tokens", "intent",
     "Hello, last Monday I sent money to my sister in Spain, and the app said that the transfer would take two days, but now it is "
     "Friday, she has received nothing at all, and the money has left my account. Could you please tell me where it is, how long it "
     "will take, and whether I can still cancel the transfer?"),
]
