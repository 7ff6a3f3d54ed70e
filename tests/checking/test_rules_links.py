"""Links: those that lead nowhere, those to what readers do not see, and addresses that are none."""

import pytest

from papers.checking.drafts import Known

from .drafts import essay, found, place, words

pytestmark = pytest.mark.django_db

BARE, DEAD, HIDDEN = "bare-address", "dead-link", "hidden-link"
KNOWN = Known(pages={7: "Seen", 8: "Hidden"}, visible={7})


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("see https://example.org/a?b=1&amp;c=2.", ["https://example.org/a?b=1&c=2"]),
        ("see (www.example.org)", ["www.example.org"]),
        ("نشانی https://example.org/صفحه است", ["https://example.org/صفحه"]),
        ('see <a href="https://example.org">https://example.org</a>', []),
        ("write to someone@www.example.org", []),
        ("the http protocol", []),
        ("www.", []),
    ],
)
def test_addresses_in_the_text(html, expected):
    assert words(essay(html), BARE) == expected


def test_an_address_in_the_abstract():
    assert found(essay(abstract="See www.example.org."), BARE) == [("www.example.org", "abstract")]


@pytest.mark.parametrize(
    ("tag", "dead"),
    [
        ('<a href="#">', True),
        ('<a href="">', True),
        ("<a>", True),
        ('<a href="http://">', True),
        ('<a href="https://nowhere">', True),
        ('<a href="javascript:alert(1)">', True),
        ('<a linktype="page" id="9">', True),
        ('<a linktype="page" id="99999999999999999999">', True),
        ('<a linktype="page" id="<b>">', True),
        ('<a id="7" linktype="page">', False),
        ('<a linktype="document" id="3">', False),
        ('<a href="https://example.org/a">', False),
        ('<a href="mailto:someone@example.org">', False),
        ('<a href="#note-1">', False),
        ('<a href="/en/papers/">', False),
    ],
)
def test_links_that_lead_nowhere(tag, dead):
    assert words(essay(f"see {tag}the words</a> there", known=KNOWN), DEAD) == (["the words"] if dead else [])


def test_a_link_to_a_page_that_readers_do_not_see():
    html = '<a linktype="page" id="7">one</a> and <a linktype="page" id="8">two</a>'
    assert found(essay(html, known=KNOWN), HIDDEN) == [("two", place(1))]


def test_links_that_are_never_closed():
    assert words(essay('<a href="#">' * 50 + "words"), DEAD) == []
