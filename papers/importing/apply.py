"""Carries out a plan in one transaction: pages, authors, topics, and the record of what was imported."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.apps import apps
from django.db import connection, transaction

from papers.catalogue.changes import gathered
from papers.importing.authorship import make_authors, people_of
from papers.importing.document import Document, Notice, Source
from papers.importing.fields import write_field
from papers.importing.namesakes import Question
from papers.importing.people import free_slug
from papers.importing.plan import PagePlan, Plan, make_plan
from papers.importing.records import Records, Running
from papers.importing.releasing import Releasing
from papers.importing.sureness import unsure_pages
from papers.indexes import indexed_once
from papers.models import AuthorPage, ImportRun, PapersIndexPage, Signature
from papers.text.saying import say

TREE = ("path", "depth", "numchild")
"""Fields of a page that change when another is put before it."""
LOCK = 7_209_702
"""Any number; all who import into a PostgreSQL database must share it."""


class MissingIndex(Exception):
    """The language has no papers page to import under."""


@dataclass(frozen=True)
class Result:
    """What an import did, or in a dry run would have done; `authors` and `topics` are the new ones' names.

    `questions` are the doubtful names, with the answers that there are; `spelt` the author pages to which an
    answer added a spelling.
    """

    plan: Plan
    notices: tuple[Notice, ...]
    run: ImportRun | None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    spelt: tuple[AuthorPage, ...] = ()


def import_document(
    document: Document,
    source: Source,
    *,
    publish=False,
    user=None,
    dry_run=False,
    restore=False,
    publish_unsure=False,
    unsure: dict[int | None, tuple[str, ...]] | None = None,
    running: Running | None = None,
) -> Result:
    """Plan and apply one document in one transaction, rolled back in a dry run.

    Pages are drafts unless `publish`; `restore` makes pages again that an editor deleted. An unchanged
    document writes nothing at all. `running` is the call to which this document belongs. Raises MissingIndex,
    MissingAuthor, and ValidationError where a page would not be whole.

    `unsure` says why pages wait for an editor under `publish`, by the index of the essay (None: the page of
    the report or interview itself); it is what the reader says of the document unless given. With
    `publish_unsure` they do not wait.
    """
    options = {"publish": publish, "publish_unsure": publish_unsure, "restore": restore}
    if document.corrections.as_data():
        options["corrections"] = document.corrections.as_data()
    running = running or Running(user, options)
    if not publish or publish_unsure:
        unsure = {}
    elif unsure is None:
        unsure = unsure_pages(document)
    begun = running.record
    try:
        with transaction.atomic():
            take_turns()
            plan = make_plan(document, restore=restore)
            with indexed_once() as unfindable, gathered():
                result = Apply(plan, source, publish, running, unsure).run()
            result = replace(result, notices=(*result.notices, *map(unfindable_notice, unfindable)))
            if dry_run:
                transaction.set_rollback(True)
                running.record = begun
                result = replace(result, run=None)
    except BaseException:
        running.record = begun
        raise
    return result


def unfindable_notice(page) -> Notice:
    message = say(
        "The search index does not take this page; readers cannot find it by words: {title}", title=page
    )
    return Notice(1, "unfindable", message)


def take_turns() -> None:
    """Wait until no other import writes; the turn ends with the transaction.

    Imports share authors, topics and the tree, so two at once could make one person twice. SQLite's
    transactions take turns by themselves (transaction_mode is IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


class Apply:
    """One plan being carried out."""

    def __init__(self, plan: Plan, source: Source, publish: bool, running: Running, unsure=None):
        self.plan, self.publish = plan, publish
        self.people = people_of(plan, publish)
        self.records = Records(plan, source, running, self.people)
        self.releasing = Releasing(self.records, publish, doubts_by_key(plan, unsure or {}))
        self.pages: dict[str, object] = {}

    def run(self) -> Result:
        if any(page.writes for page in self.plan.pages):
            make_authors(self.plan, self.people, self.records, self.releasing)
        for page in self.plan.pages:
            if page.outcome != "deleted":
                self.carry_out(page)
        if self.publish:
            self.publish_authors()
        notices = (*self.plan.notices, *self.people.notices, *self.missing_notices(), *self.releasing.notices)
        authors = tuple(page.title for page in self.people.created)
        topics = tuple(self.people.topics.values())
        spelt = tuple(page for page, _name, _language in self.people.spelt)
        run = self.records.close()
        return Result(self.plan, notices, run, authors, topics, tuple(self.people.questions), spelt)

    def carry_out(self, planned: PagePlan) -> None:
        if planned.outcome == "created":
            page = self.create(planned)
        elif planned.writes:
            page = self.update(planned)
        else:
            page = planned.page
            self.releasing.publish_draft(planned.key, page)
        self.pages[planned.key] = page

    def create(self, planned: PagePlan):
        wanted = planned.wanted
        parent = self.parent_of(planned)
        page = apps.get_model("papers", wanted.model)(locale=self.plan.locale, live=False)
        for name, value in wanted.values.items():
            write_field(page, name, value, self.people)
        page.slug = free_slug(parent, wanted.slug)
        self.place(page, parent, planned)
        published = self.releasing.finish(page, planned.key)
        self.records.note(planned.key, page, "created", planned.record, published=published)
        lines = wanted.source_lines or {}
        self.records.keep(wanted.key, page, wanted.said, lines, first=wanted.parent_key is None)
        return page

    def parent_of(self, planned: PagePlan):
        if planned.wanted.parent_key:
            return self.pages[planned.wanted.parent_key]
        parent = PapersIndexPage.objects.filter(locale=self.plan.locale).first()
        if parent is None:
            raise MissingIndex(
                say("There is no papers page in the language {code}.", code=self.plan.locale.language_code)
            )
        return parent

    def place(self, page, parent, planned: PagePlan) -> None:
        """Put a new essay behind the one that it follows in the source, as far as that is in the report."""
        before = self.predecessor(planned, parent)
        first = parent.get_first_child() if before is None and planned.wanted.parent_key else None
        if before is not None:
            before.add_sibling("right", instance=page)
        elif first is not None:
            first.add_sibling("left", instance=page)
        else:
            parent.add_child(instance=page)

    def predecessor(self, planned: PagePlan, parent):
        """Return the nearest page before this one in the source that stands under the parent, or None.

        Others before it may have been deleted, or moved elsewhere.
        """
        above = planned.wanted.parent_key
        if above is None:
            return None
        siblings = [page.key for page in self.plan.pages if page.wanted.parent_key == above]
        for key in reversed(siblings[: siblings.index(planned.key)]):
            page = self.pages.get(key)
            if page is not None and page.is_child_of(parent):
                page.refresh_from_db(fields=TREE)
                return page
        return None

    def update(self, planned: PagePlan):
        page, record = planned.page, planned.record
        page.refresh_from_db(fields=TREE)
        before, was_live = page.latest_revision, page.live and not page.has_unpublished_changes
        for change in planned.fields:
            if change.writes:
                write_field(page, change.name, change.result, self.people)
        published = self.releasing.finish(page, planned.key)
        changed = {change.name: change.remember for change in planned.fields}
        agreed = {name: value for name, value in planned.wanted.said.items() if name not in changed}
        remembered = {name: value for name, value in changed.items() if name in record.values}
        facts = {"fields": [change.name for change in planned.fields if change.action != "kept"]}
        facts |= {"was_live": was_live, "published": published}
        self.records.note(planned.key, page, planned.outcome, record, before, **facts)
        values = {**record.values, **agreed, **remembered}
        first = planned.wanted.parent_key is None
        self.records.keep(planned.key, page, values, planned.wanted.source_lines or {}, first=first)
        return page

    def publish_authors(self) -> None:
        """Publish the imported author pages behind these signatures that nobody has published yet."""
        signed = Signature.objects.filter(work__in=[page.pk for page in self.pages.values()])
        drafts = AuthorPage.objects.filter(live=False, imported__isnull=False)
        for author in drafts.filter(pk__in=signed.values("author")):
            self.releasing.publish_draft(author.imported.key, author)

    def missing_notices(self) -> list[Notice]:
        gone = [page.wanted.values["title"] for page in self.plan.pages if page.outcome == "deleted"]
        return [
            Notice(
                1,
                "not-in-source",
                say(
                    "The page of an earlier import is not in this file and was left: {title}",
                    title=record.page,
                ),
            )
            for record in self.plan.missing
        ] + [
            Notice(
                1,
                "deleted-before",
                say("An editor has deleted this page; it was not made again: {title}", title=title),
            )
            for title in gone
        ]


def doubts_by_key(plan: Plan, unsure: dict[int | None, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the doubts by the key of their page; a report's page stands before its essays in the plan."""
    first = 1 if plan.document.kind == "report" else 0
    keys = [page.key for page in plan.pages]
    return {keys[0 if index is None else first + index]: reasons for index, reasons in unsure.items()}
