"""Writing a correction beside the work: its kind, its date, and what each language is told."""

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.admin.correcting.screens import LARGEST_KEY, CorrectingView
from papers.admin.releasing.permissions import works_for
from papers.correcting.turns import CannotCorrect
from papers.correcting.writing import pages_to_correct, write
from papers.models import Correction, CorrectionNotice, WorkPage
from papers.text.clean import clean_text
from papers.text.direction import direction_of

KINDS = [
    (Correction.CORRECTION, gettext_lazy("Correction: something was wrong; readers are told what.")),
    (
        Correction.CLARIFICATION,
        gettext_lazy("Clarification: nothing was wrong, but something could be misunderstood."),
    ),
    (
        Correction.RETRACTION,
        gettext_lazy("Retraction: readers do not get the work any more, but its citation and the reason."),
    ),
]

DAY = "%Y-%m-%d"
"""As browsers send a date."""


class CorrectionForm(forms.Form):
    """Kind and date; then for each page of the work its notice, and whether its draft goes out with it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=KINDS, widget=forms.RadioSelect, initial=Correction.CORRECTION
    )
    day = forms.DateField(
        label=gettext_lazy("Date"),
        input_formats=[DAY],
        widget=forms.DateInput(format=DAY, attrs={"type": "date"}),
    )

    def __init__(self, *args, pages: list[WorkPage], **kwargs):
        super().__init__(*args, **kwargs)
        self.pages = pages
        self.fields["day"].initial = timezone.localdate
        for page in pages:
            code = page.locale.language_code
            box = forms.Textarea(attrs={"rows": 4, "lang": code, "dir": direction_of(code)})
            self.fields[f"text-{page.pk}"] = forms.CharField(
                label=_("What readers are told"), required=False, widget=box, max_length=5000
            )
            if page.has_unpublished_changes:
                self.fields[f"draft-{page.pk}"] = forms.BooleanField(
                    label=_("Publish the newest draft with it"), required=False, initial=True
                )

    @property
    def parts(self) -> list[tuple]:
        """Return (page, field of the notice, field of the draft or None)."""
        named = {page.pk: f"draft-{page.pk}" for page in self.pages}
        return [
            (page, self[f"text-{page.pk}"], self[named[page.pk]] if named[page.pk] in self.fields else None)
            for page in self.pages
        ]

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The date of a correction is not in the future."))
        return day

    def said(self) -> tuple[dict[int, str], set[int]]:
        """Return the notices by page, and the pages whose draft goes out."""
        answers = self.cleaned_data
        texts = {page.pk: clean_text(answers[f"text-{page.pk}"]).text for page in self.pages}
        return texts, {page.pk for page in self.pages if answers.get(f"draft-{page.pk}")}


class NewView(CorrectingView):
    """The form; what is written waits until somebody lets it out."""

    page_title = gettext_lazy("Correct or retract")
    template_name = "papers/admin/correction_new.html"

    @cached_property
    def work(self) -> WorkPage:
        found = works_for(self.request.user).select_related("locale")
        return get_object_or_404(found, pk=min(self.kwargs["number"], LARGEST_KEY))

    @cached_property
    def pages(self) -> list[WorkPage]:
        """The pages of the work that readers see and the user may change."""
        theirs = set(works_for(self.request.user).values_list("pk", flat=True))
        return [page for page in pages_to_correct(self.work) if page.pk in theirs]

    def get(self, request, number):
        waiting = CorrectionNotice.objects.filter(work__in=self.pages, correction__published_at=None).first()
        if waiting is not None:
            messages.info(request, _("A correction of this work is waiting already."))
            return redirect("papers_correction", waiting.correction_id)
        if not self.pages:
            messages.error(request, _("Readers do not see this work; just change it."))
            return redirect(reverse("wagtailadmin_pages:edit", args=[self.work.pk]))
        return self.show(form=CorrectionForm(pages=self.pages))

    def post(self, request, number):
        form = CorrectionForm(request.POST, pages=self.pages)
        if not form.is_valid():
            return self.show(form=form)
        texts, drafts = form.said()
        answers = form.cleaned_data
        try:
            correction = write(
                self.work,
                answers["kind"],
                texts,
                day=answers["day"],
                with_draft=drafts,
                user=request.user,
            )
        except CannotCorrect as refusal:
            form.add_error(None, str(refusal))
            return self.show(form=form)
        messages.success(request, _("The correction is written. Readers see it when it is published."))
        return redirect("papers_correction", correction.pk)

    def show(self, **context):
        return super().show(work=self.work, **context)
