"""What the checks panel shows of the page that the editor has open."""

from django import template

from papers.admin.findings.showing import facts_of_checks
from papers.models import WorkPage

register = template.Library()


@register.simple_tag
def checks_of(panel):
    """Return what the checks find in the draft of this panel's page; None where it is no work yet."""
    work = panel.object
    if not isinstance(work, WorkPage) or work.pk is None:
        return None
    return facts_of_checks(work, panel.request)
