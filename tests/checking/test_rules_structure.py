"""Abstracts, headings, pictures, and the contents of a report against its essays."""

import pytest

from papers.checking.checking import check
from papers.checking.drafts import Essay
from papers.models import ContentsRow

from .drafts import block, essay, found, heading, place, report, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("abstract", "lacks"), [("", True), (" \n", True), ("It says this.", False)])
def test_abstracts(abstract, lacks):
    assert found(essay(abstract=abstract), "missing-abstract") == ([("", "abstract")] if lacks else [])


@pytest.mark.parametrize(
    ("levels", "jumps"),
    [
        ([2, 3, 4], []),
        ([2, 3, 2, 3, 4, 2], []),
        ([2, 4], [1]),
        ([3], [0]),
        ([2, 4, 4], [1]),
        ([], []),
    ],
)
def test_headings(levels, jumps):
    draft = essay(*(heading(level, f"H{at}", at) for at, level in enumerate(levels)))
    assert found(draft, "heading-jump") == [(f"H{at}", place(at)) for at in jumps]


@pytest.mark.parametrize(
    ("image", "alternative", "found_there"),
    [(7, "", ["A map"]), (7, "  ", ["A map"]), (7, "A map of the Gulf", []), (None, "", [])],
)
def test_pictures(image, alternative, found_there):
    value = {"image": image, "alternative": alternative, "caption": "<p>A map</p>"}
    assert words(essay(block("figure", value)), "missing-alternative") == found_there


def rows(*titles, pages=()):
    numbers = [*pages, *[None] * len(titles)]
    return [
        ContentsRow(title=title, page_number=number) for title, number in zip(titles, numbers, strict=False)
    ]


def essays(*titles, pages=()):
    numbers = [*pages, *[None] * len(titles)]
    return [Essay(title, number) for title, number in zip(titles, numbers, strict=False)]


class TestContents:
    def said(self, *pair):
        draft = report(*pair)
        return [
            (finding.rule, finding.words, finding.other)
            for finding in check(draft)
            if finding.rule.startswith("contents")
        ]

    def test_the_same_titles_but_for_signs_and_case(self):
        assert self.said(rows("Oil, and Water", "نفت و آب"), essays("OIL AND WATER", "نفت و آب")) == []

    def test_without_contents_nothing_is_compared(self):
        assert self.said([], essays("Oil")) == []

    def test_a_title_in_other_words(self):
        assert self.said(rows("Iran and its Neighbours"), essays("Iran and Her Neighbours")) == [
            ("contents-differ", "Iran and its Neighbours", "Iran and Her Neighbours")
        ]

    def test_what_one_of_the_two_lacks(self):
        assert self.said(rows("Oil", "Summary of the whole"), essays("Oil", "Water")) == [
            ("contents-lack", "Summary of the whole", ""),
            ("contents-lack", "Water", ""),
        ]

    def test_another_page(self):
        assert self.said(rows("Oil", pages=[5]), essays("Oil", pages=[7])) == [
            ("contents-page", "Oil", "5 / 7")
        ]
        assert self.said(rows("Oil", pages=[5]), essays("Oil")) == []

    def test_another_order(self):
        assert self.said(rows("Oil", "Water", "Sand"), essays("Water", "Oil", "Sand")) == [
            ("contents-order", "Water", "")
        ]

    def test_two_rows_of_one_title_are_two(self):
        assert self.said(rows("Oil", "Oil"), essays("Oil")) == [("contents-lack", "Oil", "")]

    def test_very_many_rows_end(self):
        many = [f"The {number} question of the region" for number in range(1000)]
        assert len(self.said(rows(*many), essays(*reversed(many)))) <= 400
