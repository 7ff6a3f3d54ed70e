"""The parts of a report one by one: contents, names, keywords, closing list, contact, title page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.importing.document import Contact, Contributor, Line, PrintedDate
from papers.importing.reports.backmatter import read_board, read_contact, read_contributors
from papers.importing.reports.bylines import read_byline
from papers.importing.reports.contents import find_contents
from papers.importing.reports.institutes import names_institute
from papers.importing.reports.keywords import split_keywords
from papers.importing.reports.labels import label_with_text, part_of
from papers.importing.reports.lines import rows_of
from papers.importing.reports.marks import note_of, split_marks
from papers.importing.reports.names import fits_initials, looks_like_name, same_person
from papers.importing.reports.titlepage import read_title_page


def rows(text: str):
    return rows_of(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))


@pytest.mark.parametrize(
    ("printed", "keywords"),
    [
        ("Iran, JCPOA, US.", ("Iran", "JCPOA", "US")),
        ("Iran, U.S.", ("Iran", "U.S.")),
        ("Iran, U.S..", ("Iran", "U.S.")),
        ("Iran, Washington D.C.", ("Iran", "Washington D.C.")),
        ("Foreign Policy (Iran, 1979), Trade", ("Foreign Policy (Iran, 1979)", "Trade")),
        ("Iran; trade, dried; grain.", ("Iran", "trade, dried", "grain")),
        ("ایران، برجام؛ غله", ("ایران، برجام", "غله")),
        ("ایران، برجام، غله.", ("ایران", "برجام", "غله")),
        ("Iran | Russia | Syria", ("Iran", "Russia", "Syria")),
        ("Iran - Russia – Iran-Russia relations", ("Iran", "Russia", "Iran-Russia relations")),
        ("one (open, two", ("one (open", "two")),
        ("Iran, , Russia,", ("Iran", "Russia")),
        ("", ()),
    ],
)
def test_keywords(printed, keywords):
    assert split_keywords(printed) == keywords


@given(
    st.lists(st.text("abcآب", min_size=1, max_size=8), max_size=8), st.sampled_from([", ", "; ", "، ", " | "])
)
def test_keywords_come_back_as_they_were_joined(words, separator):
    assert split_keywords(separator.join(words)) == tuple(words)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("TABLE OF CONTENTS", "contents"),
        ("**Authors:**", "authors"),
        ("## Preface", "preface"),
        ("پیش‌گفتار", "preface"),
        ("كليدواژه ها:", "keywords"),
        ("Key-words", "keywords"),
        ("Copyrights & Permissions", "copyright"),
        ("Редколлегия", "board"),
        ("References", None),
        ("Contents of the treaty", None),
        ("The preface", None),
        ("", None),
    ],
)
def test_labels(text, part):
    assert part_of(text) == part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Keywords: a, b", ("keywords", "a, b")),
        ("**Keywords:** a", ("keywords", "a")),
        ("Key words – a", ("keywords", "a")),
        ("کلیدواژه‌ها: ایران", ("keywords", "ایران")),
        ("Reference: “A”", ("reference", "“A”")),
        ("Authors: A and B", None),
        ("Reference is made to this", None),
        ("Keywords", None),
    ],
)
def test_labels_with_text(text, found):
    assert label_with_text(text) == found


@pytest.mark.parametrize(
    "name",
    [
        "Elaheh Koolae",
        "Davoud Gharayagh-Zandi",
        "Sara al-Tamari",
        "Yuri O'Brien",
        "H.R. Azizi",
        "A.R Noori",
        "Dr. Ann Lee",
        "علیرضا غرایاق‌زندی",
        "دکتر امید کولایی",
        "Андрей Коротаев",
        "Ludwig van der Berg",
        "ELAHEH KOOLAE",
    ],
)
def test_names(name):
    assert looks_like_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "Iran",
        "Prospects for Cooperation",
        "the Middle East",
        "Room 101",
        "It ends.",
        "هزینه‌ها بالا است.",
        "تحریم و خزر",
        "¹ Elaheh Koolae",
        "",
        "A very long line of words that is no name",
    ],
)
def test_what_is_no_name(text):
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Elaheh Koolae¹", [("Elaheh Koolae", ("1",))]),
        ("Ann Lee¹⁰ and Bob Ray¹¹", [("Ann Lee", ("10",)), ("Bob Ray", ("11",))]),
        ("Ann Lee*, Bob Ray**", [("Ann Lee", ("*",)), ("Bob Ray", ("**",))]),
        ("Ann Lee[1] & Bob Ray[2]", [("Ann Lee", ("1",)), ("Bob Ray", ("2",))]),
        ("Ann Lee (۱)؛ Bob Ray (۲)", [("Ann Lee", ("1",)), ("Bob Ray", ("2",))]),
        ("Ann Lee¹,² and Bob Ray²", [("Ann Lee", ("1", "2")), ("Bob Ray", ("2",))]),
        ("By Ann Lee, PhD, and Bob Ray", [("Ann Lee", ()), ("Bob Ray", ())]),
        ("نویسنده: امید کولایی و سارا تهرانی", [("امید کولایی", ()), ("سارا تهرانی", ())]),
        ("Ann Lee1", [("Ann Lee", ("1",))]),
        ("Ann Lee\\*", [("Ann Lee", ("*",))]),
    ],
)
def test_bylines(text, names):
    byline = read_byline(text)
    assert byline is not None
    assert [(name.name, name.marks) for name in byline.names] == names


def test_a_byline_with_an_affiliation():
    byline = read_byline("Ann Lee, Professor, University of Rasht")
    assert (byline.names[0].name, byline.affiliation) == ("Ann Lee", "Professor, University of Rasht")


@pytest.mark.parametrize(
    "text", ["Grain and Politics", "The ferry line has changed.", "Keywords: Iran", "¹. Professor"]
)
def test_what_is_no_byline(text):
    assert read_byline(text) is None


@pytest.mark.parametrize(
    ("text", "mark", "note"),
    [
        ("¹. Director", "1", "Director"),
        ("¹⁰ Expert", "10", "Expert"),
        ("* Expert", "*", "Expert"),
        ("[3] Expert", "3", "Expert"),
        ("(۴) کارشناس", "4", "کارشناس"),
        ("5. Expert", "5", "Expert"),
        ("[^6]: Expert", "6", "Expert"),
        ("† Expert", "†", "Expert"),
    ],
)
def test_notes(text, mark, note):
    found = note_of(Line(7, text))
    assert (found.mark, found.text, found.line) == (mark, note, 7)


@pytest.mark.parametrize("text", ["Expert", "2018 was", "x² is", "9.7 percent"])
def test_what_is_no_note(text):
    found = note_of(Line(1, text))
    assert found is None or not found.sure


def test_marks_are_cut_off_the_end_alone():
    assert split_marks("The word") == ("The word", ())
    assert split_marks("x² + y") == ("x² + y", ())
    assert split_marks("Grain¹") == ("Grain", ("1",))


def test_who_is_one_person():
    assert same_person("Elaheh Koolae", "Elaheh Koolaee")
    assert same_person("Hamidreza Azizi", "Hamid Reza Azizi")
    assert not same_person("Nikita Volkova", "Maryam Volkova")
    assert fits_initials("A.R Noori", "Alireza Noori")
    assert fits_initials("N. al-Tamari", "Nikolay al-Tamari")
    assert not fits_initials("B. Noori", "Alireza Noori")


@pytest.mark.parametrize("leader", ["\t", " ..... ", ".....\t", "     ", " … "])
def test_rows_of_the_contents(leader):
    second = f"Ports of Iran (Baku) (B. Ray & C. Fox){leader}11"
    text = f"Contents\n\nGrain (A. Lee){leader}3\n{second}\n\nGrain\n\nAnn Lee"
    contents = find_contents(rows(text))
    assert [(row.title, row.author_short, row.page) for row in contents.rows] == [
        ("Grain", "A. Lee", 3),
        ("Ports of Iran (Baku)", "B. Ray & C. Fox", 11),
    ]
    assert contents.lines == (1, 3, 4)


def test_contents_without_a_label_and_with_persian_digits():
    text = "Title\n\nغله\t۳\nبندر (ع. نوری)\t۵\nراه\t۱۱\n\nغله"
    contents = find_contents(rows(text))
    assert [(row.title, row.author_short, row.page) for row in contents.rows] == [
        ("غله", "", 3),
        ("بندر", "ع. نوری", 5),
        ("راه", "", 11),
    ]


def test_contents_without_pages_end_at_the_first_title():
    text = "Contents\nGrain in Iran\nPorts of the North\n\nGrain in Iran\n\nAnn Lee"
    contents = find_contents(rows(text))
    assert [(row.title, row.page) for row in contents.rows] == [
        ("Grain in Iran", None),
        ("Ports of the North", None),
    ]


def test_a_year_is_no_page():
    contents = find_contents(rows("Contents\nGrain (A. Lee)\t3\n\nIran in 2018\n\nAnn Lee"))
    assert [row.title for row in contents.rows] == ["Grain"]


def test_a_row_in_two_lines():
    contents = find_contents(rows("Contents\nGrain (A. Lee)\t3\nPorts of the\nNorth (B. Ray)\t7"))
    assert [(row.title, row.page) for row in contents.rows] == [("Grain", 3), ("Ports of the North", 7)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "From Iran:\n\nAnn Lee Ph.D. in History; Bob Ray, PhD in Law.",
            [("Ann Lee", "PhD", "History", "Iran"), ("Bob Ray", "PhD", "Law", "Iran")],
        ),
        (
            "Ann Lee, MA in History, Politics and Law, Bob Ray, Ph. D. in Law",
            [("Ann Lee", "MA", "History, Politics and Law", ""), ("Bob Ray", "PhD", "Law", "")],
        ),
        ("From the United Kingdom: Ann Lee, M.Sc. in Trade", [("Ann Lee", "MSc", "Trade", "United Kingdom")]),
        (
            "از ایران:\nامید کولایی، دکتری روابط بین‌الملل؛ سارا تهرانی، کارشناسی ارشد تاریخ",
            [("امید کولایی", "PhD", "روابط بین‌الملل", "ایران"), ("سارا تهرانی", "MA", "تاریخ", "ایران")],
        ),
        ("از ايران:\nاميد نوري، دكتري تاريخ", [("اميد نوري", "PhD", "تاريخ", "ايران")]),
        ("Ann Lee\nBob Ray", [("Ann Lee", "", "", ""), ("Bob Ray", "", "", "")]),
    ],
)
def test_closing_lists(text, people):
    found, odd = read_contributors(rows(text))
    assert [(person.name, person.degree, person.field, person.country) for person in found] == people
    assert [row.text for row in odd if not row.text.endswith(":")] == []


def test_a_line_without_a_person_comes_back():
    found, odd = read_contributors(rows("Ann Lee, PhD in Law\nAll of them wrote in May."))
    assert found == (Contributor("Ann Lee", "PhD", "Law", "", 1),)
    assert [row.text for row in odd] == ["All of them wrote in May."]


def test_the_editorial_board():
    assert read_board(rows("Ann Lee, Bob Ray, Cem Fox.")) == ("Ann Lee", "Bob Ray", "Cem Fox")
    assert read_board(rows("Ann Lee; Bob Ray.\nCem Fox (chair)")) == ("Ann Lee", "Bob Ray", "Cem Fox (chair)")


def test_contact():
    text = (
        "Telephone: 1\nE-mail: a@b.org\nPostal Address: A street 2,\nRasht\nP.O. Box: 3\n"
        "Web: http://b.org\nOpen on Mondays: no"
    )
    contact, odd = read_contact(rows(text))
    assert contact == Contact(
        "1", "", "a@b.org", "A street 2, Rasht", "3", "http://b.org", (1, 2, 3, 4, 5, 6)
    )
    assert [row.text for row in odd] == ["Open on Mondays: no"]
    persian, _ = read_contact(rows("تلفن: ۱۲\nنشانی: رشت\nوب‌سایت: b.org"))
    assert (persian.tel, persian.postal_address, persian.website) == ("۱۲", "رشت", "b.org")


@pytest.mark.parametrize(
    ("printed", "date", "number", "issue", "year", "series"),
    [
        ("2/97 IRS PAPERS", "SEPTEMBER 2018", "2/97", 2, 1397, "IRS PAPERS"),
        ("IRS Papers, No. 11/96", "October 2017", "11/96", 11, 1396, "IRS Papers"),
        ("IRS PAPERS 1/02", "May 2023", "1/02", 1, 1402, "IRS PAPERS"),
        ("شماره ۲/۹۷", "شهریور ۱۳۹۷", "۲/۹۷", 2, 1397, ""),
        ("Papers 3/18", "May 2018", "3/18", 3, None, "Papers"),
        ("Papers No. 7", "2018", "7", 7, None, "Papers"),
    ],
)
def test_numbers_and_dates_of_a_title_page(printed, date, number, issue, year, series):
    report, _ = read_title_page(rows(f"{printed}\n\n{date}\n\nGrain and Politics of the North"), (), "en", "")
    assert (report.number, report.issue, report.number_year, report.series_printed) == (
        number,
        issue,
        year,
        series,
    )
    assert report.date.printed == date
    assert report.title == "Grain and Politics of the North"


def test_a_date_may_stand_in_the_reference_alone():
    report, _ = read_title_page(
        rows("2/97 P\n\nGrain of the North"), (), "en", "“Grain” (12 May 2018). Rasht."
    )
    assert report.date == PrintedDate(2018, 5, 12, "gregorian", "12 May 2018")
    assert report.number_year == 1397


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("مرکز مطالعات منطقه‌ای", True),
        ("مركز مطالعات", True),
        ("مؤسسهٔ مطالعات", True),
        ("بندرهای آسیای مرکزی", False),
        ("Институт стран Азии", True),
        ("из Центра исследований", True),
        ("Центральная Азия", False),
        ("Institute for Regional Studies", True),
        ("Decentred ports", False),
    ],
)
def test_words_for_an_institution(text, named):
    assert names_institute(text) is named


def test_a_persian_title_may_speak_of_central_asia():
    report, _ = read_title_page(
        rows("۲/۹۷\n\nشهریور ۱۳۹۷\n\nبندرهای آسیای مرکزی\n\nمرکز مطالعات"), (), "fa", ""
    )
    assert (report.title, report.persian_name) == ("بندرهای آسیای مرکزی", "مرکز مطالعات")
