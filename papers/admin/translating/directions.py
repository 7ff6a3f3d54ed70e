"""Lets the admin's fields run in the direction of what is written in them, not of the editor's language."""

from django.templatetags.static import static
from django.utils.html import format_html


def sheet_of_directions() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("irs/admin/directions.css"))
