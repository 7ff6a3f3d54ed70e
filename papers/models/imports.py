"""What came from where: source files, import runs, and the value last imported into each field."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class SourceFile(models.Model):
    """A source as it was received: its bytes, untouched, under their digest."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("file name"), max_length=255)
    data = models.BinaryField(_("bytes"))
    encoding = models.CharField(_("encoding"), max_length=40)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)

    class Meta:
        verbose_name = _("source file")
        verbose_name_plural = _("source files")

    def __str__(self):
        return self.name


class ImportRun(models.Model):
    """One run of the importer that wrote something."""

    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reader_version = models.PositiveIntegerField(_("reader version"))

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-started_at", "-pk"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class ImportedPage(models.Model):
    """A page that an import made, and what that import put into each of its fields.

    `key` names the work inside its series, not the file: a corrected file finds its page by it.
    `values` maps a field to the value last imported; where the page differs from it, an editor
    has changed the page. `source_lines` maps a block id to the lines of the source it came from.
    """

    key = models.CharField(max_length=500, unique=True)
    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="imported")
    source = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="pages")
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="pages")
    values = models.JSONField(default=dict)
    source_lines = models.JSONField(default=dict)
    notices = models.JSONField(default=list)
    leftovers = models.JSONField(default=list)

    class Meta:
        verbose_name = _("imported page")
        verbose_name_plural = _("imported pages")

    def __str__(self):
        return self.key
