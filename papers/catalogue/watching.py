"""What tells the catalogue of a change: the answers to `record`, and events of Wagtail's and Django's own.

A page or a topic of ours tells by itself when it is saved. Events stand for what is stored without that: a
page saved as the bare `Page` (a move, a page that expires), a deletion, a restriction, a row stored alone.
"""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction

from papers.models import (
    AuthorIndexPage,
    AuthorPage,
    CatalogueTopic,
    HomePage,
    NameSpelling,
    PapersIndexPage,
    ReportPage,
    Signature,
    Topic,
    TopicLabel,
    TopicUse,
    WorkPage,
    record,
    saves_rows,
)
from papers.models.recording import UNSEEN

from .changes import note
from .engines import engine


@record.register
def work(page: WorkPage, is_new: bool, moved: bool) -> None:
    known = "works" if page.live and not page.expired else "hidden"
    note(**{known: [page.pk]}, behind=[page.path] if is_new else [])


@record.register
def report(page: ReportPage, is_new: bool, moved: bool) -> None:
    note(works=[page.pk], behind=[page.path] if is_new else [], below=[] if is_new else [page.path])


@record.register(HomePage)
@record.register(PapersIndexPage)
@record.register(AuthorIndexPage)
def section(page, is_new: bool, moved: bool) -> None:
    if moved:
        note(below=[page.path])


@record.register
def author(page: AuthorPage, is_new: bool, moved: bool) -> None:
    note(authors=[page.translation_key])


@record.register
def topic(subject: Topic, is_new: bool, moved: bool) -> None:
    note(topics=[subject.pk])


def bare_page_saved(instance: Page, update_fields=None, **kwargs) -> None:
    """A page was saved as the common part only: moved, or withdrawn because its time is over."""
    if update_fields is None or not UNSEEN.issuperset(update_fields):
        note(below=[instance.path], behind=[instance.path])


def restriction_changed(instance: PageViewRestriction, origin=None, **kwargs) -> None:
    path = Page._base_manager.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path and goes_alone(instance, origin):
        note(below=[path])


def goes_alone(instance: Model, origin: Model | QuerySet | None) -> bool:
    """Return whether a row is stored or deleted by itself, not together with what it belongs to."""
    if origin is None:
        return not saves_rows()
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    return model is type(instance) and not saves_rows()


def row_of_work_changed(instance: Signature | TopicUse, origin=None, **kwargs) -> None:
    if goes_alone(instance, origin):
        note(works=[instance.work_id if isinstance(instance, Signature) else instance.content_object_id])


def spelling_changed(instance: NameSpelling, origin=None, **kwargs) -> None:
    if goes_alone(instance, origin):
        pages = AuthorPage._base_manager.filter(pk=instance.author_id)
        note(authors=pages.values_list("translation_key", flat=True))


def label_changed(instance: TopicLabel, origin=None, **kwargs) -> None:
    if goes_alone(instance, origin):
        note(topics=[instance.topic_id])


def topic_goes(instance: Topic, **kwargs) -> None:
    rows = CatalogueTopic.objects.filter(topic=instance.pk)
    instance.works_before = list(rows.values_list("row", flat=True))


def topic_gone(instance: Topic, **kwargs) -> None:
    note(retopiced=instance.works_before)


def author_gone(instance: AuthorPage, **kwargs) -> None:
    note(authors=[instance.translation_key])


def work_gone(instance: WorkPage, **kwargs) -> None:
    engine().remove([instance.pk])


def watch() -> None:
    """Let the events tell the catalogue; called once, when the app is ready."""
    post_save.connect(bare_page_saved, sender=Page)
    for change in (post_save, post_delete):
        change.connect(restriction_changed, sender=PageViewRestriction)
        change.connect(row_of_work_changed, sender=Signature)
        change.connect(row_of_work_changed, sender=TopicUse)
        change.connect(spelling_changed, sender=NameSpelling)
        change.connect(label_changed, sender=TopicLabel)
    pre_delete.connect(topic_goes, sender=Topic)
    post_delete.connect(topic_gone, sender=Topic)
    post_delete.connect(author_gone, sender=AuthorPage)
    post_delete.connect(work_gone, sender=WorkPage)
