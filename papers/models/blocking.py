"""The question whether something stands against publishing what a page says.

Models stay below the checks: they know this question, not who answers it.
"""

from functools import singledispatch

from django.utils.translation import gettext as _


@singledispatch
def obstacles_to(page, as_it_is: bool) -> list[str]:
    """Return why the page may not go to readers, a sentence for each reason.

    `as_it_is` means the page in memory, which a revision was made into; otherwise its newest draft.
    """
    return []


def why_blocked(page, *, as_it_is: bool = False) -> str:
    """Return why the page may not go to readers; "" where nothing is against it. See `obstacles_to`."""
    page = page if as_it_is else page.specific
    reasons = obstacles_to(page, as_it_is) if page.pk else []
    if not reasons:
        return ""
    if len(reasons) == 1:
        return _("A check blocks publishing: %(reason)s") % {"reason": reasons[0]}
    said = {"number": len(reasons), "reason": reasons[0]}
    return _("Checks block publishing in %(number)s places. The first: %(reason)s") % said
