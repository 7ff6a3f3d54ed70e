"""What every public page shows around its own text: masthead, languages, footer."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from papers.models import HomePage, all_pages, lists


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


class Frame:
    """The site around one request."""

    def __init__(self, request):
        self.request = request
        self.language = get_language() or settings.LANGUAGE_CODE

    @cached_property
    def homes(self) -> dict[str, HomePage]:
        return {
            home.locale.language_code: home for home in HomePage.objects.visible().select_related("locale")
        }

    @cached_property
    def home(self) -> HomePage | None:
        return self.homes.get(self.language)

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        if self.home is None:
            return []
        children = (
            all_pages().visible().child_of(self.home).filter(show_in_menus=True).select_related("locale")
        )
        return [(child.title, child.get_url(self.request)) for child in children]

    @property
    def search_url(self) -> str:
        return f"/{self.language}/search/"

    @cached_property
    def languages(self) -> list[LanguageLink]:
        page = getattr(self.request, "served_page", None)
        nearest = self.nearest_translations(page) if page is not None else {}
        below = getattr(self.request, "address_below_page", "")
        return [self.link(code, page, nearest, below) for code, _ in settings.LANGUAGES]

    def link(self, code: str, page: Page | None, nearest: dict[str, Page], below: str) -> LanguageLink:
        name = get_language_info(code)["name_local"]
        if code == self.language:
            return LanguageLink(code, name, self.request.get_full_path(), True, True)
        target = nearest.get(code)
        if page is None or target is None:
            return LanguageLink(code, name, self.same_view(code), False, page is None)
        same = target.translation_key == page.translation_key
        return LanguageLink(code, name, target.get_url(self.request) + (below if same else ""), False, same)

    def same_view(self, code: str) -> str:
        """Return this address under another language; the home page where it is a page's."""
        prefix, path = f"/{self.language}/", self.request.get_full_path()
        is_search = path.startswith(self.search_url)
        return f"/{code}/{path.removeprefix(prefix)}" if is_search else f"/{code}/"

    def nearest_translations(self, page: Page) -> dict[str, Page]:
        """Return, per language, the visible page nearest to this one: itself, else the list above it."""
        steps = range(2 * page.steplen, len(page.path) + 1, page.steplen)
        trail = Page._base_manager.filter(path__in=[page.path[:end] for end in steps])
        found = all_pages().visible().filter(translation_key__in=trail.values("translation_key"))
        others = found.exclude(locale=page.locale_id).select_related("locale").order_by("depth")
        return {other.locale.language_code: other for other in others}

    @cached_property
    def newest_report(self):
        return lists.newest_report(self.language)

    @property
    def contact(self) -> dict[str, str]:
        return self.newest_report.contact if self.newest_report else {}

    @property
    def copyright(self) -> str:
        return self.newest_report.copyright_text if self.newest_report else ""
