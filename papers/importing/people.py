"""Finds or makes the author page for each printed name of a document.

Two spellings are one person only where nothing but marks, case, spaces and hyphens tells them apart, and
where no other page has that name. Anything less sure is a question for an editor: without an answer it gets
a page of its own and a notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from wagtail.models import Locale

from papers.importing.document import Document, Notice
from papers.importing.fields import LONGEST_NAME, cut
from papers.importing.namesakes import (
    MissingAuthor,
    Question,
    affiliations_of,
    candidates_among,
    is_doubtful,
    is_short,
)
from papers.models import AuthorIndexPage, AuthorPage, NameSpelling, Topic
from papers.models.people import pages_instead
from papers.text.letters import fold, fold_letters
from papers.text.name_scripts import may_be_written_in_two_scripts
from papers.text.names import same_person
from papers.text.saying import say
from papers.text.slugs import latin_slug


@dataclass
class People:
    """The author pages a document may need; `created` are those it made, `questions` its doubts.

    `answers` map folded names to the slugs of the pages that an editor chose; those of `remembered` were
    given at an earlier import, and what an editor has done since counts more. `buried` are the folded names
    of people whose pages an editor deleted: they get no page. `spelt` are the names that an editor's
    answers add to pages, with their languages. `topics` are the new topics' names by key, `keywords` the
    names of topics that the document may need. `instead` maps the pages of merged people to the page in the
    locale that stands for them.
    """

    locale: Locale
    publish: bool
    buried: set[str] = field(default_factory=set)
    answers: dict[str, str] = field(default_factory=dict)
    remembered: set[str] = field(default_factory=set)
    created: list[AuthorPage] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    spelt: list[tuple[AuthorPage, str, str]] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()

    def __post_init__(self):
        pages = AuthorPage.objects.filter(locale=self.locale)
        spellings = NameSpelling.objects.filter(author__locale=self.locale).order_by(
            "author__path", "sort_order"
        )
        titles = dict(pages.order_by("path").values_list("pk", "title"))
        self.instead = {key: found[0].pk for key, found in pages_instead(titles, shown=pages).items()}
        self.titles = {key: title for key, title in titles.items() if key not in self.instead}
        self.names: list[tuple[str, int]] = []
        self.folded: dict[str, set[int]] = {}
        self.pages: dict[int, AuthorPage] = {}
        self.decided: dict[str, AuthorPage] = {}
        self.linked: dict[str, int | None] = {}
        self.affiliations: dict[int, str] = {}
        self.confirmed: set[tuple[str, int]] = set()
        names = [(key, title, key not in self.instead) for key, title in titles.items()]
        for key, name, unconfirmed in (
            *names,
            *spellings.values_list("author_id", "text", "unconfirmed"),
        ):
            self.learn(name, self.instead.get(key, key))
            if key in self.instead or not unconfirmed:  # a merge has confirmed the names that it brought
                self.confirmed.add((fold(name), self.instead.get(key, key)))

    @cached_property
    def known_topics(self) -> dict[str, Topic]:
        """The topics that the document's keywords name, those included that this import makes, by key."""
        return Topic.called(self.keywords)

    @property
    def notices(self) -> list[Notice]:
        return [question.notice for question in self.questions if not question.answer]

    def learn(self, name: str, key: int) -> None:
        """Remember a name of the page with this key."""
        self.names.append((name, key))
        self.folded.setdefault(fold(name), set()).add(key)

    def link(self, name: str, key: int | None) -> None:
        """Remember under which page the work signs a name already; under two pages it is in doubt."""
        if self.linked.setdefault(fold(name), key) != key:
            self.linked[fold(name)] = None

    def linked_page(self, folded: str) -> AuthorPage | None:
        """Return the page under which the work signs the name; None where there is none any more."""
        key = self.linked.get(folded)
        return self.page(key) if key in self.titles or key in self.instead else None

    def page(self, key: int) -> AuthorPage:
        if key not in self.pages:
            self.pages[key] = AuthorPage.objects.get(pk=key)
        return self.pages[key]

    def alike(self, name: str) -> dict[str, set[int]]:
        """Return the keys of the pages whose names are the "same" as this one, and "likely" the same."""
        found: dict[str, set[int]] = {"same": set(), "likely": set(), "different": set()}
        for known, key in self.names:
            found[same_person(known, name)].add(key)
        return found

    def find(self, name: str, affiliation: str = "") -> AuthorPage | None:
        """Return the page of the person so spelled; None for nobody's name, and for one in doubt."""
        if fold(name) in self.decided:
            return self.decided[fold(name)]
        page = self.spelt_so(name)
        return None if page is None or self.in_doubt(page, name, affiliation) else page

    def spelt_so(self, name: str) -> AuthorPage | None:
        """Return the one page with this name: exactly, else the same but for marks and spaces.

        Of several with it exactly, that one has it of which an editor has said so.
        """
        folded = fold(name)
        matches = self.folded.get(folded) or self.alike(name)["same"]
        if len(matches) > 1:
            matches = {key for key in matches if (folded, key) in self.confirmed}
        return self.page(next(iter(matches))) if len(matches) == 1 else None

    def fresh_answer(self, name: str) -> AuthorPage | None:
        """Return the page that an editor has just chosen for the name."""
        folded = fold(name)
        return self.decided.get(folded) if folded in self.answers.keys() - self.remembered else None

    def find_or_create(self, name: str, language: str, line: int, affiliation: str = "") -> AuthorPage | None:
        """Return the person's page, a new one where there is none or the name is in doubt.

        None for a person whose page an editor deleted.
        """
        name = cut(name, LONGEST_NAME)
        folded = fold(name)
        if folded not in self.decided:
            page = self.decide(name, language, line, affiliation)
            if page is None:
                return None
            self.decided[folded] = page
            self.affiliations.setdefault(page.pk, affiliation)
        return self.decided[folded]

    def decide(self, name: str, language: str, line: int, affiliation: str) -> AuthorPage | None:
        folded = fold(name)
        if folded in self.answers and (page := self.answered(name, language, line)):
            return page
        if page := self.find(name, affiliation):
            return page
        linked = self.linked_page(folded)
        if linked is not None or folded in self.buried:
            return linked
        if near := self.near(name):
            self.questions.append(Question(name, line, self.candidates(near)))
        return self.create(name, language)

    def answered(self, name: str, language: str, line: int) -> AuthorPage | None:
        """Return the page that an editor chose; None where an earlier choice is not to be had any more."""
        folded, slug = fold(name), self.answers[fold(name)]
        if folded in self.remembered and (linked := self.linked_page(folded)):
            return linked
        page = AuthorPage.objects.filter(locale=self.locale, slug=slug).order_by("path").first()
        if page is None and folded in self.remembered:
            return None
        if page is None:
            raise MissingAuthor(say("There is no author page “{slug}” for {name}.", slug=slug, name=name))
        page = self.pages.setdefault(page.pk, page)
        page = self.page(self.instead.get(page.pk, page.pk))
        near = self.near(name) | {page.pk}
        self.questions.append(Question(name, line, self.candidates(near), slug))
        if (folded, page.pk) not in self.confirmed:
            self.confirmed.add((folded, page.pk))
            self.learn(name, page.pk)
            self.spell(page, name, language)
        return page

    def spell(self, page: AuthorPage, name: str, language: str) -> None:
        """Give the page one more name, which an editor has confirmed."""
        if page in self.created:
            rows = [row for row in page.spellings.all() if fold(row.text) != fold(name)]
            page.spellings = [*rows, NameSpelling(text=name, language=language, sort_order=len(rows))]
        else:
            self.spelt.append((page, name, language))

    def in_doubt(self, page: AuthorPage, name: str, affiliation: str) -> bool:
        """Return whether the one page with this spelling may still be somebody else's."""
        if not is_short(name) or (fold(name), page.pk) in self.confirmed:
            return False
        rivals = bool(self.near(name) - {page.pk})
        return is_doubtful(name, affiliation, page.title, affiliations_of(page.pk), rivals)

    def near(self, name: str) -> set[int]:
        """Return the keys of all pages that the name may stand for."""
        alike = self.alike(name)
        written = {key for known, key in self.names if may_be_written_in_two_scripts(known, name)}
        return self.folded.get(fold(name), set()) | alike["same"] | alike["likely"] | written

    def candidates(self, keys: set[int]):
        return candidates_among([self.page(key) for key in keys], self.affiliations)

    def create(self, name: str, language: str) -> AuthorPage:
        """Make the page under the language's authors page; a draft unless the run publishes."""
        index = AuthorIndexPage.objects.get(locale=self.locale)
        page = AuthorPage(
            title=cut(fold_letters(name), LONGEST_NAME),
            slug=free_slug(index, latin_slug(name)),
            locale=self.locale,
        )
        page.live = False
        page.spellings = [
            NameSpelling(text=name, language=language, sort_order=0, unconfirmed=is_short(name))
        ]
        index.add_child(instance=page)
        self.created.append(page)
        self.pages[page.pk], self.titles[page.pk] = page, page.title
        self.learn(name, page.pk)
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
                spelling = NameSpelling(
                    text=name, language=document.language, sort_order=len(rows), unconfirmed=is_short(name)
                )
                fitting[0].spellings = [*rows, spelling]
                self.learn(name, fitting[0].pk)
                self.decided.setdefault(fold(name), fitting[0])

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
