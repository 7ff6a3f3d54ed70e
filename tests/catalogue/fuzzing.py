"""Random searches: words, signs of the databases' own languages, controls, and parameters of any kind."""

import random

WORDS = [
    "iran", "Iran's", "U.S.", "S-300", "sanctions", "the", "of", "ایران", "می‌خواهد", "می خواهد", "روابط",
    "كتاب", "۱۳۹۷", "Россия", "中文", "ﷺ", "İstanbul", "ß", "e\u0301", "x" * 300, "a" * 50_000,
]  # fmt: skip
SIGNS = [
    "\x00", "'", '"', "\\", "%", "%s", "_", "*", "(", ")", "&", "|", "!", "<->", ":A", "-", "--",
    '-"', "«", "»", "“",
    "\u202e", "\u2066", "\u200c", "\u200f", "\ufeff", "\ud800", "\U0010ffff", "\n", "\t", "NEAR(",
    " AND ", " OR NOT ", "title:", "{a}", "^", "+", "/*", "<b>", "&amp;", "0us", "¶", "🙂",
]  # fmt: skip
VALUES = [
    "",
    "-1",
    "0",
    "1",
    "2",
    "999999",
    "9" * 40,
    "۲",
    "x",
    "essay",
    "fa",
    "en",
    "\x00",
    "'",
    "iran",
    "1397",
    "a/../b",
]
PARAMETERS = ["page", "type", "topic", "author", "year", "lang", "sort", "in", "unknown"]


def random_words(draw: random.Random) -> str:
    pieces = [draw.choice(WORDS if draw.random() < 0.5 else SIGNS) for _ in range(draw.randrange(1, 9))]
    if draw.random() < 0.2:
        pieces.append("".join(chr(draw.randrange(1, 0x3000)) for _ in range(draw.randrange(40))))
    return "".join(piece + draw.choice(["", " "]) for piece in pieces)


def random_parameters(draw: random.Random, known: list[str]) -> dict[str, str]:
    """Return some parameters of a search page, some of them values that there are."""
    chosen = draw.sample(PARAMETERS, draw.randrange(4))
    return {name: draw.choice([*VALUES, *known]) for name in chosen}
