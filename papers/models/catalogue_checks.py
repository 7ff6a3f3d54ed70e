"""When the catalogue was last compared with the pages, and how many works it had wrong."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CatalogueCheck(models.Model):
    """The last comparison of the whole catalogue: one row. `mended` says that nothing is wrong since."""

    at = models.DateTimeField(auto_now=True)
    differing = models.PositiveIntegerField()
    mended = models.BooleanField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("comparison of the catalogue")
        verbose_name_plural = _("comparisons of the catalogue")

    def __str__(self):
        return f"{self.at:%Y-%m-%d}: {self.differing}"

    @classmethod
    def keep(cls, differing: int, mended: bool) -> None:
        cls.objects.update_or_create(pk=1, defaults={"differing": differing, "mended": mended})
