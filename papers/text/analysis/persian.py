"""Persian words: which of them belong together, and the light endings that a search looks through.

Writers part and join the same word in three ways (می‌خواهد, می خواهد, میخواهد), so the parts that grammar
makes of closed classes are joined again; endings of number, comparison and possession are taken away. What
a joined ending could also be is kept as a second term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from papers.text.analysis.endings import COMPARISONS, PLURALS, POSSESSIVES, stems, wider
from papers.text.analysis.words import JOINER, LONGEST, Word, letters_of

PREFIXES = {"می", "نمی"}
ENCLITICS = {
    *PLURALS, *COMPARISONS, *POSSESSIVES, "ی", "یی", "ای", "ام", "ات", "اش", "اند", "ایم", "اید", "است",
}  # fmt: skip
"""Pieces that stand after a half-space and are no words of their own."""
AFTER_A_SPACE = {*PLURALS, *COMPARISONS}
AFTER_HEH = {"ی", "ای", "اند", "ایم", "اید", "ام", "اش"}
FUNCTION_WORDS = {
    "با", "به", "در", "از", "که", "تا", "بر", "را", "یا", "هر", "برای", "بی", "چه", "نه", "همه", "این", "ان",
    "و", "اگر", "ولی", "اما", "هم", "نیز", "پس", "ها", "های", "می", "نمی", "است", "بود", "شد",
}  # fmt: skip
"""Words of a closed class, which take none of these endings."""
MOST_PIECES = 8
"""Pieces that a word may be made of; a line of prefixes is no word."""
BEFORE_AN_ARTICLE = {"بین", "فوق", "ضرب", "عکس", "حق", "سریع", "علی", "تحت"}
"""First words of Arabic compounds with ال, which Persian takes as one word: بین‌المللی, فوق‌العاده."""
_VERB_ENDS = ("م", "ی", "ت", "د", "ن")
_PAIRS = {("گفت", "گو"), ("جست", "جو"), ("شست", "شو"), ("گفت", "شنود")}
"""Words joined by an و that may be written or not: گفت‌وگو is گفتگو."""
_PAIRED = re.compile("(گو|جو|شو|شنود)(?:ی|یی|ها.{0,4})?")
_GAP = re.compile(f"[ \u00a0{JOINER}]{{1,3}}")


def gathered(words: Iterable[Word], text: str) -> Iterator[Word]:
    """Yield the words, those joined that are one word in Persian with a space inside."""
    waiting: list[Word] = []
    for word in words:
        if waiting and not (word.is_arabic and _GAP.fullmatch(text, waiting[-1].end, word.start)):
            yield from waiting
            waiting = []
        if not word.is_arabic or word.kind != "word":
            yield word
            continue
        waiting.append(word)
        while len(waiting) > 1 and (joined := _joined(waiting)):
            waiting = joined
        if len(waiting) > 2:
            yield waiting.pop(0)
    yield from waiting


def _joined(waiting: list[Word]) -> list[Word] | None:
    """Return the words with the last two or three made one, None where they are separate words."""
    if sum(len(word.pieces) for word in waiting) > MOST_PIECES:
        return None
    last = letters_of(waiting[-1].pieces[0])
    before = _folded(waiting[-2])
    if len(waiting) > 2 and before == "و" and _second(_folded(waiting[-3]), last):
        return [*waiting[:-3], _one(waiting[-3], waiting[-2], waiting[-1])]
    verb = _folded(waiting[-1])
    if before in PREFIXES and verb not in PREFIXES and len(verb) > 1 and verb.endswith(_VERB_ENDS):
        return [*waiting[:-2], _one(*waiting[-2:])]
    is_ending = len(waiting[-1].pieces) == 1 and (
        last in AFTER_A_SPACE or (last in AFTER_HEH and before.endswith("ه"))
    )
    takes_endings = before not in FUNCTION_WORDS and len(before) > 1
    if (is_ending and takes_endings) or (
        before in BEFORE_AN_ARTICLE and last.startswith("ال") and len(last) > 4
    ):
        return [*waiting[:-2], _one(*waiting[-2:])]
    return None


def _folded(word: Word) -> str:
    return "".join(letters_of(piece) for piece in word.pieces)


def _one(*words: Word) -> Word:
    pieces = tuple(piece for word in words for piece in word.pieces)
    return Word(words[0].start, words[-1].end, pieces, "word")


def terms_of_pieces(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """Return the terms of one Persian word: the main one, then what else finds it in a text.

    `pieces` are folded. The parts of a compound find it, and so does a word that it is derived from.
    """
    parts = parts_of(pieces)
    found = readings(pieces, parts)
    derived = [root for reading in found for root in wider(reading)]
    return tuple(dict.fromkeys([*found, *compound(parts), *derived]))


def readings(pieces: tuple[str, ...], parts: list[str]) -> tuple[str, ...]:
    """Return what the word is without its endings: more than one term where it can be read in two ways."""
    joined = "".join(parts)[:LONGEST]
    if pieces[-1:] == ("ای",) and joined.endswith("های"):
        return (joined,)  # منطقه‌ای, and no plural
    return stems(joined) if joined else ()


def parts_of(pieces: tuple[str, ...]) -> list[str]:
    """Return the pieces that are words, without the endings behind them; ای after ه stays with its word."""
    parts = [piece for piece in pieces if piece]
    while len(parts) > 1 and parts[-1] in ENCLITICS:
        ending = parts.pop()
        if ending == "ای":
            parts[-1] += ending
    if len(parts) > 1 and parts[-1] == "ای":
        parts[-2:] = ["".join(parts[-2:])]
    if len(parts) == 3 and parts[1] == "و" and (second := _second(parts[0], parts[2])):
        return [parts[0], second]
    if len(parts) == 2 and parts[1].startswith("و") and (second := _second(parts[0], parts[1][1:])):
        return [parts[0], second]
    return parts


def _second(first: str, second: str) -> str:
    """Return the second word of a pair joined by و without its endings; empty where it is no such pair."""
    match = _PAIRED.fullmatch(second)
    return match[1] if match and (first, match[1]) in _PAIRS else ""


def compound(parts: list[str]) -> list[str]:
    """Return the stems of the parts of a compound; a verb with its prefix is none."""
    if len(parts) < 2 or parts[0] in PREFIXES:
        return []
    return [stems(part)[0] for part in parts if len(part) > 2]
