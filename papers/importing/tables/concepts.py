"""Makes rows of a table of topics from the concepts of a SKOS vocabulary.

A concept below the address of the site's topics is the topic of that address; any other one is the topic that
has one of its names. Names in languages that the site does not have, and all that is said of a concept
beside its names (broader, notes, matches), have no place among topics: they are left out, and that is told.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote

from papers.importing.document import UnreadableSource
from papers.importing.sources.limits import Limits
from papers.importing.sources.process import ask
from papers.importing.tables.cells import joined
from papers.importing.tables.reading import Fault, Row, Table, UnreadableTable, refuse_size
from papers.text.clean import clean_text
from papers.text.saying import say

FORMS = {".ttl": "turtle", ".rdf": "rdf"}
_USUAL = Limits()
MOST_TOLD = 20
"""Languages, and properties, that are told by name."""


def read_skos(
    name: str,
    data: bytes,
    form: str,
    languages: Collection[str],
    bases: Collection[str] = (),
    limits: Limits = _USUAL,
) -> Table:
    """Return the concepts as the rows of a table; `bases` are the addresses below which topics are found.

    `form` is "turtle" or "rdf". Raises UnreadableTable.
    """
    refuse_size(data)
    try:
        answer = ask(form, data, limits)
    except UnreadableSource as reason:
        raise UnreadableTable(Fault(reason.line, str(reason))) from None
    if not answer["concepts"]:
        raise UnreadableTable(Fault(1, say("The file has no concepts (skos:Concept).")))
    left_out: Counter[str] = Counter()
    rows, notices = [], []
    for line, address, names in answer["concepts"]:
        cells = {column: text for column, text in cells_of(names, languages, left_out) if text}
        slug = slug_in(address, bases)
        if slug:
            cells["slug"] = slug
        if cells:
            rows.append(Row(line, cells, by_any_name=not slug))
        else:
            notices.append(
                Fault(line, say("The concept has no name in a language of the site; it was left out."))
            )
    notices += told(left_out, answer["ignored"])
    return Table(name, data, hashlib.sha256(data).hexdigest(), tuple(rows), tuple(notices), form)


def slug_in(address: str, bases: Iterable[str]) -> str:
    """Return the last part of an address below one of the bases, "" of any other address."""
    for base in bases:
        rest = address.removeprefix(base).strip("/")
        if address.startswith(base) and rest and "/" not in rest:
            return clean_text(unquote(rest)).text.strip()
    return ""


def cells_of(names: dict, languages: Collection[str], left_out: Counter) -> Iterator[tuple[str, str]]:
    """Yield (column, cell) for each language; count in `left_out` what is in none of the site's."""
    found: dict[str, dict[str, list[str]]] = {code: {"preferred": [], "other": []} for code in languages}
    for kind in ("preferred", "other"):
        for tag, text in names[kind]:
            code = language_of(tag, languages)
            cleaned = " ".join(clean_text(text).text.split())
            if code and cleaned:
                found[code][kind].append(cleaned)
            elif cleaned:
                left_out[tag] += 1
    for code, named in found.items():
        first, *more = named["preferred"] or [""]
        yield code, joined([first])
        yield f"{code}_other", joined([*more, *named["other"]])


def language_of(tag: str, languages: Collection[str]) -> str:
    """Return the site's language for a tag (BCP 47): en for en-GB; "" where there is none."""
    parts = tag.lower().split("-")
    known = {code.lower(): code for code in languages}
    longest_first = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[part] for part in longest_first if part in known), "")


def told(left_out: Counter, ignored: dict[str, int]) -> Iterator[Fault]:
    """Yield a line for each language and each property that was left out."""
    for tag, times in sorted(left_out.items())[:MOST_TOLD]:
        message = say("Names without a language were left out: {times}.", times=times)
        if tag:
            message = say(
                "Names in “{tag}”, a language that the site does not have, were left out: {times}.",
                tag=tag,
                times=times,
            )
        yield Fault(1, message)
    for word, times in sorted(ignored.items())[:MOST_TOLD]:
        yield Fault(
            1, say("{word} says nothing that topics have, and was left out: {times}.", word=word, times=times)
        )
    if len(left_out) > MOST_TOLD or len(ignored) > MOST_TOLD:
        yield Fault(1, say("More of such things were left out."))
