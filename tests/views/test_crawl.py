"""Every page of a site in two languages, as machines read it: language, direction, its other languages."""

import xml.etree.ElementTree as ElementTree

import pytest
from django.test import Client
from wagtail.models import Page

from papers.models import all_pages

from . import bilingual
from .crawling import BASE, crawl, crawled, faults_of, one_sided

NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(scope="module")
def site(shared_database):
    return bilingual.make_site()


@pytest.fixture(scope="module")
def pages(site):
    return crawl("/en/", "/fa/")


def read_sitemap(address="/sitemap.xml"):
    """Return {path: {code: path}} as the sitemap says it."""
    response = Client().get(address)
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    urls = ElementTree.fromstring(response.content).findall("s:url", NAMESPACES)
    return {
        url.find("s:loc", NAMESPACES).text.removeprefix(BASE): {
            link.get("hreflang"): link.get("href").removeprefix(BASE)
            for link in url.findall("x:link", NAMESPACES)
        }
        for url in urls
    }


def test_every_page_is_right_by_itself(pages):
    assert [fault for seen in pages.values() for fault in faults_of(seen)] == []


def test_every_language_of_a_page_says_the_same(pages):
    assert one_sided(pages) == []


def test_the_crawl_meets_every_kind_of_page_in_both_languages(pages):
    for path in ("papers/2-97/", "papers/2-97/harbours-2/", "authors/sara/", "topics/water/"):
        for language in ("en", "fa"):
            assert set(pages[f"/{language}/{path}"].languages) == {"en", "fa", "x-default"}
    assert {"/fa/papers/2-97/harbours-2/?beside=en", "/en/papers/2-97/?beside=fa"} <= set(pages)
    for path in ("/en/papers/talk/", "/fa/papers/alone/", "/en/papers/2-97/harbours-1/"):
        assert pages[path].languages == {}
    assert "/en/papers/hidden/" not in pages


def test_there_is_no_alias(site):
    assert Page._base_manager.filter(alias_of__isnull=False).count() == 0


def test_the_sitemap_is_exactly_the_visible_pages(pages):
    listed = read_sitemap()
    visible = {page.url for page in all_pages().visible().filter(depth__gt=1)}
    topics = {f"/{language}/topics/{slug}/" for language in ("en", "fa") for slug in ("water", "iran")}
    assert set(listed) == visible | topics
    assert set(listed) == {address for address in pages if "?" not in address and "/search/" not in address}


def test_the_sitemap_says_of_languages_what_the_pages_say(pages):
    assert read_sitemap() == {path: pages[path].languages for path in read_sitemap()}


def test_a_draft_is_nowhere(pages):
    assert [seen.address for seen in pages.values() if "پیش‌نویس" in seen.page.get_text()] == []


MUTATIONS = {
    "lang is en": ('<html lang="fa"', '<html lang="en"'),
    "dir is ltr": ('dir="rtl">\n<head', 'dir="ltr">\n<head'),
    "canonical is": (
        'rel="canonical" href="http://testserver/fa',
        'rel="canonical" href="http://testserver/en',
    ),
    "2 h1": ("</h1>", "</h1><h1></h1>"),
    "id title twice": ("</h1>", '<b id="title"></b></h1>'),
    "#nowhere leads nowhere": ("</h1>", '<a href="#nowhere"></a></h1>'),
    "<p lang=en dir=None>": ("</h1>", '<p lang="en"></p></h1>'),
    "in fa: The harbour was never": ("</h1>", "</h1><p>The harbour was never empty</p>"),
    "in en: بندر در زمستان": ("</h1>", f'</h1><p lang="en" dir="ltr">{bilingual.PERSIAN}</p>'),
    "in fa: The sea, the land": ("</h1>", "</h1><p>او گفت The sea, the land and so on را</p>"),
}


@pytest.mark.parametrize("fault", MUTATIONS)
def test_each_fault_would_be_seen(site, fault):
    """The control: the page as it is has no fault, and one with the fault has it."""
    html = Client().get("/fa/papers/2-97/harbours-2/").content.decode()
    address, (good, bad) = "/fa/papers/2-97/harbours-2/", MUTATIONS[fault]
    assert faults_of(crawled(address, html)) == []
    assert good in html
    found = faults_of(crawled(address, html.replace(good, bad, 1)))
    assert [said for said in found if fault in said] != []


ALTERNATE = '<link rel="alternate" hreflang="{}" href="http://testserver{}">'


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        (ALTERNATE.format("en", "/en/papers/2-97/"), "", "x-default is none of its languages"),
        (ALTERNATE.format("fa", "/fa/papers/2-97/"), "", "does not name itself"),
        ("/en/papers/2-97/", "/en/papers/", "/en/papers/ does not say the same"),
        ("/en/papers/2-97/", "/en/papers/none/", "en leads out of the site: /en/papers/none/"),
    ],
)
def test_a_language_that_does_not_answer_would_be_seen(pages, good, bad, fault):
    address = "/fa/papers/2-97/"
    head, body, rest = str(Client().get(address).content.decode()).partition("<body")
    assert good in head
    seen = crawled(address, head.replace(good, bad) + body + rest)
    assert [said for said in one_sided({**pages, address: seen}) if said == f"{address}: {fault}"] != []
