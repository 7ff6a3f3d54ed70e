"""What every public page shows around its own text: masthead, languages, footer."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from papers.catalogue import listing
from papers.models import TopicIndexPage, all_pages
from papers.publishing.addresses import full_address

HOME, SECTION = 2, 3
"""Depths in the page tree, whose invisible root is 1."""


def site_frame(request) -> dict:
    """Return `frame`, made only where a template uses it (the admin's templates do not)."""
    return {"frame": SimpleLazyObject(lambda: Frame(request))}


@dataclass(frozen=True)
class LanguageLink:
    """What there is of this very page in a language.

    `exists` says that `url` leads to it. Else it leads to the list named `place`, where the page would be
    found; both are "" where there is no such list.
    """

    code: str
    name: str
    url: str
    current: bool
    exists: bool
    place: str = ""

    @property
    def full_url(self) -> str:
        return full_address(self.url)


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
    def codes(self) -> dict[int, str]:
        """The code of each language that has a page among `pages`, by the key of its locale."""
        return {page.locale_id: page.locale.language_code for page in self.pages}

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
        """Return the one full address of the page being shown; "" where no page is.

        Each part of a long list has its own. Other ways to look at a page (`?beside=en`) are the page.
        """
        if self.page is None:
            return ""
        query = f"?{urlencode(self.part)}" if self.part else ""
        return full_address(self.stands_for or self.request.path) + query

    @property
    def stands_for(self) -> str:
        """The address of the page, where something below it is shown: its versions. "" elsewhere."""
        return getattr(self.request, "canonical_path", "")

    @property
    def part(self) -> dict[str, str]:
        """The words of the query that choose a part of a list; a view that has such parts sets them."""
        return getattr(self.request, "shown_part", {})

    @cached_property
    def translations(self) -> list[LanguageLink]:
        """Return this page in each language in which the public sees it; empty where it sees one only.

        None for a part of a list: the same part in another language may hold other works.
        """
        if (
            self.page is None
            or self.part
            or self.stands_for
            or all(page.pk != self.page.pk for page in self.pages)
        ):
            return []
        found = [link for link in self.languages if link.exists]
        return found if len(found) > 1 else []

    @property
    def unmatched(self) -> LanguageLink | None:
        """Return the page for readers of no language here: in the site's default, else as first written."""
        first = [settings.LANGUAGE_CODE, getattr(self.page, "original_language", "")]
        by_code = {link.code: link for link in self.translations}
        known = [by_code[code] for code in first if code in by_code]
        return next(iter([*known, *self.translations]), None)

    @property
    def search_url(self) -> str:
        return f"/{self.language}/search/"

    @cached_property
    def languages(self) -> list[LanguageLink]:
        return [self.link(code) for code, _ in settings.LANGUAGES]

    def link(self, code: str) -> LanguageLink:
        """Return the way to this page in the language, else to the list nearest above it that there is.

        A view that is no page says by `elsewhere` on the request where it is found in other languages.
        """
        name = name_in_itself(code)
        if code == self.language:
            return LanguageLink(code, name, self.request.path, True, True)
        if self.page is None:
            url = getattr(self.request, "elsewhere", {}).get(code, "")
            return LanguageLink(code, name, url, False, bool(url))
        target = self.nearest_translation(code)
        if target is None:
            return LanguageLink(code, name, "", False, False)
        url = target.get_url(self.request)
        if target.translation_key == self.page.translation_key:
            return LanguageLink(code, name, url + self.request.address_below_page, False, True)
        if target.depth == HOME:  # nobody who asks for a work means the front page
            return LanguageLink(code, name, "", False, False)
        return LanguageLink(code, name, url, False, False, target.title)

    def nearest_translation(self, code: str) -> Page | None:
        trail = {page.translation_key for page in self.pages if self.page.path.startswith(page.path)}
        trail.add(self.page.translation_key)
        near = [
            page for page in self.pages if page.locale.language_code == code and page.translation_key in trail
        ]
        return max(near, key=lambda page: page.depth, default=None)

    @cached_property
    def newest_report(self):
        return listing.newest_report(self.language)

    @property
    def contact(self) -> dict[str, str]:
        return self.newest_report.contact if self.newest_report else {}

    @property
    def copyright(self) -> str:
        return self.newest_report.copyright_text if self.newest_report else ""


def name_in_itself(code: str) -> str:
    """Return a language's name for itself: "فارسی"; the one in the settings where Django knows none."""
    try:
        return get_language_info(code)["name_local"]
    except KeyError:
        return str(dict(settings.LANGUAGES)[code])
