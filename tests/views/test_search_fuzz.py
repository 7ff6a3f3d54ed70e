"""No words and no parameters are an error; FUZZ says how many searches are tried (300)."""

import os
import random

import pytest
from django.test import Client, TestCase
from django.utils.http import urlencode

from tests.catalogue.fuzzing import random_parameters, random_words
from tests.factories import make_author, make_essay, make_report, make_topic, paragraphs

pytestmark = pytest.mark.django_db
SEARCHES = int(os.environ.get("FUZZ", 300))
SUGGESTED = 0.2


@pytest.fixture(scope="module")
def site(shared_database):
    with TestCase.captureOnCommitCallbacks(execute=True):
        author, topic = make_author("Mina Writer", slug="mina"), make_topic("Iran", en="Iran", fa="ایران")
        report = make_report(slug="iran-2-97", title="Iran", topics=[topic])
        make_essay(
            report, [author], [topic], body=paragraphs("Iran's relations and sanctions; U.S. and S-300.")
        )
        make_essay(language="fa", title="روابط ایران", authors=[author], body=paragraphs("می‌خواهد در ۱۳۹۷"))
    return ["mina", topic.slug, "iran-2-97"]


def address_of(draw, known):
    words = random_words(draw).encode("utf-8", "surrogatepass")
    language = draw.choice(["en", "fa"])
    if draw.random() < SUGGESTED:
        return f"/{language}/search/suggest?" + urlencode({"q": words})
    parameters = {name: value.encode() for name, value in random_parameters(draw, known).items()}
    return f"/{language}/search/?" + urlencode({"q": words, **parameters})


def test_no_search_is_an_error(site):
    seed = random.randrange(2**32)
    draw, client = random.Random(seed), Client(raise_request_exception=True)
    for number in range(SEARCHES):
        address = address_of(draw, site)
        try:
            status = client.get(address).status_code
        except Exception as error:
            pytest.fail(f"seed {seed}, search {number}: {address[:2000]}: {error!r}")
        assert status == 200, (seed, number, address[:2000])


def test_the_searches_find_something_and_nothing(site):
    """The control: a random search is not refused before it reaches the database."""
    draw, client = random.Random(1), Client()
    pages = [client.get(address_of(draw, site)).content.decode() for _ in range(60)]
    assert any('class="works"' in page for page in pages)
    assert any('class="empty"' in page for page in pages)
