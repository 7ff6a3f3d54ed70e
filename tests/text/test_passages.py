"""Rich text read as words and mended inside its markup, which stays byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.markup import pieces_of
from papers.text.passages import OPAQUE, Passage
from papers.text.persian_checks import check

MARKUP = "<p> </p> <b> </b> </a> <sup>1</sup> <br/> &amp; &#1610; &nbsp; &bogus; 2018 < & متن"
TEXTS = st.lists(
    st.sampled_from(
        [
            *MARKUP.split(),
            *['<a href="?می شود&amp;2018">', "می شود ", "خانه ای", "  ", " ،", '"'],
        ]
    ),
    max_size=15,
).map("".join)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>یک</p><p>دو</p>", "\nیک\n\nدو\n"),
        ("یک <b>دو</b> سه", "یک دو سه"),
        ("متن<sup>12</sup>.", f"متن{OPAQUE}."),
        ("H<sub><i>2</i></sub>O", f"H{OPAQUE}O"),
        ("یک<br/>دو", "یک\nدو"),
        ("آ &amp; ب &lt;", "آ & ب <"),
        ("a &bogus; b", f"a {OPAQUE} b"),
        ('<embed embedtype="image"/>', OPAQUE),
    ],
)
def test_what_is_read(source, text):
    assert Passage(source, True).text == text


def test_a_plain_text_is_read_as_it_is():
    assert Passage("a &amp; <b>", False).text == "a &amp; <b>"


@pytest.mark.parametrize(
    ("source", "edit", "changed"),
    [
        ("<p>او <b>می شود</b></p>", (6, 7, "\u200c"), "<p>او <b>می\u200cشود</b></p>"),
        ("<p>آ &amp; ب</p>", (3, 4, "<و>"), "<p>آ &lt;و&gt; ب</p>"),
        ("<p>می <b>شود</b></p>", (3, 4, "-"), "<p>می-<b>شود</b></p>"),
    ],
)
def test_an_edit_is_made_inside_the_markup(source, edit, changed):
    passage = Passage(source, True)
    assert passage.can_change([edit])
    assert passage.changed([edit]) == changed


@pytest.mark.parametrize(
    ("source", "edit"),
    [
        ("یک <b> دو</b>", (2, 4, "")),
        ("متن<sup>1</sup>", (3, 4, "")),
        ("<p>یک</p>", (0, 1, "")),
        ("یک", (1, 1, "x")),
    ],
)
def test_no_edit_goes_over_a_tag_or_into_a_mark(source, edit):
    passage = Passage(source, True)
    assert not passage.can_change([edit])
    with pytest.raises(ValueError, match=f"^The characters {edit[0]} to {edit[1]} do not stand together.$"):
        passage.changed([edit])


@given(TEXTS)
def test_repairs_keep_every_tag(source):
    passage = Passage(source, True)
    findings = [finding for finding in check(passage.text) if passage.can_change(finding.edits)]
    changed = passage.changed([edit for finding in findings for edit in finding.edits])
    tags, kept = (
        [text[start:end] for start, end, is_tag in pieces_of(text) if is_tag] for text in (source, changed)
    )
    assert kept == tags
    assert "می شود&amp;2018" not in source or source.count("می شود&amp;2018") == changed.count(
        "می شود&amp;2018"
    )


@given(TEXTS)
def test_each_character_read_has_its_place(source):
    passage = Passage(source, True)
    for at, sign in enumerate(passage.text):
        place = passage.place(at, at + 1)
        if sign not in ("\n", OPAQUE):
            assert place is not None
