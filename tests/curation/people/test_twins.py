"""Who may be one person is suggested, with the reason; who cannot be is left alone."""

import random

import pytest

from papers.curation.people.merging import merge_people
from papers.curation.people.twins import pair_of, people_twins
from papers.models import DifferentPeople
from tests.factories import make_author, translate

pytestmark = pytest.mark.django_db


def pairs():
    return {(one.page.title, other.page.title): reasons for one, other, reasons in people_twins()}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Elaheh Koolae", "Elaheh Koolaee", "likely"),
        ("Davoud G. Zandi", "Davoud Gharayagh-Zandi", "likely"),
        ("Hamid Reza Azizi", "Hamidreza Azizi", "same"),
        ("H.R. Azizi", "Hamidreza Azizi", "likely"),
        ("Seyed Ali Hosseini", "Ali Hosseini", "likely"),
        ("الهه کولایی", "الهه کولائی", "same"),
        ("حمیدرضا عزیزی", "حمید‌رضا عزیزی", "same"),
    ],
)
def test_people_who_may_be_one(one, other, reason):
    make_author(one)
    make_author(other)
    assert pairs() == {(one, other): [reason]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elaheh Koolaee", "Elham Koolaee"),
        ("Hamid Azizi", "Hamid Reza Azizi"),
        ("Elaheh Koolaee", "Davoud Zandi"),
        ("Wei Li", "Wei Lu"),
    ],
)
def test_people_who_are_two(one, other):
    make_author(one)
    make_author(other)
    assert pairs() == {}


def test_a_person_in_two_scripts_is_found_by_sound():
    make_author("Hamidreza Azizi")
    make_author("حمیدرضا عزیزی", language="fa")
    assert pairs() == {("Hamidreza Azizi", "حمیدرضا عزیزی"): ["scripts"]}


def test_pages_of_one_person_are_no_twins():
    translate(make_author("Hamidreza Azizi"), "fa", title="حمیدرضا عزیزی")
    assert pairs() == {}


def test_one_orcid_is_one_person_and_two_are_two():
    make_author("Ann Smith", orcid="0000-0002-1825-0097")
    married = make_author("Ann Jones", orcid="0000-0002-1825-0097")
    assert pairs() == {("Ann Smith", "Ann Jones"): ["orcid"]}
    married.orcid, married.title = "0000-0001-5109-3700", "Ann Smyth"
    married.save()
    assert pairs() == {}


def test_a_pair_that_is_two_stays_out_and_a_spelling_counts():
    one = make_author("Elaheh Koolaee")
    other = make_author("Elaheh Rostami", spellings=["E. Koolaee"])
    assert pairs() == {("Elaheh Koolaee", "Elaheh Rostami"): ["likely"]}
    first, second = pair_of(one.translation_key, other.translation_key)
    DifferentPeople.objects.create(first=first, second=second)
    assert pairs() == {}


def test_the_names_of_merged_people_find_who_stands_for_them():
    standing, merged = make_author("Elaheh Rostami"), make_author("Elaheh Koolaee")
    make_author("E. Koolaee")
    merge_people([merged], standing)
    assert pairs() == {("Elaheh Rostami", "E. Koolaee"): ["likely"]}


def test_many_people_cost_as_many_queries_as_few(django_assert_max_num_queries):
    chance = random.Random(1)
    for number in range(60):
        letters = "".join(chance.choices("abdefghiklmnoprstuvz", k=9)).title()
        make_author(f"Ali {letters}{number % 7}")
    with django_assert_max_num_queries(4):
        people_twins()
