"""Finds or makes the author page for each printed name of a document.

Two spellings are one person only where nothing but marks, case, spaces and hyphens tells them apart.
Anything less sure is a question for an editor: it gets a page of its own and a notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wagtail.models import Locale

from papers.importing.document import Document, Notice
from papers.importing.fields import LONGEST_NAME, cut
from papers.models import AuthorIndexPage, AuthorPage, NameSpelling
from papers.text.letters import fold, fold_letters
from papers.text.names import same_person
from papers.text.slugs import latin_slug


@dataclass
class People:
    """The author pages a document may need; `created` are those it made, `notices` its doubts.

    `buried` are the folded names of people whose pages an editor deleted: they get no page. `topics` are
    the new topics' names by key.
    """

    locale: Locale
    publish: bool
    buried: set[str] = field(default_factory=set)
    known: list[tuple[str, AuthorPage]] = field(default_factory=list)
    created: list[AuthorPage] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)

    def __post_init__(self):
        for page in AuthorPage.objects.filter(locale=self.locale).prefetch_related("spellings"):
            self.known += [(name, page) for name in {page.title, *(row.text for row in page.spellings.all())}]

    def find(self, name: str) -> AuthorPage | None:
        """Return the page of the person so spelled: exactly, else the same but for marks and spaces."""
        exact = [page for known, page in self.known if fold(known) == fold(name)]
        if exact:
            return exact[0]
        matches = {page.pk: page for known, page in self.known if same_person(known, name) == "same"}
        return next(iter(matches.values())) if len(matches) == 1 else None

    def find_or_create(self, name: str, language: str, line: int) -> AuthorPage | None:
        """Return the person's page, a new one where there is none; None for one that an editor deleted."""
        name = cut(name, LONGEST_NAME)
        page = self.find(name)
        if page is not None or fold(name) in self.buried:
            return page
        near = {other.title for known, other in self.known if same_person(known, name) == "likely"}
        for title in sorted(near):
            message = f"{name} may be {title}; a page of its own was made. Merge them if they are one person."
            self.notices.append(Notice(line, "author-doubtful", message, name))
        page = self.create(name, language)
        self.known.append((name, page))
        return page

    def create(self, name: str, language: str) -> AuthorPage:
        """Make the page under the language's authors page; a draft unless the run publishes."""
        index = AuthorIndexPage.objects.get(locale=self.locale)
        page = AuthorPage(
            title=cut(fold_letters(name), LONGEST_NAME),
            slug=free_slug(index, latin_slug(name)),
            locale=self.locale,
        )
        page.live = False
        page.spellings = [NameSpelling(text=name, language=language, sort_order=0)]
        index.add_child(instance=page)
        self.created.append(page)
        return page

    def note_spellings(self, document: Document) -> None:
        """Add to the new pages how the contents and the closing list of this document spell the names.

        Inside one report a spelling that fits one signatory alone is that signatory's.
        """
        printed = [row.author_short for row in document.contents] + [
            row.name for row in document.contributors
        ]
        for name in (cut(name, LONGEST_NAME) for name in printed if name):
            fitting = [page for page in self.created if self.fits(page, name)]
            if len(fitting) == 1 and fold(name) not in {fold(row.text) for row in fitting[0].spellings.all()}:
                rows = list(fitting[0].spellings.all())
                spelling = NameSpelling(text=name, language=document.language, sort_order=len(rows))
                fitting[0].spellings = [*rows, spelling]
                self.known.append((name, fitting[0]))

    def fits(self, page: AuthorPage, name: str) -> bool:
        return same_person(page.title, name) != "different"


def free_slug(parent, slug: str) -> str:
    """Return the slug, with a number behind it where a page under the parent has it already."""
    taken = set(parent.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free
