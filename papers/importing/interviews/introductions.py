"""Who is asked and who asks: read from the sentence that introduces an interview, by its grammar.

`ASKER conducted an interview with PERSON, the ROLE`; `ASKER spoke to PERSON, ROLE`; `In an interview with
ASKER, PERSON said`; `PERSON told ASKER`; `گفت‌وگوی ASKER با PERSON، ROLE`; `PERSON در گفت‌وگو با ASKER گفت`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from papers.importing.interviews.grammar import tag, words_of
from papers.importing.interviews.occupations import is_occupation


@dataclass(frozen=True)
class People:
    """Names as printed; empty where the text names none."""

    interviewee: str = ""
    role: str = ""
    interviewer: str = ""


_TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Amb|Gen)\.?\s|Professor\s|Ambassador\s|General\s)?"
_PART = r"[^\W\d_a-z][\w'’.-]*"
PERSON = rf"{_TITLE}{_PART}(?:\s(?:(?:al|bin|de|von|van|der|ibn)\s)?{_PART}){{1,3}}"
_ASKER = rf"(?:[Tt]he\s)?{_PART}(?:\s(?:of\s|the\s|and\s|&\s)?{_PART}){{0,4}}"
_TALK = r"(?:interview|conversation|talk|discussion|dialogue|Q&A)"
_KIND = r"(?:\s[\w-]+){0,3}?"
_HELD = r"(?:has\s|had\s|have\s|recently\s|also\s){0,2}(?:conducted|held|had|did|arranged|carried\sout|made)"
_ASKED = (
    r"(?:interviewed|sat\sdown\swith|caught\sup\swith|put\s(?:some|its|\w+)\squestions\sto|asked"
    r"|discussed\s[\w\s]{1,60}?\swith)"
)
_SAID = (
    r"(?:said|says|stated|told|noted|argued|explained|explains|discussed|discusses|believes|stressed"
    r"|answered|shared|spoke)"
)
_SPOKE = r"(?:spoke|speaks|talked|talks|has\sspoken|gave\san?(?:\s\w+)?\sinterview)\s(?:to|with)"
_MEDIA = re.compile(
    r"^[A-Z]{2,6}$|\b(?:News|Agency|Times|Post|Daily|Journal|Press|Tribune|Review|Magazine|Online"
    r"|Network|Gazette|Herald|Quarterly|Weekly|Monthly|Courier|Chronicle|Bulletin|Dispatch|Telegraph|"
    r"Radio|TV|Observer|Monitor|Examiner|Standard|Mail|Echo|Institute|Center|Centre)\b"
)
_ENGLISH = (
    rf"(?P<asker>{_ASKER})\s{_HELD}\san?{_KIND}\s{_TALK}\swith\s(?:with\s)?(?P<person>{PERSON}"
    rf")(?P<rest>[^\n]*)",
    rf"(?P<asker>{_ASKER})\s(?:has\s|recently\s)?{_ASKED}\s(?P<person>{PERSON})(?P<rest>[^\n]*)",
    rf"[Ii]n\san?{_KIND}\s{_TALK}\swith\s(?P<asker>{_ASKER}),?\s(?P<person>{PERSON})(?P<rest>,"
    rf"[^,]{{3,120}},)?\s{_SAID}",
    rf"(?P<person>{PERSON})(?P<rest>,[^,]{{3,120}},)?\s(?:\w+\s){{0,3}}?in\san?{_KIND}\s{_TALK}"
    rf"\swith\s(?P<asker>{_ASKER})",
    rf"{_TALK.replace('interview', '[Ii]nterview')}\swith\s(?P<person>{PERSON})(?P<rest>[^\n]*"
    rf"?)\s(?:conducted|held|done)?\s?by\s(?P<asker>{_ASKER})",
    rf"[Ww]e\s(?:{_ASKED}|{_SPOKE})\s(?P<person>{PERSON})(?P<rest>[^\n]*)",
    rf"(?:[Ii]nterview|INTERVIEW|[Cc]onversation)\swith\s(?P<person>{PERSON})(?P<rest>[^\n]*)",
)
_SPEAKS = re.compile(
    rf"(?P<one>{_ASKER})(?P<rest>,[^,]{{3,120}},)?\s(?:has\s"
    rf"|recently\s)?{_SPOKE}\s(?P<two>{_ASKER})(?P<after>[^\n]*)"
)
_TELLS = re.compile(rf"(?P<person>{PERSON})(?P<rest>,[^,]{{3,120}},)?\s(?:told|tells)\s(?P<asker>{_ASKER})")

GOFTOGU = r"(?:گفت\s?[\u200c-]?\s?و\s?[\u200c-]?\s?گو|گفتگو|مصاحبه|گپ)"
_FA_WORD = r"\b[^\W\d_]+(?:\u200c[^\W\d_]+)*"
_FA_NAME = rf"{_FA_WORD}(?:\s{_FA_WORD}){{1,3}}?"
_FA_MEDIA = r"(?:خبرگزاری\s|روزنامه\s|مجله\s|پایگاه\s|هفته\u200cنامه\s|ماهنامه\s|فصلنامه\s|سایت\s)?"
_FA_ASKER = rf"{_FA_MEDIA}{_FA_WORD}(?:\s{_FA_WORD}){{0,2}}?"
_FA_END = r"(?=[،,:؛.؟!»()]|\sدرباره|\sپیرامون|\sدر\s|\sکه\s|$)"
_PERSIAN = (
    rf"(?P<person>{_FA_NAME})(?P<rest>،[^،]{{3,120}}،)?\sدر\s{GOFTOGU}\S{{0,2}}\s(?:\S+\s)?با"
    rf"\s(?P<asker>{_FA_ASKER})"
    rf"(?=[،,:؛.»]|\s(?:گفت|اظهار|تأکید|بیان|درباره|به\s)|$)",
    rf"(?P<asker>{_FA_ASKER})\sبا\s(?P<person>{_FA_NAME})"
    rf"(?P<rest>،[^.؟!]{{3,200}}?|\s(?:در|درباره|پیرامون)\s[^.؟!]{{3,120}}?)?\s{GOFTOGU}"
    rf"\S{{0,3}}\s(?:کرد|کرده|انجام|داشت|ترتیب)",
    rf"{GOFTOGU}(?:ی|\u200cی|یی)?\s(?:اختصاصی\s"
    rf"|ویژه\s)?(?P<asker>{_FA_ASKER})\sبا\s(?P<person>{_FA_NAME}){_FA_END}(?P<rest>[^\n]*)",
    rf"{GOFTOGU}\S{{0,3}}\s(?:\S+\s)?با\s(?P<person>{_FA_NAME}){_FA_END}(?P<rest>[^\n]*)",
)
_FORMS = tuple(re.compile(form) for form in (*_ENGLISH, *_PERSIAN))

_FIELD = re.compile(
    rf"(?P<field>interviewer|interviewed\sby|interview\sby|interview|by|questions\sby|interviewee|guest|"
    rf"مصاحبه\u200c?\s?کننده|مصاحبه\u200c?\s?شونده|مهمان|خبرنگار|{GOFTOGU}\s?(?:از|کننده|گر)"
    rf"|{GOFTOGU})(?P<colon>\s*[:：]\s*|\s+)(?P<name>\S.{{1,60}})",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"interviewee|guest|شونده|مهمان", re.IGNORECASE)
_FA_PAPER = re.compile(r"(?:خبرگزاری|روزنامه|مجله|پایگاه|هفته\u200cنامه|ماهنامه|فصلنامه|سایت|نشریه|رادیو)\s")
_EXPERT_WORDS = (
    "analyst expert specialist adviser advisor authority researcher commentator lecturer scholar writer"
)
_EXPERTS = frozenset(_EXPERT_WORDS.split())
_ADJECTIVES = frozenset(("ویژه", "اختصاصی", "تفصیلی", "مشروح", "خواندنی", "کوتاه", "بلند", "مفصل", "صریح"))
_LONGEST = 4000  # characters of one paragraph that are searched


_NO_WORD = re.compile(r"\S{60,}")


def searchable(text: str) -> str:
    """Return what of a paragraph is searched for people: its beginning, without runs that are no words.

    A name is sought from each letter on, so that one endless word would cost the square of its length.
    """
    return _NO_WORD.sub("…", text[:_LONGEST])


def introduce(texts: Iterable[str]) -> People:
    """Return the people whom the first fitting sentence of the texts introduces."""
    people = People()
    for text in texts:
        found = _introduced(searchable(text))
        same = not people.interviewee or found.interviewee in ("", people.interviewee)
        people = People(
            people.interviewee or found.interviewee,
            people.role or (found.role if same else ""),
            people.interviewer or found.interviewer,
        )
    return people


def names_people(text: str) -> bool:
    """Tell whether a paragraph says who was interviewed."""
    return bool(_introduced(searchable(text)).interviewee)


def _introduced(text: str) -> People:
    for form in _FORMS:
        if found := form.search(text):
            groups = found.groupdict()
            person, asker = groups.get("person") or "", groups.get("asker") or ""
            if is_persian(person) and (has_function_word(person) or is_occupation(person.split()[0])):
                continue
            if asker in _ADJECTIVES:
                continue
            return People(_name(person), role_of(groups.get("rest") or ""), _name(asker))
    if (found := _SPEAKS.search(text)) is not None:
        one, two = found["one"], found["two"]
        if _MEDIA.search(one) and not _MEDIA.search(two):
            return People(_name(two), role_of(found["after"]), _name(one))
        if _MEDIA.search(two):
            return People(_name(one), role_of(found["rest"] or ""), _name(two))
    if (found := _TELLS.search(text)) is not None and _MEDIA.search(found["asker"]):
        return People(_name(found["person"]), role_of(found["rest"] or ""), _name(found["asker"]))
    return People()


def is_medium(name: str) -> bool:
    """Tell whether a name is that of a paper, an agency or a station: it asks, nobody asks it."""
    return bool(_MEDIA.search(name) or _FA_PAPER.match(name))


def named_field(text: str) -> People | None:
    """Read a line that is a field: `Interviewer: NAME`, `By NAME`, `مصاحبه‌شونده: نام`; None for any other
    line.
    """
    found = _FIELD.fullmatch(text.strip())
    if found is None or text.rstrip()[-1:] in ".?!؟:" or len(words_of(text)) > 8:
        return None
    name = found["name"].strip()
    plain = found["field"].lower()
    persian = is_persian(name)
    if ":" not in found["colon"] and (persian or not re.fullmatch(PERSON, name) or not plain.endswith("by")):
        return None
    if not persian and not name[:1].isupper():
        return None
    return People(interviewee=name) if _ANSWERS.search(plain) else People(interviewer=name)


def merge(first: People, second: People) -> People:
    """Return the people of the first, with what it lacks taken from the second."""
    return replace(
        first,
        interviewee=first.interviewee or second.interviewee,
        role=first.role or second.role,
        interviewer=first.interviewer or second.interviewer,
    )


def role_of(rest: str) -> str:
    """Return the role that follows a name after a comma: up to the next comma, full stop, or the subject.

    "on" ends it unless a word like "analyst" asks for it: an analyst on Russian affairs / on his readiness.
    """
    rest = rest.strip()
    if rest[:1] not in ",،" or not rest[1:].strip():
        return ""
    words = rest[1:].split()
    kept: list[str] = []
    for word in words[:30]:
        plain = word.lower()
        if plain in ("about", "regarding", "who", "to", "whose", "درباره", "پیرامون", "که"):
            break
        if plain == "on" and not (kept and kept[-1].lower().rstrip("s") in _EXPERTS):
            break
        kept.append(word.rstrip(",.:;،؛"))
        if word[-1] in ",:;،؛" or (word[-1] == "." and len(word) > 3):
            break
    if kept and kept[0].lower() in ("the", "a", "an"):
        kept = kept[1:]
    return " ".join(kept)


def _name(printed: str) -> str:
    """Return a name without an article before it and without a possessive or a stop after it."""
    name = re.sub(r"^[Tt]he\s", "", printed.strip())
    return re.sub(r"(?:['’]s|[.,:])$", "", name)


def is_persian(text: str) -> bool:
    """Tell whether a text has letters of the Arabic script."""
    return any("\u0600" <= character <= "\u06ff" for character in text)


def has_function_word(text: str) -> bool:
    """Tell whether a text has a Persian preposition, pronoun or the like: it is no name."""
    return any(tag(word).startswith("fa-") for word in text.split())
