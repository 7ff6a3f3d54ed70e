"""The people that a site knows: whoever stands for themselves, with all pages and names that are theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Max, Min

from papers.models import AuthorPage, NameSpelling, Signature
from papers.models.languages import by_preference
from papers.models.people import stand_ins_of_people
from papers.text.letters import fold


@dataclass(eq=False)
class Person:
    """A person: `pages` are their own, the preferred language first, `merged` those of the people for whom
    they stand, `spellings` (name, page, language) as papers print it.

    `works`, `first_year` and `last_year` are known after `count_works`.
    """

    pages: list[AuthorPage] = field(default_factory=list)
    merged: list[AuthorPage] = field(default_factory=list)
    spellings: list[NameSpelling] = field(default_factory=list)
    works: int = 0
    first_year: int | None = None
    last_year: int | None = None

    @property
    def page(self) -> AuthorPage:
        return self.pages[0]

    @property
    def key(self) -> UUID:
        return self.page.translation_key

    @property
    def all_pages(self) -> list[AuthorPage]:
        return [*self.pages, *self.merged]

    @property
    def names(self) -> list[str]:
        """All names, each once: of the pages, then as printed."""
        names = [*(page.title for page in self.all_pages), *(row.text for row in self.spellings)]
        return list(dict.fromkeys(names))

    @property
    def other_names(self) -> list[str]:
        """The names that no page of their own has."""
        own = {page.title for page in self.pages}
        return [name for name in self.names if name not in own]

    @property
    def orcids(self) -> list[str]:
        return list(dict.fromkeys(page.orcid for page in self.all_pages if page.orcid))

    @property
    def languages(self) -> set[str]:
        return {page.locale.language_code for page in self.pages}

    def is_called(self, words: str) -> bool:
        """Return whether one of the names has all these words in it."""
        wanted = fold(words).split()
        return any(all(word in name for word in wanted) for name in map(fold, self.names))


def known_people() -> dict[UUID, Person]:
    """Return the people who stand for themselves, by their keys; three queries."""
    ends = stand_ins_of_people()
    order = by_preference("")
    pages = list(AuthorPage.objects.filter(alias_of=None).select_related("locale").order_by("path"))
    people: dict[UUID, Person] = {}
    for page in pages:
        if page.translation_key not in ends:
            people.setdefault(page.translation_key, Person()).pages.append(page)
    owners: dict[int, Person] = {}
    for page in pages:
        person = people.get(ends.get(page.translation_key, page.translation_key))
        if person is None:
            continue
        owners[page.pk] = person
        if page.translation_key in ends:
            person.merged.append(page)
    for person in people.values():
        codes = {page.pk: page.locale.language_code for page in person.pages}
        person.pages.sort(key=lambda page: order.index(codes[page.pk]) if codes[page.pk] in order else 99)
    for row in NameSpelling.objects.order_by("author__path", "sort_order"):
        if row.author_id in owners:
            owners[row.author_id].spellings.append(row)
    return people


def count_works(people: Collection[Person]) -> None:
    """Give the people their `works` and years, from what is signed with any of their pages; one query.

    A work in several languages counts once.
    """
    owners = {page.pk: person for person in people for page in person.all_pages}
    signed = Signature.objects.filter(author__in=owners, work__alias_of=None).order_by()
    rows = signed.values_list("author", "work__translation_key").annotate(
        first=Min("work__sort_date"), last=Max("work__sort_date"), count=Count("pk")
    )
    works: dict[int, set] = {}
    for author, work, first, last, _count in rows:
        person = owners[author]
        works.setdefault(id(person), set()).add(work)
        person.works = len(works[id(person)])
        years = [day.year for day in (first, last) if day]
        years += [year for year in (person.first_year, person.last_year) if year]
        person.first_year, person.last_year = min(years, default=None), max(years, default=None)


def persons_of(pages: Collection[int]) -> Iterator[Person]:
    """Yield the people whose pages these are, or who stand for those whose they are, each once."""
    people = known_people()
    owners = {page.pk: person for person in people.values() for page in person.all_pages}
    yield from dict.fromkeys(owners[page] for page in pages if page in owners)
