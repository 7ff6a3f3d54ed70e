"""Public views that are no page, each a few lines; what pages show is in `contexts`."""

from . import contexts
from .elsewhere import person_elsewhere
from .machines import robots, sitemap, sitemap_part
from .missing import page_not_found
from .public import choose_language
from .retracted import retracted_page
from .search import describe_search, search, suggestions

__all__ = [
    "choose_language",
    "contexts",
    "describe_search",
    "page_not_found",
    "person_elsewhere",
    "retracted_page",
    "robots",
    "search",
    "sitemap",
    "sitemap_part",
    "suggestions",
]
