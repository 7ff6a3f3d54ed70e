"""What makes the checks look through works again: a saved draft, and what other works say or are.

All is done once, when the transaction is committed. What no event tells, the daily look finds.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, ReferenceIndex, Revision, get_default_page_content_type
from wagtail.signals import page_published, page_unpublished, post_page_move

from papers.models import ReportPage, Topic, TopicLabel, WorkFinding, WorkPage, key_of

from .drafts import DEPTH_OF_WORKS
from .keeping import keep

NAME = "works_to_check"
_log = logging.getLogger(__name__)


@dataclass
class Waiting:
    """Works to look through; pages, by key, that readers see now or see no more; whether topics got names."""

    works: set[int] = field(default_factory=set)
    pages: dict[int, str] = field(default_factory=dict)
    topics: bool = False

    def keys(self) -> set[int]:
        keys = set(self.works)
        if self.pages:
            keys |= works_with_links_to(self.pages)
        if self.topics:
            keys |= works_whose_keywords_are_topics_now()
        return keys


def works_with_links_to(pages: dict[int, str]) -> set[int]:
    """Return the works that link to the pages: as readers see them, and drafts by what was found."""
    to = {"to_content_type": get_default_page_content_type(), "to_object_id__in": list(map(str, pages))}
    linking = ReferenceIndex.objects.filter(**to).values_list("object_id", flat=True)
    keys = {int(key) for key in linking if key.isdecimal()}
    titles = {title[:200] for title in pages.values()}
    found = WorkFinding.objects.filter(Q(rule="hidden-link", other__in=titles))
    works = WorkPage._base_manager.filter(Q(pk__in=keys) | Q(pk__in=found.values("work")))
    return set(works.values_list("pk", flat=True))


def works_whose_keywords_are_topics_now() -> set[int]:
    found = list(WorkFinding.objects.filter(rule="keyword-without-topic").values_list("work", "words"))
    named = set(Topic.called({words for _work, words in found})) if found else set()
    return {work for work, words in found if key_of(words) in named}


def waiting() -> Waiting:
    """Return what this connection has to do at its next commit."""
    if not hasattr(connection, NAME):
        setattr(connection, NAME, Waiting())
    transaction.on_commit(keep_waiting)
    return getattr(connection, NAME)


def keep_waiting() -> None:
    """Look through what waits. A fault in it takes nothing back: the draft is saved."""
    found = getattr(connection, NAME, Waiting())
    if found == Waiting():
        return
    setattr(connection, NAME, Waiting())
    try:
        keep(found.keys())
    except Exception:
        _log.exception("Works were not looked through after saving: %s", sorted(found.works))


def note(keys: Iterable[int]) -> None:
    """Let these works be looked through."""
    waiting().works.update(keys)


def draft_saved(instance: Revision, **kwargs) -> None:
    model = instance.content_type.model_class()
    if model is not None and issubclass(model, WorkPage):
        note([int(instance.object_id)])


def page_seen_otherwise(instance: Page, **kwargs) -> None:
    waiting().pages[instance.pk] = instance.draft_title
    if isinstance(instance, WorkPage):
        note([instance.pk])


def topic_named(instance: Topic | TopicLabel, **kwargs) -> None:
    waiting().topics = True


def work_gone(instance: WorkPage, **kwargs) -> None:
    """The report that it stood in has one essay less."""
    if instance.depth > DEPTH_OF_WORKS:
        note(reports_at([instance.path[: -Page.steplen]]))


def work_moved(instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs) -> None:
    if isinstance(instance.specific, WorkPage):
        note([instance.pk, *reports_at([parent_page_before.path, parent_page_after.path])])


def reports_at(paths: list[str]) -> list[int]:
    return list(ReportPage._base_manager.filter(path__in=paths).values_list("pk", flat=True))


def watch() -> None:
    """Let the events tell; called once, when the app is ready."""
    post_save.connect(draft_saved, sender=Revision)
    post_save.connect(topic_named, sender=Topic)
    post_save.connect(topic_named, sender=TopicLabel)
    page_published.connect(page_seen_otherwise)
    page_unpublished.connect(page_seen_otherwise)
    post_page_move.connect(work_moved)
    post_delete.connect(work_gone, sender=WorkPage)
