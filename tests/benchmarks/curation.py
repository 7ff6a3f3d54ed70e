"""Print what curating costs: `python -m tests.benchmarks.curation [TOPICS [WORKS [USES [PEOPLE]]]]`.

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
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402

from papers.catalogue.checking import differences  # noqa: E402
from papers.curation.merging import merge  # noqa: E402
from papers.curation.ordering import remove_topic  # noqa: E402
from papers.curation.people.merging import merge_people, undo_merge  # noqa: E402
from papers.curation.undoing import undo  # noqa: E402
from papers.models import AuthorPage, EssayPage, Signature, Topic, TopicUse  # noqa: E402
from tests.benchmarks.many_works import copy_until, make_originals  # noqa: E402
from tests.factories import make_author, make_topic  # noqa: E402


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


def people_besides(number: int) -> None:
    """Make so many more people, of whom one in a hundred is there twice."""
    draw = random.Random(2)
    syllables = ("ka", "zi", "mo", "ra", "sha", "be", "lu", "ni", "do", "far", "gho", "vi", "te", "pa")
    for at in range(number):
        given, family = ("".join(draw.choices(syllables, k=length)).title() for length in (2, 4))
        make_author(f"{given} {family}", spellings=[f"{given[0]}. {family}"])
        if at % 100 == 0:
            make_author(f"{given} {family}e")


def main(topics: int = 300, works: int = 5000, uses: int = 2000, people: int = 1000) -> None:
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
        people_besides(people)
        for name, address in (
            ("list of people", reverse("papers_people")),
            ("people who may be one", reverse("papers_people_twins")),
        ):
            client.get(address)
            measured(name, lambda address=address: client.get(address))
        signed = Signature.objects.order_by().values_list("author").annotate(count=Count("pk"))
        first, second = (author for author, _count in signed.order_by("-count").exclude(author=None)[:2])
        pages = AuthorPage.objects.in_bulk([first, second])
        change = measured("merge of two people", lambda: merge_people([pages[second]], pages[first]))
        print(f"    who signed {change.works} works")
        measured("undo of the merge", lambda: undo_merge(change))
        wrong = [one for one in differences() if one.kind in ("links", "text")]  # rows of copies say less
        print(f"  works whose topics or names the catalogue has wrong afterwards: {len(wrong)}")
    finally:
        connection.creation.destroy_test_db(old, verbosity=0)


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:]))
