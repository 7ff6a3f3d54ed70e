"""Topics that may be one are found, with the reason; topics that are two are left alone."""

import pytest

from papers.curation.twins import twins
from tests.factories import make_essay, make_topic

pytestmark = pytest.mark.django_db


def found():
    return {
        (frozenset((one.name, other.name)), reason) for one, other, reasons in twins() for reason in reasons
    }


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("US", "United States", "initials"),
        ("USA", "the United States of America", "initials"),
        ("the Middle East", "Middle East", "same"),
        ("Syrian Conflict", "Syrian conflict", "same"),
        ("Sanction", "Sanctions", "same"),
        ("Caspian See", "Caspian Sea", "near"),
        ("خلیج فارس", "خلیج‌فارس", "same"),
    ],
)
def test_two_names_of_one_thing(one, other, reason):
    make_topic(one)
    make_topic(other)
    assert (frozenset((one, other)), reason) in found()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Iran", "Iraq"), ("Resolution 242", "Resolution 243"), ("Oil", "Water"), ("ایران", "عراق")],
)
def test_two_names_of_two_things(one, other):
    make_topic(one)
    make_topic(other)
    assert found() == set()


def test_names_in_any_language_count():
    make_topic("Water", fa="آب‌ها")
    make_topic("Hydrology", fa="آب ها")
    assert {pair for pair, _reason in found()} == {frozenset(("Water", "Hydrology"))}


def test_topics_that_share_all_their_works_are_suggested():
    one, other, third = make_topic("Oil"), make_topic("Energy"), make_topic("Gas")
    for topics in ((one, other), (one, other), (one, other, third)):
        make_essay(topics=topics)
    assert found() == {(frozenset(("Oil", "Energy")), "works")}
