"""People's names in bylines and lists: what looks like one, where two part, which two are one person."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from papers.text.letters import fold, fold_letters

_PARTICLE_LIST = """
    al el bin ibn ben abu von van der den de del della di da du la le dos ter ten zu af av оглы кызы фон
    ван де
"""
_PARTICLES = frozenset(_PARTICLE_LIST.split())
_PERSIAN_LIST = """
    از در به با را که است برای بر این آن تا بین پس روابط های می یک هر و مطالعات سیاست آسیای
"""
_PERSIAN_WORDS = frozenset(_PERSIAN_LIST.split())
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u200c\u200d.'’‘`´\-‐‑])*", re.UNICODE)
_HONORIFIC = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Amb)\.?|Professor|Ambassador|دکتر|پروفسور|آقای|خانم|سفیر|Д-р|Проф\.?)\s+",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:(?:written\s+)?by\s+|by\s*:\s*|authors?\s*:\s*|نویسنده\s*:\s*|نویسندگان\s*:\s*|نوشته\s+|به\s+قلم\s+|Авторы?\s*:\s*)",
    re.IGNORECASE,
)
_AND = r"\s+(?:and|&|و|и|und|et)\s+"
_BETWEEN_NAMES = re.compile(rf"\s*[;؛,،]\s*(?:and\s+|&\s+|و\s+|и\s+)?|{_AND}", re.IGNORECASE)
_PLACE_OF_WORK = re.compile(
    r"\b(?:universit\w*|institut\w*|profess\w+|lectur\w+|council|school|facult\w+|cent(?:er|re)\w*|academ\w+|ministr\w+"
    r"|departments?|director|deans?|heads?|experts?|analysts?|fellows?|research\w*|scholars?|candidates?|ambassador|college"
    r"|foundation|laborator\w+|editors?|chair\w*|president|universität)\b"
    r"|\b(?:دانشگاه|دانشکده|پژوهشکده|پژوهشگر|پژوهشگاه|استاد|استادیار|دانشیار|کارشناس|مؤسسه|موسسه|مرکز|رئیس"
    r"|مدیر|وزارت|عضو هیئت|دانشجوی?)\b"
    r"|\b(?:университет\w*|институт\w*|профессор\w*|доцент\w*|директор\w*|эксперт\w*|центр[ауе]?|академи[ия]"
    r"|научный|министерств\w*|кафедр\w*)\b",
    re.IGNORECASE,
)
_SHORT_END = re.compile(r"(?:[^\W\d_]\.)+|[JS]r\.", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?<!\w)(?!(?:Prof|Univ|Dept|Inst|Asst|Assoc|проф)\.)[^\W\d_\u200c]{4,}[\"'”’»)]?[.!?؟]\s+\S"
    r"|[؛;!?؟]\s.{30,}[.!?؟]\s"
)
_LONGEST_NAME = 60


def looks_like_name(text: str) -> bool:
    """Say whether the text may be one person's name: two to six capitalised words, initials, particles.

    Persian has no capitals: there it is two to five words, none of which is a word of grammar.
    """
    text = _HONORIFIC.sub("", text.strip())
    if not 3 <= len(text) <= _LONGEST_NAME or not text.replace(".", "").strip():
        return False
    words = text.split()
    if not 2 <= len(words) <= 6 and not (len(words) == 1 and re.match(r"\w\.\w", text)):
        return False
    if not all(_WORD.fullmatch(word) and word[0].isalpha() for word in words) or _is_numbered(text):
        return False
    if words[-1].endswith(".") and not _SHORT_END.fullmatch(words[-1]):
        return False  # a sentence ends here
    if any("\u0600" <= character <= "\u06ff" for character in text):
        return len(words) <= 5 and not any(word in _PERSIAN_WORDS for word in words)
    capitals = [word[0].isupper() or word.casefold().split("-")[0] in _PARTICLES for word in words]
    return all(capitals) and any(word[0].isupper() and word.casefold() not in _PARTICLES for word in words)


def _is_numbered(text: str) -> bool:
    """Say whether digits of any kind are in the text: for regular expressions ¹ is a letter."""
    return any(character.isnumeric() for character in text)


def looks_like_affiliation(text: str) -> bool:
    """Say whether the line names a post or a place of work, and is no sentence."""
    return len(text) <= 300 and bool(_PLACE_OF_WORK.search(fold_letters(text)))


def ends_sentence_inside(text: str) -> bool:
    """Say whether a sentence ends before the text does: a full stop after a word, not an abbreviation."""
    return bool(_SENTENCE_END.search(text))


def without_by(text: str) -> str:
    """Drop `By` and its like from the beginning of a byline."""
    return _BY.sub("", text.strip(), count=1)


def says_by(text: str) -> bool:
    return bool(_BY.match(text.strip()))


def split_names(text: str) -> tuple[str, ...]:
    """Part a byline at commas, semicolons and words for "and", in three languages."""
    return tuple(piece.strip() for piece in _BETWEEN_NAMES.split(text) if piece and piece.strip())


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return a key that is equal for spellings that differ in spaces, hyphens, dots and case alone."""
    return "".join(character for character in fold(_HONORIFIC.sub("", name)) if character.isalnum())


def same_person(first: str, second: str) -> bool:
    """Say whether two full names are most likely spellings of one: equal but for a letter or two."""
    one, other = name_key(first), name_key(second)
    if one == other:
        return True
    if not one or not other or abs(len(one) - len(other)) > 3 or min(len(one), len(other)) < 7:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.9


def fits_initials(short: str, full: str) -> bool:
    """Say whether a short form (`A.R Noori`) has the family name and the first initial of the full name."""
    initials, _, family = _short_parts(short)
    key = name_key(full)
    return bool(family) and key.endswith(family) and key.startswith(initials[:1])


def may_be_same(short: str, full: str) -> bool:
    """Say whether a short form may mean the full name though it is spelled otherwise."""
    if fits_initials(short, full) or same_person(short, full):
        return True
    initials, _, family = _short_parts(short)
    last = name_key(full.split()[-1]) if full.split() else ""
    if not family or not last or not name_key(full).startswith(initials[:1]):
        return False
    return SequenceMatcher(None, family, last, autojunk=False).ratio() >= 0.8


def _short_parts(short: str) -> tuple[str, str, str]:
    """Part `H.A Masoudi` and `Davoud G. Zandi` into initials, middle and family name, as keys."""
    words = _HONORIFIC.sub("", short.strip()).replace(".", ". ").split()
    if len(words) < 2:
        return name_key(short)[:1], "", ""
    keys = [name_key(word) for word in words]
    family_at = next((at for at in range(1, len(words)) if len(keys[at]) > 1), len(words) - 1)
    return keys[0], "".join(keys[1:family_at]), "".join(keys[family_at:])
