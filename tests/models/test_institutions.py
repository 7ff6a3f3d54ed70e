"""Institutions recognise affiliations as papers print them, and change none of them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from papers.models import Institution, InstitutionName, Signature, institutions_in
from papers.models.institutions import affiliations_by_institution
from tests.factories import make_author, make_essay, signature

pytestmark = pytest.mark.django_db
ORCID = "0000-0002-1825-0097"


@pytest.fixture
def tehran():
    made = Institution.objects.create(name="University of Tehran")
    InstitutionName.objects.create(institution=made, language="fa", text="دانشگاه تهران")
    InstitutionName.objects.create(institution=made, language="en", text="UT")
    return made


@pytest.mark.parametrize(
    "printed",
    [
        "University of Tehran",
        "Associate Professor, Faculty of Law, UNIVERSITY OF  TEHRAN, Iran",
        "استاد دانشگاه تهران",
        "دانشيار دانشگاه تهران، ايران",
        "Visiting Fellow (UT)",
    ],
)
def test_an_affiliation_is_recognised_by_any_name(tehran, printed):
    assert institutions_in([printed]) == {printed: tehran}


@pytest.mark.parametrize("printed", ["", "University of Tehranpars", "OUT", "Tehran", "<script>", "دانشگاه"])
def test_what_only_looks_like_it_is_not(tehran, printed):
    assert institutions_in([printed]) == {}


def test_the_longest_name_counts(tehran):
    medical = Institution.objects.create(name="University of Tehran Medical School")
    assert institutions_in(["Dean, University of Tehran Medical School"]).popitem()[1] == medical


def test_many_affiliations_cost_two_queries(tehran, django_assert_num_queries):
    with django_assert_num_queries(2):
        institutions_in([f"Room {number}, University of Tehran" for number in range(200)])


def test_signatures_are_counted_and_stay_as_printed(tehran):
    printed = "Professor, University of Tehran"
    for affiliation in (printed, printed, "Ministry of Water"):
        essay = make_essay()
        essay.signatures = [signature(make_author(), affiliation)]
        essay.save_revision().publish()
    assert tehran.recognised == [(printed, 2)]
    assert affiliations_by_institution()[None] == {"Ministry of Water": 1}
    assert Signature.objects.filter(affiliation_printed=printed).count() == 2


def test_a_ror_is_checked_kept_as_an_address_and_had_once(tehran):
    tehran.ror = "05vf56z40"
    tehran.full_clean()
    tehran.save()
    assert tehran.ror == "https://ror.org/05vf56z40"
    tehran.ror = "05vf56z41"
    with pytest.raises(ValidationError, match="no ROR"):
        tehran.full_clean()
    with pytest.raises(ValidationError, match="this ROR already"):
        Institution(name="Another", ror="https://ror.org/05vf56z40").full_clean()
    with pytest.raises(IntegrityError):
        Institution.objects.create(name="Another", ror="https://ror.org/05vf56z40")


def checked(page, orcid):
    page.orcid = orcid
    page.full_clean()
    return page.orcid


@pytest.mark.parametrize("written", [ORCID, ORCID.replace("-", ""), f"https://orcid.org/{ORCID}"])
def test_an_orcid_is_kept_in_one_form(written):
    assert checked(make_author(), written) == ORCID


@pytest.mark.parametrize("written", ["0000-0002-1825-0098", "x", "https://ror.org/05vf56z40"])
def test_a_wrong_orcid_is_refused(written):
    with pytest.raises(ValidationError, match="no ORCID"):
        checked(make_author(), written)
