"""Public views that are no page, each a few lines; what pages show is in `contexts`."""

from . import contexts
from .machines import robots, sitemap, sitemap_part
from .missing import page_not_found
from .public import choose_language, search

__all__ = ["choose_language", "contexts", "page_not_found", "robots", "search", "sitemap", "sitemap_part"]
