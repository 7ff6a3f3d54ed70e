"""Public views that are no page, each a few lines; what pages show is in `contexts`."""

from .public import choose_language, page_not_found, search

__all__ = ["choose_language", "page_not_found", "search"]
