"""What a translation was made from: kept whole, so that its age can be told part by part."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from .parts import Part, digest_of, parts_of


class TranslationBasis(models.Model):
    """The words of a work at the moment from which a translation of it was made. Never changed afterwards.

    The translated page points here from its own fields, so its drafts and revisions do too: whichever
    of them is published, what it was made from is published with it. `parts` are rows of name, kind, text.
    """

    source = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    parts = models.JSONField()
    digest = models.CharField(max_length=32)
    taken_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("basis of a translation")
        verbose_name_plural = _("bases of translations")

    def __str__(self):
        return self.digest

    @classmethod
    def of(cls, work) -> "TranslationBasis":
        """Keep what the work says now; the same words of the same page are kept once."""
        parts = parts_of(work)
        digest = digest_of(parts)
        known = cls.objects.filter(source_id=work.pk, digest=digest).order_by("pk").first()
        revision = work.live_revision if work.live else work.latest_revision
        rows = [list(part) for part in parts]
        return known or cls.objects.create(source_id=work.pk, revision=revision, parts=rows, digest=digest)

    def save(self, *args, **kwargs):
        if self.pk:
            raise ValueError("The basis of a translation does not change; take a new one.")
        super().save(*args, **kwargs)

    @property
    def part_list(self) -> list[Part]:
        return [Part(*row) for row in self.parts]
