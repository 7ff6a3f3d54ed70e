"""Words broken at a line end: which remainder completes which stub, and how the two are joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from papers.importing.interviews.grammar import CLASS_OF, bare, is_stub, starts_lower

PREFIXES_WORDS = (
    "dis un re in im ir mis over under out inter sub super trans non pre anti counter multi de bi en "
    "fore up micro macro geo"
)
PREFIXES = frozenset(PREFIXES_WORDS.split())
# Prefixes and first halves that keep their hyphen in print.
KEEPS_HYPHEN_WORDS = "self ex well non anti pro post vice all cross half semi quasi so long short mid"
KEEPS_HYPHEN = frozenset(KEEPS_HYPHEN_WORDS.split())
SECOND_HALVES_WORDS = (
    "based related term led old year scale made making maker makers wide long called range ranging "
    "class level style free oriented building sharing economic political military in out up off to "
    "and or being"
)
SECOND_HALVES = frozenset(SECOND_HALVES_WORDS.split())
ENDINGS_WORDS = (
    "tion tions sion sions ment ments tive tives al ally ly ing ings ed er ers ence ences ance ances "
    "ity ities ic ical ically ous ously ful fully ness able ably ible ist ists ism ize ized izing ise "
    "ised tional tional ate ated ating ation ations ary ery ory ture tures cy cies ty ties ness less "
    "ship ships ter ters ber ders der ger"
)
ENDINGS = frozenset(ENDINGS_WORDS.split())
SUSPENDED = ("and", "or", "to", "nor", "و", "یا")
"""After a hanging hyphen these words belong to a pair ("short- and long-term"), not to a broken word."""

_LONGEST_WORD = 80  # characters from the end of a text that may be its last word
_TOKEN = re.compile(r"[^\W\d_]+(?:['’\u200c-][^\W\d_]+)*")


class Vocabulary:
    """The document's own whole words, and what they teach about broken ones."""

    def __init__(self, texts: Iterable[str]):
        self.words: Counter[str] = Counter()
        self.small: set[str] = set()  # words that the document prints in small letters
        for text in texts:
            self.words.update(_whole_words(text))
            self.small.update(word for word in _TOKEN.findall(text) if word.islower())
        self._openings: dict[str, list[str]] = defaultdict(list)
        self._threes: set[str] = set()
        for word in self.words:
            self._openings[word[:5]].append(word)
            self._threes.update(f"^{word}$"[i : i + 3] for i in range(len(word)))

    def __contains__(self, word: str) -> bool:
        return word.lower() in self.words

    def remainders(self, stub: str) -> set[str]:
        """Return what is missing from a stub to each word of the document that it opens."""
        stub = stub.lower()
        if len(stub) < 5:
            words = [word for word in self.words if word.startswith(stub)] if len(stub) > 1 else []
        else:
            words = [word for word in self._openings.get(stub[:5], ()) if word.startswith(stub)]
        return {word[len(stub) :] for word in words[:200] if len(word) > len(stub) + 1}

    def knows_stem(self, word: str, seam: int = 0) -> bool:
        """Tell whether a word of the document shares this word's opening, two letters past the seam at
        least.
        """
        word = word.lower()
        need = max(5, len(word) - 4, min(len(word), seam + 2))
        return len(word) >= 5 and any(
            other[:need] == word[:need] for other in self._openings.get(word[:5], ())[:400]
        )

    def completion(self, stub: str, remainder: str) -> float:
        """Score `stub` + `remainder` as one word: 0 says nothing, above 4 is sure, below 0 is no word.

        "in" + "fluence" is one where the document has "influence" or "influential"; "perspec" + "fluence"
        is none. Without such proof a remainder that is no word itself, or a plain ending, speaks for it.
        """
        stub, remainder = stub.lower(), remainder.lower()
        whole = stub + remainder
        if whole in self.words or f"{stub}-{remainder}" in self.words:
            return 3.0 if CLASS_OF.get(remainder) else 9.0
        if CLASS_OF.get(remainder) and len(remainder) > 1 and remainder not in ENDINGS:
            return -3.9
        known = self.words[remainder] > 0
        if not known and len(remainder) > 1 and self.knows_stem(whole, len(stub)):
            return 7.0
        if stub in PREFIXES and (known or self.knows_stem(remainder)):
            return 5.0
        score = -1.0 if known else 1.5
        if remainder in ENDINGS:
            score += 1.5
        return score + self._seam_score(stub, remainder)

    def _seam_score(self, stub: str, remainder: str) -> float:
        """Return -2..2: how many of the three-letter groups across the seam occur in the document."""
        whole, at = f"^{stub}{remainder}$", len(stub) + 1
        groups = [whole[i : i + 3] for i in (at - 2, at - 1) if i >= 0]
        return sum(1.0 if group in self._threes else -1.0 for group in groups if len(group) == 3)


def _whole_words(text: str) -> list[str]:
    """Return the lower-case words of a line that are surely whole: a stub and a lower-case opening may not
    be.
    """
    words = [word.lower().replace("’", "'") for word in _TOKEN.findall(text)]
    if is_stub(text):
        words = words[:-1]
    return words[1:] if starts_lower(text) else words


def stub_of(text: str) -> str:
    """Return the letters of the broken word at the end of a text ("the sit-" gives "sit")."""
    found = re.search(r"([^\W\d_]+)[-‐\u00ad]$", text[-_LONGEST_WORD:])
    return found.group(1) if found else ""


def remainder_of(text: str) -> str:
    """Return the letters at the very start of a text: what may complete a stub."""
    found = re.match(r"[^\W\d_]+", text)
    return found.group() if found else ""


def join(left: str, right: str, vocabulary: Vocabulary) -> str:
    """Return two texts that follow one another as one, with a broken word made whole."""
    if not left or not right:
        return left or right
    if not is_stub(left):
        return f"{left} {right}"
    stub, remainder = stub_of(left), remainder_of(right)
    if not remainder or (remainder in SUSPENDED and f"{stub}{remainder}" not in vocabulary):
        return f"{left} {right}"
    return left + right if _keeps_hyphen(left, stub, remainder, vocabulary) else left[:-1] + right


def _keeps_hyphen(left: str, stub: str, remainder: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the hyphen belongs to the word itself ("long-" + "term", "Iran-" + "Russia")."""
    if left[-1] == "\u00ad":
        return False
    if remainder[0].isupper():
        return True
    first, second = stub.lower(), remainder.lower()
    if first + second in vocabulary:
        return False
    if f"{first}-{second}" in vocabulary or re.search(r"-\w+-$", left[-_LONGEST_WORD:]):
        return True
    both = (first in vocabulary or first in KEEPS_HYPHEN) and second in SECOND_HALVES
    return both or (first in KEEPS_HYPHEN and second in vocabulary and len(first) > 1)


def is_suspended(right: str) -> bool:
    """Tell whether the hyphen before `right` hangs on purpose: "short- and long-term"."""
    return bare(right.split(None, 1)[0] if right.split() else "").lower() in SUSPENDED
