"""Plays histories of people on a small site, beside a plain account of who was said to be whom.

The account keeps a list of merges and carries them out on plain sets of pages; undoing is leaving one out.
"""

from itertools import count

from django.conf import settings
from django.test import Client

from papers.curation.people.merging import merge_people, undo_merge
from papers.curation.turns import CannotChange
from papers.models import (
    AuthorPage,
    CatalogueAuthor,
    CatalogueName,
    CatalogueRow,
    EssayPage,
    MergedPerson,
    PersonChange,
    Signature,
)
from papers.translating.starting import start_translation
from tests.factories import make_author, make_essay, signature

NAMES = ("Elaheh Koolae", "Elaheh Koolaee", "E. Koolaei", "Davoud G. Zandi", "Davoud Gharayagh-Zandi")


class History:
    """One site with its editors; a step is a tuple (name of a method, numbers that choose what there is)."""

    def __init__(self):
        self.merges: dict[int, tuple] = {}
        self.serial, self.client = count(1), Client()
        self.authors = [make_author(name, spellings=[f"{name} of old"]) for name in NAMES]
        self.signed: dict[int, int] = {}
        for author in self.authors[:4]:
            essay = make_essay(authors=[author])
            essay.save_revision().publish()
            self.signed[essay.latest_revision_id] = author.pk

    def play(self, steps) -> None:
        for name, *numbers in steps:
            getattr(self, name)(*numbers)
            self.check()

    # What must be true after every step --------------------------------------------------------------------

    def person(self, key):
        """Return who stands for the person, by the account; the merges in the order of their making."""
        for people, into in self.merges.values():
            if key in people:
                return self.person(into)
        return key

    def stands(self, page) -> AuthorPage | None:
        """Return the page that readers should be shown for an author page: its own, but for merged people."""
        key = self.person(page.translation_key)
        if key == page.translation_key:
            return page if page.live else None
        pages = list(AuthorPage.objects.filter(translation_key=key, live=True).order_by("path"))
        order = [page.locale.language_code, *(code for code, _name in settings.LANGUAGES)]
        pages.sort(key=lambda one: order.index(one.locale.language_code))
        return pages[0] if pages else None

    def check(self) -> None:
        for essay in EssayPage.objects.filter(live=True).order_by("pk"):
            row = essay.signatures.get()
            assert row.author_id == self.signed[essay.live_revision_id], "a signature is what was chosen"
            wanted = self.stands(row.author)
            shown = CatalogueRow.objects.get(pk=essay.pk).signature_list[0]
            assert (shown.author and shown.author.page) == (wanted and wanted.pk)
            key = CatalogueAuthor.objects.get(row=essay.pk).key
            assert key == self.person(row.author.translation_key)
            [name] = EssayPage.objects.get(pk=essay.pk).signature_list
            assert (name.author and name.author.pk) == (wanted and wanted.pk)
            for revision in essay.revisions.order_by("pk"):
                assert revision.as_object().signatures.get().author_id == self.signed[revision.pk], "a draft"
        for page in AuthorPage.objects.order_by("pk"):
            self.check_address(page)
        visible = set(AuthorPage.objects.visible().values_list("pk", flat=True))
        stands = {page.pk for page in AuthorPage.objects.filter(live=True) if self.stands(page) == page}
        assert visible == stands

    def check_address(self, page) -> None:
        answer, wanted = self.client.get(page.url), self.stands(page) if page.live else None
        if wanted is None:
            assert answer.status_code == 404
        elif wanted == page:
            assert answer.status_code == 200
        else:
            assert (answer.status_code, answer["Location"]) == (301, wanted.url)
            assert self.client.get(wanted.url).status_code == 200, "one step leads to a person"

    # What there is to choose from --------------------------------------------------------------------------

    def author(self, number) -> AuthorPage:
        pages = list(AuthorPage.objects.order_by("pk"))
        return pages[number % len(pages)]

    def essay(self, number) -> EssayPage:
        pages = list(EssayPage.objects.order_by("pk"))
        return pages[number % len(pages)]

    # Steps -------------------------------------------------------------------------------------------------

    def sign(self, number, which):
        essay, author = self.essay(number).get_latest_revision_as_object(), self.author(which)
        essay.signatures = [signature(author)]
        self.signed[essay.save_revision().pk] = author.pk

    def publish(self, number):
        self.essay(number).latest_revision.publish()

    def publish_old(self, number, which):
        revisions = list(self.essay(number).revisions.order_by("pk"))
        revisions[which % len(revisions)].publish()

    def rename(self, number, which):
        page = self.author(number).get_latest_revision_as_object()
        page.title, page.slug = f"Name {next(self.serial)}", f"name-{next(self.serial)}"
        revision = page.save_revision()
        if which % 2:
            revision.publish()

    def back(self, number, which):
        """Publish an old revision of an author's page: it knows nothing of merges."""
        page = self.author(number)
        revisions = list(page.revisions.order_by("pk"))
        slugs = set(AuthorPage.objects.exclude(pk=page.pk).values_list("slug", flat=True))
        if revisions and revisions[which % len(revisions)].content["slug"] not in slugs:
            revisions[which % len(revisions)].publish()

    def hide(self, number):
        self.author(number).unpublish()

    def show(self, number):
        page = self.author(number)
        page.save_revision().publish()

    def translate(self, number, which):
        page = self.author(number)
        if not page.has_translation(locale_of("fa")) and page.locale.language_code == "en":
            copy = start_translation(page, "fa").page.specific
            if which % 2:
                copy.save_revision().publish()

    def merge(self, number, other):
        page, into = self.author(number), self.author(other)
        try:
            change = merge_people([page], into)
        except CannotChange:
            people = {page.translation_key, into.translation_key}
            assert len(people) == 1 or any(self.person(key) != key for key in people)
            return
        self.merges[change.pk] = ({page.translation_key}, into.translation_key)

    def undo(self, number):
        changes = list(PersonChange.objects.filter(undone_at=None).order_by("pk"))
        if changes:
            change = changes[number % len(changes)]
            undo_merge(change)
            del self.merges[change.pk]


def locale_of(language):
    from wagtail.models import Locale

    return Locale.objects.get(language_code=language)


def everything() -> list:
    """Return all that is stored of people, and what readers see of it, for a comparison."""
    pages = AuthorPage.objects.order_by("pk").values_list("pk", "title", "slug", "live", "latest_revision")
    spellings = AuthorPage.objects.order_by("spellings__pk").values_list("pk", "spellings__text")
    merged = MergedPerson.objects.order_by("page").values_list("page", "into")
    signed = Signature.objects.order_by("work").values_list("work", "author", "name_printed")
    rows = CatalogueRow.objects.order_by("pk").values_list("pk", "digest")
    keys = CatalogueAuthor.objects.order_by("row", "key").values_list("row", "key")
    names = CatalogueName.objects.order_by("person", "text").values_list("person", "text", "key")
    return [list(table) for table in (pages, spellings, merged, signed, rows, keys, names)]
