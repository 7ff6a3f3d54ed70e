"""Prints reports as a house of many years would: authors come back, topics recur, texts do not."""

from __future__ import annotations

import random

GIVEN = (
    "Ali", "Andrey", "Behnam", "Dmitry", "Elaheh", "Elena", "Farhad", "Galina", "Hamid", "Igor", "Javad",
    "Kirill", "Leila", "Maryam", "Natalia", "Omid", "Parvin", "Reza", "Sergey", "Tahereh", "Vera", "Yasaman",
)  # fmt: skip
STEMS = (
    "Azar", "Bagher", "Chupan", "Davari", "Ebrahim", "Fatem", "Golshan", "Hashem", "Ismail", "Jafar", "Karim",
    "Lotfi", "Mokhtar", "Naderi", "Orlan", "Petros", "Qasem", "Rostam", "Sadegh", "Tavakol", "Vasil", "Zaman",
)  # fmt: skip
ENDS = ("i", "zadeh", "ian", "nejad", "pour", "ov", "enko", "sky")
PLACES = (
    "the Caspian Sea", "the South Caucasus", "Central Asia", "the Persian Gulf", "the Levant", "Anatolia",
    "the Black Sea", "the Hindu Kush", "the Volga Basin", "the Arabian Sea", "the Aral Basin", "the Pamirs",
)  # fmt: skip
MATTERS = (
    "Transit", "Energy", "Fisheries", "Migration", "Water", "Trade", "Security", "Railways", "Customs",
    "Pipelines", "Grain", "Tourism", "Ports", "Banking", "Education", "Sanctions", "Borders", "Shipping",
)  # fmt: skip
SUBJECTS = (
    "The agreement", "Public opinion", "The regional order", "Bilateral trade", "The new corridor",
    "The security dialogue", "The council of ministers", "Private investment",
)  # fmt: skip
ACTS = (
    "may still limit", "has slowly changed", "could strengthen", "will probably delay", "depends on",
    "gradually undermines", "is expected to support", "cannot replace",
)  # fmt: skip
ENDINGS = (
    "in the short term", "although the costs remain high", "as the ministers noted", "after the withdrawal",
    "in the field of transit", "despite every obstacle",
)  # fmt: skip
PEOPLE = 1500
BLOCKS = 8
"""Paragraphs and lists of an essay."""


def report_text(number: int, essays: int) -> str:
    """Return the text of the report of this number (from 1); the same number gives the same text."""
    chance = random.Random(number)
    name = f"{1 + (number - 1) % 12}/{60 + (number - 1) // 12}"
    signed = [(title(chance), *author) for author in authors(chance, essays)]
    parts = [
        f"{name} IRS PAPERS",
        "OCTOBER 2017",
        f"{chance.choice(MATTERS)} and {chance.choice(MATTERS)} round {chance.choice(PLACES)}",
        "INSTITUTE FOR REGIONAL\nSTUDIES (IRS)",
        "Preface",
        paragraph(chance),
        "Mohsen Azimi",
        "Dean of the Institute for Regional Studies (IRS)",
        "TABLE OF CONTENTS",
        "\n".join(
            f"{head} ({given[0]}. {family})\t{3 + 3 * at}" for at, (head, given, family) in enumerate(signed)
        ),
    ]
    for at, (head, given, family) in enumerate(signed, 1):
        parts += essay_parts(chance, head, f"{given} {family}", at)
    return "\n\n".join([*parts, "Contact Information", "Tel: +98 (21) 29905490", ""])


def authors(chance: random.Random, count: int) -> list[tuple[str, str]]:
    """Return that many different people; the first of them all write often, the last hardly ever."""
    found: dict[tuple[str, str], None] = {}
    while len(found) < count:
        at = int(PEOPLE * chance.random() ** 2)
        family = STEMS[at // len(GIVEN) % len(STEMS)] + ENDS[at // len(GIVEN) // len(STEMS)]
        found[GIVEN[at % len(GIVEN)], family] = None
    return list(found)


def usual(chance: random.Random, choices: tuple[str, ...]) -> str:
    """Return one of the choices, an early one more often than a late one."""
    return choices[int(len(choices) * chance.random() ** 2)]


def title(chance: random.Random) -> str:
    one, other = chance.sample(MATTERS, 2)
    return f"{one}, {other} and {usual(chance, PLACES)} after {chance.randint(1900, 2020)}"


def essay_parts(chance: random.Random, head: str, author: str, at: int) -> list[str]:
    blocks = [paragraph(chance) for _ in range(BLOCKS - 1)]
    items = "\n\n".join(f"- {sentence(chance)}" for _ in range(4))
    blocks.insert(chance.randint(2, BLOCKS - 2), items)
    keywords = {f"{usual(chance, MATTERS)} of {usual(chance, PLACES)}" for _ in range(6)}
    note = f"{at}. Professor of {chance.choice(MATTERS)}, University of the North"
    return [
        head,
        f"{author}{superscript(at)}",
        blocks[0],
        superscript(at) + note[len(str(at)) :],
        *blocks[1:],
        f"Keywords: {', '.join(sorted(keywords))}.",
    ]


def superscript(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def paragraph(chance: random.Random) -> str:
    return " ".join(sentence(chance) for _ in range(chance.randint(6, 9)))


def sentence(chance: random.Random) -> str:
    matter, place = chance.choice(MATTERS).lower(), chance.choice(PLACES)
    return (
        f"{chance.choice(SUBJECTS)} {chance.choice(ACTS)} the {matter} of {place} {chance.choice(ENDINGS)}."
    )
