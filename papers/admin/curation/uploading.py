"""Topics from a file, in three screens: hand it in, see what would become of it, and what became of it."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied

from papers.admin.importing.pending import drop_upload, find_upload, keep_upload
from papers.admin.importing.permissions import may_undo
from papers.admin.importing.screens import PATIENCE
from papers.admin.wording import size_in_words, worded
from papers.importing.tables.files import SUFFIXES, read_topics
from papers.importing.tables.reading import LARGEST, Table, UnreadableTable
from papers.importing.tables.topic_writing import TopicsResult, import_topics
from papers.importing.tables.topics import check_topics, topic_columns
from papers.importing.undo import CannotUndo, undo_run
from papers.models import ImportRun
from papers.models.languages import content_languages, inserted

from .screens import LARGEST_KEY, CurationView, may_curate

MOST_LISTED = 500
OUTCOMES = {
    "created": gettext_lazy("New"),
    "updated": gettext_lazy("Changed"),
    "unchanged": gettext_lazy("As it is"),
    "conflict": gettext_lazy("Left out, or in part"),
    "deleted": gettext_lazy("Stays deleted"),
}


def may_upload(user) -> bool:
    return may_curate(user) and user.has_perm("papers.add_topic")


class TopicFileForm(forms.Form):
    """A file of topics. Valid means read: `table` is what it says; `faults` say why it cannot be read."""

    file = forms.FileField(label=gettext_lazy("File"), widget=forms.FileInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.faults = ()
        self.fields["file"].widget.attrs["accept"] = ",".join(SUFFIXES)
        words = _("A table (%(tables)s) or a SKOS vocabulary (%(others)s), at most %(size)s.")
        self.fields["file"].help_text = words % {
            "tables": inserted(", ".join(SUFFIXES[:2])),
            "others": inserted(", ".join(SUFFIXES[2:])),
            "size": size_in_words(LARGEST),
        }

    def clean_file(self):
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() not in SUFFIXES:
            raise ValidationError(_("Files of this kind are not read."))
        if file.size > LARGEST:
            raise ValidationError(_("The file is too large; no table is."))
        try:
            self.table = read_topics(file.name, file.read())
            check_topics(self.table)
        except UnreadableTable as reason:
            self.faults = reason.faults
            raise ValidationError(
                _("The file cannot be read. Mend these places and hand it in again.")
            ) from None
        return file


class UploadView(CurationView):
    """Takes a file, and keeps it until somebody has seen what would become of it."""

    page_title = gettext_lazy("Upload topics")
    template_name = "papers/admin/topic_upload.html"
    may_open = staticmethod(may_upload)

    def get(self, request):
        return self.ask(TopicFileForm())

    def post(self, request):
        form = TopicFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.ask(form)
        return redirect("papers_topic_upload_plan", keep_upload(request, form.table.name, form.table.data))

    def ask(self, form):
        return self.show(form=form, columns=columns_in_words(), patience=PATIENCE)


def columns_in_words() -> list[tuple[str, str]]:
    """Return (column, what it holds) of a table of topics."""
    names = dict(content_languages())
    found = []
    for column in topic_columns():
        code, _mark, other = column.partition("_")
        if column == "slug":
            words = _("The address. Without it a topic is found by its names.")
        elif other:
            words = _("Other names in %(language)s, parted by |") % {"language": names[code]}
        else:
            words = _("The preferred name in %(language)s") % {"language": names[code]}
        found.append((column, words))
    return found


class PlanView(CurationView):
    """Shows what would become of a file, from a dry run; the button carries it out."""

    page_title = gettext_lazy("What the file would change")
    template_name = "papers/admin/topic_upload_plan.html"
    may_open = staticmethod(may_upload)

    def get(self, request, token):
        return self.with_table(token, self.preview)

    def post(self, request, token):
        return self.with_table(token, self.bring_in)

    def with_table(self, token: str, go_on):
        """Go on with the table of the upload, or go back and say why there is none."""
        upload = find_upload(self.request, token)
        try:
            if upload is not None:
                return go_on(read_topics(upload.name, upload.data), token)
            messages.error(self.request, _("This upload is no longer there. Please hand it in again."))
        except UnreadableTable as reason:
            words = _("The file cannot be read: %(reason)s")
            messages.error(
                self.request, words % {"reason": "; ".join(worded(fault.message) for fault in reason.faults)}
            )
        return redirect("papers_topic_upload")

    def preview(self, table: Table, token: str):
        result = import_topics(table, dry_run=True)
        told = [plan for plan in result.plans if plan.outcome != "unchanged" or plan.kept or plan.conflicts]
        rows = [(plan, OUTCOMES[plan.outcome]) for plan in told[:MOST_LISTED]]
        return self.show(
            table=table,
            rows=rows,
            more=len(told) - len(rows),
            counts=counts_of(result),
            notices=table.notices[:MOST_LISTED],
            writes=any(plan.writes for plan in result.plans),
            patience=PATIENCE,
        )

    def bring_in(self, table: Table, token: str):
        result = import_topics(table, user=self.request.user)
        drop_upload(self.request, token)
        if result.run is None:
            messages.success(self.request, _("The topics are as the file says: nothing was changed."))
            return redirect(self.list_name)
        return redirect("papers_topic_upload_run", result.run.pk)


def counts_of(result: TopicsResult) -> list[tuple[str, int]]:
    """Return (outcome in words, number of lines) for each outcome that there is."""
    found = Counter(plan.outcome for plan in result.plans)
    return [(words, found[outcome]) for outcome, words in OUTCOMES.items() if found[outcome]]


class UploadRunView(CurationView):
    """Reports what a file of topics changed, and takes it back."""

    template_name = "papers/admin/topic_upload_run.html"

    @cached_property
    def run(self) -> ImportRun:
        runs = ImportRun.objects.filter(options__table="topics", undoes=None).select_related("user")
        return get_object_or_404(runs, pk=min(self.kwargs["number"], LARGEST_KEY))

    def get_page_title(self):
        return _("Topics from a file")

    def get(self, request, number):
        rows = self.run.topic_rows.select_related("topic")
        undoing = ImportRun.objects.filter(undoes=self.run).select_related("user").first()
        return self.show(
            run=self.run,
            source=self.run.sources.first(),
            rows=rows[:MOST_LISTED],
            more=max(rows.count() - MOST_LISTED, 0),
            undoing=undoing,
            left=undoing.options.get("left", [])[:MOST_LISTED] if undoing else (),
            may_undo=may_undo(request.user, self.run),
        )

    def post(self, request, number):
        if not self.run.undone and not may_undo(request.user, self.run):
            return permission_denied(request)
        try:
            undo_run(self.run, user=request.user)
        except (CannotUndo, PermissionDenied):
            messages.error(request, _("You cannot undo this import."))
        else:
            messages.success(request, _("The import was undone."))
        return redirect("papers_topic_upload_run", number)
