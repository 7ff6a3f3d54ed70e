"""What came from where: source files, import runs, and the value last imported into each field."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


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
    """One run of the importer that wrote something, or one undo of such a run.

    `options` are the options that shaped it. `topics` maps the key of each topic that it made to the
    topic's name. `undoes` is the run that an undo took back; no run can be taken back twice.
    """

    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reader_version = models.PositiveIntegerField(_("reader version"))
    options = models.JSONField(default=dict)
    sources = models.ManyToManyField(SourceFile, verbose_name=_("source files"), related_name="runs")
    topics = models.JSONField(default=dict)
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-started_at", "-pk"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def undone(self) -> bool:
        return ImportRun.objects.filter(undoes=self).exists()

    def note(self, key: str, page, outcome: str, before=None, **facts) -> "RunPage":
        """Keep what the run did to a page; of two acts of one run, the first says what was before.

        `before` is the newest revision before this act. Where somebody else has changed the page between
        two acts of the run, the row stays at the first one, and so the page counts as changed since.
        """
        revision = page.latest_revision if page is not None else None
        row = self.pages.filter(key=key).first()
        if row is None:
            facts = {"title": page.title if page is not None else key, **facts}
            return self.pages.create(
                key=key,
                page_id=page and page.pk,
                outcome=outcome,
                revision_before=before,
                revision=revision,
                **facts,
            )
        if before is not None and row.revision_id == before.pk:
            row.revision = revision
            row.outcome = outcome if row.outcome == "published" else row.outcome
            row.published = row.published or facts.get("published", False)
            row.fields = sorted({*row.fields, *facts.get("fields", ())})
            row.save()
        return row


class RunPage(models.Model):
    """What one run did to one page.

    `revision_before` was the newest before the run, `revision` is the newest that it left; both are None
    where there was none, or where old revisions have been purged since. `former` is what the page's
    import record said before. `was_live` says that readers saw `revision_before`.
    """

    OUTCOMES = [
        ("created", _("created")),
        ("updated", _("updated")),
        ("conflict", _("conflict")),
        ("published", _("published")),
        ("deleted", _("deleted")),
        ("restored", _("restored")),
        ("left", _("left as it is")),
    ]

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="pages")
    key = models.CharField(max_length=500)
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    parent = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    source = models.ForeignKey(SourceFile, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=255)
    outcome = models.CharField(_("outcome"), max_length=12, choices=OUTCOMES)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    fields = models.JSONField(default=list)
    revision_before = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    was_live = models.BooleanField(default=False)
    published = models.BooleanField(default=False)
    former = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page of a run")
        verbose_name_plural = _("pages of a run")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "key"], name="one_row_for_a_page_of_a_run")]

    def __str__(self):
        return self.title


class ImportedPage(models.Model):
    """A page that an import made, and what that import put into each of its fields.

    `key` names the work inside its series, not the file: a corrected file finds its page by it.
    `page` is None where an editor has deleted the page: an import does not make it again unasked.
    `values` maps a field to the value last imported; where the page differs from it, an editor
    has changed the page. `source_lines` maps a block id to the lines of the source it came from. On the
    first page of a document, `corrections` are what an editor said against the reader, and `key_read` is
    the key without them.
    """

    key = models.CharField(max_length=500, unique=True)
    page = models.OneToOneField(Page, null=True, on_delete=models.SET_NULL, related_name="imported")
    source = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="pages")
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="records")
    values = models.JSONField(default=dict)
    source_lines = models.JSONField(default=dict)
    notices = models.JSONField(default=list)
    leftovers = models.JSONField(default=list)
    corrections = models.JSONField(default=dict)
    key_read = models.CharField(max_length=500, blank=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("imported page")
        verbose_name_plural = _("imported pages")

    def __str__(self):
        return self.key

    REMEMBERED = (
        "values", "source_lines", "source_id", "run_id", "notices", "leftovers", "corrections", "key_read",
    )  # fmt: skip

    def as_data(self) -> dict:
        """Return what the record says, for `RunPage.former`."""
        return {name: getattr(self, name) for name in self.REMEMBERED}

    @property
    def root_key(self) -> str:
        """Return the key of the document's first page: an essay's key goes on where its report's ends."""
        return ":".join(self.key.split(":")[:4])


class CheckedNotice(models.Model):
    """An editor has looked at a notice: it counts for each page of the work that has the same one.

    `notice` says which, by what was found in which words; lines move when a file is corrected.
    """

    record = models.ForeignKey(ImportedPage, on_delete=models.CASCADE, related_name="checked")
    notice = models.CharField(max_length=64)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    checked_at = models.DateTimeField(_("checked"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("checked notice")
        verbose_name_plural = _("checked notices")
        constraints = [models.UniqueConstraint(fields=["record", "notice"], name="one_check_of_a_notice")]

    def __str__(self):
        return self.notice
