"""Each slip of Persian writing in a sentence of its own: what is found, and what it becomes."""

import pytest

from papers.text.persian_checks import CODES, OPAQUE, check, repaired

CASES = [
    # Arabic letters and digits
    ("arabic-letter", "اين كتاب تازه است.", ["اين", "كتاب"], "این کتاب تازه است."),
    ("arabic-letter", "رأي مجلس را خواندند.", ["رأي"], "رأی مجلس را خواندند."),
    ("arabic-digit", "در فصل ٤٥ آمده است.", ["٤٥"], "در فصل ۴۵ آمده است."),
    # The half-space of verbs
    ("lost-joiner", "او می گوید و نمی پذیرند.", ["می گوید", "نمی پذیرند"], "او می‌گوید و نمی‌پذیرند."),
    ("lost-joiner", "آنها می  رفتند.", ["می  رفتند"], "آنها می‌رفتند."),
    ("lost-joiner", "این را می توان پذیرفت.", ["می توان"], "این را می‌توان پذیرفت."),
    ("lost-joiner", "او می‌ رود.", ["می‌ رود"], "او می‌رود."),
    # Plurals
    ("lost-joiner", "دولت ها پیمان هایی بستند.", ["دولت ها", "پیمان هایی"], "دولت‌ها پیمان‌هایی بستند."),
    ("lost-joiner", "بندر های جنوب را دیدیم.", ["بندر های"], "بندر‌های جنوب را دیدیم."),
    ("lost-joiner", "خانه هایشان ویران شد.", ["خانه هایشان"], "خانه‌هایشان ویران شد."),
    # Comparatives
    ("lost-joiner", "مهم ترین، کم تر از آن.", ["مهم ترین", "کم تر"], "مهم‌ترین، کم‌تر از آن."),
    # Words in a silent ه
    ("lost-joiner", "منطقه ای را گرفته اند.", ["منطقه ای", "گرفته اند"], "منطقه‌ای را گرفته‌اند."),
    ("lost-joiner", "بین الملل هم چنین است.", ["بین الملل", "هم چنین"], "بین‌الملل هم‌چنین است."),
    ("stray-joiner", "کتاب‌ و قلم‌‌ها", ["\u200c", "\u200c"], "کتاب و قلم‌ها"),
    # Latin digits
    ("latin-digit", "در 12 ماه سال 2018 باران آمد.", ["12", "2018"], "در ۱۲ ماه سال ۲۰۱۸ باران آمد."),
    ("latin-digit", "رشد 5% بود (1397).", ["5", "1397"], "رشد ۵% بود (۱۳۹۷)."),
    # Direction marks
    ("unbalanced-direction", "متن \u202bباز ماند.", ["\u202b"], "متن باز ماند."),
    ("unbalanced-direction", "متن \u2069بسته شد.", ["\u2069"], "متن بسته شد."),
    ("stray-direction", "کتا\u200fب نو", ["\u200f"], "کتاب نو"),
    # Quotation marks
    ("foreign-quotes", 'گفت "آری" و رفت.', ['"آری"'], "گفت «آری» و رفت."),
    ("foreign-quotes", "گفت “آری، شاید” و رفت.", ["“آری، شاید”"], "گفت «آری، شاید» و رفت."),
    # Punctuation
    ("latin-punctuation", "آمد, دید; رفت?", ["آمد,", "دید;", "رفت?"], "آمد، دید؛ رفت؟"),
    ("doubled-space", "سه  کشور و   یک دریا", ["سه  ", "و   "], "سه کشور و یک دریا"),
    ("space-before-sign", "سه کشور ، یک دریا .", ["کشور ،", "دریا ."], "سه کشور، یک دریا."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "words", "mended"), CASES)
def test_a_slip_is_found_and_mended(code, text, words, mended):
    found = [finding for finding in check(text) if finding.code == code]
    assert [finding.words for finding in found] == words
    assert [text[finding.start : finding.end] for finding in found] == words
    assert {finding.code for finding in check(text)} == {code}
    assert repaired(text) == mended


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("lost-joiner", "در ماه می گفتند"),
        ("lost-joiner", "۵ می رسید"),
        ("lost-joiner", "لباس تر او"),
        ("lost-joiner", "در گروه ای دیگر"),
        ("latin-digit", "رشد 3.5 درصد بود"),
        ("latin-digit", "در شمارهٔ 2/97 آمد"),
        ("latin-digit", "تلفن 021-22940000 پاسخ داد"),
        ("latin-digit", "شناسهٔ 9789641234567 دارد"),
        ("direction-override", "متن \u202eوارونه\u202c است"),
        ("unpaired-quote", 'گفت "آری و رفت'),
        ("unpaired-quote", "گفت آری» و رفت"),
        ("unpaired-quote", "گفت «آری و رفت"),
        ("unpaired-quote", "گفت «آری” و رفت»"),
    ],
)
def test_what_may_be_meant_is_shown_and_never_mended(code, text):
    assert {(finding.code, finding.replacement) for finding in check(text)} == {(code, None)}
    assert repaired(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The States of 1979, and 3 others ?",
        "می‌شود، نمی‌شود؛ کتاب‌ها و بزرگ‌ترین‌ها. «آری»؟",
        "سامانهٔ S-300 و جنگندهٔ F-16 را خریدند.",
        "دربارهٔ آن نوشته است (Smith, 2018, p. 3).",
        "نشانی آن https://example.org/a?b=1,2 است.",
        "نامه را به a.b@example.org 12 بفرستید",
        "شناسهٔ 10.1000/182 را ببینید",
        'فصلنامهٔ "Foreign Affairs" چاپ شد.',
        "او «نوشته‌ای از “استاد”» را خواند.",
        "یادداشت [12] را ببینید.",
        "با های و هوی آمدند.",
        "کتاب را به همه ای دوست بده",
        "باران و می ناب و شعر",
        "۱۲٬۵۰۰ تن و ۳٫۵ درصد",
        "نقل از قانون، مادهٔ ۱۲: الف",
        "می‌گویند ... و می‌روند",
        "بهای ۱,۰۰۰ ریال",
        f"متن{OPAQUE} دیگر{OPAQUE}، و دیگر",
    ],
)
def test_what_is_right_or_not_persian_is_left_alone(text):
    assert check(text) == []


def test_each_line_is_judged_by_its_own_letters():
    text = 'The year 1979, "said" he ?\nسال 1979 بود.\nA word می شود here and there, and more.'
    assert [finding.words for finding in check(text)] == ["1979"]
    assert repaired(text) == text.replace("سال 1979", "سال ۱۹۷۹")


def test_one_repair_brings_another_to_light():
    assert repaired('گفت "کتاب  ها ."') == "گفت «کتاب‌ها.»"


def test_an_edit_inside_a_quotation_stands_beside_its_marks():
    (quote, joiner) = check('گفت "او می رود" و رفت.')
    assert (quote.replacement, joiner.replacement) == ("«او می رود»", "می‌رود")


def test_every_code_has_a_case():
    assert {case[0] for case in CASES} | {"direction-override", "unpaired-quote"} == set(CODES)
