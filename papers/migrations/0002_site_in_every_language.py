"""Make the site: a home page in each language of the settings, real pages below it, linked as translations."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

NAMES = {
    "home": _("Institute for Regional Studies"),
    "papers": _("Papers"),
    "authors": _("Authors"),
    "topics": _("Topics"),
    "about": _("About"),
}
"""In the language of the code; other languages have them from their messages."""
CHOSEN = {("fa", "papers"): "مقاله‌ها"}
"""Where a section is not called what the word means elsewhere."""
SECTIONS = {
    "papers": "PapersIndexPage",
    "authors": "AuthorIndexPage",
    "topics": "TopicIndexPage",
    "about": "AboutPage",
}


def make_site(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2, slug="home", title="Welcome to your new Wagtail site!").delete()
    keys = {name: uuid.uuid4() for name in NAMES}
    homes = {}
    languages = languages_of_site()
    for order, language in enumerate(languages, start=1):
        locale, _made = Locale.objects.get_or_create(language_code=language)
        slug = "home" if order == 1 else f"home-{slugify(language)}"
        path = f"{root.path}{order:04d}"
        homes[language] = make_page(apps, "HomePage", locale, "home", path, f"/{slug}/", slug, keys)
        for place, (name, model) in enumerate(SECTIONS.items(), start=1):
            make_page(apps, model, locale, name, f"{path}{place:04d}", f"/{slug}/{name}/", name, keys)
        homes[language].numchild = len(SECTIONS)
        homes[language].save(update_fields=["numchild"])
    Page.objects.filter(pk=root.pk).update(numchild=len(languages))
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    Site.objects.all().delete()
    Site.objects.create(
        hostname=address.hostname,
        port=address.port or (443 if address.scheme == "https" else 80),
        is_default_site=True,
        root_page_id=homes[languages[0]].pk,
        site_name=homes[languages[0]].title,
    )


def languages_of_site():
    """Return the codes of the settings' languages, the one that readers get by default first."""
    codes = [code for code, _name in settings.LANGUAGES]
    return sorted(codes, key=lambda code: code != settings.LANGUAGE_CODE)


def name_in(language, name):
    with override(language):
        return CHOSEN.get((language, name)) or str(NAMES[name])


def make_page(apps, model, locale, name, path, url_path, slug, keys):
    ContentType = apps.get_model("contenttypes", "ContentType")
    content_type, _made = ContentType.objects.get_or_create(app_label="papers", model=model.lower())
    title = name_in(locale.language_code, name)
    return apps.get_model("papers", model).objects.create(
        title=title,
        draft_title=title,
        slug=slug,
        url_path=url_path,
        path=path,
        depth=len(path) // 4,
        numchild=0,
        live=True,
        show_in_menus=name != "home",
        locale=locale,
        translation_key=keys[name],
        content_type=content_type,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_site, migrations.RunPython.noop)]
