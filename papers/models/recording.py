"""The point where a change that readers may see is told to whoever keeps a record of what they see.

Models stay below the catalogue: they know this question, not who answers it. It is asked inside the
transaction of the change, when a page's rows are stored.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import singledispatch

from django.db import transaction
from wagtail.models import COMMENTS_RELATION_NAME, Page

UNSEEN = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
        COMMENTS_RELATION_NAME,
    }
)
"""Fields of a page that readers never see; saving a draft writes no others."""

PLACE = ("path", "slug", "live", "expired", "go_live_at", "expire_at", "alias_of_id")
"""What of a page decides whether and where the pages below it are seen."""

_saving: ContextVar[bool] = ContextVar("saving", default=False)


@singledispatch
def record(changed, is_new: bool, moved: bool) -> None:
    """Take note that a page, or a topic, is stored with its rows.

    `moved` says that what is stored under `PLACE` is another than before: where, and whether, the pages
    below it are seen has changed.
    """


def saves_rows() -> bool:
    """Return whether what is being saved are the rows of a page or a topic, which is told by itself."""
    return _saving.get()


@contextmanager
def _rows_of_one() -> Iterator[None]:
    token = _saving.set(True)
    try:
        yield
    finally:
        _saving.reset(token)


def place_of(page: Page) -> tuple:
    return tuple(getattr(page, name) for name in PLACE)


class Recorded:
    """Mixin of what the public sees: a change is recorded once, in the transaction that makes it."""

    def save(self, *args, **kwargs):
        fields = kwargs.get("update_fields")
        if fields is not None and UNSEEN.issuperset(fields):
            return super().save(*args, **kwargs)
        with transaction.atomic():
            is_new, before = self.pk is None, self.stored_place()
            with _rows_of_one():
                result = super().save(*args, **kwargs)
                self.pass_on()
            record(self, is_new, before is not None and before != place_of(self))
        return result

    def stored_place(self) -> tuple | None:
        """Return what is stored under `PLACE`; None for a new page and where no other can stand below."""
        if self.pk is None or not getattr(self, "subpage_types", None):
            return None
        return Page._base_manager.filter(pk=self.pk).values_list(*PLACE).first()

    def pass_on(self) -> None:
        """Write into other pages what they take from this one."""
