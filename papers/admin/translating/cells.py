"""A work in one language, as the board and the page's panel show it: its state, and what to do next."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from papers.admin.translating.permissions import may_start
from papers.admin.translating.screens import edit_address, language_name
from papers.models import WorkPage
from papers.translating.board import Cell, Row
from papers.translating.states import State

MARKS = {
    State.MISSING: "critical",
    State.STALE: "warning",
    State.CURRENT: "created",
    State.UNKNOWN: "warning",
}


@dataclass(frozen=True)
class Action:
    """A link of a cell; `about` says the rest to those who hear it without its row."""

    label: str
    address: str
    about: str


@dataclass
class ShownCell:
    """`is_first` says that the page is the one under whose title the work is listed."""

    cell: Cell
    name: str
    mark: str
    is_first: bool = False
    edit: str = ""
    actions: list[Action] = field(default_factory=list)

    @property
    def page(self) -> WorkPage | None:
        return self.cell.page

    @property
    def is_draft(self) -> bool:
        return self.page is not None and not self.page.live


def shown_cells(row: Row, user) -> list[ShownCell]:
    """Return the row's cells with the links that the user may follow."""
    pages = [cell.page for cell in row.cells if cell.page is not None]
    source = next((page for page in pages if page.pk == row.work.pk), None)
    editable = {page.pk for page in pages if page.permissions_for_user(user).can_edit()}
    may_translate = source is not None and may_start(user, source)
    shown = []
    for cell in row.cells:
        name = language_name(cell.language)
        one = ShownCell(cell, name, MARKS.get(cell.state, "unchanged"))
        one.is_first = cell.page is not None and cell.page.pk == row.work.pk
        about = f"{row.work.draft_title or row.work.title} · {name}"
        if cell.page is None:
            one.actions = ways_to_fill(
                source, cell.language, about, may_translate, source and source.pk in editable
            )
        elif cell.page.pk in editable:
            one.edit = edit_address(cell.page)
            if cell.changed:
                compare = reverse("papers_translation_compare", args=[cell.page.pk])
                one.actions.append(Action(_("See what changed"), compare, about))
        shown.append(one)
    return shown


def ways_to_fill(source, language: str, about: str, may_translate: bool, may_link: bool) -> list[Action]:
    """Return how a missing page comes about: a translation is started, or a page that is there is linked."""
    ways = []
    if may_translate:
        start = reverse("papers_translation_start", args=[source.pk])
        ways.append(Action(_("Start a translation"), f"{start}?language={language}", about))
    if may_link:
        link = reverse("papers_translation_link", args=[source.pk])
        ways.append(Action(_("Link a page"), f"{link}?language={language}", about))
    return ways
