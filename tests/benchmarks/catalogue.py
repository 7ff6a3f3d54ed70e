"""Print what lists and searches cost in an archive of 1,000, 10,000 and 50,000 essays.

Run as `DATABASE_URL=postgres://... python -m tests.benchmarks.catalogue [NUMBER...]`; it makes a database of
its own on that server (or a file, for SQLite), and drops it.
"""

import os
import random
import sys
import time
from statistics import median, quantiles
from unittest import mock

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "irs_site.settings.test")
django.setup()

# Models can be imported from here on.
from django.db import connection, reset_queries  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

from papers.catalogue.changes import Changes  # noqa: E402
from papers.catalogue.finding import EVERYTHING, asked, find  # noqa: E402
from papers.catalogue.hits import count_hits  # noqa: E402
from papers.models import EssayPage  # noqa: E402
from tests.benchmarks.many_works import IN_FEW, IN_MOST, IN_SOME, PHRASE, copy_until, make_originals  # noqa: E402
from tests.factories import make_essay, paragraphs  # noqa: E402

SIZES = (1_000, 10_000, 50_000)
TIMES = 40
SEARCHES = {
    "in 90 % of the works": IN_MOST,
    "in 10 %": IN_SOME,
    "in 0.5 %": IN_FEW,
    "two words": f"{IN_MOST} {IN_SOME}",
    "phrase in 33 %": f'"{PHRASE}"',
    "all but": f"{IN_SOME} -{IN_FEW}",
}


def seconds(function, times=TIMES) -> list[float]:
    found = []
    for _ in range(times):
        started = time.perf_counter()
        function()
        found.append(time.perf_counter() - started)
    return found


def shown(found: list[float]) -> str:
    return f"p50 {median(found) * 1000:7.1f} ms  p95 {quantiles(found, n=20)[-1] * 1000:7.1f} ms"


def print_searches() -> None:
    for name, words in SEARCHES.items():
        query = asked(words, "en")
        statement = seconds(lambda query=query: count_hits(query, "en", EVERYTHING, 1, "relevance"))
        whole = seconds(lambda words=words: find(words, "en"))
        print(f"  search {name:22} {find(words, 'en').total:6} hits  statement {shown(statement)}", end="")
        print(f"   with rows, facets, snippets {shown(whole)}")


def print_pages() -> None:
    signed = EssayPage._base_manager.filter(signatures__author__isnull=False, topic_uses__isnull=False)
    essay = signed.order_by("-sort_date").first()
    topic = essay.topics.first()
    author = essay.signatures.exclude(author=None).first().author
    addresses = ["/en/", "/en/papers/", "/en/papers/?page=20", f"/en/topics/{topic.slug}/", author.url]
    addresses += ["/en/topics/", f"/en/search/?q={IN_SOME}", f"/en/search/suggest?q={topic.name[:3]}"]
    client = Client()
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        asked_for = [row["sql"] for row in captured]  # the next visit forgets them
        about = [sql for sql in asked_for if "papers_catalogue" in sql]
        whole = seconds(lambda address=address: client.get(address), 10)
        print(f"  {address:30} {len(asked_for):3} queries, {len(about)} on the catalogue  {shown(whole)}")


def publish() -> int:
    with CaptureQueriesContext(connection) as captured:
        make_essay(body=paragraphs(*["A text of some words that say nothing new."] * 60))
    return len(captured)


def print_publishing() -> None:
    with_it = seconds(publish, 10), publish()
    with mock.patch.object(Changes, "write"):
        without = seconds(publish, 10), publish()
    print(f"  publishing a page: {with_it[1]} queries {shown(with_it[0])}", end="")
    print(f"; without the catalogue {without[1]} queries {shown(without[0])}")


def main(sizes: list[int]) -> None:
    setup_test_environment()
    connection.settings_dict["TEST"]["NAME"] = f"irs_benchmark_{os.getpid()}"
    old = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        draw = random.Random(1)
        originals = make_originals(draw)
        for size in sizes:
            started = time.perf_counter()
            copy_until(size, originals, draw)
            reset_queries()
            print(f"{size} essays on {connection.vendor}, made in {time.perf_counter() - started:.0f} s")
            print_searches()
            print_pages()
            print_publishing()
    finally:
        connection.creation.destroy_test_db(old, verbosity=0)


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or list(SIZES))
