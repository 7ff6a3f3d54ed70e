"""What the checks found in the works of one editor, as it was kept when their drafts were saved."""

from django.db.models import Exists, OuterRef, QuerySet

from papers.checking.levels import levels
from papers.models import CheckRule, SetAside, WorkFinding

from .works import works_of


def findings_for(user, level: dict[str, str] | None = None) -> QuerySet:
    """Return the findings in works that the user may change, with `aside`; none of a rule that is off.

    `level` are the levels of the rules, where they have been asked for.
    """
    level = level or levels()
    on = [name for name in level if level[name] != CheckRule.OFF]
    aside = SetAside.objects.filter(work=OuterRef("work"), key=OuterRef("key"))
    found = WorkFinding.objects.filter(rule__in=on, work__in=works_of(user).order_by().values("pk"))
    return found.annotate(aside=Exists(aside))


def open_errors(user) -> int:
    """Return how many errors nobody has set aside, in two queries."""
    level = levels()
    serious = [name for name in level if level[name] in CheckRule.SERIOUS]
    return findings_for(user, level).filter(rule__in=serious, aside=False).count()
