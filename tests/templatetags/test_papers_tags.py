"""The filters that say things in the reader's language and script."""

import datetime
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from papers.templatetags import language_tags
from papers.templatetags import papers_tags as tags
from papers.text.dates import PartialDate
from papers.text.writing import reading_minutes

DOT = '<span class="dot" aria-hidden="true">·</span>'


def render(source, language="en", **context):
    with translation.override(language):
        return Template("{% load papers_tags %}" + source).render(Context(context))


class TestForeign:
    def test_own_language_is_isolated(self):
        assert tags.foreign("Elaheh Koolae", "en") == "<bdi>Elaheh Koolae</bdi>"

    def test_english_on_a_persian_page_says_so(self):
        assert tags.foreign("Elaheh Koolae", "fa") == '<span lang="en" dir="ltr">Elaheh Koolae</span>'

    def test_persian_on_an_english_page_says_so(self):
        assert tags.foreign("الهه کولایی", "en") == '<span lang="fa" dir="rtl">الهه کولایی</span>'

    def test_an_acronym_does_not_make_a_persian_title_english(self):
        assert tags.foreign("برجام (JCPOA) و روسیه", "fa") == "<bdi>برجام (JCPOA) و روسیه</bdi>"

    def test_a_number_is_isolated_only(self):
        assert tags.foreign("2/97", "fa") == "<bdi>2/97</bdi>"

    @pytest.mark.parametrize("nothing", ["", None])
    def test_nothing_stays_nothing(self, nothing):
        assert tags.foreign(nothing, "en") == ""

    def test_markup_in_data_is_text(self):
        assert render('{{ name|foreign:"fa" }}', name="<b onclick=x>A&B") == (
            '<span lang="en" dir="ltr">&lt;b onclick=x&gt;A&amp;B</span>'
        )

    @given(st.text(), st.sampled_from(["en", "fa"]))
    def test_no_text_can_open_a_tag(self, text, language):
        shown = tags.foreign(text, language)
        ours = BeautifulSoup(shown, "html.parser").find_all()
        assert {tag.name for tag in ours} <= {"bdi", "span"}
        assert shown.count("<") == 2 * len(ours)


class TestAttributes:
    def test_own_language_needs_none(self):
        assert tags.language_attributes("en", "en") == ""

    def test_foreign_language(self):
        assert tags.language_attributes("fa", "en") == ' lang="fa" dir="rtl"'

    def test_no_language_needs_none(self):
        assert tags.language_attributes("", "en") == ""

    def test_a_hostile_code_stays_inside_its_quotes(self):
        assert render("<p{{ code|language_attributes:'en' }}>", code='"><script>') == (
            '<p lang="&quot;&gt;&lt;script&gt;" dir="ltr">'
        )

    @pytest.mark.parametrize(
        ("text", "page", "attributes"),
        [
            ("Institute", "fa", ' lang="en" dir="ltr"'),
            ("پژوهشکده", "fa", ""),
            ("پژوهشکده", "en", ' lang="fa" dir="rtl"'),
            ("2018", "fa", ""),
            (None, "fa", ""),
        ],
    )
    def test_letters_tell_the_language(self, text, page, attributes):
        assert tags.script_attributes(text, page) == attributes


class TestWords:
    @pytest.mark.parametrize(
        ("code", "page", "name"),
        [("en", "en", "English"), ("en", "fa", "انگلیسی"), ("fa", "en", "Persian"), ("fa", "fa", "فارسی")],
    )
    def test_name_of_a_language_in_the_readers_own(self, code, page, name):
        assert render("{{ code|language_name }}", page, code=code) == name

    def test_an_unknown_language_keeps_its_code(self):
        assert tags.language_name("zz") == "zz"

    @pytest.mark.parametrize(("language", "shown"), [("en", "2/97"), ("fa", "۲/۹۷")])
    def test_digits(self, language, shown):
        assert render("{{ number|local_digits }}", language, number="2/97") == shown

    def test_zero_is_a_number_and_none_is_nothing(self):
        assert render("{{ zero|local_digits }}{{ none|local_digits }}", "fa", zero=0, none=None) == "۰"

    def test_digits_of_the_text_not_of_the_page(self):
        assert render('{{ 12|digits_of:"en" }} {{ 12|digits_of:"fa" }}', "fa") == "12 ۱۲"

    def test_digits_stay_escaped(self):
        assert render("{{ text|local_digits }}", "fa", text="<1>") == "&lt;۱&gt;"

    @pytest.mark.parametrize(("language", "shown"), [("en", "“Syria”"), ("fa", "«Syria»")])
    def test_quotation_marks(self, language, shown):
        assert render("{{ query|quoted }}", language, query="Syria") == shown

    def test_quoted_markup_is_text(self):
        assert render("{{ query|quoted }}", query="<i>") == "“&lt;i&gt;”"

    @pytest.mark.parametrize(
        ("kind", "one", "many"),
        [
            ("report", "Report", "Reports"),
            ("essay", "Essay", "Essays"),
            ("interview", "Interview", "Interviews"),
        ],
    )
    def test_kinds(self, kind, one, many):
        with translation.override("en"):
            assert (tags.kind_name(SimpleNamespace(kind=kind)), tags.kinds_name(kind)) == (one, many)

    def test_a_page_of_no_kind_has_no_name(self):
        assert tags.kind_name(SimpleNamespace()) == ""


class TestDashes:
    @pytest.mark.parametrize(
        ("title", "kept"),
        [
            ("Iran–Russia Relations", "Iran\u2060–\u2060Russia Relations"),
            ("Iran-Russia Relations", "Iran\u2060-\u2060Russia Relations"),
            ("Iran – Russia Relations", "Iran\u00a0– Russia Relations"),
            ("ایران–روسیه", "ایران\u2060–\u2060روسیه"),
            ("A–B–C", "A\u2060–\u2060B\u2060–\u2060C"),
            ("No dash", "No dash"),
            ("–5 degrees", "–5 degrees"),
            ("", ""),
        ],
    )
    def test_words_round_a_dash_stay_together(self, title, kept):
        assert tags.keep_dashes(title) == kept

    def test_twice_is_once(self):
        once = tags.keep_dashes("Iran–Russia – and Iran-Israel")
        assert tags.keep_dashes(once) == once

    def test_a_title_stays_escaped(self):
        assert render("{{ title|keep_dashes }}", title="<a>–<b>") == "&lt;a&gt;–&lt;b&gt;"

    @given(st.text())
    def test_nothing_but_joiners_and_spaces_is_added(self, title):
        shown = tags.keep_dashes(title).replace("\u2060", "").replace("\u00a0", " ")
        assert shown == title.replace("\u2060", "").replace("\u00a0", " ")


class TestDates:
    def shown(self, language, *parts, calendar="gregorian"):
        work = SimpleNamespace(printed_date=PartialDate(*parts, calendar=calendar))
        return render("{{ work|printed_date }}", language, work=work)

    def test_a_month_for_english_readers(self):
        assert self.shown("en", 2018, 9) == (
            '<time class="date" datetime="2018-09"><bdi>September 2018</bdi></time> '
            f'{DOT} <bdi class="date">Shahrivar–Mehr 1397</bdi>'
        )

    def test_a_month_for_persian_readers_has_the_solar_year_first(self):
        assert self.shown("fa", 2018, 9) == (
            '<time class="date" datetime="2018-09"><bdi dir="rtl">شهریور–مهر ۱۳۹۷</bdi></time> '
            f'{DOT} <bdi class="date" dir="rtl">سپتامبر ۲۰۱۸</bdi>'
        )

    def test_a_solar_month_is_no_month_of_machines(self):
        assert self.shown("fa", 1397, 6, calendar="solar-hijri") == (
            f'<bdi class="date" dir="rtl">شهریور ۱۳۹۷</bdi> {DOT} '
            '<bdi class="date" dir="rtl">اوت–سپتامبر ۲۰۱۸</bdi>'
        )

    def test_a_solar_day_is_a_day_of_machines(self):
        assert self.shown("en", 1403, 12, 8, calendar="solar-hijri") == (
            '<time class="date" datetime="2025-02-26"><bdi>26 February 2025</bdi></time> '
            f'{DOT} <bdi class="date">8 Esfand 1403</bdi>'
        )

    def test_a_year_stays_a_year(self):
        assert self.shown("en", 2018) == (
            '<time class="date" datetime="2018"><bdi>2018</bdi></time> '
            f'{DOT} <bdi class="date">1396–1397</bdi>'
        )

    @pytest.mark.parametrize(
        ("parts", "calendar", "english", "persian"),
        [
            ((1397,), "solar-hijri", "2018–2019 · 1397", "۱۳۹۷ · ۲۰۱۸–۲۰۱۹"),
            ((2018,), "gregorian", "2018 · 1396–1397", "۱۳۹۶–۱۳۹۷ · ۲۰۱۸"),
            ((1399, 12), "solar-hijri", "February–March 2021 · Esfand 1399", "اسفند ۱۳۹۹ · فوریه–مارس ۲۰۲۱"),
            ((1399, 12, 30), "solar-hijri", "20 March 2021 · 30 Esfand 1399", "۳۰ اسفند ۱۳۹۹ · ۲۰ مارس ۲۰۲۱"),
            ((2021, 3, 20), "gregorian", "20 March 2021 · 30 Esfand 1399", "۳۰ اسفند ۱۳۹۹ · ۲۰ مارس ۲۰۲۱"),
            (
                (1400, 1, 1),
                "solar-hijri",
                "21 March 2021 · 1 Farvardin 1400",
                "۱ فروردین ۱۴۰۰ · ۲۱ مارس ۲۰۲۱",
            ),
            (
                (2018, 3),
                "gregorian",
                "March 2018 · Esfand 1396 – Farvardin 1397",
                "اسفند ۱۳۹۶ – فروردین ۱۳۹۷ · مارس ۲۰۱۸",
            ),
            (
                (1397, 10),
                "solar-hijri",
                "December 2018 – January 2019 · Dey 1397",
                "دی ۱۳۹۷ · دسامبر ۲۰۱۸ – ژانویه ۲۰۱۹",
            ),
            (
                (2024, 2, 29),
                "gregorian",
                "29 February 2024 · 10 Esfand 1402",
                "۱۰ اسفند ۱۴۰۲ · ۲۹ فوریه ۲۰۲۴",
            ),
        ],
    )
    def test_each_reader_has_the_own_calendar_first(self, parts, calendar, english, persian):
        for language, wanted in (("en", english), ("fa", persian)):
            html = self.shown(language, *parts, calendar=calendar)
            assert BeautifulSoup(html, "html.parser").get_text() == wanted
            assert html.count('dir="rtl"') == (2 if language == "fa" else 0)

    def test_no_date_is_nothing(self):
        assert tags.printed_date(SimpleNamespace(printed_date=None)) == ""


class TestLengths:
    @pytest.mark.parametrize(
        ("words", "language", "minutes"),
        [(1, "en", 1), (230, "en", 1), (231, "en", 2), (2300, "en", 10), (201, "fa", 2), (231, "ru", 2)],
    )
    def test_minutes_to_read(self, words, language, minutes):
        assert reading_minutes(words, language) == minutes

    def test_no_text_takes_no_minutes(self):
        assert reading_minutes(0, "en") is None

    @pytest.mark.parametrize(
        ("text", "words", "opening"),
        [
            ("One two. Three four. Five six.", 4, "One two. Three four."),
            ("One two. Three four.", 9, "One two. Three four."),
            ("One two three four five. Six.", 2, "One two three four five."),
            ("یک دو؟ سه چهار. پنج", 4, "یک دو؟ سه چهار."),
            ("no end", 5, "no end"),
            ("", 5, ""),
            (None, 5, ""),
        ],
    )
    def test_opening_ends_with_a_sentence(self, text, words, opening):
        assert tags.opening(text, words) == opening

    @pytest.mark.parametrize(
        ("kind", "value", "is_lede"),
        [
            ("paragraph", "<p>" + "word " * 70 + "</p>", True),
            ("paragraph", "<p>" + "word " * 71 + "</p>", False),
            ("heading", "Short", False),
        ],
    )
    def test_only_a_short_first_paragraph_is_set_larger(self, kind, value, is_lede):
        assert tags.opens_with_lede([SimpleNamespace(block_type=kind, value=value)]) is is_lede

    def test_an_empty_text_has_no_lede(self):
        assert tags.opens_with_lede([]) is False


class TestCurrentMark:
    @pytest.mark.parametrize(
        ("path", "mark"),
        [
            ("/en/papers/", ' aria-current="page"'),
            ("/en/papers/2-97/", ' aria-current="true"'),
            ("/en/authors/", ""),
            ("/en/", ""),
        ],
    )
    def test_the_section_of_the_page_is_marked(self, path, mark):
        request = RequestFactory().get(path)
        assert render('{% current_mark "/en/papers/" %}', request=request) == mark

    def test_without_a_request_nothing_is_marked(self):
        assert render('{% current_mark "/en/papers/" %}') == ""

    def test_an_empty_address_is_never_current(self):
        assert render('{% current_mark "" %}', request=RequestFactory().get("/en/")) == ""


class TestDays:
    @pytest.mark.parametrize(
        ("language", "shown"), [("en", "20 March 2024"), ("fa", "۱ فروردین ۱۴۰۳"), ("ru", "20 марта 2024")]
    )
    @pytest.mark.parametrize(
        "moment",
        [datetime.date(2024, 3, 20), datetime.datetime(2024, 3, 19, 21, tzinfo=datetime.UTC)],
        ids=["a date", "a moment, here already the next day"],
    )
    def test_a_day_is_said_in_the_readers_calendar(self, language, shown, moment):
        with translation.override(language):
            assert language_tags.day_in_words(moment) == shown

    @pytest.mark.parametrize(
        ("language", "shown"), [("en", "20 March 2024, 00:30"), ("fa", "۱ فروردین ۱۴۰۳، ۰۰:۳۰")]
    )
    def test_a_moment_is_said_with_the_hour_here(self, language, shown):
        with translation.override(language):
            moment = datetime.datetime(2024, 3, 19, 21, tzinfo=datetime.UTC)
            assert language_tags.moment_in_words(moment) == shown

    def test_no_day_is_nothing(self):
        assert language_tags.day_in_words(None) == language_tags.moment_in_words(None) == ""


class TestFaces:
    @pytest.mark.parametrize(
        ("language", "start"), [("en", "irs/fonts/source-serif"), ("fa", "irs/fonts/vazirmatn"), ("ru", "")]
    )
    def test_the_face_of_a_language_is_fetched_early(self, language, start):
        face = language_tags.text_face(language)
        assert face.startswith(start)
        assert bool(face) is bool(start)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("متن بلندی است و The sea", 'متن بلندی است و <span lang="en" dir="ltr">The sea</span>'),
        ("The sea and آب", 'The sea and <span lang="fa" dir="rtl">آب</span>'),
        ("<b>Sea</b> & آب", '&lt;b&gt;Sea&lt;/b&gt; &amp; <span lang="fa" dir="rtl">آب</span>'),
        ("متن", "متن"),
    ],
)
def test_words_of_another_language_in_a_title_are_marked(text, shown):
    language = "fa" if text.startswith("متن") else "en"
    assert str(tags.marked_runs(text, language)) == shown
