"""Corrections of published works: a notice for readers, frozen once they can see it, and what it replaced."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from papers.text.letters import fold_letters

PERSON = {"null": True, "editable": False, "on_delete": models.SET_NULL, "related_name": "+"}


class Frozen(Exception):
    """A published correction stays as readers have seen it."""


class FrozenQuerySet(models.QuerySet):
    """Rows of which the published ones cannot be changed or deleted together either."""

    published = models.Q(published_at__isnull=False)

    def refuse_published(self) -> None:
        if self.filter(self.published).exists():
            raise Frozen("A published correction does not change; publish another one.")

    def update(self, **values):
        self.refuse_published()
        return super().update(**values)

    def delete(self):
        self.refuse_published()
        return super().delete()


class FrozenNotices(FrozenQuerySet):
    """Notices, which are published with their correction."""

    published = models.Q(correction__published_at__isnull=False)


class FreezesWhenPublished(models.Model):
    """Mixin of rows that stay as they are once readers have seen them. The database is asked, not memory."""

    class Meta:
        abstract = True

    def refuse_published(self) -> None:
        if self.pk is not None:
            type(self).objects.filter(pk=self.pk).refuse_published()

    def save(self, *args, **kwargs):
        self.refuse_published()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.refuse_published()
        return super().delete(*args, **kwargs)


class Correction(FreezesWhenPublished):
    """What the institute has to say of a work that readers know; a notice for each of its languages.

    `made_by` wrote it, `published_by` let it out; None where the account is gone. Only a retraction can end:
    `reinstated_at` is when.
    """

    CORRECTION, CLARIFICATION, RETRACTION = "correction", "clarification", "retraction"
    KINDS = [
        (CORRECTION, _("correction")),
        (CLARIFICATION, _("clarification")),
        (RETRACTION, _("retraction")),
    ]

    kind = models.CharField(_("kind"), max_length=13, choices=KINDS, default=CORRECTION)
    day = models.DateField(_("date"), default=timezone.localdate)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), **PERSON)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)
    reinstated_at = models.DateTimeField(null=True, editable=False)
    reinstated_by = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)

    objects = FrozenQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.day}"

    @property
    def is_retraction(self) -> bool:
        return self.kind == self.RETRACTION

    @property
    def is_in_force(self) -> bool:
        """Return whether it keeps a work from readers."""
        return self.is_retraction and self.published_at is not None and self.reinstated_at is None

    def clean(self):
        super().clean()
        if self.day and self.day > timezone.localdate():
            raise ValidationError({"day": _("The date of a correction is not in the future.")})

    def let_out(self, user) -> None:
        """Keep that readers see it from now on."""
        self.published_at, self.published_by = timezone.now(), user
        rows = Correction._base_manager.filter(pk=self.pk, published_at=None)
        rows.update(published_at=self.published_at, published_by=user)

    def end(self, user) -> None:
        """Keep that a retraction is over."""
        self.reinstated_at, self.reinstated_by = timezone.now(), user
        rows = Correction._base_manager.filter(pk=self.pk, reinstated_at=None)
        rows.update(reinstated_at=self.reinstated_at, reinstated_by=user)


class CorrectionNotice(FreezesWhenPublished):
    """What readers of one page are told.

    `revision` is the text that goes out with the notice, None where the text stays as it is. Once published,
    it is what readers saw from then on, and `replaced` what they had seen before. Both are kept for ever.
    """

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="notices")
    work = models.ForeignKey("papers.WorkPage", on_delete=models.PROTECT, related_name="notices")
    text = models.TextField(_("text of the notice"))
    revision = models.ForeignKey(Revision, null=True, on_delete=models.PROTECT, related_name="notices")
    replaced = models.ForeignKey(Revision, null=True, on_delete=models.PROTECT, related_name="later_notices")

    objects = FrozenNotices.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("notice of a correction")
        verbose_name_plural = _("notices of corrections")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["correction", "work"], name="a_notice_a_page_in_a_correction")
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def changes_text(self) -> bool:
        """Return whether readers saw another text after it."""
        return self.revision_id is not None and self.revision_id != self.replaced_id

    def save(self, *args, **kwargs):
        self.text = fold_letters(self.text)
        super().save(*args, **kwargs)

    def keep(self, replaced: Revision, revision: Revision) -> None:
        """Keep which texts readers saw before and after it."""
        self.replaced, self.revision = replaced, revision
        CorrectionNotice._base_manager.filter(pk=self.pk).update(replaced=replaced, revision=revision)


def notices_in_force() -> models.QuerySet:
    """Return the notices that keep their work from readers."""
    return CorrectionNotice._base_manager.filter(
        correction__kind=Correction.RETRACTION,
        correction__published_at__isnull=False,
        correction__reinstated_at=None,
    )
