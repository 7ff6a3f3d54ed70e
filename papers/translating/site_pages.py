"""The pages that carry the site in each language of the settings: home, papers, authors, topics, about.

The first migrations make them for the languages that the settings have then. One that comes later gets
its own here: real pages, linked as translations, named in that language as far as its messages go.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission, Locale, Page, PageLogEntry, Site, WorkflowPage

from papers.models import (
    AboutPage,
    AuthorIndexPage,
    HomePage,
    PapersIndexPage,
    TopicIndexPage,
    all_pages,
)

NAMES = {
    PapersIndexPage: _("Papers"),
    AuthorIndexPage: _("Authors"),
    TopicIndexPage: _("Topics"),
    AboutPage: _("About"),
}
INSTITUTE = _("Institute for Regional Studies")


def make_site_pages() -> list[Page]:
    """Make the pages of each language that has none yet; return them in the order of the tree.

    A language with a home page is left as it is: what is missing below it was taken out by an editor. One
    without stays without, once an editor has deleted a home page.
    """
    made: list[Page] = []
    with transaction.atomic():
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None or site.root_page.specific_class is not HomePage:
            return []
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        homes = HomePage._base_manager.values_list("locale__language_code", flat=True)
        missing = [code for code, _name in settings.LANGUAGES if code not in set(homes)]
        for code in missing:
            if code not in locales or not was_a_home_deleted():
                locale = locales.get(code) or Locale.objects.create(language_code=code)
                made += make_pages_in(locale, site.root_page)
    if made:
        Site.clear_site_root_paths_cache()
    return made


def was_a_home_deleted() -> bool:
    deletions = PageLogEntry.objects.filter(action="wagtail.delete")
    return deletions.filter(content_type=ContentType.objects.get_for_model(HomePage)).exists()


def make_pages_in(locale: Locale, first_home: Page) -> list[Page]:
    """Make a home page in the language beside the first one, and below it what stands below that."""
    with translation.override(None):
        unnamed = str(INSTITUTE)
    with translation.override(locale.language_code):
        name = first_home.title if str(INSTITUTE) == unnamed else str(INSTITUTE)
        names = {model: str(title) for model, title in NAMES.items()}
    slug = f"home-{slugify(locale.language_code)}"
    home = add(first_home.get_parent(), HomePage, locale, first_home, name, slug)
    made = [home]
    for section in all_pages().filter(path__startswith=first_home.path, depth=first_home.depth + 1):
        model = section.specific_class
        if model in names and section.alias_of_id is None:
            made.append(add(home, model, locale, section, names[model], section.slug))
    return made


def add(parent: Page, model, locale: Locale, original: Page, title: str, slug: str) -> Page:
    page = model(
        title=title,
        slug=slug,
        locale=locale,
        translation_key=original.translation_key,
        show_in_menus=original.show_in_menus,
        live=original.live,
    )
    parent.refresh_from_db()  # what stands below it has changed in the tree
    parent.add_child(instance=page)
    give_rights(page, original)
    return page


def give_rights(page: Page, original: Page) -> None:
    """Let the same groups do with the page what they may do with its original, by the same workflow."""
    rows = GroupPagePermission.objects
    rows.bulk_create(
        GroupPagePermission(group_id=row.group_id, permission_id=row.permission_id, page_id=page.pk)
        for row in rows.filter(page_id=original.pk)
    )
    for place in WorkflowPage.objects.filter(page_id=original.pk):
        WorkflowPage.objects.get_or_create(page_id=page.pk, defaults={"workflow_id": place.workflow_id})


def after_migrations(sender, using, **kwargs):
    """Make what is missing when all tables are there; Django calls this after `migrate`."""
    if using != DEFAULT_DB_ALIAS:
        return
    tables = set(connection.introspection.table_names())
    if {HomePage._meta.db_table, Site._meta.db_table} <= tables:
        make_site_pages()
