"""Who is asked and who asks where no sentence says both: a name with a role beside it, a talk with "her".

`NAME, ROLE, has ...`; `ASKER spoke to her in ...`; `NAME، ROLE، می‌گوید`; `ASKER در ... با او گفت‌وگو کرد`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from papers.importing.interviews.grammar import CLASS_OF
from papers.importing.interviews.introductions import (
    GOFTOGU,
    PERSON,
    People,
    has_function_word,
    is_medium,
    is_persian,
    merge,
    role_of,
    searchable,
)
from papers.importing.interviews.occupations import names_occupation
from papers.text.letters import fold

_CASUAL = r"(?:(?:has|had|recently|also|then|later)\s){0,2}"
_MEETS = (
    r"(?:(?:spoke|speaks|spoken|talked|talks|sat\sdown|caught\sup|conversed|corresponded)\s(?:to|with)"
    r"|interviewed|interviews|met|meets|visited|asked|questioned|called|joined)"
)
_ASKS_HIM = re.compile(rf"(?P<asker>{PERSON})\s{_CASUAL}{_MEETS}\s(?:him|her|them)\b")
_ANSWERS_HIM = re.compile(
    rf"\b(?:received|met|told|answered|(?:questions|conversation|interview)\s(?:of|by|from|with))\s(?P<asker>{PERSON})"
)
_QUESTIONS_OF = re.compile(rf"\bquestions\s(?:of|by|from)\s{PERSON}")
_MET = re.compile(rf"(?P<asker>{PERSON})\s{_CASUAL}{_MEETS}\s(?P<person>{PERSON})(?P<rest>[^\n]*)")
_DESCRIBED = re.compile(rf"(?P<person>{PERSON}),\s(?=[a-z])")
_CLOSED_ROLE = re.compile(r"(?P<role>(?:(?!\bwho\b|\bwhose\b)[^,.;:?!]){3,200}),")
_LONGEST_ROLE = 20  # words
_SENTENCE = re.compile(r"(?<=[.!?؟؛:])\s+")
_FA_WORD = r"\b[^\W\d_]+(?:[\u200c-][^\W\d_]+)*"
_FA_DESCRIBED = re.compile(rf"(?P<person>{_FA_WORD}(?:\s{_FA_WORD}){{1,3}})،\s(?=\S)")
_FA_ASKS = re.compile(
    rf"(?P<asker>{_FA_WORD}(?:\s{_FA_WORD}){{1,2}}?)\s(?:(?:در|برای|به|پیش|،)\s?.{{0,80}}?)?"
    rf"با\s(?:او|وی|ایشان)\s.{{0,120}}?(?:{GOFTOGU}|صحبت|سخن|نشست|مصاحبه)"
)


def described(opening: Sequence[str], known: People, labels: Sequence[str] = ()) -> People:
    """Return the people whom the paragraphs before the talk describe, beside those who are known.

    `labels` are the full names before the speeches. Of several people who are described none is taken
    unless just one of them speaks.
    """
    opening = [searchable(text) for text in opening]
    found = People(interviewer=_asker(opening)) if not known.interviewer else People()
    asker = known.interviewer or found.interviewer
    for text in opening:
        met = _MET.search(text)
        if met and asker and _same(met["asker"], asker) and not known.interviewee:
            found = merge(found, People(_plain(met["person"]), role_of(met["rest"])))
    people = [person for text in opening for person in _appositions(text) if not _same(person[0], asker)]
    person = known.interviewee or found.interviewee
    if not person:
        spoken = [name for name in labels if not _same(name, asker) and not is_medium(name)]
        names = list(dict.fromkeys(name for name, _ in people))
        speaking = [name for name in names if any(_same(name, label) for label in spoken)]
        person = next((some[0] for some in (speaking, names, spoken) if len(some) == 1), "")
    role = next((role for name, role in people if _same(name, person)), "")
    return merge(found, People(person, role, ""))


def is_talk(text: str) -> bool:
    """Tell whether an opening says that somebody talked with the person whom it describes."""
    text = searchable(text)
    if is_persian(text):
        return bool(_asker([text]))
    return bool(_ASKS_HIM.search(text) or _QUESTIONS_OF.search(text))


def as_in_text(name: str, texts: Sequence[str]) -> str:
    """Return a name that stands in capitals as the text prints it, any other name as it is."""
    if not name.isupper():
        return name
    form = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    printed = (found.group() for text in texts for found in form.finditer(text))
    return next((other for other in printed if not other.isupper()), name)


def _asker(opening: Sequence[str]) -> str:
    """Return who talked with somebody whom the sentence calls "him", «او»."""
    for text in opening:
        for sentence in _SENTENCE.split(text):
            if is_persian(sentence):
                found = _FA_ASKS.match(sentence)
                if found and not has_function_word(found["asker"]):
                    return found["asker"]
            elif found := _ASKS_HIM.search(sentence) or _ANSWERS_HIM.search(sentence):
                return _plain(found["asker"])
    return ""


def _appositions(text: str) -> list[tuple[str, str]]:
    """Return the names in a text that a role follows, each with its role."""
    if is_persian(text):
        found = [_FA_DESCRIBED.match(sentence) for sentence in _SENTENCE.split(text)]
        pairs = [(one["person"], role_of("،" + one.string[one.end() :])) for one in found if one]
        return [
            (name, role) for name, role in pairs if not has_function_word(name) and names_occupation(role, 1)
        ]
    pairs = [(_plain(one["person"]), _role(text[one.end() :])) for one in _DESCRIBED.finditer(text)]
    return [(name, role) for name, role in pairs if len(name.split()) > 1 and names_occupation(role)]


def _role(rest: str) -> str:
    """Return the role that ends with the comma before the sentence goes on, or as `role_of` ends it."""
    found = _CLOSED_ROLE.match(rest)
    role = re.sub(r"^(?:the|an?)\s", "", found["role"]) if found else ""
    return role if 0 < len(role.split()) <= _LONGEST_ROLE else role_of("," + rest)


def _plain(name: str) -> str:
    """Return a name without a word of the sentence before it ("When Lena Ford")."""
    words = name.split()
    while words and words[0].lower() in CLASS_OF:
        words = words[1:]
    return re.sub(r"(?:['’]s|[.,:])$", "", " ".join(words))


def _same(one: str, two: str) -> bool:
    return bool(one) and fold(one) == fold(two)
