"""What the checks found in the works' newest drafts, and what of it was set aside."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .works import WorkPage


class CheckedWork(models.Model):
    """When a work's newest draft was looked through, and which names it writes how often.

    `names` maps a word to [how often, place of the first]; `known` are those that the work is known to mean.
    """

    work = models.OneToOneField(WorkPage, on_delete=models.CASCADE, related_name="checked")
    at = models.DateTimeField(auto_now=True)
    names = models.JSONField(default=dict)
    known = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("work looked through")
        verbose_name_plural = _("works looked through")

    def __str__(self):
        return f"{self.work_id}: {self.at:%Y-%m-%d}"


class WorkFinding(models.Model):
    """What a rule found in the newest draft of a work; see `papers.checking.findings.Finding`."""

    work = models.ForeignKey(WorkPage, on_delete=models.CASCADE, related_name="findings")
    rule = models.CharField(max_length=40, db_index=True)
    place = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=200, blank=True)
    other = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=32)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("finding of a check")
        verbose_name_plural = _("findings of checks")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.rule}: {self.words}"


class SetAside(models.Model):
    """Somebody says of a finding that it is meant so; it holds for these words of this work."""

    work = models.ForeignKey(WorkPage, on_delete=models.CASCADE, related_name="set_aside")
    key = models.CharField(max_length=32)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("finding set aside")
        verbose_name_plural = _("findings set aside")
        constraints = [models.UniqueConstraint(fields=["work", "key"], name="a_finding_set_aside_once")]

    def __str__(self):
        return f"{self.work_id}: {self.key}"
