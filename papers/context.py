"""What every public page shows around its own text: masthead, languages, footer."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from papers.models import TopicIndexPage, all_pages, lists

HOME, SECTION = 2, 3
"""Depths in the page tree, whose invisible root is 1."""


def site_frame(request) -> dict:
    """Return `frame`, made only where a template uses it (the admin's templates do not)."""
    return {"frame": SimpleLazyObject(lambda: Frame(request))}


@dataclass(frozen=True)
class LanguageLink:
    """A way to another language. `exists` says that it leads to this very page."""

    code: str
    name: str
    url: str
    current: bool
    exists: bool

    @property
    def full_url(self) -> str:
        return f"{settings.WAGTAILADMIN_BASE_URL}{self.url}"


class Frame:
    """The site around one request."""

    def __init__(self, request):
        self.request = request
        self.language = get_language() or settings.LANGUAGE_CODE

    @cached_property
    def pages(self) -> list[Page]:
        """The visible home pages and sections of all languages, and the translations of this page's trail."""
        top = Q(depth__in=[HOME, SECTION])
        if self.page is not None:
            path, step = self.page.path, self.page.steplen
            trail = Page._base_manager.filter(
                path__in=[path[:end] for end in range(2 * step, len(path) + 1, step)]
            )
            top |= Q(translation_key__in=trail.values("translation_key"))
        return list(all_pages().visible().filter(top).select_related("locale"))

    @cached_property
    def page(self) -> Page | None:
        return getattr(self.request, "served_page", None)

    @cached_property
    def home(self) -> Page | None:
        return next((page for page in self.pages if page.depth == HOME and self.is_own(page)), None)

    @cached_property
    def section_pages(self) -> list[Page]:
        return [page for page in self.pages if page.depth == SECTION and self.is_own(page)]

    @property
    def sections(self) -> list[tuple[str, str]]:
        return [(page.title, page.get_url(self.request)) for page in self.section_pages if page.show_in_menus]

    @property
    def topics_url(self) -> str:
        """Return the address below which each topic has its own; "" where there is no such page."""
        found = (page for page in self.section_pages if page.specific_class is TopicIndexPage)
        page = next(found, None)
        return page.get_url(self.request) if page else ""

    def is_own(self, page: Page) -> bool:
        return page.locale.language_code == self.language

    @property
    def canonical(self) -> str:
        """Return the one full address of the page being shown; "" where no page is."""
        return f"{settings.WAGTAILADMIN_BASE_URL}{self.request.path}" if self.page is not None else ""

    @property
    def translations(self) -> list[LanguageLink]:
        """Return this page in each language in which it exists; empty where it is in one only."""
        found = [link for link in self.languages if link.exists] if self.page is not None else []
        return found if len(found) > 1 else []

    @property
    def search_url(self) -> str:
        return f"/{self.language}/search/"

    @cached_property
    def languages(self) -> list[LanguageLink]:
        return [self.link(code) for code, _ in settings.LANGUAGES]

    def link(self, code: str) -> LanguageLink:
        """Return the way to this page in the language, else to the page nearest above it that there is."""
        name = get_language_info(code)["name_local"]
        if code == self.language:
            return LanguageLink(code, name, self.request.path, True, True)
        target = self.nearest_translation(code)
        if target is None:
            return LanguageLink(code, name, self.same_view(code), False, self.page is None)
        same = target.translation_key == self.page.translation_key
        below = getattr(self.request, "address_below_page", "") if same else ""
        return LanguageLink(code, name, target.get_url(self.request) + below, False, same)

    def nearest_translation(self, code: str) -> Page | None:
        if self.page is None:
            return None
        trail = {page.translation_key for page in self.pages if self.page.path.startswith(page.path)}
        trail.add(self.page.translation_key)
        near = [
            page for page in self.pages if page.locale.language_code == code and page.translation_key in trail
        ]
        return max(near, key=lambda page: page.depth, default=None)

    def same_view(self, code: str) -> str:
        """Return this address under another language; the home page where it is a page's."""
        prefix, path = f"/{self.language}/", self.request.get_full_path()
        is_search = path.startswith(self.search_url)
        return f"/{code}/{path.removeprefix(prefix)}" if is_search else f"/{code}/"

    @cached_property
    def newest_report(self):
        return lists.newest_report(self.language)

    @property
    def contact(self) -> dict[str, str]:
        return self.newest_report.contact if self.newest_report else {}

    @property
    def copyright(self) -> str:
        return self.newest_report.copyright_text if self.newest_report else ""
