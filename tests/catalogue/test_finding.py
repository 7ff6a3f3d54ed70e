"""What readers find, through real pages."""

import pytest

from papers.catalogue.facets import chosen_from
from papers.catalogue.finding import find
from papers.models import CatalogueRow
from tests.factories import (
    HIDE,
    make_author,
    make_essay,
    make_interview,
    make_report,
    make_topic,
    paragraphs,
    retract,
    translate,
)

pytestmark = pytest.mark.django_db


def titles(found):
    return [result.row.title for result in found.results]


def search(words, language="en", page=1, **asked):
    return find(words, language, chosen_from(asked, language), page)


def counts(found):
    return {facet.name: {choice.value: choice.count for choice in facet.choices} for facet in found.facets}


def test_words_are_found_in_every_part_and_the_title_counts_most():
    make_essay(title="In the text", body=paragraphs("Of sanctions and of ships."), date_year=2020)
    make_essay(title="A sanctioned title", date_year=2010)
    make_essay(title="By keyword", keywords_printed="Sanctions", date_year=2011)
    make_essay(title="By summary", abstract="About a sanction.", date_year=2012)
    make_essay(title="Something else")
    found = find("sanctions", "en")
    assert titles(found) == ["A sanctioned title", "By keyword", "By summary", "In the text"]
    assert (found.total, found.approximate, found.elsewhere) == (4, False, [])
    assert titles(find("sanctions", "en", order="date"))[0] == "In the text"


def test_the_mark_of_a_note_is_no_part_of_the_word_before_it():
    make_essay(title="With a note", body=paragraphs("Of many relations<sup>12</sup> and more."))
    assert titles(find("relations", "en")) == ["With a note"]


def test_of_equal_works_the_newest_comes_first():
    for year in (2001, 2003, 2002):
        make_essay(title=f"Ships of {year}", date_year=year)
    assert titles(find("ships", "en")) == ["Ships of 2003", "Ships of 2002", "Ships of 2001"]


def test_a_work_is_found_by_other_names_of_its_authors_and_topics():
    koolaee = make_author("Elaheh Koolaee", spellings=["Kulaei", "الهه کولایی"])
    deal = make_topic("JCPOA", en="JCPOA", fa="برجام")
    make_essay(title="The one", authors=[koolaee], topics=[deal])
    make_essay(title="The other")
    for words in ("koolaee", "Kulaei", "کولایی", "jcpoa", "برجام"):
        assert titles(find(words, "en")) == ["The one"], words


def test_names_of_a_topic_widen_the_query_to_texts_that_lack_the_topic():
    make_topic("United States", en="United States", fa="آمریکا")
    make_essay(title="Of states united", body=paragraphs("The United States and others."))
    make_essay(title="Of states apart", body=paragraphs("United in grief; the states mourned."))
    assert titles(find("آمریکا", "en")) == ["Of states united"]


def test_a_topic_that_is_renamed_widens_by_its_new_name_alone():
    topic = make_topic("United States", en="United States", fa="آمریکا")
    make_essay(title="By the name", body=paragraphs("The United States."))
    topic.labels = []
    topic.name = "Union"
    topic.save()
    assert titles(find("آمریکا", "en")) == []
    assert titles(find("united states", "en")) == ["By the name"]


def test_an_author_whose_page_is_withdrawn_widens_no_query():
    author = make_author("Elaheh Koolaee", spellings=["Kulaei Senior"])
    make_essay(title="About her", body=paragraphs("What Elaheh Koolaee said."))
    assert titles(find("Kulaei Senior", "en")) == ["About her"]
    HIDE["withdraw"](author)
    assert titles(find("Kulaei Senior", "en")) == []


def test_what_matches_only_in_another_language_stands_apart():
    both = make_essay(title="Ships of Iran")
    translate(both, "fa", title="کشتی‌های Iran")
    make_essay(title="Only in English: Iran")
    make_essay(language="fa", title="فقط فارسی Iran")
    found = find("Iran", "fa")
    assert sorted(titles(found)) == ["فقط فارسی Iran", "کشتی‌های Iran"]
    assert [result.row.title for result in found.elsewhere] == ["Only in English: Iran"]
    assert (found.total, found.elsewhere_total) == (2, 1)
    assert counts(found)["language"] == {"en": 2, "fa": 2}
    chosen = search("Iran", "fa", lang="en")
    assert (sorted(titles(chosen)), chosen.elsewhere) == (["Only in English: Iran", "Ships of Iran"], [])


@pytest.fixture
def archive():
    mina, sara = make_author("Mina Writer", slug="mina"), make_author("Sara Sample", slug="sara")
    water, oil = make_topic("Water", fa="آب"), make_topic("Oil")
    report = make_report(title="Report of ships", slug="3-97", date_year=2018, topics=[water])
    make_essay(report, [mina], [water], title="Ships in spring")
    make_essay(title="Ships in winter", authors=[mina, sara], topics=[water, oil], date_year=2019)
    make_interview(title="A talk of ships", authors=[sara], topics=[oil], date_year=2019)
    return report


def test_facets_count_what_is_found(archive):
    found = counts(find("ships", "en"))
    assert found == {
        "kind": {"essay": 2, "interview": 1, "report": 1},
        "topic": {"water": 3, "oil": 2},
        "author": {"mina": 2, "sara": 2},
        "year": {"2019": 2, "2018": 2},
        "language": {"en": 4},
    }
    labels = {choice.label for facet in find("ships", "fa").facets for choice in facet.choices}
    assert labels == {"en"}


@pytest.mark.parametrize(
    ("asked", "titles_found"),
    [
        ({"type": "interview"}, ["A talk of ships"]),
        ({"topic": "oil"}, ["A talk of ships", "Ships in winter"]),
        ({"author": "mina"}, ["Ships in spring", "Ships in winter"]),
        ({"year": "2018"}, ["Report of ships", "Ships in spring"]),
        ({"topic": "water", "author": "sara"}, ["Ships in winter"]),
        ({"in": "3-97"}, ["Report of ships", "Ships in spring"]),
        ({"lang": "fa"}, []),
        ({"year": "1999"}, []),
        ({"type": "book", "topic": "nothing", "author": "\0", "year": "x", "lang": "xx", "in": "'"}, None),
    ],
)
def test_a_choice_narrows_and_one_of_nothing_does_not(archive, asked, titles_found):
    found = search("ships", **asked)
    every = ["A talk of ships", "Report of ships", "Ships in spring", "Ships in winter"]
    assert sorted(titles(found)) == (every if titles_found is None else titles_found)
    assert found.total == len(found.results)


def test_a_facet_counts_its_values_under_the_other_choices(archive):
    found = search("ships", author="sara", type="interview")
    assert counts(found)["kind"] == {"essay": 1, "interview": 1}
    assert counts(found)["author"] == {"sara": 1}
    assert counts(found)["topic"] == {"oil": 1}
    assert found.dropped == {"kind": 2, "author": 1}
    assert {facet.name: facet.chosen.label for facet in found.facets if facet.chosen} == {
        "kind": "interview",
        "author": "Sara Sample",
    }


def test_a_choice_that_leaves_nothing_is_still_named(archive):
    found = search("ships", topic="oil", year="2018")
    assert (found.total, found.dropped) == (0, {"topic": 2, "year": 2})
    assert [facet.chosen[:2] for facet in found.facets if facet.chosen] == [("oil", "Oil"), ("2018", "2018")]


def test_years_are_those_of_the_calendar_of_the_language():
    make_essay(language="fa", title="کشتی", date_year=1397, date_calendar="solar-hijri")
    make_essay(language="fa", title="کشتی دوم", date_year=2020, date_month=1)
    assert counts(find("کشتی", "fa"))["year"] == {"1397": 1, "1398": 1}
    assert titles(search("کشتی", "fa", year="۱۳۹۷")) == ["کشتی"]


def test_a_long_result_has_pages_and_the_last_one_stands_for_all_beyond():
    for number in range(23):
        make_essay(title=f"Ships {number:02}", date_year=2000 + number)
    assert titles(search("ships", page=2)) == ["Ships 02", "Ships 01", "Ships 00"]
    assert titles(search("ships", page=10**9)) == titles(search("ships", page=2))
    assert titles(search("ships", page=-1)) == titles(search("ships"))
    assert (search("ships").pages, search("ships", page=7).page) == (2, 2)


@pytest.mark.parametrize("words", ["", "   ", "\0", '"', "-", "«»", "-ships", "\u202e"])
def test_what_asks_for_nothing_finds_nothing(words):
    make_essay(title="Ships")
    found = find(words, "en")
    assert (found.is_asked, found.total, found.results) == (False, 0, [])


@pytest.mark.parametrize("hide", [*HIDE.values(), retract], ids=[*HIDE, "retract"])
def test_what_is_hidden_is_neither_found_nor_counted(hide):
    page = make_essay(title="Zeppelins", topics=[make_topic("Airships")], authors=[make_author("Ann Zed")])
    assert find("zeppelins", "en").total == 1
    hide(page)
    found = find("zeppelins", "en")
    assert (found.total, found.elsewhere_total, found.results) == (0, 0, [])
    assert counts(found) == {"kind": {}, "topic": {}, "author": {}, "year": {}, "language": {}}


def test_an_essay_goes_with_its_report():
    report = make_report(essays=1)
    page = make_essay(report, title="Zeppelins")
    HIDE["ask_for_login"](report)
    assert find("zeppelins", "en").total == 0
    assert not CatalogueRow.objects.filter(pk=page.pk).exists()
