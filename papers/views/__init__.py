"""Public views that are no page, each a few lines; what pages show is in `contexts`."""

from . import contexts
from .public import choose_language, page_not_found, search

__all__ = ["choose_language", "contexts", "page_not_found", "search"]
