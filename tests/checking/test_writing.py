"""The writing of a whole work: every part is looked through, and repairs stay inside their places."""

import pytest

from papers.checking.places import places_of, put
from papers.checking.writing import mend, mend_all, slips_of
from papers.models import EssayPage, ReportPage, parts_of
from papers.text.persian_checks import check
from tests import factories

SLIP, RIGHT = "او می رود", "او می‌رود"


def block(kind, value, number):
    return {"type": kind, "value": value, "id": f"00000000-0000-4000-8000-00000000000{number}"}


def rich(text):
    link = f'<a href="https://example.org/می رود/2018">{text}</a>'
    return f'<p data-block-key="می رود">{text} {link}<sup>1</sup></p>'


BODY = [
    block("paragraph", rich(SLIP), 1),
    block("heading", {"text": SLIP, "level": "2"}, 2),
    block("items", {"numbered": False, "items": [{"type": "item", "value": rich(SLIP), "id": "item-1"}]}, 3),
    block("quote", {"text": rich(SLIP), "source": SLIP}, 4),
    block("figure", {"image": None, "alternative": SLIP, "caption": rich(SLIP)}, 5),
    block("note", {"mark": "1", "text": rich(SLIP)}, 6),
    block("table", {"data": [[SLIP, None], ["1979", SLIP]], "cell": []}, 7),
    block("gap", {"remark": SLIP}, 8),
    block("question", {"speaker": SLIP, "text": rich(SLIP)}, 9),
]


@pytest.fixture
def interview(db):
    fields = {"title": SLIP, "decks": SLIP, "abstract": SLIP, "body": BODY}
    signed = factories.signature("علی", SLIP)
    return factories.make_interview("fa", authors=[signed], **fields)


def test_every_part_that_has_words_is_looked_through(interview):
    """The remark on a lost place is for editors; the names of people are nobody's prose."""
    found = {slip.place.part for slip in slips_of(interview)}
    assert found == {part.name for part in parts_of(interview) if SLIP in part.text}
    assert len(slips_of(interview)) == 3 + 1 + 2 + 1 + 2 + 2 + 1 + 3 + 2 + 2 + 3


def test_what_is_not_persian_is_not_looked_through(interview):
    interview.language = "en"
    assert slips_of(interview) == []
    assert mend_all(interview) == []


def test_all_are_mended_and_nothing_else_changes(interview):
    before = [(place.part, place.kind, place.path) for place in places_of(interview)]
    texts = [place.text for place in places_of(interview)]
    mended = mend_all(interview)
    assert len(mended) == 22
    assert [(place.part, place.kind, place.path) for place in places_of(interview)] == before
    wanted = [
        text.replace(f">{SLIP}", f">{RIGHT}") if "<" in text else text.replace(SLIP, RIGHT) for text in texts
    ]
    assert [place.text for place in places_of(interview)] == wanted
    assert slips_of(interview) == []
    assert interview.body[7].value["remark"] == SLIP
    assert interview.body[6].value["data"] == [[RIGHT, None], ["1979", RIGHT]]
    assert [row.affiliation_printed for row in interview.signatures.all()] == [RIGHT]


def test_one_is_mended_and_the_others_wait(interview):
    chosen = next(slip for slip in slips_of(interview) if slip.place.part == "item-1")
    assert mend(interview, chosen.key) == [chosen]
    assert interview.body[2].value["items"][0].source == rich(SLIP).replace(f">{SLIP}", f">{RIGHT}", 1)
    assert len(slips_of(interview)) == 21


def test_a_slip_is_found_again_when_others_are_mended_before_it(db):
    page = factories.make_essay(
        language="fa", body=factories.paragraphs("او می رود. " + "متن " * 20 + "نمی آید.")
    )
    first, second = slips_of(page)
    mend(page, first.key)
    assert [slip.key for slip in slips_of(page)] == [second.key]


def test_words_that_have_changed_are_not_mended(db):
    page = factories.make_essay(language="fa", body=factories.paragraphs("او می رود."))
    (slip,) = slips_of(page)
    put(page, [(slip.place, "<p>او نمی رود و می آید.</p>")])
    assert mend(page, slip.key) == []
    assert mend(page, "") == []
    assert page.body[0].value.source == "<p>او نمی رود و می آید.</p>"


def test_a_slip_across_a_tag_is_shown_and_not_mended(db):
    page = factories.make_essay(language="fa", body=factories.paragraphs("سه <b> کشور</b>"))
    (slip,) = slips_of(page)
    assert (slip.code, slip.is_safe, slip.replacement) == ("doubled-space", True, "سه ")
    page = factories.make_essay(language="fa", body=factories.paragraphs("او می</b> <b> رود"))
    (slip,) = slips_of(page)
    assert (slip.code, slip.is_safe, slip.replacement) == ("lost-joiner", False, "")
    assert mend_all(page) == []


def test_the_words_stand_between_their_neighbours(db):
    text = "پیش از آن. " * 9 + "گفت او می رود و نیامد.\nسطر دیگر"
    page = EssayPage(language="fa", title="عنوان", abstract=text)
    page.signatures = []
    (slip,) = slips_of(page)
    before, words, after = slip.context
    assert (words, after) == ("می رود", " و نیامد.")
    assert len(before) == 40
    assert before.endswith("گفت او ")


def test_a_long_quotation_is_shown_by_its_ends(db):
    page = EssayPage(language="fa", title="عنوان", abstract='گفت "' + "آری " * 60 + 'نه" و رفت')
    page.signatures = []
    (slip,) = slips_of(page)
    assert slip.words.startswith('"آری آری')
    assert slip.words.endswith('آری نه"')
    assert (len(slip.words), slip.replacement[0], slip.replacement[-1]) == (83, "«", "»")


def test_front_matter_is_looked_through_too(db):
    page = factories.make_report("fa", title="گزارش", preface=factories.paragraphs(SLIP), signatory_role=SLIP)
    page = ReportPage.objects.get(pk=page.pk)
    assert [slip.place.kind for slip in slips_of(page)] == ["paragraph", "signatory_role"]
    mend_all(page)
    assert (page.preface[0].value.source, page.signatory_role) == (f"<p>{RIGHT}</p>", RIGHT)


def test_the_sentences_of_these_tests_have_their_slip():
    assert [finding.replacement for finding in check(SLIP)] == ["می‌رود"]
    assert check(RIGHT) == []
