"""The words that head the parts of a paper, in English, Persian and Russian."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from papers.text.letters import fold

Part = Literal[
    "copyright", "preface", "contents", "notes", "authors", "board", "reference", "contact",
    "keywords", "abstract",
]  # fmt: skip

_LABELS: dict[Part, tuple[str, ...]] = {
    "copyright": (
        "Copyrights & Permissions", "Copyright & Permissions", "Copyrights and Permissions",
        "Copyright and Permissions", "Copyright", "Copyrights", "Copyright notice", "Permissions",
        "حق نشر", "حق مؤلف", "حقوق نشر", "حقوق مؤلف", "کپی‌رایت", "Авторские права", "Авторское право",
    ),
    "preface": (
        "Preface", "Foreword", "پیشگفتار", "پیش‌گفتار", "دیباچه", "سخن نخست", "Предисловие",
    ),
    "contents": (
        "Table of Contents", "Contents", "List of Contents", "فهرست مطالب", "فهرست", "Содержание",
        "Оглавление",
    ),
    "notes": (
        "Notes", "Endnotes", "End notes", "Footnotes", "یادداشت‌ها", "پی‌نوشت‌ها", "پی‌نوشت", "پانویس‌ها",
        "پانوشت‌ها",
        "Примечания", "Сноски",
    ),
    "authors": (
        "Authors", "The Authors", "About the Authors", "List of Authors", "Contributors",
        "About the Contributors",
        "List of Contributors", "نویسندگان", "درباره نویسندگان", "فهرست نویسندگان", "معرفی نویسندگان",
        "Авторы", "Об авторах",
    ),
    "board": (
        "Editorial Board", "Board of Editors", "Editors", "هیئت تحریریه", "هیأت تحریریه", "شورای سردبیری",
        "Редакционная коллегия", "Редколлегия",
    ),
    "reference": (
        "Reference", "Cite as", "How to cite", "Suggested citation", "Citation", "ارجاع", "شیوه ارجاع",
        "نحوه ارجاع",
        "Ссылка", "Для цитирования",
    ),
    "contact": (
        "Contact Information", "Contact", "Contacts", "Contact us", "Contact details", "اطلاعات تماس",
        "تماس با ما", "تماس", "نشانی تماس", "Контактная информация", "Контакты",
    ),
    "keywords": (
        "Keywords", "Key words", "Keyword", "Key-words", "Index terms", "کلیدواژه‌ها", "کلیدواژه",
        "کلید واژه‌ها",
        "کلید واژه", "کلیدواژگان", "واژگان کلیدی", "واژه‌های کلیدی", "کلمات کلیدی", "Ключевые слова",
    ),
    "abstract": ("Abstract", "Summary", "چکیده", "خلاصه", "Аннотация", "Резюме"),
}  # fmt: skip


def _key(label: str) -> str:
    """Compare without spaces and hyphens too: `Key-words`, and a Persian word that lost its ZWNJ."""
    return fold(label).replace(" ", "").replace("-", "")


_PARTS: dict[str, Part] = {_key(label): part for part, labels in _LABELS.items() for label in labels}
_RUN_IN: tuple[Part, ...] = ("keywords", "abstract", "reference")
_ORNAMENT = " \t*_#:：.-–—"
_LONGEST = max(map(len, _PARTS)) + 12
_AFTER_LABEL = re.compile(r"\s*[*_]{0,3}\s*(?:[:：]|\s[-–—](?=\s))\s*[*_]{0,3}\s*")


@lru_cache(maxsize=4096)
def part_of(text: str) -> Part | None:
    """Return the part that a line heads: `Preface`, `**Authors:**`, `## Contents`; None for others."""
    if not text or len(text) > _LONGEST:
        return None
    return _PARTS.get(_key(text.strip(_ORNAMENT)))


def label_with_text(text: str) -> tuple[Part, str] | None:
    """Return the part and the rest of a line like `Keywords: a, b`; only parts that are printed so.

    A label without a colon or a dash is a word of a sentence ("Reference is made to …").
    """
    match = _AFTER_LABEL.search(text, 0, _LONGEST)
    if match is None or match.end() == len(text):
        return None
    part = part_of(text[: match.start()])
    return (part, text[match.end() :].strip()) if part in _RUN_IN else None


def heads(text: str) -> tuple[Part, str] | None:
    """Return the part that a line heads, with the rest of the line."""
    part = part_of(text)
    return (part, "") if part is not None else label_with_text(text)
