"""What the panel of Persian writing shows of the page that the editor has open."""

from django import template

from papers.admin.writing import facts_of_writing

register = template.Library()


@register.simple_tag
def writing_facts(panel):
    """Return the slips in the draft of this panel's page."""
    return facts_of_writing(panel.instance, panel.request)
