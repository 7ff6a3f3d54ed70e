"""Wagtail's two indexes, of words and of references, while a document is imported: written once, at the end.

A page is saved three times on its way to readers. By itself Wagtail reads it again at each of them, writes it
into both indexes, reads all titles of the index of words, and tells nobody where that fails: a page can be
live and unfindable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, transaction
from modelsearch.backends import get_search_backend, get_search_backends
from modelsearch.conf import get_app_config
from modelsearch.tasks import insert_or_update_object_task
from wagtail.tasks import update_reference_index_task

from papers.tasks import put_off

WORDS, REFERENCES = insert_or_update_object_task, update_reference_index_task
AT_ONCE = 100
"""Objects in one statement; PostgreSQL takes 65,535 parameters."""


@contextmanager
def indexed_once() -> Iterator[list]:
    """Index at the end, once, all that is saved meanwhile; the list then holds what no word can find.

    Belongs inside the transaction of what is saved. Where an error leaves it, nothing is indexed.
    """
    unfindable: list = []
    with put_off(WORDS, REFERENCES) as waiting:
        yield unfindable
    for model, keys in by_model(waiting[WORDS]).items():
        unfindable += index(model, keys)
    for model, keys in by_model(waiting[REFERENCES]).items():
        there = set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
        for key in keys:
            if model._meta.pk.to_python(key) in there:  # others have been deleted meanwhile
                REFERENCES.enqueue(model._meta.app_label, model._meta.model_name, key)


def by_model(saved: Iterable[tuple[str, str, str]]) -> dict[type, list[str]]:
    """Return the keys of what was saved, given as (app, model, key), by model."""
    found: dict[type, list[str]] = {}
    for app, model, key in saved:
        found.setdefault(apps.get_model(app, model), []).append(key)
    return found


def index(model, keys: Iterable[int]) -> list:
    """Bring the index of words up to date with these objects; return those that it has not taken."""
    if not any(get_search_backends(with_auto_update=True)):
        return []
    objects = list(model.get_indexed_objects().filter(pk__in=list(keys)).order_by("pk"))
    refused = []
    for start in range(0, len(objects), AT_ONCE):
        some = objects[start : start + AT_ONCE]
        if not add(model, some):
            refused += [one for one in some if not add(model, [one])]
    found = entries(model, objects)
    return [one for one in objects if one in refused or str(one.pk) not in found]


def add(model, objects: list) -> bool:
    """Return whether the index took the objects; where it refused one, it holds none of them as they are."""
    try:
        with transaction.atomic():
            get_search_backend().add_bulk(model, objects)
    except DatabaseError:  # such as a text of more words than PostgreSQL's index can hold
        return False
    return True


def entries(model, objects: list) -> set[str]:
    """Return the keys of the objects that have an entry in the index."""
    entry = get_app_config().get_model("IndexEntry")
    kind = ContentType.objects.get_for_model(model)
    found = entry.objects.filter(content_type=kind, object_id__in=[str(one.pk) for one in objects])
    return set(found.values_list("object_id", flat=True))
