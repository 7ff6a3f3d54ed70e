"""Half-spaces (ZWNJ) that became spaces, and half-spaces that join nothing.

The forms are those of grammar: the prefix of the verb, the endings of plurals, comparatives and of words in
ه. Where the same letters may be a word of their own ("تر" is "wet", "می" is the month May) the finding has
no repair unless the words round it decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from papers.text.persian_checks.finding import Finding
from papers.text.persian_checks.prose import LETTER, MARK, Prose

CODES = ("lost-joiner", "stray-joiner")

ZWNJ = "\u200c"
_IN = f"[{LETTER}{MARK}{ZWNJ}]"
_GAP = f"(?P<gap>{ZWNJ}? [ {ZWNJ}]*)"
_END = f"(?!{_IN})"
_PREFIX = re.compile(f"(?<!{_IN})(?P<prefix>ن?می){_GAP}(?P<verb>{_IN}+){_END}")
_VERB = re.compile(f"{_IN}+[متدی]|توان")
"""A verb after "می" ends in a personal ending or, in the past, in the د or ت of its stem."""
_MONTH_BEFORE = re.compile("(?:ماه|[0-9۰-۹٠-٩]|روز|اول|دوم|سوم)[ \u00a0]+\\Z")
_PLURAL = re.compile(
    f"(?<!{_IN})(?P<word>{_IN}{{2,}}){_GAP}(?P<ending>ها(?:یی|ی|یم|یت|یش|یمان|یتان|یشان)?){_END}"
)
_COMPARATIVE = re.compile(f"(?<!{_IN})(?P<word>{_IN}{{2,}}){_GAP}(?P<ending>تر(?:ین|ی)?){_END}")
_THAN = re.compile("[ \u00a0]+از[ \u00a0]")
_AFTER_HEH = re.compile(f"(?<!{_IN})(?P<word>{_IN}{{2,}}ه){_GAP}(?P<ending>اند|ایم|اید|ام|ای|اش){_END}")
_OF_TO_BE = {"اند", "ایم", "اید"}
_BETWEEN = re.compile(f"(?<!{_IN})(?P<word>بین){_GAP}(?P<ending>ال{_IN}{{3,}}){_END}")
_ALSO = re.compile(f"(?<!{_IN})(?P<word>هم){_GAP}(?P<ending>چنین|چنان){_END}")
_FUNCTION_WORDS = {
    "با", "به", "در", "از", "که", "تا", "بر", "را", "یا", "هر", "ها", "های", "هایی", "برای", "بی", "چه", "نه",
    "همه", "می", "نمی", "ای", "اگر", "ولی", "اما", "هم", "نیز", "پس",
}  # fmt: skip
"""Words of a closed class, which take none of these endings."""
_STRAY = re.compile(
    f"{ZWNJ}+(?=[ \u00a0.،؛؟!:«»)(]|$)|(?<=[ \u00a0«»)(]){ZWNJ}+|^{ZWNJ}+|(?<={ZWNJ}){ZWNJ}+", re.M
)


def find(prose: Prose) -> Iterator[Finding]:
    """Yield each place where a half-space is missing, then each half-space beside a space or a sign."""
    for match in prose.matches(_PREFIX):
        if _VERB.fullmatch(match["verb"]):
            before = prose.text[max(0, match.start() - 12) : match.start()]
            is_may = match["prefix"] == "می" and _MONTH_BEFORE.search(before)
            yield joined(prose, match, safe=not is_may)
    for pattern in (_BETWEEN, _ALSO):
        for match in prose.matches(pattern):
            yield joined(prose, match)
    for pattern, is_safe in ((_PLURAL, None), (_AFTER_HEH, silent_heh), (_COMPARATIVE, compares)):
        for match in prose.matches(pattern):
            if match["word"] not in _FUNCTION_WORDS:
                yield joined(prose, match, safe=is_safe is None or is_safe(prose, match))
    for match in prose.matches(_STRAY):
        start, end = match.span()
        yield prose.finding("stray-joiner", start, end, (start, end, ""))


def silent_heh(prose: Prose, match: re.Match[str]) -> bool:
    """Say whether the ه is a vowel: that of راه and گروه is heard, and takes its endings otherwise."""
    return match["ending"] in _OF_TO_BE or not match["word"].endswith(("اه", "وه"))


def compares(prose: Prose, match: re.Match[str]) -> bool:
    """Say whether "تر" makes a comparative here: "از" follows, or it has an ending of its own."""
    return match["ending"] != "تر" or _THAN.match(prose.text, match.end()) is not None


def joined(prose: Prose, match: re.Match[str], safe: bool = True) -> Finding:
    start, end = match.span("gap")
    edits = [(start, end, ZWNJ)] if safe else []
    return prose.finding("lost-joiner", match.start(), match.end(), *edits)
