"""Plays histories: imports of a small report, an editor and undone runs in any order, checked at each step.

A step is a tuple (name of a method of `History`, arguments), so that a history which breaks something reads
like a story. What the source says is in `versions`, what an editor does in `editors`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wagtail.models import Page

from papers.catalogue.checking import differences
from papers.importing.apply import import_document
from papers.importing.fields import read_field
from papers.importing.merging import comparable
from papers.importing.undo import undo_run
from papers.models import (
    AuthorPage,
    ImportedPage,
    ImportRun,
    NameSpelling,
    WorkPage,
)
from papers.text.letters import fold

from .documents import replace, source
from .editors import Editor, Wish, newest, stream_name, words_shown
from .test_apply import dump
from .versions import document_of

SHAPING = {"bring", "undo", "move", "delete", "translate"}
"""The steps that can change the tree; it is slow to check."""


class History(Editor):
    """One site with one report and its editor; `bring_in` is the importer, of `import_document`'s shape."""

    def __init__(self, versions, bring_in=import_document):
        super().__init__()
        self.versions, self.bring_in = versions, bring_in

    def play(self, steps) -> None:
        for name, *arguments in steps:
            getattr(self, name)(*arguments)
            if name in SHAPING:
                assert not any(Page.find_problems()), f"the tree is broken by {name}"
            self.check()

    def rest(self) -> None:
        """Do nothing: what a step of a failing history becomes where it does not matter."""

    # The importer's steps ----------------------------------------------------------------------------------

    def bring(self, number, publish, restore, doubts) -> None:
        """Import a version, and the same once more."""
        document = document_of(self.versions[number])
        file = source(repr(self.versions[number]).encode())
        unsure = dict.fromkeys(doubts, ("odd",))
        options = {"publish": publish, "restore": restore, "unsure": unsure, "publish_unsure": not doubts}
        before = site()
        self.bring_in(document, file, **options)
        after = site()
        self.compare(before, after)
        assert before.keys() <= after.keys(), "an import has deleted a page"
        if not publish:
            assert shown(after) == shown(before), "an import of drafts has published"
        for key in after.keys() - shown(before).keys():
            page = after[key]
            assert not page.live or after[page.parent].live, f"{page.title} is live in a report that is not"
        if restore:
            self.deleted = {record.key for record in ImportedPage.objects.filter(page=None)}
        self.forget_what_the_source_took_back(document)
        rows = dump()
        again = self.bring_in(document, file, **{**options, "restore": False})
        assert again.run is None, "the second import of one version is a run"
        assert dump() == rows, "the second import of one version writes"

    def forget_what_the_source_took_back(self, document) -> None:
        """A block that the editor deleted may come again once the source, too, has been without it."""
        for record in ImportedPage.objects.filter(page__in=self.wishes):
            known = {block["id"] for name in ("body", "preface") for block in record.values.get(name, ())}
            self.wishes[record.page_id].gone &= known

    def undo(self, number) -> None:
        runs = list(ImportRun.objects.filter(undoes=None, undone_by=None).order_by("pk"))
        if not runs:
            return
        run = runs[number % len(runs)]
        before = site()
        known = {row.key: row.page_id for row in run.pages.exclude(page=None)}
        wrote = {row.key: row.revision_id != row.revision_before_id for row in run.pages.all()}
        done = undo_run(run)
        after = site()
        self.compare(before, after)
        moved = {key for key, parent in self.moved.items() if key in before and before[key].parent != parent}
        lost = (before.keys() - after.keys()) & (self.wishes.keys() | self.translated | moved)
        assert not lost, f"an undo has deleted {[before[key].title for key in lost]}"
        reported = {page.key: page.outcome for page in done.pages}
        for key, page in known.items():
            if page in after and wrote[key]:
                assert reported.get(key) in ("left", "restored"), f"the undo does not speak of {key}"
            assert (reported.get(key) == "deleted") <= (page not in after), f"{key} is not deleted"
        self.deleted = {record.key for record in ImportedPage.objects.filter(page=None)}

    def compare(self, before, after) -> None:
        """Check that no machine undoes what editors did to the tree, and that it leaves other languages."""
        both = [key for key in before if key in after]
        for key in both:
            old, new = before[key], after[key]
            assert new.parent == old.parent, f"{old.title} has been moved"
            if old.language != "en":
                assert new == replace(old, path=new.path), f"{old.title} is of another language"
        assert sorted(both, key=lambda key: before[key].path) == sorted(
            both, key=lambda key: after[key].path
        ), "the order of pages has changed"

    # What must hold ----------------------------------------------------------------------------------------

    def check(self) -> None:
        assert differences() == [], "the catalogue is not what is visible"
        pages = site()
        twins = Counter((page.parent, page.slug) for page in pages.values())
        assert max(twins.values()) == 1, "two pages have one address"
        made = [page for page in pages.values() if page.live and page.parent in pages]
        assert all(page.live_revision and page.revision for page in made), "a live page has no revision"
        self.check_authors()
        again = ImportedPage.objects.filter(key__in=self.deleted, page__isnull=False)
        assert not again.exists(), f"{list(again)} was deleted"
        unknown = self.pages(WorkPage)
        unknown = [page.title for page in unknown if not ImportedPage.objects.filter(page=page.pk).exists()]
        assert not unknown, f"{unknown} is known to no record"
        for key in self.withdrawn & pages.keys():
            assert not pages[key].live, f"{pages[key].title} was withdrawn"
        self.forget([key for key in self.wishes if key not in pages and self.wishes[key] == Wish()])
        for key, wish in self.wishes.items():
            page = Page.objects.filter(pk=key).specific().first()
            assert page is not None, "a page of the editor's is gone"
            self.check_wish(page, newest(page), wish)

    def check_authors(self) -> None:
        spellings = NameSpelling.objects.filter(author__locale__language_code="en")
        pages: dict[str, set] = {}
        for spelling in spellings:
            pages.setdefault(fold(spelling.text), set()).add(spelling.author_id)
        twice = [name for name, found in pages.items() if len(found) > 1]
        assert not twice, f"{twice} have two pages"

    def check_wish(self, page, draft, wish) -> None:
        for name, value in wish.fields.items():
            assert read_field(draft, name) == value, f"the {name} of {draft.title} is lost"
        if page.live:
            seen = words_shown(page)
            assert not [words for words in wish.hidden if f"{words}'" in seen or f"{words}<" in seen], (
                f"a draft of {draft.title} was published"
            )
        if not isinstance(page, WorkPage):
            return
        blocks = {block["id"]: comparable(block) for block in read_field(draft, stream_name(page))}
        for key, block in wish.blocks.items():
            assert blocks.get(key) == block, f"a block of {draft.title} is lost: {block}"
        assert not wish.gone & blocks.keys(), f"a deleted block of {draft.title} is back"
        wish.order = [key for key in wish.order if key in blocks]
        assert [key for key in blocks if key in wish.order] == wish.order, f"{draft.title} has another order"
        self.check_links(draft, wish)

    def check_links(self, draft, wish) -> None:
        rows = {row.name_printed: row.author_id for row in draft.signatures.all()}
        for name, author in list(wish.links.items()):
            if name not in rows or not AuthorPage.objects.filter(pk=author).exists():
                del wish.links[name]
            else:
                assert rows[name] == author, f"{name} of {draft.title} is linked to another page"


# The whole site --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SitePage:
    title: str
    slug: str
    path: str
    parent: int | None
    language: str
    live: bool
    live_revision: int | None
    revision: int | None


def site() -> dict[int, SitePage]:
    """Return every page of the site below its root, by key."""
    rows = Page.objects.filter(depth__gt=2).select_related("locale")
    keys = dict(Page.objects.values_list("path", "pk"))
    return {
        page.pk: SitePage(
            page.draft_title,
            page.slug,
            page.path,
            keys[page.path[: -page.steplen]],
            page.locale.language_code,
            page.live,
            page.live_revision_id,
            page.latest_revision_id,
        )
        for page in rows
    }


def shown(pages: dict[int, SitePage]) -> dict[int, int | None]:
    """Return the live pages with the revision that readers see."""
    return {key: page.live_revision for key, page in pages.items() if page.live}
