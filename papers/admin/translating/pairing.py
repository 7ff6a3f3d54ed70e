"""The forms by which pages are linked: which page of the other language, and which essays of two reports."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papers.models import ReportPage, WorkPage
from papers.text.clean import clean_text
from papers.translating.candidates import LIKELY
from papers.translating.linking import pairs

MOST_SHOWN = 100
DAY = "%Y-%m-%d"


class LinkForm(forms.Form):
    """Which page says the same, which of the two was written first, who translated it and when."""

    other = forms.ModelChoiceField(
        label=gettext_lazy("The page"),
        queryset=WorkPage.objects.none(),
        error_messages={
            "required": gettext_lazy("Choose a page."),
            "invalid_choice": gettext_lazy("This page cannot be linked, or it is linked already."),
        },
    )
    original = forms.ChoiceField(
        label=gettext_lazy("Which was written first?"), widget=forms.RadioSelect, initial="this"
    )
    translator = forms.CharField(label=gettext_lazy("Translated by"), max_length=255, required=False)
    translated_on = forms.DateField(
        label=gettext_lazy("Translated on"),
        required=False,
        input_formats=[DAY],
        widget=forms.DateInput(format=DAY, attrs={"type": "date"}),
    )

    def __init__(self, page: WorkPage, candidates, languages: dict[str, str], data=None):
        super().__init__(data)
        self.page, self.candidates = page, candidates
        self.fields["other"].queryset = candidates
        self.fields["original"].choices = languages.items()
        self.fields["translator"].widget.attrs["dir"] = "auto"

    def clean_translator(self) -> str:
        return clean_text(self.cleaned_data["translator"]).text

    @cached_property
    def offered(self) -> list[WorkPage]:
        return list(self.candidates.select_related("locale")[: MOST_SHOWN + 1])

    @property
    def is_cut(self) -> bool:
        return len(self.offered) > MOST_SHOWN

    @property
    def groups(self) -> list[tuple[str, list[WorkPage]]]:
        """Return the pages to choose from under their headings; a heading without a page is left out."""
        shown = self.offered[:MOST_SHOWN]
        likely = [page for page in shown if page.likeness >= LIKELY]
        others = [page for page in shown if page.likeness < LIKELY]
        return [group for group in ((_("Likely"), likely), (_("Others"), others)) if group[1]]

    @property
    def chosen(self) -> str:
        """Return the key of the page that is selected: what was chosen, else the likeliest where one is."""
        if self.is_bound:
            return str(self.data.get("other", ""))
        first = self.offered[:1]
        return str(first[0].pk) if first and first[0].likeness >= LIKELY else ""

    @property
    def both(self) -> tuple[WorkPage, WorkPage]:
        """Return the original and the translation, as the editor says."""
        this, other = self.page, self.cleaned_data["other"]
        return (this, other) if self.cleaned_data["original"] == "this" else (other, this)


class PairsForm(forms.Form):
    """Which essays of two reports say the same; proposed as they are linked, or in their order."""

    def __init__(self, this: WorkPage, other: WorkPage, data=None):
        super().__init__(data)
        proposed = pairs(this, other) if isinstance(this, ReportPage) else []
        self.linked = [
            (one, two) for one, two in proposed if two and one.translation_key == two.translation_key
        ]
        taken = {two.pk for _one, two in self.linked}
        essays = list(other.get_children().specific()) if proposed else []
        self.free = {str(essay.pk): essay for essay in essays if essay.pk not in taken}
        self.essays = {
            f"essay-{one.pk}": (one, two) for one, two in proposed if (one, two) not in self.linked
        }
        titles = [(key, essay.draft_title or essay.title) for key, essay in self.free.items()]
        for name, (one, two) in self.essays.items():
            self.fields[name] = forms.ChoiceField(
                label=one.draft_title or one.title,
                required=False,
                choices=[("", _("none")), *titles],
                initial=str(two.pk) if two else "",
            )

    def clean(self):
        said = super().clean()
        chosen = [key for key in said.values() if key]
        for name, key in list(said.items()):
            if key and chosen.count(key) > 1:
                self.add_error(name, _("This essay is chosen twice."))
        return said

    @property
    def chosen(self) -> list[tuple[WorkPage, WorkPage]]:
        """Return the pairs of essays that are to be linked, this page's first."""
        said = self.cleaned_data
        return [(one, self.free[said[name]]) for name, (one, _two) in self.essays.items() if said.get(name)]
