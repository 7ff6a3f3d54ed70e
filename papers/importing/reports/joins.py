"""Decides whether a line goes on where another one broke off: at a page end, round a note, before a heading.

A page end leaves no sign in the text but the sentence it cuts. Line B goes on line A when A lacks a final
`. ! ? : ;` (closing quotes and brackets may follow) or ends in an abbreviation that never ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from papers.importing.reports.labels import part_of
from papers.importing.reports.marks import split_marks
from papers.text.letters import fold, fold_letters

_FINAL = ".!?:;…؟؛۔。"
_CLOSING = "\"'”’»)]›*_ \u200c\u200e\u200f"
_OPENING = "\"'“‘«([‹*_–—- "
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“«])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|Amb|vs|cf|No|Nos|Vol|Fig|pp?|ca|e\.g|i\.e|viz|т\.е)\.$"
)
_INITIALS = re.compile(r"(?:^|[\s(\"'“«])(?:[^\W\d_]\.)+$")
_GRAMMAR = """
    a an the of in on at to for from by with and or but nor as that which who whose its their his her our your
    my this these those between into onto over under about after before against among during through towards
    toward via per than not no is are was were be been being has have had do does did will would shall should
    can could may might must cannot it they he she we you i also very more most
    از در به با که و برای تا این آن یک هر را است بر هم نیز یا اگر اما ولی بین میان پس به‌ویژه های می
    и в во на с со по о об от до для из к ко что как не но а или при за под над между у же бы был была это
"""
_GRAMMAR_WORDS = frozenset(_GRAMMAR.split())
_NEEDS_MORE = """
    a an the of at from with and or nor as its their his her our your between into onto among through toward
    towards via than per از به که و برای یک هر بین میان и с к для из у при
"""
_NEVER_LAST = frozenset(_NEEDS_MORE.split())
_FINITE = """
    is are was were be been has have had do does did will would shall should can could may might must cannot
    continues remains seems appears says said
"""
_VERBS = frozenset(_FINITE.split())
_PERSIAN_VERB = re.compile(
    r"(?:ن?می[\u200c ]?\S+|(?:است|نیست|بود|شد|شده|کرد|کرده|کند|دارد|داشت|داده|داد|خواهد|ساخته|ساخت|انداخته|"
    r"گرفت|گرفته|یافت|یافته|"
    r"باشد|شود|نماید|نموده|آمد|آمده|رسید|رسیده|هستند|بودند|شدند|کردند|را|نیز|که|و)[.،؛؟!]?)"
)
_NUMBERED = re.compile(
    r"(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVXivx]{1,5}|[A-Za-z])[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s+\S"
)
_USUAL_HEADINGS = frozenset(
    fold(heading)
    for heading in (
        "Introduction", "Conclusion", "Conclusions", "Concluding remarks", "Background", "Discussion",
        "Results",
        "Methodology", "Method", "Methods", "Recommendations", "Policy recommendations", "Summary",
        "References",
        "Bibliography", "Literature", "Sources", "Appendix", "Acknowledgements", "Acknowledgments",
        "Executive summary",
        "مقدمه", "نتیجه‌گیری", "نتیجه گیری", "نتیجه", "جمع‌بندی", "جمع بندی", "پیشنهادها", "پیشینه",
        "منابع", "مراجع", "روش تحقیق",
        "Введение", "Заключение", "Выводы", "Литература", "Источники",
    )
)  # fmt: skip
_LONGEST_HEADING = 110
_MOST_WORDS = 14


def is_complete(text: str) -> bool:
    """Say whether the text ends a sentence or announces something (a colon before a list)."""
    bare, _ = split_marks(text.rstrip())
    bare = bare.rstrip(_CLOSING)
    if not bare or bare[-1] not in _FINAL:
        return False
    return not _ABBREVIATION.search(bare[-16:])


def begins_low(text: str) -> bool:
    """Say whether the first letter is a small one; scripts without capitals never begin low."""
    first = text.lstrip(_OPENING)[:1]
    return first.islower()


def goes_on(before: str, after: str) -> bool:
    """Say whether paragraph `after` goes on the paragraph `before` it."""
    if not is_complete(before):
        return True
    return begins_low(after) and bool(_INITIALS.search(before.rstrip()[-16:]))


_HYPHENS = ("-", "‐", "‑", "\u00ad", "¬")
_LAST_PART = re.compile(r"[^\W\d_]+(?=[-‐‑\u00ad¬]$)")
_FIRST_PART = re.compile(r"[^\W\d_]+")


def between(before: str, after: str) -> str:
    """Return what stands between two joined parts: a space, or nothing after a hyphen inside a word.

    The hyphen stays here; `without_hyphen` says whether it belongs to the word or to the line end.
    """
    if before.endswith(_HYPHENS) and len(before) > 1 and before[-2].isalnum() and after[:1].isalnum():
        return ""
    return " "


def without_hyphen(before: str, after: str, evidence: Evidence) -> str:
    """Return `before` without the hyphen with which a page end cut its last word, if it did.

    The document's own words decide: `cooper-|ation` is one word where `cooperation` stands elsewhere or where
    neither half stands alone; `long-|term` keeps its hyphen where it has one elsewhere. Case: hyphens.
    """
    last, first = _LAST_PART.search(before[-60:]), _FIRST_PART.match(after[:60])
    if last is None or first is None or not first.group()[0].islower() or last.group().isupper():
        return before
    halves = last.group().casefold(), first.group().casefold()
    if evidence.has_word("".join(halves)):
        return before[:-1]
    if evidence.has_word("-".join(halves)) or all(evidence.has_word(half) for half in halves):
        return before
    return before[:-1]


class Evidence:
    """What the document itself says about its words: which pairs stand side by side, which lines recur."""

    def __init__(self, texts: Iterable[str]):
        self._pairs: set[tuple[str, str]] = set()
        self._words: set[str] = set()
        self._short: dict[str, int] = {}
        for text in texts:
            words = text.split()
            self._pairs.update(pairwise(words))
            self._words.update(words[1:-1])  # the outer ones may be halves
            if len(text) <= _LONGEST_HEADING:
                self._short[text] = self._short.get(text, 0) + 1

    def attests(self, before: str, after: str) -> bool:
        """Say whether the word before the break is followed by the word after it elsewhere in one line."""
        pair = (before.rsplit(None, 1)[-1:] or [""])[0], (after.split(None, 1)[:1] or [""])[0]
        return pair in self._pairs

    def has_word(self, word: str) -> bool:
        """Say whether the word stands inside a line somewhere, in small letters, as such or before a sign."""
        return any(f"{word}{sign}" in self._words for sign in ("", ",", ".", ";", ":"))

    def recurs(self, line: str) -> bool:
        return self._short.get(line, 0) > 1


def item_goes_on(item: str, after: str, evidence: Evidence, others: Sequence[str] = ()) -> bool:
    """Say whether an unmarked line goes on a list item: it begins low, or it can be no beginning.

    Nor can the item be at its end where its last word needs another one after it, or where all the `others`
    of its list, two at least, end in a full stop. Case: cut-items.
    """
    if is_complete(item):
        return begins_low(after) and bool(_INITIALS.search(item.rstrip()[-16:]))
    words = item.split()
    if len(words) > 2 and words[-1].casefold() in _NEVER_LAST:
        return True
    if len(others) > 1 and all(map(is_complete, others)) and not is_usual_heading(after):
        return True
    first = after.lstrip(_OPENING)[:1]
    if first.islower():
        return True
    caseless = first.isalpha() and first.upper() == first.lower()
    return caseless and (bool(_PERSIAN_VERB.match(fold_letters(after[:40]))) or evidence.attests(item, after))


def is_usual_heading(text: str) -> bool:
    """Say whether the line is a heading by itself: `Conclusion`, `مقدمه:`, `2.1 Background`."""
    return fold(text.strip(" :.*_")) in _USUAL_HEADINGS if len(text) <= 40 else False


def is_heading(text: str, complete_before: bool, after: str, broken: bool, evidence: Evidence) -> bool:
    """Say whether a short unmarked line is a heading and not the piece of a paragraph that a page end cut.

    `after` is the next paragraph; `broken` says that a note or a page number stands between, and nobody
    prints a heading at the foot of a page.
    """
    if is_usual_heading(text):
        return part_of(text) is None or complete_before
    if not after or len(text) > _LONGEST_HEADING or not complete_before:
        return False
    words = text.split()
    if len(words) > _MOST_WORDS or text.rstrip()[-1] in ".:;,،؛…-–—" or begins_low(after) or begins_low(text):
        return False
    if words[-1].casefold().strip("\"'”»") in _GRAMMAR_WORDS:
        return False
    if any(word.casefold() in _VERBS for word in words[1:]) or evidence.attests(text, after):
        return False
    if evidence.recurs(text) or _NUMBERED.match(text):
        return True
    if text.rstrip()[-1] in "!?؟":
        return len(words) <= 8 and not broken
    if not any(character.isupper() for character in text):
        return _is_caseless_heading(words, after, broken)
    if _is_title_case(words):
        return len(words) > 1 or not broken
    return len(words) <= 7 and not broken and not any(word.endswith(("ed", ",")) for word in words)


def _is_title_case(words: list[str]) -> bool:
    long = [word.lstrip(_OPENING) for word in words if len(word.strip("\"'“”()")) > 3]
    return all(not word[:1].islower() for word in long or words)


def _is_caseless_heading(words: list[str], after: str, broken: bool) -> bool:
    if broken or len(words) > 8 or any(word in ("را", "است", "که") for word in words):
        return False
    return not _PERSIAN_VERB.match(fold_letters(after[:40]))
