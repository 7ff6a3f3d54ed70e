"""Releases: works that go to readers together, at one moment, all of them or none."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable, Page, Revision

WHO = {"null": True, "blank": True, "editable": False, "on_delete": models.SET_NULL, "related_name": "+"}


class Release(models.Model):
    """A set of works and the moment at which readers get them.

    `moment` is None where somebody presses the button. `approved_by` is who released it or set the moment.
    `reason` says why it failed. `undone_at` is when its pages were given back what they were before.
    """

    DRAFT, READY, SCHEDULED, RELEASED, FAILED = "draft", "ready", "scheduled", "released", "failed"
    STATES = [
        (DRAFT, _("being put together")),
        (READY, _("ready to be released")),
        (SCHEDULED, _("scheduled")),
        (RELEASED, _("released")),
        (FAILED, _("failed")),
    ]

    title = models.CharField(_("title"), max_length=255, help_text=_("For editors only."))
    state = models.CharField(_("state"), max_length=12, choices=STATES, default=DRAFT, editable=False)
    moment = models.DateTimeField(_("moment"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), **WHO)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("approved by"), **WHO)
    released_at = models.DateTimeField(_("released"), null=True, editable=False)
    undone_at = models.DateTimeField(_("undone"), null=True, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.title

    @property
    def is_open(self) -> bool:
        """Return whether its works can still be changed."""
        return self.state in (self.DRAFT, self.READY, self.FAILED)


class ReleaseItem(Orderable):
    """A work chosen for a release; or a page that comes with one and is left out."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    left_out = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta(Orderable.Meta):
        verbose_name = _("work of a release")
        verbose_name_plural = _("works of a release")
        constraints = [models.UniqueConstraint(fields=["release", "page"], name="a_page_once_in_a_release")]

    def __str__(self):
        return str(self.page)


class ReleasedPage(models.Model):
    """What a release is about to publish of a page, has published, or has taken back.

    `revision` is what was approved; `before` what readers saw until then, None where they saw nothing. The
    two dates are the page's own before the release.
    """

    OUTCOMES = [
        ("approved", _("approved")),
        ("released", _("released")),
        ("restored", _("restored")),
        ("left", _("left as it is")),
    ]

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(_("title"), max_length=255)
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="approved_for_release"
    )
    before = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    was_live = models.BooleanField(default=False)
    first_published_at = models.DateTimeField(null=True)
    last_published_at = models.DateTimeField(null=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=OUTCOMES, default="approved")
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page of a release")
        verbose_name_plural = _("pages of a release")
        ordering = ["pk"]

    def __str__(self):
        return self.title


class Heartbeat(models.Model):
    """When a service was last at work; it is kept here so that its silence is known after a restart too."""

    name = models.CharField(max_length=40, unique=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("sign of a service")
        verbose_name_plural = _("signs of services")

    def __str__(self):
        return self.name
