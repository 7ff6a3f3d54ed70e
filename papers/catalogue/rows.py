"""What a row of the catalogue is made of: a visible work, its report, its authors and its topics.

A number of works is read in a fixed number of queries.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from papers.models import AuthorPage, CatalogueRow, Signature, TopicUse, WorkPage
from papers.models.people import pages_instead, stand_ins_of_people
from papers.text.dates import PartialDate

from .standing import Place, Standing, Tree
from .texts import Text, text_of_work

OF_A_KIND = ("essaypage", "reportpage", "interviewpage")


@dataclass(frozen=True)
class Draft:
    """A row as it should be, and what hangs on it: the keys of its authors and topics, and its words."""

    row: CatalogueRow
    authors: frozenset[UUID]
    topics: frozenset[int]
    text: Text


def drafts_of(works: Collection[int]) -> Iterator[Draft]:
    """Yield what the catalogue should say of each of these works that readers can see, now or at any time.

    Names of an author page count while it is open, whatever its dates: `publish_scheduled` withdraws it.
    """
    pages = WorkPage._base_manager.filter(pk__in=works).select_related("locale", *OF_A_KIND).order_by("path")
    found = list(pages)
    if not found:
        return
    ends = stand_ins_of_people()
    signed = signatures_of(works, ends)
    named = names_of_authors({row.key for rows in signed.values() for row in rows if row.key}, ends)
    paths = {page.path for rows in signed.values() for row in rows for page in row.pages}
    tree = Tree.over({page.path for page in found} | paths | {path for path, *_ in named})
    topics = topics_of_works(works)
    names = names_by_person(named, tree)
    for page in found:
        standing = tree.standing(page.path)
        if standing is not None:
            yield draft_of(page, standing, tree, signed[page.pk], names, topics[page.pk])


def with_topics_of_today(rows: Collection[CatalogueRow]) -> Iterator[Draft]:
    """Yield what the catalogue should say of rows that it has, given with their texts; some of it new.

    New are the topics, and the names of topics and of authors; all else is as it was written.
    """
    works = [row.pk for row in rows]
    ends = stand_ins_of_people()
    signed, topics = signatures_of(works, ends), topics_of_works(works)
    named = names_of_authors({one.key for some in signed.values() for one in some if one.key}, ends)
    names = names_by_person(named, Tree.over({path for path, *_ in named}))
    for row in rows:
        own = signed[row.pk]
        row.shown = {**row.shown, "topics": sorted(topics[row.pk])}
        row.digest = digest_of_row(row)
        found_by = names_of_work(own, names, topics[row.pk], row.shown["language"])
        text = Text(row.shown["language"], row.text.parts, sorted(found_by))
        authors = frozenset(one.key for one in own if one.key)
        yield Draft(row, authors, frozenset(topics[row.pk]), text)


def names_by_person(named, tree: Tree) -> dict[UUID, set[tuple[str, str]]]:
    """Return {person: (name, language) of every author page of theirs that is open}."""
    names = defaultdict(set)
    for path, key, *words in named:
        if tree.standing(path):
            names[key] |= {(words[0], words[1]), (words[2], words[3] or words[1])}
    return names


def names_of_work(signed, names, topics, language: str) -> set[tuple[str, str]]:
    """Return the (name, language) by which a work is found though its text may not say them."""
    found = {(name, of or language) for topic in topics.values() for name, of in topic}
    for row in signed:
        found |= names.get(row.key, set())
    return {(name, of) for name, of in found if name}


class SignedPage(NamedTuple):
    """A page of the person who signed, as far as a row needs it."""

    pk: int
    key: UUID
    path: str
    title: str
    language: str


@dataclass
class SignatureRow:
    """A signature with the pages that may stand for it, the nearest first: its own, unless it was merged."""

    name: str
    affiliation: str
    pages: list[SignedPage]

    @property
    def key(self) -> UUID | None:
        return self.pages[0].key if self.pages else None

    def as_data(self, tree: Tree) -> dict:
        """Return it as a row shows it: with an address where and while a page of the person is seen."""
        data = {"name": self.name, "affiliation": self.affiliation, "key": self.key and str(self.key)}
        for page in self.pages:
            standing = tree.standing(page.path)
            if standing is not None:
                data |= {"page": page.pk, "title": page.title, "language": page.language}
                data["address"] = standing.address
                data["from"], data["until"] = standing.as_data()
                break
        return data


def signatures_of(works: Collection[int], ends: dict[UUID, UUID]) -> dict[int, list[SignatureRow]]:
    """Return {work: its signatures}; `ends` are all who stand for others, see `stand_ins_of_people`."""
    found = defaultdict(list)
    rows = Signature.objects.filter(work__in=works).order_by("sort_order", "pk")
    columns = ("translation_key", "path", "title", "locale__language_code")
    columns = ("author_id", *(f"author__{name}" for name in columns))
    rows = list(rows.values_list("work_id", "name_printed", "affiliation_printed", *columns))
    instead = pages_instead({row[3] for row in rows if row[3]}, ends)
    for work, name, affiliation, *author in rows:
        pages = [SignedPage(*author)] if author[0] else []
        if standing := instead.get(author[0]):
            pages = [
                SignedPage(page.pk, page.translation_key, page.path, page.title, page.locale.language_code)
                for page in standing
            ]
        found[work].append(SignatureRow(name, affiliation, pages))
    return found


def names_of_authors(keys: Collection[UUID], ends: dict[UUID, UUID]) -> list[tuple]:
    """Return (path, key, name, language, spelling, its language) of every page of these people.

    Names of the people for whom they stand are theirs; people for whom others stand have none.
    """
    if not keys:
        return []
    people = {person: person for person in keys if person not in ends}
    people |= {person: end for person, end in ends.items() if end in people}
    pages = AuthorPage._base_manager.filter(translation_key__in=people)
    columns = ("path", "translation_key", "title", "locale__language_code")
    rows = pages.values_list(*columns, "spellings__text", "spellings__language")
    return [(path, people[key], *words) for path, key, *words in rows]


def topics_of_works(works: Collection[int]) -> dict[int, dict[int, set[tuple[str, str]]]]:
    """Return {work: {topic: its names as (name, language)}}; a working name's language is unknown."""
    found: dict[int, dict[int, set]] = defaultdict(lambda: defaultdict(set))
    rows = TopicUse.objects.filter(content_object__in=works, shown_as__isnull=False)
    names = ("name", "labels__text", "labels__language")
    columns = ("content_object_id", "shown_as_id", *(f"shown_as__{name}" for name in names))
    for work, topic, name, label, language in rows.values_list(*columns):
        found[work][topic] |= {(name, ""), (label or "", language or "")}
    return found


def draft_of(page: WorkPage, standing: Standing, tree: Tree, signed, names, topics) -> Draft:
    whole = next(filter(None, (getattr(page, kind, None) for kind in OF_A_KIND)), page)
    report = tree.report_round(page.path)
    series = getattr(whole, "series", "") or (report.series if report else "")
    number = getattr(whole, "number", "") or (report.number if report else "")
    text = text_of_work(
        whole,
        series,
        number,
        [(row.name, row.affiliation) for row in signed],
        names_of_work(signed, names, topics, page.language),
    )
    row = CatalogueRow(
        page_id=page.pk,
        key=page.translation_key,
        language=page.locale.language_code,
        kind=page.kind,
        title=page.title,
        number=number,
        series=series,
        path=page.path,
        report_id=report.pk if report else None,
        address=standing.address,
        visible_from=standing.visible_from,
        visible_until=standing.visible_until,
        **dates_of(page, tree),
    )
    row.shown = {
        "subtitle": page.subtitle,
        "abstract": page.abstract,
        "keywords": page.keywords,
        "language": page.language,
        "minutes": page.minutes,
        "printed_page": getattr(whole, "printed_page", None),
        "date": date_values(page, report),
        "report": report_values(report, tree),
        "authors": [entry.as_data(tree) for entry in signed],
        "topics": sorted(topics),
    }
    row.digest = digest_of_row(row)
    authors = frozenset(row.key for row in signed if row.key)
    return Draft(row, authors, frozenset(topics), text)


def report_values(report: Place | None, tree: Tree) -> dict | None:
    """Return what a row says of the report round its work."""
    if report is None:
        return None
    standing = tree.standing(report.path)
    date = [report.date_year, report.date_month, report.date_day, report.date_calendar]
    said = {"title": report.title, "series": report.series, "number": report.number, "date": date}
    return {**said, "address": standing.address if standing else ""}


def date_values(page: WorkPage, report: Place | None) -> list | None:
    """Return [year, month, day, calendar] as printed: an essay's own, else its report's."""
    source = report if page.date_year is None and report is not None else page
    if source.date_year is None:
        return None
    return [source.date_year, source.date_month, source.date_day, source.date_calendar]


def dates_of(page: WorkPage, tree: Tree) -> dict:
    """Return the columns that tell when the work was published."""
    above = tree.above(page.path)
    inherits = page.kind == "essay" and page.date_year is None
    sort_date = (above.sort_date if above and above.work else None) if inherits else page.sort_date
    values = date_values(page, tree.report_round(page.path))
    try:
        date = PartialDate(*values) if values else None
    except ValueError:  # a calendar without such a day, stored by a command
        date = None
    solar = {span.year for span in date.spans} if date and date.calendar == "gregorian" else set()
    if date and date.calendar == "solar-hijri":
        solar = {date.year}
    return {
        "sort_date": sort_date,
        "year": date.in_gregorian().year if date else None,
        "solar_year": solar.pop() if len(solar) == 1 else None,
    }


def digest_of_row(row: CatalogueRow) -> str:
    """Return 32 hexadecimal digits that are the same for the same row.

    Its place in the tree is left out: it changes when another page is put before it.
    """
    said = {name: getattr(row, name) for name in WRITTEN if name not in {"path", "digest"}}
    values = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.blake2b(values.encode(), digest_size=16).hexdigest()


WRITTEN = [field.attname for field in CatalogueRow._meta.concrete_fields]
