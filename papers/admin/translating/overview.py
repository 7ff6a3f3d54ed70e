"""The board: every work in every language, filtered, sorted, and counted."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.paginator import WagtailPaginator

from papers.admin.translating.cells import ShownCell, shown_cells
from papers.admin.translating.permissions import may_see_board, works_for
from papers.admin.translating.screens import BOARD, TranslatingView, language_name
from papers.models import ReportPage, WorkPage
from papers.translating.board import LONGEST_QUESTION, Row, Wanted, board, rows_of, words_in
from papers.translating.states import State, counts

WORKS_PER_PAGE = 50
STATES = {state.name.lower(): state for state in State}
KINDS = [
    ("report", pgettext_lazy("kinds of works", "Reports")),
    ("essay", pgettext_lazy("kinds of works", "Essays")),
    ("interview", pgettext_lazy("kinds of works", "Interviews")),
]
SORTS = [
    ("date", gettext_lazy("newest first")),
    ("title", gettext_lazy("by title")),
    ("state", gettext_lazy("by state")),
]


def states() -> list[tuple[str, str]]:
    return [("", gettext_lazy("all")), *((name, state.label) for name, state in STATES.items())]


def languages() -> list[tuple[str, str]]:
    return [("", gettext_lazy("any")), *settings.LANGUAGES]


@dataclass(frozen=True)
class ShownRow:
    """A work on the board; `edit` is where its original is edited, "" where the user may not."""

    work: WorkPage
    report: ReportPage | None
    cells: list[ShownCell]
    edit: str
    is_grouped: bool


class BoardForm(forms.Form):
    """What is asked for in the address; what makes no sense asks for nothing."""

    q = forms.CharField(label=gettext_lazy("Words in the title"), required=False, widget=forms.TextInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[("", gettext_lazy("all")), *KINDS]
    )
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False, choices=states)
    language = forms.ChoiceField(label=gettext_lazy("in the language"), required=False, choices=languages)
    sort = forms.ChoiceField(label=gettext_lazy("Order"), required=False, choices=SORTS)

    def __init__(self, data):
        super().__init__(data)
        self.fields["q"].widget.attrs |= {"dir": "auto", "maxlength": LONGEST_QUESTION}

    def wanted(self) -> Wanted:
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            language=said.get("language", ""),
            state=STATES.get(said.get("state", "")),
            kind=said.get("kind", ""),
            words=words_in(self.data.get("q", "")),
            sort=said.get("sort") or "date",
        )


class BoardView(TranslatingView):
    """Lists the works that the user may read of, with what can be done next in each language."""

    page_title = gettext_lazy("Translations")
    template_name = "papers/admin/translation_board.html"
    steps = BOARD[:-1]

    def is_allowed(self):
        return may_see_board(self.request.user)

    def get(self, request):
        form = BoardForm(request.GET)
        theirs = works_for(request.user)
        paginator = WagtailPaginator(board(form.wanted(), theirs), WORKS_PER_PAGE)
        found = paginator.get_page(request.GET.get("p"))
        rows = rows_of(found.object_list)
        return self.show(
            form=form,
            works=found,
            elided_page_range=paginator.get_elided_page_range(found.number),
            rows=[self.shown(row, above) for row, above in zip(rows, [None, *rows], strict=False)],
            languages=[name for _code, name in settings.LANGUAGES],
            totals=totals(counts(theirs)),
            is_narrowed=bool(request.GET.keys() & set(form.fields)),
        )

    def shown(self, row: Row, above: Row | None) -> ShownRow:
        cells = shown_cells(row, self.request.user)
        edit = next((cell.edit for cell in cells if cell.is_first), "")
        return ShownRow(row.work, row.report, cells, edit, is_grouped(row, above))


def is_grouped(row: Row, above: Row | None) -> bool:
    """Return whether an essay's report, or an essay of the same report, stands right above it."""
    if row.report is None or above is None:
        return False
    return row.report.pk == (above.report.pk if above.report is not None else above.work.pk)


def totals(found: dict[str, dict[State, int]]) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """Return for each language its name and its states with their numbers and the list's address."""
    address = reverse("papers_translations")
    return [
        (
            language_name(code),
            [
                (
                    state.label,
                    number,
                    f"{address}?{urlencode({'language': code, 'state': state.name.lower()})}",
                )
                for state, number in numbers.items()
            ],
        )
        for code, numbers in found.items()
    ]
