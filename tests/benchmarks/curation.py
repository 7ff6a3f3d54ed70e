"""Print what curating topics costs: `python -m tests.benchmarks.curation [TOPICS [WORKS [USES]]]`.

It makes a database of its own on the server of DATABASE_URL (or a file, for SQLite), and drops it.
"""

import os
import random
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "irs_site.settings.test")
django.setup()

# Models can be imported from here on.
from django.contrib.auth.models import User  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402

from papers.catalogue.checking import differences  # noqa: E402
from papers.curation.merging import merge  # noqa: E402
from papers.curation.ordering import remove_topic  # noqa: E402
from papers.curation.undoing import undo  # noqa: E402
from papers.models import EssayPage, Topic, TopicUse  # noqa: E402
from tests.benchmarks.many_works import copy_until, make_originals  # noqa: E402
from tests.factories import make_topic  # noqa: E402


def measured(name: str, do):
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        result = do()
        passed = time.perf_counter() - started
    print(f"  {name:34} {passed * 1000:8.0f} ms  {len(queries):4} queries")
    return result


def archive(topics: int, works: int, uses: int) -> tuple[Topic, Topic]:
    """Make so many works about so many topics; two of the topics stand on `uses` works each."""
    draw = random.Random(1)
    originals = make_originals(draw)
    pair = make_topic("Persian Gulf", en="Persian Gulf"), make_topic("Persian Gulfs", en="Persian Gulfs")
    others = [make_topic(f"Subject {number:03}") for number in range(topics - Topic.objects.count())]
    share = int(len(originals) * uses / works)
    for at, page in enumerate(originals):
        page = EssayPage.objects.get(pk=page.pk)
        wanted = [topic for nth, topic in enumerate(pair) if (at + nth * share // 2) % len(originals) < share]
        page.topics.add(*wanted, *draw.sample(others, 2))
        page.save()
    copy_until(works, originals, draw)
    return pair


def main(topics: int = 300, works: int = 5000, uses: int = 2000) -> None:
    setup_test_environment()
    connection.settings_dict["TEST"]["NAME"] = f"irs_benchmark_{os.getpid()}"
    old = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        one, other = archive(topics, works, uses)
        counts = [TopicUse.objects.filter(shown_as=topic).count() for topic in (one, other)]
        print(f"{topics} topics, {works} works on {connection.vendor}; two topics with {counts} uses")
        client = Client()
        client.force_login(User.objects.create_superuser("curator"))
        for name, address in (
            ("list", reverse("wagtailsnippets_papers_topic:list")),
            ("twins", reverse("papers_topic_twins")),
            ("preview of the merge", f"{reverse('papers_topic_merge')}?topic={one.pk}&topic={other.pk}"),
            ("works of the topic", reverse("papers_topic_works", args=[one.pk])),
        ):
            client.get(address)  # what is loaded once
            measured(name, lambda address=address: client.get(address))
        change = measured("merge", lambda: merge([other], one))
        measured("undo of the merge", lambda: undo(change))
        some = list(TopicUse.objects.filter(shown_as=one).values_list("content_object", flat=True))
        change = measured("taking it from all its works", lambda: remove_topic(one, some))
        measured("undo of that", lambda: undo(change))
        wrong = [one for one in differences() if one.kind in ("links", "text")]  # rows of copies say less
        print(f"  works whose topics or names the catalogue has wrong afterwards: {len(wrong)}")
    finally:
        connection.creation.destroy_test_db(old, verbosity=0)


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:]))
