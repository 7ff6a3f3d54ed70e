"""The review of an import: what it would do, from a dry run, and the buttons that do it or drop it."""

import time

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.admin.forms import ReviewForm, field_of
from papers.admin.importing.pending import drop_upload, find_upload, keep_choices
from papers.admin.importing.permissions import find_obstacle, find_shut_author, may_import
from papers.admin.importing.review import (
    corrected_fields,
    counts,
    kind_of,
    reviewed_pages,
    source_lines,
    unplaced_lines,
    waiting_pages,
)
from papers.admin.importing.screens import ImportingView
from papers.admin.importing.window import window_on
from papers.admin.wording import worded
from papers.importing.apply import MissingIndex, Result, import_document
from papers.importing.document import Corrections, Document, Source, UnreadableSource
from papers.importing.namesakes import MissingAuthor
from papers.importing.plan import make_plan
from papers.importing.rereading import read_again
from papers.importing.run import load_source
from papers.models import all_pages

MOST_LISTED = 200
"""Notices, and lines without a place, in the lists above a source; it marks all of them itself."""

NOTICEABLE = 3
"""Seconds from which on an editor wonders whether anything happens."""


class ReviewView(ImportingView):
    """Shows what an import would do, from a dry run; a button then does it, or drops the upload."""

    page_title = gettext_lazy("Review the import")
    template_name = "papers/admin/import_review.html"

    def dispatch(self, request, token):
        self.upload = find_upload(request, token) if request.user.is_authenticated else None
        if self.upload is None and may_import(request.user):
            messages.error(request, _("This upload is no longer there. Please hand it in again."))
            return redirect("papers_import")
        return super().dispatch(request, token)

    @cached_property
    def source(self) -> Source:
        return load_source(self.upload.name, self.upload.data)

    @cached_property
    def document(self) -> Document:
        said = self.upload.choices.get("corrections")
        return read_again(self.source, None if said is None else Corrections(**said))

    @property
    def restore(self) -> bool:
        return self.upload.choices.get("restore", False)

    def get(self, request, token):
        trouble, begun = "", time.monotonic()
        try:
            result = self.import_document(dry_run=True)
        except MissingAuthor as reason:
            return self.ask_again(reason)
        except (MissingIndex, ValidationError) as reason:
            trouble = self.why_not(reason)
            result = Result(make_plan(self.document, restore=self.restore), (), None)
        slow = seconds_worth_telling(time.monotonic() - begun)
        return self.show(slow=slow, **self.review(result, trouble))

    def post(self, request, token):
        action = request.POST.get("action")
        if action == "cancel":
            drop_upload(request, token)
            messages.success(request, _("Nothing was imported."))
            return redirect("papers_import")
        if "kind" in request.POST and self.takes_choices():
            if action in ("draft", "publish"):
                messages.warning(
                    request, _("You have changed what is to be imported. See the new plan first.")
                )
            return redirect("papers_import_review", token)
        if action not in ("draft", "publish"):
            return redirect("papers_import_review", token)
        unsure = request.POST.get("publish_unsure") == "on"
        try:
            result, obstacle = self.carry_out(publish=action == "publish", publish_unsure=unsure)
        except MissingAuthor as reason:
            return self.ask_again(reason)
        except (MissingIndex, ValidationError) as reason:
            result, obstacle = None, self.why_not(reason)
        if obstacle:
            messages.error(request, obstacle)
            return redirect("papers_import_review", token)
        drop_upload(request, token)
        return self.tell(result)

    def takes_choices(self) -> bool:
        """Keep what the form says otherwise than the plan that was shown; return whether there was any."""
        form = ReviewForm(self.document, self.request.POST, restorable=True, restore=self.restore)
        if not form.is_valid():
            for field, faults in form.errors.items():
                messages.error(self.request, f"{form[field].label}: {' '.join(faults)}")
            return True
        if not form.changed_data and form.authors == self.document.corrections.authors:
            return False
        said, restore = form.corrections(), form.cleaned_data["restore"]
        try:
            read_again(self.source, said)
        except UnreadableSource as reason:
            words = {"reason": worded(" ".join(str(reason).split()))}
            messages.error(self.request, _("The file cannot be read like that: %(reason)s") % words)
        else:
            keep_choices(self.upload, {"corrections": said.as_data(), "restore": restore})
        return True

    def ask_again(self, reason: MissingAuthor):
        """Forget the answers: the page that one of them names has been deleted, or moved, meanwhile."""
        messages.error(self.request, worded(str(reason)))
        said = self.document.corrections.words
        keep_choices(self.upload, {"corrections": said, "restore": self.restore})
        return redirect("papers_import_review", self.upload.token)

    def import_document(self, **options) -> Result:
        user = self.request.user
        return import_document(self.document, self.source, user=user, restore=self.restore, **options)

    def carry_out(self, *, publish: bool, publish_unsure: bool) -> tuple[Result | None, str]:
        """Import in one transaction; return the result, or why the user may not."""
        user = self.request.user
        try:
            with transaction.atomic():
                plan = make_plan(self.document, restore=self.restore)
                obstacle = find_obstacle(plan, user, publish=publish)
                if obstacle:
                    return None, obstacle
                result = self.import_document(publish=publish, publish_unsure=publish_unsure)
                if obstacle := find_shut_author(result.spelt, user):
                    transaction.set_rollback(True)
                    return None, obstacle
                own_new_pages(result, user)
        except PermissionDenied:  # Wagtail's own, of a page that the plan does not show: an author's
            return None, _("You may not publish the pages of new authors.")
        return result, ""

    def review(self, result: Result, trouble: str) -> dict:
        """Return what the review's template shows of a dry run; `trouble` is why there can be no import."""
        user, plan, document = self.request.user, result.plan, self.document
        obstacle = trouble or find_obstacle(plan, user) or find_shut_author(result.spelt, user)
        notices = sorted((*document.notices, *result.notices), key=lambda notice: notice.line)
        window = window_on(len(self.source.lines), self.request.GET.get("from"))
        pages = reviewed_pages(document, plan.pages, window)
        deleted = any(planned.outcome == "deleted" for planned in plan.pages)
        return {
            "source": self.source,
            "document": document,
            "kind": kind_of(document),
            "language": dict(settings.LANGUAGES).get(document.language, document.language),
            "form": ReviewForm(document, restorable=deleted or self.restore, restore=self.restore),
            "corrected": corrected_fields(document),
            "questions": [(field_of(question.name), question) for question in result.questions],
            "plan": plan,
            "counts": counts(plan.pages),
            "waiting": waiting_pages(document, plan),
            "notices": notices[:MOST_LISTED],
            "more_notices": len(notices[MOST_LISTED:]),
            "leftovers": document.leftovers[:MOST_LISTED],
            "more_leftovers": len(document.leftovers[MOST_LISTED:]),
            "window": window,
            "lines": source_lines(self.source.lines, notices, unplaced_lines(document), window),
            "pages": pages,
            "other_pages": len(plan.pages) - len(pages),
            "obstacle": obstacle,
            "may_publish": not obstacle
            and not find_obstacle(plan, user, publish=True, authors=result.authors),
        }

    def why_not(self, reason) -> str:
        """Return in one line why no pages can be made of the file."""
        words = reason.messages if isinstance(reason, ValidationError) else [worded(str(reason))]
        return _("No pages can be made of this file: %(reason)s") % {"reason": "; ".join(words)}

    def tell(self, result: Result):
        if result.run is not None:
            messages.success(self.request, _("The paper was imported."))
            return redirect("papers_import_run", result.run.pk)
        first = result.plan.pages[0].page
        button = messages.button(reverse("wagtailadmin_pages:edit", args=[first.pk]), _("Edit"))
        messages.success(self.request, _("The pages hold what this file says: no text changed."), [button])
        return redirect("papers_import")


def seconds_worth_telling(seconds: float) -> int:
    """Return the whole seconds that a plan took, 0 where nobody has noticed them."""
    return max(round(seconds), 1) if seconds >= NOTICEABLE else 0


def own_new_pages(result: Result, user) -> None:
    """Make the user the owner of the pages that this import made, as if the user had added them.

    Whoever may add pages but not change others' goes on with their own.
    """
    if result.run is not None:
        made = [planned.key for planned in result.plan.pages if planned.outcome == "created"]
        new = Q(imported__key__in=made) | Q(imported__key__contains=":author:")
        all_pages().filter(new, imported__run=result.run, owner=None).update(owner=user)
