"""Starts the real product as a newcomer would, and finds its pages by following links."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "fa")
MODEL_KINDS = {
    "homepage": "home",
    "papersindexpage": "papers",
    "reportpage": "report",
    "essaypage": "essay",
    "interviewpage": "interview",
    "authorindexpage": "authors",
    "authorpage": "author",
    "topicindexpage": "topics",
    "aboutpage": "about",
}


@dataclass(frozen=True)
class SitePage:
    """A live page of the running site. `path` is its public address."""

    number: int
    path: str
    language: str
    kind: str
    title: str


class Product:
    """The site on a port of its own, with a database of its own, served by `manage.py run_site`."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.port = free_port()
        self.base = f"http://localhost:{self.port}"
        self.database = folder / "irs.sqlite3"
        self.log = folder / "output.txt"
        self.environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.environment |= {
            "DJANGO_SETTINGS_MODULE": "irs_site.settings.dev",
            "DATA_DIR": str(folder),
            "PORT": str(self.port),
            "PYTHONUNBUFFERED": "1",
        }
        with open(self.log, "w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "run_site", "--port", str(self.port)],
                cwd=ROOT,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def wait(self, seconds: float = 180) -> None:
        """Return when the site answers; raise with its output where it ends or stays silent."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.2)
        raise RuntimeError(f"The site did not start:\n{self.log.read_text()}")

    def manage(self, *arguments: str) -> None:
        """Run a command of the site on its database; raise with its output where it fails."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{arguments}:\n{done.stdout}{done.stderr}")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    @property
    def password(self) -> str:
        """The password that the first start printed for the account `editor`."""
        return re.search(r"password[ :]+(\S+)", self.log.read_text())[1]

    def live_pages(self) -> list[SitePage]:
        query = """
            SELECT page.id, page.url_path, locale.language_code, type.model, page.title
            FROM wagtailcore_page page
            JOIN wagtailcore_locale locale ON locale.id = page.locale_id
            JOIN django_content_type type ON type.id = page.content_type_id
            WHERE page.live AND page.depth > 1 ORDER BY page.path
        """
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            rows = database.execute(query).fetchall()
        return [
            SitePage(number, f"/{language}/{tree.split('/', 2)[2]}", language, MODEL_KINDS[model], title)
            for number, tree, language, model, title in rows
        ]

    def fetch(self, path: str) -> tuple[int, str, str]:
        """Return (status, media type, text) of an address."""
        try:
            with urllib.request.urlopen(self.base + path) as answer:
                return (
                    answer.status,
                    answer.headers.get_content_type(),
                    answer.read().decode("utf-8", "replace"),
                )
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers.get_content_type(), answer.read().decode("utf-8", "replace")


class LinkParser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.search_action = [], None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        if tag == "form" and attributes.get("role") == "search" and not self.search_action:
            self.search_action = attributes.get("action")


@dataclass
class Crawl:
    """What following links from the home pages found: path -> (status, media type)."""

    answers: dict[str, tuple[int, str]]
    linked_from: dict[str, str]
    search_actions: dict[str, str]


def crawl(product: Product) -> Crawl:
    """Follow every link of the site itself, without queries, from the home page of each language."""
    found = Crawl({}, {}, {})
    waiting = [f"/{language}/" for language in LANGUAGES]
    while waiting:
        path = waiting.pop()
        if path in found.answers:
            continue
        status, media_type, text = product.fetch(path)
        found.answers[path] = (status, media_type)
        if media_type != "text/html":
            continue
        parser = LinkParser()
        parser.feed(text)
        language = path.split("/")[1]
        if parser.search_action and language in LANGUAGES:
            found.search_actions.setdefault(language, parser.search_action)
        for link in parser.links:
            parts = urlsplit(urljoin(product.base + path, link))
            if parts.netloc == urlsplit(product.base).netloc and parts.scheme == "http":
                found.linked_from.setdefault(parts.path, path)
                waiting.append(parts.path)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def addresses_of(product: Product, found: Crawl) -> dict[tuple[str, str], str]:
    """Return an address for each (kind, language) that the site has."""
    live = {page.path: page for page in product.live_pages()}
    addresses = {}
    for path, (status, media_type) in sorted(found.answers.items()):
        if status != 200 or media_type != "text/html":
            continue
        page = live.get(path)
        if page:
            addresses.setdefault((page.kind, page.language), path)
        parent = live.get(path.rstrip("/").rpartition("/")[0] + "/")
        if not page and parent and parent.kind == "topics":
            addresses.setdefault(("topic", parent.language), path)
    word = next(page.title.split()[0] for page in live.values() if page.kind == "essay")
    for language, action in found.search_actions.items():
        addresses["search", language] = action
        addresses["search with hits", language] = f"{action}?q={word}"
        addresses["search without hits", language] = f"{action}?q=zyxwvut"
        addresses["not found", language] = f"/{language}/no-such-page/"
    return addresses
