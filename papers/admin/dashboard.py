"""The first page of the admin: what waits for this editor, each number leading to its list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel

from papers.admin.importing.permissions import may_import
from papers.admin.releasing.permissions import may_prepare
from papers.admin.translating.permissions import may_see_board, works_for
from papers.admin.works import may_see_works
from papers.desk.numbers import Numbers, numbers_for

SAID_ELSEWHERE = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)
"""Wagtail's panels whose lists the numbers lead to; theirs ask more of the database the more there is."""


@dataclass(frozen=True)
class Entry:
    """A number with what it counts and where its list is; an urgent one stands out."""

    number: int
    label: str
    url: str
    urgent: bool = False


@dataclass(frozen=True)
class Group:
    heading: str
    entries: list[Entry]


class DeskPanel(Component):
    """All that waits for the user, in groups; what there is nothing of is left out."""

    name = "desk"
    order = 100
    template_name = "papers/admin/dashboard.html"

    class Media:
        css = {"all": ["irs/admin/dashboard.css"]}

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        if not may_see_works(user):
            return {"groups": None}
        numbers = numbers_for(user, works_for(user))
        found = (Group(name, [one for one in all_ if one.number]) for name, all_ in groups_of(numbers, user))
        return {
            "groups": [group for group in found if group.entries],
            "numbers": numbers,
            "silent": numbers.lateness.is_silent and (numbers.works["scheduled"] or numbers.releases),
            "import_url": reverse("papers_import") if may_import(user) else "",
            "user": user,
        }


def groups_of(numbers: Numbers, user) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the groups of numbers that this user can do something about."""
    waiting = numbers.works
    yield (
        _("Reviews"),
        [
            Entry(
                numbers.to_review, _("to review"), reports("workflow_tasks", reviewable="true"), urgent=True
            ),
            Entry(numbers.submitted, _("submitted by me"), reports("workflow", requested_by=user.pk)),
            Entry(waiting["mine"], _("with changes of mine"), works("mine")),
        ],
    )
    schedule = [
        Entry(waiting["late"], _("works past their moment"), works("late"), urgent=True),
        Entry(waiting["scheduled"] - waiting["late"], _("scheduled works"), works("scheduled")),
    ]
    if may_prepare(user):
        late = numbers.lateness.releases
        schedule += [
            Entry(late, _("releases past their moment"), reverse("papers_releases"), urgent=True),
            Entry(numbers.releases - late, _("releases to come"), reverse("papers_releases")),
            Entry(
                numbers.corrections, _("corrections to publish"), reverse("papers_corrections"), urgent=True
            ),
        ]
    yield _("Schedule"), schedule
    if may_import(user):
        yield (
            _("Imports"),
            [
                Entry(waiting["imported"], _("imported, not yet published"), works("imported")),
                Entry(waiting["notices"], _("with open notices"), works("notices"), urgent=True),
            ],
        )
    yield (
        _("Works"),
        [
            Entry(waiting["topics"], _("without topics"), works("topics")),
            Entry(waiting["abstract"], _("without an abstract"), works("abstract")),
            Entry(waiting["authors"], _("with names that have no author page"), works("authors")),
            Entry(numbers.errors, _("open errors of the checks"), errors_of_checks(), urgent=True),
        ],
    )
    if may_see_board(user):
        yield (
            _("Translations"),
            [
                Entry(numbers.stale, _("whose original has changed"), board("stale"), urgent=True),
                Entry(numbers.missing, _("missing"), board("missing")),
            ],
        )


def works(waiting: str) -> str:
    return f"{reverse('papers_works')}?{urlencode({'waiting': waiting})}"


def errors_of_checks() -> str:
    return f"{reverse('papers_checks')}?{urlencode({'level': 'error'})}"


def board(state: str) -> str:
    return f"{reverse('papers_translations')}?{urlencode({'state': state})}"


def reports(name: str, **asked) -> str:
    return f"{reverse(f'wagtailadmin_reports:{name}')}?{urlencode(asked)}"


def put_desk_first(request, panels) -> None:
    """Show the numbers, and not what they lead to a second time."""
    panels[:] = [DeskPanel(), *(panel for panel in panels if not isinstance(panel, SAID_ELSEWHERE))]
