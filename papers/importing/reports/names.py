"""People's names in bylines and lists: what looks like one, where two part, which two are one person."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from papers.text.letters import fold, fold_letters, persian_letters
from papers.text.name_likeness import same_person as likeness_of

_PARTICLE_LIST = """
    al el bin ibn ben abu von van der den de del della di da du la le dos ter ten zu af av оглы кызы фон
    ван де
"""
_PARTICLES = frozenset(_PARTICLE_LIST.split())
_PERSIAN_LIST = """
    از در به با را که است برای بر این آن تا بین پس روابط های می یک هر و مطالعات سیاست آسیای
"""
_PERSIAN_WORDS = frozenset(_PERSIAN_LIST.split())
_OPENING_LIST = """
    the between from why after before what how beyond against towards under without into
    между после почему как что от
"""
_OPENING_WORDS = frozenset(_OPENING_LIST.split())
"""A title may begin with one, a name never does."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u200c\u200d.'’‘`´\-‐‑])*", re.UNICODE)
_HONORIFIC = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Amb)\.?|Professor|Ambassador|دکتر|پروفسور|آقای|خانم|سف[یي]ر(?!\s+(?:پ[یي]ش[یي]ن|سابق|اسبق)\b)|Д-р|Проф\.?)\s+",
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
    r"|\b(?:سفیر|معاون|دانشگاه|دانشکده|پژوهشکده|پژوهشگر|پژوهشگاه|استاد|استادیار|دانشیار|کارشناس|مؤسسه|موسسه|مرکز|رئیس"
    r"|مدیر|وزارت|عضو هیئت|دانشجوی?)\b"
    r"|\b(?:университет\w*|институт\w*|профессор\w*|доцент\w*|директор\w*|эксперт\w*|центр[ауе]?|академи[ия]"
    r"|научный|пос(?:ол|ла)|аспирант\w*|министерств\w*|кафедр\w*)\b",
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
    if words[0].casefold() in _OPENING_WORDS:
        return False
    if words[-1].endswith(".") and not _SHORT_END.fullmatch(words[-1]):
        return False  # a sentence ends here
    if any("\u0600" <= character <= "\u06ff" for character in text):
        return len(words) <= 5 and not any(word in _PERSIAN_WORDS for word in persian_letters(text).split())
    capitals = [word[0].isupper() or word.casefold().split("-")[0] in _PARTICLES for word in words]
    return all(capitals) and any(word[0].isupper() and word.casefold() not in _PARTICLES for word in words)


def _is_numbered(text: str) -> bool:
    """Say whether digits of any kind are in the text: for regular expressions ¹ is a letter."""
    return any(character.isnumeric() for character in text)


def looks_like_affiliation(text: str) -> bool:
    """Say whether the line names a post or a place of work, and is no sentence."""
    return len(text) <= 300 and bool(_PLACE_OF_WORK.search(fold_letters(text)))


def names_post(text: str) -> bool:
    """Say whether the words after a comma are a post or a place of work and not `Professor A. Name`."""
    return looks_like_affiliation(_HONORIFIC.sub("", text.strip()))


def ends_sentence_inside(text: str) -> bool:
    """Say whether a sentence ends before the text does: a full stop after a word, not an abbreviation."""
    return bool(_SENTENCE_END.search(text))


def without_by(text: str) -> str:
    """Drop `By` and its like from the beginning of a byline."""
    text = text.strip()
    match = _BY.match(persian_letters(text))
    return text[match.end() :] if match else text


def says_by(text: str) -> bool:
    return bool(_BY.match(persian_letters(text.strip())))


def split_names(text: str) -> tuple[str, ...]:
    """Part a byline at commas, semicolons and words for "and", in three languages."""
    return tuple(piece for _, piece in pieces_of_names(text))


def pieces_of_names(text: str) -> list[tuple[int, str]]:
    """Part a byline as `split_names` does; each piece with the position where it begins."""
    pieces, begin = [], 0
    for match in _BETWEEN_NAMES.finditer(text):
        pieces.append((begin, text[begin : match.start()].strip()))
        begin = match.end()
    pieces.append((begin, text[begin:].strip()))
    return [(at, piece) for at, piece in pieces if piece]


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return a key that is equal for spellings that differ in spaces, hyphens, dots and case alone."""
    return "".join(filter(str.isalnum, fold(_HONORIFIC.sub("", name))))


def same_person(first: str, second: str) -> bool:
    """Say whether two printed names are certainly or likely spellings of one."""
    return likeness_of(first, second) != "different"


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
    return _alike(family, last, 0.8)


def _alike(one: str, other: str, least: float) -> bool:
    """Compare the ratio of equal letters; its upper bounds, which cost little, rule most pairs out."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= least <= matcher.quick_ratio() and matcher.ratio() >= least


def _short_parts(short: str) -> tuple[str, str, str]:
    """Part `H.A Masoudi` and `Davoud G. Zandi` into initials, middle and family name, as keys."""
    words = _HONORIFIC.sub("", short.strip()).replace(".", ". ").split()
    if len(words) < 2:
        return name_key(short)[:1], "", ""
    keys = [name_key(word) for word in words]
    family_at = next((at for at in range(1, len(words)) if len(keys[at]) > 1), len(words) - 1)
    return keys[0], "".join(keys[1:family_at]), "".join(keys[family_at:])
