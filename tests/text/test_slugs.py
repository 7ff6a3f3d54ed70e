"""The same readable Latin address for a title of any script."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.slugs import LONGEST_SLUG, latin_slug

TITLES = st.one_of(
    st.text(st.characters()),
    st.text(
        st.sampled_from("aZéßł09٣۹ .-_'’/&بچژعءۀیيكهٔ\u200c\u202eщЪйёїЁ½①ﬁﷲ漢😀\u0301\ud800\0\n"), max_size=200
    ),
)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("2/97", "2-97"),
        ("۲/۹۷", "2-97"),
        ("Working Report No. 2/97", "working-report-no-2-97"),
        ("Russia’s Balancing Act Between Iran and Israel", "russias-balancing-act-between-iran-and-israel"),
        ("Iran's role; a “new” one?", "irans-role-a-new-one"),
        ("Iran – Russia Relations", "iran-russia-relations"),
        ("The U.S. Withdrawal", "the-us-withdrawal"),
        ("U.S.A. and U.S.-Iran talks", "usa-and-us-iran-talks"),
        ("Version 1.5 of P5+1", "version-1-5-of-p5-1"),
        ("Café Müller, Łódź & Kılıç", "cafe-muller-lodz-kilic"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("  --  _x_  ", "x"),
        ("برجام", "brjam"),
        ("پژوهشکده مطالعات منطقه‌ای", "pzhvhshkdh-mtalaat-mntqh-ay"),
        ("ايران و روسيه", "ayran-v-rvsyh"),
        ("چالش‌های خاورمیانه", "chalsh-hay-khavrmyanh"),
        ("مسئول آسیا مؤسسه", "msyvl-asya-mvssh"),
        ("خانهٔ ما", "khanh-ma"),
        ("مُحَمَّد", "mhmd"),
        ("Россия и Иран", "rossiya-i-iran"),
        ("Щука, объезд и ёж", "shchuka-obezd-i-ezh"),
        ("Чёрное море: Йемен", "chernoe-more-yemen"),
        ("Київ, Україна", "kiyiv-ukrayina"),
        ("برجام and JCPOA", "brjam-and-jcpoa"),
        ("№ ½ ①", "no-1-2-1"),
    ],
)
def test_titles_have_readable_slugs(title, slug):
    assert latin_slug(title) == slug


@pytest.mark.parametrize("title", ["", " ", "😀", "漢字", "؟!", "\u200c", "\0\ud800", "ء", "Ъ"])
def test_a_title_without_letters_to_write_takes_the_fallback(title):
    assert latin_slug(title) == "untitled"
    assert latin_slug(title, fallback="Paper 7") == "paper-7"
    assert latin_slug(title, fallback="😀") == "untitled"


def test_the_fallback_is_not_used_without_need():
    assert latin_slug("برجام", fallback="jcpoa") == "brjam"


def test_a_long_title_is_cut_at_a_word():
    title = (
        "Iran and Russia after the US Withdrawal from the JCPOA; Opportunities and Obstacles to Cooperation"
    )
    assert latin_slug(title) == ("iran-and-russia-after-the-us-withdrawal-from-the-jcpoa-opportunities-and")


def test_a_slug_of_exactly_the_limit_is_whole():
    title = "a" * 39 + " " + "b" * 40
    assert latin_slug(title) == "a" * 39 + "-" + "b" * 40
    assert latin_slug(title + " c") == latin_slug(title)


def test_an_endless_word_is_cut_inside():
    assert latin_slug("x" * 500) == "x" * 80
    assert latin_slug("on " + "x" * 500) == "on-" + "x" * 77


def test_marks_without_end_are_no_work():
    assert latin_slug("a" + "\u0315\u0300" * 50_000 + "b") == "ab"


@given(TITLES)
def test_every_slug_fits_an_address(title):
    slug = latin_slug(title)
    assert re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST_SLUG


@given(TITLES)
def test_a_slug_is_its_own_slug(title):
    assert latin_slug(latin_slug(title)) == latin_slug(title)


@given(st.text(st.sampled_from("abzй ёбпچیک -۳\u200c")))
def test_case_edges_and_look_alikes_do_not_move_a_paper(title):
    assert latin_slug(title) == latin_slug(f" {title.upper()}! ")
    assert latin_slug(title) == latin_slug(title.replace("ی", "ي").replace("ک", "ك"))
