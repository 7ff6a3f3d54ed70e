"""What English and Persian allow at a place where two pieces of text may meet.

Only closed classes stand here (articles, prepositions, auxiliaries, pronouns, conjunctions): they are
true of the language. What open words do is learnt from the document itself, see `Agreement`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

CLOSERS = "\"'”’»)]}*"
OPENERS = "\"'“‘«([{"
TERMINALS = ".!?؟:;؛…"
SENTENCE_ENDS = ".!?؟…"

CLASSES: dict[str, str] = {
    "a": "a",
    "an": "an",
    "the": "the",
    "possessive": "my your his her its our their whose",
    "this": "this that",
    "these": "these those",
    "subject": "i he she we they",
    "it": "it you there",
    "object": "me him us them myself himself itself themselves",
    "be": "is are was were am be been isn't aren't wasn't weren't",
    "have": "has have had hasn't haven't hadn't",
    "do": "do does did don't doesn't didn't",
    "modal": "will would can could may might must shall should cannot can't won't wouldn't couldn't",
    "to": "to",
    "of": "of",
    "preposition": (
        "in on at by for with from into onto about against between among across after before during"
        " under over "
        "through toward towards upon within without regarding concerning despite via since until"
        " amid amidst behind "
        "beyond near around above below than"
    ),
    "coordinator": "and or but nor yet",
    "subordinator": "that if because while although though whether unless whereas so as when where",
    "relative": "which who whom what how why",
    "not": "not never",
    "quantity": "some any no each every all both many much several few other another such more most less",
    "number": "one two three four five six seven eight nine ten",
    "fa-and": "و یا",
    "fa-preposition": "در به از با برای بر تا بی بدون درباره میان بین علیه سوی برخلاف طی",
    "fa-that": "که اگر چون زیرا چنانچه هرچند گرچه",
    "fa-object": "را",
    "fa-this": "این آن همین همان هر هیچ چند",
    "fa-be": "است هست بود شد شود باشد نیست هستند بودند شدند خواهد خواهند دارد دارند داشت کرد کند"
    " کنند کرده شده",
    "fa-pronoun": "من ما او آنها آن‌ها شما ایشان",
}
CLASS_OF = {word: name for name, words in CLASSES.items() for word in words.split()}
CLASS_OF["that"] = "that"

SUFFIXES: tuple[tuple[str, str], ...] = (
    ("adverb", "ly"),
    ("ing", "ing"),
    ("ed", "ed"),
    ("noun", "tion sion ment ness ity ence ance ism ship cy"),
    ("adjective", "al ive ous ic ful able ible less ary ian"),
    ("fa-plural", "ها های هایی"),
)
_ENDINGS = tuple((name, tuple(endings.split())) for name, endings in SUFFIXES)
_SHORT = 40  # characters of a word whose class is remembered: an endless one would fill the memory
NOT_PLURAL = ("ss", "us", "is")
# Words that cannot be the last of a sentence: something has to follow.
DEMANDING = {
    "a", "an", "the", "possessive", "of", "to", "preposition", "coordinator", "modal", "be", "have", "that",
    "subordinator", "these", "subject", "relative", "fa-and", "fa-preposition", "fa-that", "fa-this",
}  # fmt: skip
# After an article or a possessive no such word can stand ("a it", "the of").
NOT_AFTER_ARTICLE = {
    "a", "an", "the", "subject", "it", "object", "be", "have", "do", "modal", "to", "of", "preposition",
    "coordinator", "subordinator", "relative", "possessive", "this", "these", "that",
}  # fmt: skip
# After a preposition: no finite verb, no subject pronoun, no second preposition of the plainest sort.
NOT_AFTER_PREPOSITION = {"subject", "be", "modal", "do", "of", "coordinator", "not"}
VERBAL = {"be", "have", "modal", "do"}
NOMINAL = {"noun", "plural", "name", "subject", "it", "these", "this", "relative", "object"}
ABBREVIATIONS_WORDS = (
    "mr mrs ms dr prof gen col lt sgt rev hon st no vol pp p ed eds vs etc cf al jr sr inc ltd co "
    "dept est fig jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e a.m p.m u.s u.k u.n e.u "
    "ph.d"
)
ABBREVIATIONS = frozenset(ABBREVIATIONS_WORDS.split())

_WORD = re.compile(r"[^\W_]+(?:[\u200c'’.+/&-][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Return the words of a text, without the punctuation round them."""
    return _WORD.findall(text)


def bare(word: str) -> str:
    """Return a word without the punctuation round it, with a plain apostrophe."""
    return word.strip(CLOSERS + OPENERS + TERMINALS + ",،—–-").replace("’", "'")


def tag(word: str) -> str:
    """Return the class of a word: a closed class, a class told by its ending, or "word"."""
    return _tag_of_short(word) if len(word) <= _SHORT else _tag(word)


@lru_cache(maxsize=20_000)
def _tag_of_short(word: str) -> str:
    return _tag(word)


def _tag(word: str) -> str:
    plain = bare(word)
    if not plain:
        return "mark"
    lower = plain.lower()
    if plain.isupper() and len(plain) > 1:
        return "name"
    if lower in CLASS_OF:
        return CLASS_OF[lower]
    if plain[0].isdigit():
        return "number"
    if plain[0].isupper():
        return "name"
    for name, endings in _ENDINGS:
        if len(lower) > 4 and lower.endswith(endings):
            return name
    if lower.endswith("s") and len(lower) > 3 and not lower.endswith(NOT_PLURAL):
        return "plural"
    if lower.startswith(("می\u200c", "نمی\u200c")):
        return "fa-be"
    return "word"


def is_stub(text: str) -> bool:
    """Tell whether a text ends in a word broken by a hyphen ("the sit-", not "1990 -")."""
    return len(text) > 1 and text[-1] in "-‐\u00ad" and text[-2].isalpha()


def is_finished(text: str) -> bool:
    """Tell whether a text ends as a sentence ends; closing quotes and brackets may follow."""
    end = text.rstrip().rstrip(CLOSERS)
    if not end or end[-1] not in TERMINALS:
        return False
    return not ends_in_abbreviation(end)


def ends_in_abbreviation(text: str) -> bool:
    """Tell whether the full stop at the end of a text belongs to an abbreviation or an initial."""
    if not text.endswith("."):
        return False
    last = text[:-1].rsplit(None, 1)[-1:] or [""]
    word = last[0].lstrip(OPENERS)
    return word.lower() in ABBREVIATIONS - {"etc", "no", "al", "u.s", "co"} or (
        len(word) == 1 and word.isupper()
    )


def starts_lower(text: str) -> bool:
    """Tell whether a text starts in lower case: it goes on with a sentence begun elsewhere."""
    return text.lstrip(OPENERS + "—–-… ")[:1].islower()


def starts_upper(text: str) -> bool:
    """Tell whether a text starts with a capital or a figure (letters without case: False)."""
    first = text.lstrip(OPENERS + " ")[:1]
    return first.isupper() or first.isdigit()


def demands_more(text: str) -> bool:
    """Tell whether the last word needs another: an article, a preposition, a comma, a conjunction."""
    end = text.rstrip()
    if not end:
        return False
    if end[-1] in ",،—–":
        return True
    return end[-1].isalpha() and tag(end.rsplit(None, 1)[-1]) in DEMANDING


def forbidden(left: str, right: str) -> bool:
    """Tell whether grammar rules out that word `right` follows word `left` ("a it", "an role")."""
    if left[-1:] in ",،;:؛" or not bare(right) or not bare(left):
        return False
    first, second, plain = tag(left), tag(right), bare(right)
    if first in ("a", "an"):
        if not left[0].islower() and first == "a":
            return False
        return second in NOT_AFTER_ARTICLE or second == "plural" or vowel_disagrees(first, plain)
    if first in ("the", "possessive"):
        return second in NOT_AFTER_ARTICLE - {"modal", "preposition"}
    if first in ("preposition", "of"):
        return second in NOT_AFTER_PREPOSITION
    return False


def vowel_disagrees(article: str, word: str) -> bool:
    """Tell whether a/an goes against the first letter; u, h, o and capitals depend on the sound, so they
    pass.
    """
    first = word[:1]
    if not first.isascii() or not first.islower() or first in "uho":
        return False
    return (first in "aei") == (article == "a")


def rule_score(left: list[str], right: list[str]) -> float:
    """Score by rules alone how well `right` (its first words) follows `left` (its last words)."""
    if not left or not right:
        return 0.0
    if forbidden(left[-1], right[0]):
        return -5.0
    first, second = tag(left[-1]), tag(right[0])
    if left[-1][-1] in ",،":
        return 0.3
    score = 0.0
    before = tag(left[-2]) if len(left) > 1 else ""
    after = tag(right[1]) if len(right) > 1 else ""
    if first in ("a", "an", "the", "possessive") and second in ("word", "noun", "adjective", "plural"):
        score += 1.5 if after != "of" else 2.0
    if first in ("of", "preposition") and second in (
        "the",
        "a",
        "possessive",
        "noun",
        "name",
        "ing",
        "plural",
        "these",
    ):
        score += 1.0
    if second in VERBAL:
        score += 1.5 if first in NOMINAL else 0.0
        score -= 3.0 if before == "to" or (first in VERBAL - {"have"} and second == "modal") else 0.0
    if first == "modal":
        score += 1.5 if right[0].lower() in ("be", "have", "not") or second in ("word", "adverb") else -2.0
    if first == "to" and second in ("word", "the", "a", "possessive", "be", "name"):
        score += 0.7
    if first in ("subject",) and second in (
        "noun",
        "the",
        "a",
        "an",
        "preposition",
        "of",
        "plural",
        "adjective",
    ):
        score -= 2.0
    if first in ("word", "plural", "noun") and second == "of":
        score += 1.0
    if first == "be" and second in ("be", "modal", "subject", "of"):
        score -= 2.0
    return score


class Agreement:
    """How often the document itself lets words of two classes meet inside its unbroken lines.

    `score` is the logarithm of (seen / expected by chance), smoothed and clipped to -1.5 .. 1.5.
    """

    def __init__(self, texts: Iterable[str]):
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._words: Counter[tuple[str, str]] = Counter()
        self._first: Counter[str] = Counter()
        self._second: Counter[str] = Counter()
        for text in texts:
            words = text.split()
            tags = [tag(word) for word in words]
            for i in range(len(words) - 1):
                if words[i][-1] in SENTENCE_ENDS:
                    continue
                self._pairs[tags[i], tags[i + 1]] += 1
                self._first[tags[i]] += 1
                self._second[tags[i + 1]] += 1
                self._words[bare(words[i]).lower(), bare(words[i + 1]).lower()] += 1
        self._total = sum(self._first.values())

    def score(self, left: list[str], right: list[str]) -> float:
        """Score how well `right` follows `left`: the rules, the learnt classes, a pair printed elsewhere."""
        if not left or not right:
            return 0.0
        score = rule_score(left, right)
        if self._total:
            one, two = tag(left[-1]), tag(right[0])
            expected = self._first[one] * self._second[two] / self._total
            score += max(-1.5, min(1.5, math.log((self._pairs[one, two] + 0.7) / (expected + 0.7))))
        if (bare(left[-1]).lower(), bare(right[0]).lower()) in self._words:
            score += 1.5
        return score
