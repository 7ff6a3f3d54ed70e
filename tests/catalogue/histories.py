"""Plays histories of a small site: whatever anybody does to it, the catalogue says what is visible.

A step is a tuple (name of a method of `History`, numbers); a number chooses among what there is.
"""

from contextlib import suppress
from datetime import timedelta
from itertools import count

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from papers.catalogue.checking import differences
from papers.curation.merging import merge
from papers.curation.ordering import add_topic, remove_topic
from papers.curation.turns import CannotChange
from papers.curation.undoing import undo
from papers.importing.apply import import_document
from papers.importing.undo import CannotUndo, undo_run
from papers.models import (
    AuthorIndexPage,
    AuthorPage,
    CatalogueRow,
    EssayPage,
    HomePage,
    ImportRun,
    NameSpelling,
    PapersIndexPage,
    ReportPage,
    Signature,
    Topic,
    TopicChange,
    TopicLabel,
    TopicUse,
    WorkPage,
)
from papers.translating.linking import CannotTranslate, link, unlink
from papers.translating.starting import start_translation
from tests.factories import make_author, make_essay, make_interview, make_report, make_topic, translate
from tests.importing.documents import source
from tests.importing.versions import document_of

SECTIONS = (HomePage, PapersIndexPage, AuthorIndexPage)
AHEAD = [timedelta(), timedelta(days=1), timedelta(days=2.5), timedelta(days=4)]
VERSIONS = (
    (0, 5, ((0, 0),), ((0, ((0, 0),), (0, 1), "", ((0, 0), (1, 0))), (1, ((1, 0),), (1,), "", ((2, 0),)))),
    (1, 6, ((1, 1),), ((0, ((2, 0),), (2,), "What it says.", ((0, 1),)),)),
)


class History:
    """One site with its editors."""

    def __init__(self):
        self.serial = count(1)
        mina = make_author("Mina Writer", spellings=["M. Writer"])
        translate(mina, "fa", title="مینا نویسنده")
        omid = make_author("Omid Reader")
        water, oil = make_topic("Water", en="Water", fa="آب"), make_topic("Oil", fa="نفت")
        report = make_report(essays=2, authors=[mina, omid], topics=[water])
        translate(report, "fa", title="گزارش")
        make_essay(authors=[mina], topics=[water, oil], date_year=2020)
        make_interview(authors=[omid], topics=[oil])
        self.check()

    def play(self, steps) -> None:
        for name, *numbers in steps:
            getattr(self, name)(*numbers)
            self.check()

    def check(self) -> None:
        now = timezone.now()
        for ahead in AHEAD:
            moment = now + ahead
            visible = set(WorkPage.objects.visible(moment=moment).values_list("pk", flat=True))
            listed = set(CatalogueRow.objects.current(moment).values_list("pk", flat=True))
            assert listed == visible, f"{len(visible - listed)} missing, {len(listed - visible)} surplus"
        found = differences()
        assert found == [], self.told(found)
        rows = {row.pk: row for row in CatalogueRow.objects.all()}
        pages = WorkPage._base_manager.in_bulk(rows)
        assert {key: row.address for key, row in rows.items()} == {
            key: page.url for key, page in pages.items()
        }

    def told(self, found) -> str:
        """Return what differs, for whoever reads of a history that fails."""
        return "; ".join(f"{difference.kind} of {difference.work}" for difference in found)

    # What there is to choose from --------------------------------------------------------------------------

    def one(self, model, number, **wanted):
        """Return one of the model's pages as it is stored, by its number; None where there is none."""
        keys = list(model._base_manager.filter(**wanted).order_by("pk").values_list("pk", flat=True))
        return Page._base_manager.get(pk=keys[number % len(keys)]).specific if keys else None

    def work(self, number, **wanted):
        return self.one(WorkPage, number, **wanted)

    def any_page(self, number):
        model = (WorkPage, *SECTIONS, AuthorPage)[number % 5]
        return self.one(model, number // 5)

    def topic(self, number):
        topics = list(Topic.objects.order_by("pk"))
        return topics[number % len(topics)] if topics else None

    def name(self) -> str:
        return f"Name {next(self.serial)}"

    # Editors' steps ----------------------------------------------------------------------------------------

    def publish(self, number, what):
        """Publish a change of a work's or a person's page, or of a section's address."""
        page = self.any_page(number)
        if page is None:
            return
        draft = page.get_latest_revision_as_object()
        if what % 3 == 0:
            draft.title = self.name()
        elif what % 3 == 1:
            draft.slug = f"slug-{next(self.serial)}"
        elif isinstance(draft, WorkPage):
            draft.date_year = 2000 + what
        draft.save_revision().publish()

    def draft(self, number):
        page = self.work(number)
        if page:
            page.title = self.name()
            page.save_revision()

    def unpublish(self, number):
        page = self.any_page(number)
        if page and page.live:
            page.unpublish()

    def schedule(self, number, what):
        page = self.any_page(number)
        if page:
            draft = page.get_latest_revision_as_object()
            draft.go_live_at = timezone.now() + timedelta(days=2) if what % 2 else None
            draft.save_revision().publish()

    def expire(self, number, what):
        page = self.any_page(number)
        if page:
            draft = page.get_latest_revision_as_object()
            days = (-1, 1.5, 3)[what % 3]
            draft.expire_at = timezone.now() + timedelta(days=days)
            draft.save_revision().publish()

    def tick(self):
        call_command("publish_scheduled")

    def restrict(self, number):
        page = self.any_page(number)
        if page:
            PageViewRestriction.objects.create(page_id=page.pk, restriction_type=PageViewRestriction.LOGIN)

    def open_up(self, number):
        restrictions = list(PageViewRestriction.objects.order_by("pk"))
        if restrictions:
            restrictions[number % len(restrictions)].delete()

    def move(self, number, target):
        page = self.work(number)
        parents = [
            parent for parent in (self.one(ReportPage, target), self.one(PapersIndexPage, target)) if parent
        ]
        parent = parents[target % len(parents)]
        if page and page.can_move_to(parent):
            page.move(parent, pos=("first-child", "last-child")[target % 2])

    def reorder(self, number, target):
        page, beside = self.work(number), self.work(target)
        if not page or not beside or page == beside or beside.is_descendant_of(page):
            return
        if page.can_move_to(beside.get_parent()):
            page.move(beside, pos="left")

    def insert(self, number):
        """Put a new work before others, which moves these in the tree."""
        beside = self.one(EssayPage, number)
        if beside:
            page = EssayPage(title=self.name(), slug=f"new-{next(self.serial)}", locale=beside.locale)
            beside.add_sibling("left", instance=page)

    def copy(self, number, what):
        page = self.work(number)
        if page:
            changes = {"slug": f"copy-{next(self.serial)}", "title": self.name()}
            page.copy(recursive=what % 2 == 0, update_attrs=changes, keep_live=what % 3 != 0)

    def delete(self, number):
        page = self.one((WorkPage, AuthorPage)[number % 3 == 0], number)
        if page:
            page.delete()

    def alias(self, number):
        page = self.work(number)
        if page:
            page.create_alias(update_slug=f"alias-{next(self.serial)}", recursive=True)

    # Languages ---------------------------------------------------------------------------------------------

    def translate(self, number, what):
        page = self.work(number)
        try:
            started = (
                page and start_translation(page, "fa" if page.locale.language_code == "en" else "en").page
            )
        except CannotTranslate:
            return
        if started and what % 2 and (revision := started.get_latest_revision()):
            revision.publish()

    def part(self, number):
        page = self.work(number)
        if page:
            unlink(page)

    def join(self, number, other):
        original, page = self.work(number), self.work(other)
        try:
            if original and page and original != page:
                link(original, page)
        except CannotTranslate:
            return

    # Topics and people -------------------------------------------------------------------------------------

    def name_topic(self, number, what):
        topic = self.topic(number)
        if topic is None:
            return
        if what % 3 == 0:
            topic.name = self.name()
            topic.save()
        elif what % 3 == 1:
            TopicLabel.objects.create(topic=topic, language="fa", text=self.name(), preferred=False)
        elif label := topic.labels.order_by("pk").last():
            TopicLabel.objects.get(pk=label.pk).delete()

    def use_topic(self, number, what):
        """Say that a work is about a topic, or is not: by the page, or by the row alone."""
        page, topic = self.work(number), self.topic(what)
        if page is None or topic is None:
            return
        use = TopicUse.objects.filter(content_object=page.pk, tag=topic).first()
        if what % 2 and use:
            use.delete()
        elif what % 2:
            TopicUse.objects.create(content_object_id=page.pk, tag=topic)
        else:
            page.topics.add(topic)
            page.save()

    def delete_topic(self, number):
        if (topic := self.topic(number)) and not (topic.merged.exists() or topic.orders.exists()):
            topic.delete()

    def curate(self, number, what):
        """Merge two topics, give some works another topic or take it from them, or undo the last of this."""
        topic, other = self.topic(number), self.topic(what)
        changes = TopicChange.objects.filter(undone_at=None)
        works = list(WorkPage._base_manager.order_by("pk").values_list("pk", flat=True)[what % 3 :: 2])
        with suppress(CannotChange):
            if what % 4 == 3 and changes:
                undo(changes[0])
            elif topic and what % 4 == 2:
                remove_topic(topic, works)
            elif topic and what % 4 == 1:
                add_topic(topic, works)
            elif topic:
                merge([topic], other)

    def sign(self, number, what):
        page, author = self.work(number), self.one(AuthorPage, what)
        rows = list(Signature.objects.filter(work=page.pk).order_by("pk")) if page else []
        if rows and what % 3 == 0:
            rows[0].delete()
        elif rows and what % 3 == 1:
            rows[0].author = author
            rows[0].save()
        elif page:
            Signature.objects.create(work_id=page.pk, author=author, name_printed=self.name())

    def spell(self, number, what):
        author = self.one(AuthorPage, number)
        if author and what % 2:
            NameSpelling.objects.create(author_id=author.pk, text=self.name())
        elif author and (row := NameSpelling.objects.filter(author=author.pk).first()):
            row.delete()

    # Machines' steps ---------------------------------------------------------------------------------------

    def bring(self, number, what):
        version = VERSIONS[number % len(VERSIONS)]
        file = source(repr(version).encode())
        import_document(document_of(version), file, publish=what % 3 != 0, publish_unsure=True)

    def undo(self, number):
        runs = list(ImportRun.objects.filter(undoes=None, undone_by=None).order_by("pk"))
        if runs:
            try:
                undo_run(runs[number % len(runs)])
            except CannotUndo:
                return
