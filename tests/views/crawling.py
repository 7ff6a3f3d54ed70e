"""Follows the links of the site in a test client and says what is wrong with each page's languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Comment, Doctype, Tag
from django.test import Client

BASE = "http://testserver"
RIGHT_TO_LEFT = {"fa"}
SENTENCES = {
    "latin": re.compile(r"(?:[A-Za-z][A-Za-z’'-]*[\s,;:“”\"()]+){3,}[A-Za-z]{2,}"),
    "arabic": re.compile(r"(?:[آ-ی][آ-ی\u200c]*[\s،؛:«»()]+){3,}[آ-ی]{2,}"),
    "cyrillic": re.compile(r"(?:[А-Яа-я][А-Яа-я-]*[\s,;:«»()]+){3,}[А-Яа-я]{2,}"),
}
"""Four words of a script in a row."""
SCRIPTS = {"en": "latin", "fa": "arabic", "ru": "cyrillic"}


@dataclass
class Crawled:
    """One answer. `languages` are its hreflang links: {code: address}."""

    address: str
    page: BeautifulSoup
    language: str = ""
    languages: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return self.address.partition("?")[0]


def crawled(address: str, html: str) -> Crawled:
    page = BeautifulSoup(html, "html.parser")
    links = page.select("head link[rel=alternate][hreflang]")
    languages = {link["hreflang"]: link["href"].removeprefix(BASE) for link in links}
    return Crawled(address, page, address.split("/")[1], languages)


def crawl(*starts: str) -> dict[str, Crawled]:
    """Return every page of the site by its address, by following links, those with a query too."""
    client, found, waiting = Client(), {}, list(starts)
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        found[address] = crawled(address, response.content.decode())
        waiting += links_of(found[address])
    return found


def links_of(seen: Crawled) -> Iterator[str]:
    for link in seen.page.select("body a[href]"):
        parts = urlsplit(link["href"])
        if parts.scheme or parts.netloc or link["href"].startswith("#"):
            continue
        path = parts.path or seen.path
        yield f"{path}?{parts.query}" if parts.query else path


def faults_of(seen: Crawled) -> list[str]:
    """Return what is wrong with the page by itself."""
    return [*head_faults(seen), *marking_faults(seen), *sentence_faults(seen)]


def head_faults(seen: Crawled) -> Iterator[str]:
    root, address = seen.page.html, seen.address
    if root.get("lang") != seen.language:
        yield f"{address}: lang is {root.get('lang')}"
    if root.get("dir") != direction(seen.language):
        yield f"{address}: dir is {root.get('dir')}"
    canonical = [link["href"] for link in seen.page.select("link[rel=canonical]")]
    if "/search/" in address:
        if canonical or seen.languages:
            yield f"{address}: a search has no place of its own"
    elif canonical != [BASE + canonical_of(address)]:
        yield f"{address}: canonical is {canonical}"
    ids = [tag["id"] for tag in seen.page.select("[id]")]
    yield from (
        f"{address}: id {name} twice" for name in sorted({name for name in ids if ids.count(name) > 1})
    )
    for link in seen.page.select('main a[href^="#"]'):
        if link["href"][1:] not in ids:
            yield f"{address}: {link['href']} leads nowhere"
    if len(seen.page.select("h1")) != 1:
        yield f"{address}: {len(seen.page.select('h1'))} h1"


def canonical_of(address: str) -> str:
    """Return the address that stands for this one: another way to look at a page is the page."""
    path, _, query = address.partition("?")
    return path if query.startswith("beside=") else address


def direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def marking_faults(seen: Crawled) -> Iterator[str]:
    """Each element that says its language says the direction of it, and the other way round."""
    for tag in seen.page.select("body [lang]"):
        if tag.get("dir") != direction(tag["lang"]):
            yield f"{seen.address}: <{tag.name} lang={tag['lang']} dir={tag.get('dir')}>"


def sentence_faults(seen: Crawled) -> Iterator[str]:
    for text in seen.page.body.find_all(string=True):
        if isinstance(text, Comment | Doctype) or text.find_parent(["script", "style"]):
            continue
        language = language_of(text)
        for script, sentence in SENTENCES.items():
            if script != SCRIPTS[language] and (match := sentence.search(text)):
                yield f"{seen.address}: in {language}: {match[0][:60]}"


def language_of(text) -> str:
    """Return what the nearest element round the text says of its language."""
    return next(tag["lang"] for tag in text.parents if isinstance(tag, Tag) and tag.has_attr("lang"))


def one_sided(pages: dict[str, Crawled]) -> list[str]:
    """Return each link to another language that the page there does not give back."""
    found = []
    for address, seen in pages.items():
        codes = {code: other for code, other in seen.languages.items() if code != "x-default"}
        if codes and codes.get(seen.language) != seen.path:
            found.append(f"{address}: does not name itself")
        if codes and seen.languages.get("x-default") not in codes.values():
            found.append(f"{address}: x-default is none of its languages")
        for code, other in codes.items():
            if other not in pages:
                found.append(f"{address}: {code} leads out of the site: {other}")
            elif pages[other].languages != seen.languages:
                found.append(f"{address}: {other} does not say the same")
    return found
