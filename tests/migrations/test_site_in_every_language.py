"""A new site has its pages in the languages of the settings, whichever they are."""

from importlib import import_module

import pytest
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from wagtail.models import Locale, Page, Site

from papers.models import all_pages
from papers.translating.site_pages import make_site_pages
from tests.site.messages import compiled

NAME = "0002_site_in_every_language"
MESSAGES = {
    "": "Language: ru\nContent-Type: text/plain; charset=UTF-8\n",
    "Institute for Regional Studies": "Институт региональных исследований",
    "Papers": "Работы",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def models_of_then():
    """The models as they are when the migration runs."""
    loader = MigrationLoader(None)
    return loader.project_state(loader.graph.nodes["papers", NAME].dependencies).apps


@pytest.fixture
def migrate(models_of_then, settings, tmp_path):
    """Return a function that makes the site anew, on a database without any page, in these languages."""
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(compiled(MESSAGES))
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, str(tmp_path)]

    def migrate(*languages, first):
        settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in languages]
        settings.LANGUAGE_CODE = first
        rows = {
            name: models_of_then.get_model("wagtailcore", name).objects for name in ("Site", "Page", "Locale")
        }
        rows["Site"].all().delete()
        rows["Page"].filter(depth__gt=1).delete()
        locale, _made = rows["Locale"].get_or_create(language_code=first)
        rows["Page"].update(locale=locale, numchild=0)
        rows["Locale"].exclude(pk=locale.pk).delete()
        import_module(f"papers.migrations.{NAME}").make_site(models_of_then, None)
        Site.clear_site_root_paths_cache()

    return migrate


def pages():
    return [
        (page.locale.language_code, page.title, page.url_path.strip("/"), page.live)
        for page in all_pages().filter(depth__gt=1).select_related("locale").order_by("path")
    ]


def test_the_languages_are_those_of_the_settings(migrate):
    migrate("en", "ru", first="ru")
    home = "Институт региональных исследований"
    assert pages() == [
        ("ru", home, "home", True),
        ("ru", "Работы", "home/papers", True),
        ("ru", "Authors", "home/authors", True),
        ("ru", "Topics", "home/topics", True),
        ("ru", "About", "home/about", True),
        ("en", "Institute for Regional Studies", "home-en", True),
        ("en", "Papers", "home-en/papers", True),
        ("en", "Authors", "home-en/authors", True),
        ("en", "Topics", "home-en/topics", True),
        ("en", "About", "home-en/about", True),
    ]
    assert {locale.language_code for locale in Locale.objects.all()} == {"en", "ru"}
    site = Site.objects.get()
    assert (site.site_name, site.root_page.title, site.is_default_site) == (home, home, True)
    assert Page.find_problems() == ([], [], [], [], [])
    assert make_site_pages() == []


def test_the_pages_of_two_languages_are_one_page_each(migrate):
    migrate("en", "ru", first="en")
    keys = [
        list(all_pages().filter(locale__language_code=code, depth__gt=1).values_list("translation_key"))
        for code in ("en", "ru")
    ]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 5
    assert Client().get("/en/papers/").status_code == 200


def test_a_site_in_one_language_has_no_other(migrate):
    migrate("fa", first="fa")
    assert [(title, path) for _language, title, path, _live in pages()] == [
        ("پژوهشکده مطالعات منطقه‌ای", "home"),
        ("مقاله‌ها", "home/papers"),
        ("نویسندگان", "home/authors"),
        ("موضوع‌ها", "home/topics"),
        ("درباره ما", "home/about"),
    ]
