"""Labels that say who speaks: `Q:`, `پاسخ:`, or a name and a colon before what that person says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from papers.importing.interviews.grammar import tag
from papers.importing.interviews.introductions import People
from papers.text.letters import fold

Role = Literal["question", "answer"]

_ORDINAL = (
    r"(?:\s*[\d۰-۹]{1,2}|\s+(?:one|two|three|four|five"
    r"|اول|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|نخست|آخر|پایانی))?"
)
_ASKS = (
    r"Questions?|QUESTION|Interviewer|INTERVIEWER|Reporter"
    r"|پرسش(?:گر)?|سؤال|سوال|سئوال|خبرنگار|مصاحبه\u200c?\s?کننده"
)
_ANSWERS = r"Answers?|ANSWER|Interviewee|INTERVIEWEE|پاسخ|جواب|مصاحبه\u200c?\s?شونده"
# A letter may have a full stop or a dash behind it, a word needs a colon or a line of its own.
_GENERIC = re.compile(
    rf"[\s\[(«•*-]*(?:"
    rf"(?:(?P<asks>{_ASKS})|(?P<answers>{_ANSWERS})){_ORDINAL}\s*(?:[\])]\s*[:：]?\s*|[:：]\s*|[–—-]\s+|$)"
    rf"|(?:(?P<q>[Qq]|س)|(?P<a>[Aa]|ج)){_ORDINAL}\s*(?:[\])]\s*[:：.–—-]?\s*|[:：]\s*|[.–—-](?:\s+|$)|$))"
)
_NAMED = re.compile(r"[\s\[(•*-]*(?P<name>[^\W\d_][^:：\n\[\]؟?!,،؛;\"“«]{1,40}?)\s?[\])]?\s?[:：](?:\s+|$)")
_NOT_NAMES_WORDS = (
    "note notes update photo photos source sources tags topics keywords read also see more yes no"
)
_NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())
_INNER = re.compile(rf"(?<=[.!?؟])\s+(?=(?:{_ASKS}|{_ANSWERS}|[QA]|س|ج){_ORDINAL}\s*[:：]\s)")


@dataclass(frozen=True)
class Label:
    """What stands before a speech. `end` is the offset where the speech begins; `name` is "" for `Q:`."""

    role: Role
    name: str
    printed: str
    end: int


class Speakers:
    """The labels of one document: which ones it uses, and which of them ask."""

    def __init__(self, texts: Iterable[str], people: People):
        texts = [text[:400] + text[-40:] if len(text) > 440 else text for text in texts]
        self._people = people
        self._generic = {role for text in texts if (role := _generic_role(text))}
        self._roles = self._read_names(texts)

    def label(self, text: str) -> Label | None:
        """Return the label a text starts with, None if it has none."""
        role = _generic_role(text)
        if role and not (role == "answer" and "question" not in self._generic):
            found = _GENERIC.match(text)
            assert found is not None
            return Label(role, "", found.group().strip(), found.end())
        found = _NAMED.match(text[:80])
        if found and (named := self._roles.get(fold(found["name"]))):
            return Label(named, found["name"], found.group().strip(), found.end())
        return None

    def has(self, role: Role) -> bool:
        """Tell whether the document labels its questions (or its answers)."""
        return (role in self._generic and "question" in self._generic) or role in self._roles.values()

    def speaker(self, role: Role, label: Label | None) -> str | None:
        """Return who speaks: the person introduced, where no label stands or it is part of that name."""
        person = self._people.interviewer if role == "question" else self._people.interviewee
        if label is None or not label.name or (person and same_name(label.name, person)):
            return person or None
        return label.name

    def _read_names(self, texts: list[str]) -> dict[str, Role]:
        """Find the names used as labels: printed twice before a colon, or known from the introduction."""
        counts: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for text in texts:
            found = _NAMED.match(text[:80])
            if found and _may_be_name(found["name"]) and not _generic_role(text):
                name = fold(found["name"])
                counts[name] += 1
                asked[name] += text.rstrip("\"'”’»)* ").endswith(("?", "؟"))
        known: dict[str, Role] = {}
        for name, count in counts.items():
            if self._people.interviewee and same_name(name, self._people.interviewee):
                known[name] = "answer"
            elif self._people.interviewer and same_name(name, self._people.interviewer):
                known[name] = "question"
            elif count >= 2:
                known[name] = "question" if asked[name] * 2 > count else "answer"
        if known and "question" not in known.values() and len(known) > 1 and not self._generic:
            known[max(known, key=lambda name: asked[name] / counts[name])] = "question"
        return known


def split_labels(text: str) -> list[int]:
    """Return the offsets at which a generic label begins inside a text ("... now? A: It is ...")."""
    return [found.end() for found in _INNER.finditer(text)]


def same_name(label: str, person: str) -> bool:
    """Tell whether a label names a person: the whole name, the surname, or the initials of an institution."""
    one, two = fold(label).split(), fold(person).split()
    if not one or not two:
        return False
    initials = "".join(word[0] for word in two if word not in ("of", "the", "and", "for"))
    return (
        one == two
        or (one[-1] == two[-1] and len(one) < len(two) + 2)
        or fold(label) == initials
        or set(one) < set(two)
    )


def _generic_role(text: str) -> Role | None:
    found = _GENERIC.match(text)
    if found is None:
        return None
    return "question" if found["asks"] or found["q"] else "answer"


def _may_be_name(name: str) -> bool:
    words = name.split()
    if not words or len(words) > 5 or words[0].lower() in _NOT_NAMES:
        return False
    if any(word[0].islower() and len(word) > 3 for word in words):
        return False
    return words[0][:1].isupper() or not any(tag(word).startswith("fa-") for word in words)
