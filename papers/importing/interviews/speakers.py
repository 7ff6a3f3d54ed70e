"""Labels that say who speaks: `Q:`, `پاسخ:`, or a name and a colon before what that person says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
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
_OFTEN = 3  # speeches of one name from which on their question marks say more than an introduction
_APART = 0.6  # by how much the share of speeches that ask is greater with who asks
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

    def __init__(self, texts: Iterable[str], people: People, turns: Mapping[str, Label] | None = None):
        """`turns` are the labels of texts that a number or a dash marks, used where no label asks."""
        texts = [text[:400] + text[-40:] if len(text) > 440 else text for text in texts]
        self._people = people
        self._generic = {role for text in texts if (role := _generic_role(text))}
        self._whole: dict[str, str] = {}
        self._turns: dict[str, Label] = {}
        self._roles = self._read_names(texts)
        self._turns = dict(turns or {}) if not self.has("question") else {}

    def label(self, text: str) -> Label | None:
        """Return the label a text starts with, None if it has none."""
        if text in self._turns:
            return self._turns[text]
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
        return (role in self._generic and "question" in self._generic) or any(
            role in roles for roles in (self._roles.values(), (label.role for label in self._turns.values()))
        )

    def full_names(self) -> list[str]:
        """Return the names before speeches that have a surname, as printed."""
        return [name for name in dict.fromkeys(self._whole.values()) if len(name.split()) > 1]

    def speaker(self, role: Role, label: Label | None) -> str | None:
        """Return who speaks: the person introduced, where no label stands or it is part of that name."""
        person = self._people.interviewer if role == "question" else self._people.interviewee
        if label is None or not label.name or (person and same_name(label.name, person)):
            return person or None
        whole = self._whole.get(fold(label.name), label.name)
        return person if person and same_name(whole, person) else whole

    def _read_names(self, texts: list[str]) -> dict[str, Role]:
        """Find the names used as labels: printed twice before a colon, or known from the introduction.

        A surname or initials count as the full name that is used too.
        """
        counts: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        printed: dict[str, str] = {}
        for text in texts:
            found = _NAMED.match(text[:80])
            if found and _may_be_name(found["name"]) and not _generic_role(text):
                name = fold(found["name"])
                printed.setdefault(name, found["name"])
                counts[name] += 1
                asked[name] += text.rstrip("\"'”’»)* ").endswith(("?", "؟"))
        whole = _whole_names(counts)
        for name, full in whole.items():
            if name != full:
                counts[full] += counts[name]
                asked[full] += asked[name]
        known = self._roles_of({name: counts[name] for name in whole.values()}, asked)
        self._whole = {name: printed[full] for name, full in whole.items() if full in known}
        return {name: known[full] for name, full in whole.items() if full in known}

    def _roles_of(self, counts: dict[str, int], asked: Counter[str]) -> dict[str, Role]:
        """Tell which of the names ask: who is known to, who mostly ends with a question mark, one of two."""
        sure: dict[str, Role] = {}
        known: dict[str, Role] = {}
        for name, count in counts.items():
            if self._people.interviewee and same_name(name, self._people.interviewee):
                sure[name] = "answer"
            elif self._people.interviewer and same_name(name, self._people.interviewer):
                sure[name] = "question"
            elif count >= 2:
                known[name] = "question" if asked[name] * 2 > count else "answer"
        known |= sure
        if len(known) < 2 or self._generic:
            return known
        share = {name: asked[name] / counts[name] for name in known}
        if len(known) == 2 and min(counts[name] for name in known) >= _OFTEN:
            asks, answers = sorted(known, key=lambda name: -share[name])
            if share[asks] - share[answers] >= _APART:
                return {asks: "question", answers: "answer"}
        if "question" not in known.values():
            known[max(known, key=lambda name: (name not in sure, share[name]))] = "question"
        elif len(known) == 2 and "answer" not in known.values():
            known[min(known, key=lambda name: (name in sure, share[name]))] = "answer"
        return known


def _whole_names(names: Collection[str]) -> dict[str, str]:
    """Return for each name, folded, the one longer name in use that it is short for, else the name itself."""
    longer: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split()
        if len(words) > 1:
            for short in (words[-1], _initials(name), f"{words[0]} {words[-1]}"):
                longer[short].add(name)
    return {name: _one_of(longer[_letters(name)] | longer[name] - {name}, name) for name in list(names)}


def _one_of(names: set[str], other: str) -> str:
    return next(iter(names)) if len(names) == 1 else other


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _letters(name: str) -> str:
    """Return initials without their full stops: "l.f." is "lf"."""
    return re.sub(r"[.\s]", "", name) if re.fullmatch(r"(?:\w[.\s]{1,2})+\w?\.?", name) else name


def split_labels(text: str) -> list[int]:
    """Return the offsets at which a generic label begins inside a text ("... now? A: It is ...")."""
    return [found.end() for found in _INNER.finditer(text)]


def same_name(label: str, person: str) -> bool:
    """Tell whether a label names a person: the whole name, the surname, or the initials of an institution."""
    one, two = fold(label).split(), fold(person).split()
    if not one or not two:
        return False
    if len(two) > 1 and _letters(" ".join(one)) == _initials(" ".join(two)):
        return True
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
