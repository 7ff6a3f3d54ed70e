"""What readers see of a correction: the notice, the versions, and what is left of a retracted work."""

import pytest
from bs4 import BeautifulSoup

from papers.correcting.publishing import publish, reinstate
from papers.correcting.writing import write
from papers.models import Correction
from tests import factories
from tests.people import make_person
from tests.people import write as write_draft

pytestmark = pytest.mark.django_db

ADDRESS = "/en/papers/wells/"


@pytest.fixture
def publisher():
    return make_person("Publisher")


@pytest.fixture
def essay():
    page = factories.make_essay(
        title="Wells",
        slug="wells",
        authors=["Mina Witness"],
        body=factories.paragraphs("There were twelve."),
        date_year=2018,
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def corrected(essay, publisher):
    """The essay after a correction of its text, its title and its author's name."""
    draft = essay.get_latest_revision_as_object()
    draft.signatures = [factories.signature("Mina Witnes-Zand")]
    draft.save_revision()
    write_draft(essay, None, title="Wells and springs", body=factories.paragraphs("There were ten."))
    texts = {essay.pk: "An earlier version said twelve.\nThere were ten."}
    publish(write(essay, Correction.CORRECTION, texts, with_draft=[essay.pk]).pk, publisher)
    return essay


def soup(answer, status=200):
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def words(found):
    return " ".join(found.get_text(" ").split())


def test_a_work_without_corrections_has_no_versions(client, essay):
    assert "Correction" not in words(soup(client.get(ADDRESS)).main)
    for below in ("versions/", "versions/1/"):
        assert client.get(ADDRESS + below).status_code == 404


def test_the_notice_stands_on_the_work_with_the_way_to_what_was_there_before(client, corrected):
    page = soup(client.get(ADDRESS))
    notice = page.find(class_="notice")
    assert [words(line) for line in notice.find_all("p")[1:3]] == [
        "An earlier version said twelve.",
        "There were ten.",
    ]
    assert words(notice.find("b")).startswith("Correction of ")
    assert [link["href"] for link in notice.find_all("a")] == [f"{ADDRESS}versions/1/", f"{ADDRESS}versions/"]
    assert "There were ten." in words(page.find(class_="prose"))


def test_an_earlier_version_is_whole_and_says_what_it_is(client, corrected):
    answer = client.get(f"{ADDRESS}versions/1/")
    page = soup(answer)
    assert words(page.h1) == "Wells"
    assert words(page.find(class_="prose")) == "There were twelve."
    assert "Mina Witness" in words(page.find(class_="by"))
    banner = words(page.find(class_="notice"))
    assert banner.startswith("This is version 1, an earlier one. Readers saw it until ")
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert answer["X-Robots-Tag"] == "noindex"
    assert page.find("link", rel="canonical")["href"].endswith(ADDRESS)
    assert page.find_all("link", rel="alternate") == []


def test_the_list_of_versions_leads_to_each(client, corrected):
    answer = client.get(f"{ADDRESS}versions/")
    page = soup(answer)
    links = [link["href"] for link in page.main.find("ol").find_all("a")]
    assert links == [ADDRESS, f"{ADDRESS}versions/1/"]
    assert "An earlier version said twelve." in words(page.main)
    assert answer["X-Robots-Tag"] == "noindex"
    assert page.find("link", rel="canonical")["href"].endswith(ADDRESS)


@pytest.mark.parametrize("below", ["0/", "2/", "01x/", "١/", "99999/", "1/more/", "one/"])
def test_there_are_no_other_versions(client, corrected, below):
    assert client.get(f"{ADDRESS}versions/{below}").status_code == 404


def test_a_notice_alone_changes_no_text_and_makes_no_version(client, essay, publisher):
    publish(write(essay, Correction.CLARIFICATION, {essay.pk: "Wells in use."}).pk, publisher)
    notice = soup(client.get(ADDRESS)).find(class_="notice")
    assert words(notice).startswith("Clarification of ")
    assert notice.find("a") is None
    assert client.get(f"{ADDRESS}versions/1/").status_code == 404


def test_a_correction_that_waits_is_nobody_s_to_read(client, essay):
    write(essay, Correction.CORRECTION, {essay.pk: "There were ten."})
    assert "There were ten." not in client.get(ADDRESS).content.decode()
    assert client.get(f"{ADDRESS}versions/").status_code == 404


@pytest.mark.parametrize("hide", factories.HIDE.values(), ids=factories.HIDE)
def test_the_versions_of_a_hidden_work_are_hidden_too(client, corrected, hide):
    if hide is factories.delete:
        pytest.skip("a corrected work is not deleted")
    hide(type(corrected).objects.get(pk=corrected.pk))
    for below in ("versions/", "versions/1/"):
        assert "twelve" not in client.get(ADDRESS + below).content.decode()


def test_a_retracted_work_is_answered_with_its_citation_and_the_reason(client, corrected, publisher):
    persian = factories.translate(corrected, "fa", original_language="en", translator="Someone")
    texts = {corrected.pk: "The figures were made up.", persian.pk: "ارقام ساختگی بود."}
    note = publish(write(corrected, Correction.RETRACTION, texts).pk, publisher)
    for below in ("", "versions/", "versions/1/"):
        answer = client.get(ADDRESS + below)
        said = words(soup(answer, 410).main)
        for part in ("Mina Witnes-Zand", "Wells and springs", "2018", "The figures were made up."):
            assert part in said
        assert "There were" not in said
        assert answer["X-Robots-Tag"] == "noindex"
    page = soup(client.get(ADDRESS), 410)
    assert page.find("link", rel="canonical") is None
    other = soup(client.get(persian.url), 410)
    assert "ارقام ساختگی بود." in words(other.main)
    assert page.find("a", href=persian.url) is not None
    reinstate(note.pk, publisher)
    first = soup(client.get(ADDRESS)).find(class_="notice")
    assert "published again on" in words(first)
    assert "The figures were made up." in words(first)


def test_a_retraction_above_is_told_on_what_stands_below(client, publisher):
    report = factories.make_report(title="Water", slug="water", essays=1)
    essay = report.get_children().first()
    publish(write(report, Correction.RETRACTION, {report.pk: "Made up."}).pk, publisher)
    said = words(soup(client.get(essay.url), 410).main)
    assert essay.title in said
    assert "Water" in said
    assert "IRS Papers 2/97" in said
    assert "Made up." in said


def test_the_words_of_a_notice_are_words(client, essay, publisher):
    texts = {essay.pk: "<script>alert(1)</script>"}
    publish(write(essay, Correction.CLARIFICATION, texts).pk, publisher)
    assert "<script>alert(1)" not in client.get(ADDRESS).content.decode()


def test_a_page_of_a_report_may_be_called_versions(client, publisher):
    report = factories.make_report(title="Water", slug="water")
    factories.make_essay(report, title="Versions of a river", slug="versions")
    publish(write(report, Correction.CLARIFICATION, {report.pk: "Noted."}).pk, publisher)
    assert words(soup(client.get("/en/papers/water/versions/")).h1) == "Versions of a river"
