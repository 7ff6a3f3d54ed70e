"""Reads what follows the essays: authors with degree and country, editorial board, reference, contact.

authors   = "Authors:" ( "From" country ":" )? person ((";" | "," | newline) person)*
person    = name ","? degree [ "in" field ]
reference = "Reference:" text
contact   = "Contact Information" ( ("Tel" | "Fax" | "Email" | …) ":" text )*
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from papers.importing.document import Contact, Contributor
from papers.importing.reports.labels import Part
from papers.importing.reports.lines import Row
from papers.importing.reports.names import looks_like_name
from papers.text.letters import fold, persian_letters

_DEGREES = (
    (r"Ph\.?\s?D\.?|D\.?\s?Phil\.?|Doctorate|Doctor of Philosophy|دکتری|دکترای|دکترا", "PhD"),
    (r"M\.?\s?A\.?|Master of Arts|Master['’]s|کارشناسی ارشد", "MA"),
    (r"M\.?\s?Sc\.?|M\.?\s?S\.?|Master of Science", "MSc"),
    (r"MBA", "MBA"),
    (r"LL\.?\s?M\.?", "LLM"),
    (r"LL\.?\s?B\.?", "LLB"),
    (r"B\.?\s?A\.?|Bachelor of Arts|کارشناسی", "BA"),
    (r"B\.?\s?Sc\.?", "BSc"),
    (r"M\.?\s?D\.?", "MD"),
    (r"Dr\.?\s?habil\.?|Dr\.?\s?Sc\.?|доктор(?:\s+\w+){0,2}\s+наук|д\.\s?\w{1,5}\.\s?н\.", "DSc"),
    (r"кандидат(?:\s+\w+){0,2}\s+наук|к\.\s?\w{1,5}\.\s?н\.", "PhD"),
)
_DEGREE = re.compile("|".join(f"(?P<d{at}>{pattern})" for at, (pattern, _) in enumerate(_DEGREES)))
_BEFORE_DEGREE = re.compile(r"(?:^|[,،(]\s*|\s)$")
_IN = re.compile(r"[\s,،]*(?:(?:in|of|در|رشته|по)\s+)?")
_FROM = re.compile(
    r"(?:from\s+(?:the\s+)?|از\s+|из\s+)?(?P<country>[^\W\d_][^\d:;,،؛]{1,40})\s*[:：]\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_PEOPLE_END = re.compile(r"\s*[;؛]\s*")
_COMMA = re.compile(r"\s*[,،]\s*")
_CONTACT_LABELS: dict[str, tuple[str, ...]] = {
    "tel": ("tel", "telephone", "phone", "tel no", "تلفن", "тел", "телефон"),
    "fax": ("fax", "fax no", "فکس", "نمابر", "دورنگار", "факс"),
    "email": ("email", "e-mail", "mail", "ایمیل", "پست الکترونیک", "پست الکترونیکی", "رایانامه", "почта",
        "эл. почта"),
    "postal_address": ("postal address", "address", "mailing address", "نشانی", "آدرس", "نشانی پستی",
        "адрес"),
    "po_box": ("p.o.box", "p.o. box", "po box", "p. o. box", "pobox", "صندوق پستی", "postal code",
        "کد پستی", "а/я"),
    "website": ("website", "web site", "web", "site", "url", "homepage", "وب‌سایت", "وبسایت", "تارنما",
        "سایت", "сайт", "веб-сайт"),
}  # fmt: skip
_CONTACT = {fold(label): name for name, labels in _CONTACT_LABELS.items() for label in labels}
_CONTACT_LINE = re.compile(r"(?P<label>[^:：\d]{2,24})\s*[:：]\s*")


@dataclass(frozen=True)
class Section:
    """A labelled part: the label's row, what stands on its line after it, and the rows below it."""

    part: Part
    label: Row
    text: str
    rows: tuple[Row, ...]

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(number for row in (self.label, *self.rows) for number in row.numbers)


def split_sections(rows: Sequence[Row], parts: frozenset[Part]) -> tuple[list[Row], list[Section]]:
    """Part rows at the lines that head one of `parts`; what stands before the first one comes apart."""
    before: list[Row] = []
    found: list[tuple[Part, Row, str, list[Row]]] = []
    for row in rows:
        head = row.heads
        if head is not None and head[0] in parts:
            found.append((head[0], row, head[1], []))
        else:
            (found[-1][3] if found else before).append(row)
    return before, [Section(part, label, text, tuple(below)) for part, label, text, below in found]


def read_contributors(rows: Sequence[Row]) -> tuple[tuple[Contributor, ...], list[Row]]:
    """Read the closing list of authors; rows in which nobody is found come back."""
    people: list[Contributor] = []
    odd: list[Row] = []
    country = ""
    for row in rows:
        text = row.text
        if (match := _FROM.match(text)) and not _DEGREE.search(match["country"]):
            country, text = match["country"].strip(), match["rest"]
        found = [
            person for piece in _PEOPLE_END.split(text) for person in _people(piece, country, row.number)
        ]
        people += found
        if text.strip() and not found:
            odd.append(row)
    return tuple(people), odd


def _people(piece: str, country: str, line: int) -> list[Contributor]:
    """Read one piece between semicolons: one person, or several with a degree each, parted by commas."""
    tokens: list[str] = []
    for token in _COMMA.split(piece.strip()):
        if tokens and _begins_with_degree(token) and not _degree_in(tokens[-1]):
            tokens[-1] += f", {token}"
        elif tokens and not _degree_in(token) and _degree_in(tokens[-1]) and not looks_like_name(token):
            tokens[-1] += f", {token}"  # `PhD in History, Politics and Law`
        else:
            tokens.append(token)
    merged: list[str] = []
    for at, token in enumerate(tokens):
        alone = not _degree_in(token) and merged and _degree_in(merged[-1]) and len(tokens) == at + 1
        if alone and len(token.split()) < 2:
            merged[-1] += f", {token}"
        else:
            merged.append(token)
    return [person for token in merged if (person := _person(token, country, line)) is not None]


def _degree_in(text: str) -> re.Match[str] | None:
    for match in _DEGREE.finditer(persian_letters(text[:400])):
        after = text[match.end() : match.end() + 1]
        if _BEFORE_DEGREE.search(text[: match.start()][-3:]) and not after.isalnum():
            return match
    return None


def _begins_with_degree(text: str) -> bool:
    match = _degree_in(text)
    return match is not None and match.start() == 0


def _person(text: str, country: str, line: int) -> Contributor | None:
    match = _degree_in(text)
    if match is None:
        name = text.strip(" .,،;")
        return Contributor(name, country=country, line=line) if looks_like_name(name) else None
    name = text[: match.start()].strip(" ,،(")
    if not looks_like_name(name):
        return None
    degree = next(_DEGREES[at][1] for at in range(len(_DEGREES)) if match[f"d{at}"])
    field = _IN.sub("", text[match.end() :], count=1).strip(" )").rstrip(".").strip()
    return Contributor(name, degree, field, country, line)


def read_board(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the members of the editorial board, one a line or parted by commas and semicolons."""
    members: list[str] = []
    for row in rows:
        pieces = re.split(r"\s*[;؛]\s*" if re.search("[;؛]", row.text) else r"\s*[,،]\s*", row.text)
        people = pieces if all(looks_like_name(piece.strip(" .")) for piece in pieces) else [row.text]
        members += (person.strip(" .") for person in people if person.strip(" ."))
    return tuple(members)


def read_contact(rows: Sequence[Row]) -> tuple[Contact, list[Row]]:
    """Read the contact block. A line without a label goes on the one before; the others come back."""
    values: dict[str, list[str]] = {}
    lines: list[int] = []
    odd: list[Row] = []
    current = ""
    for row in rows:
        match = _CONTACT_LINE.match(row.text)
        name = _CONTACT.get(fold(match["label"].strip(" .*"))) if match else None
        if match and name and name not in values:
            values[name] = [row.text[match.end() :].strip(" *")]
            current = name
        elif current and not row.gap and match is None:
            values[current].append(row.text)
        else:
            odd.append(row)
            continue
        lines += row.numbers
    printed = {name: " ".join(texts).strip() for name, texts in values.items()}
    return Contact(**printed, lines=tuple(lines)), odd


def is_contact_line(text: str) -> bool:
    match = _CONTACT_LINE.match(text)
    return bool(match and _CONTACT.get(fold(match["label"].strip(" .*"))))
