"""The Persian translations are whole: nothing missing, nothing left over, and written as Persian is."""

import gettext
import re
import shutil
import struct
import subprocess
import unicodedata

import pytest
from django.utils import translation

from .messages import (
    COMPILED,
    PERSIAN,
    ROOT,
    bare_words,
    loose_calls,
    messages_of_project,
    read_entries,
    read_header,
    source_files,
)

LANGUAGES_OWN_PLURALS = "nplurals=2; plural=(n > 1);"
TAG = re.compile(r"</?\w[^>]*>")
PLACEHOLDER = re.compile(r"%\(\w+\)\w|\{\w+\}")
GLOSSARY = {
    "abstract": "چکیده",
    "affiliation": "وابستگی",
    "author": "نویسند",
    "caption": "شرح",
    "contents": "فهرست",
    "contributor": "همکار",
    "copyright": "حق نشر",
    "essay": "مقاله",
    "institute": ("مؤسسه", "پژوهشکده مطالعات منطقه‌ای"),
    "interview": "گفت‌وگو",
    "keyword": "کلیدواژه",
    "language": "زبان",
    "page": "صفحه",
    "preface": "پیشگفتار",
    "report": "گزارش",
    "search": "جست‌وجو",
    "series": "مجموعه",
    "topic": "موضوع",
    "working": "کاری",
}
"""One Persian word (or a name) for one idea; the start of an English word, and what its translation holds."""


@pytest.fixture(scope="module")
def entries():
    return read_entries(PERSIAN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def compiled():
    with COMPILED.open("rb") as file:
        return gettext.GNUTranslations(file)


@pytest.fixture
def in_persian():
    with translation.override("fa"):
        yield


def offences(entries, find):
    """Return {text: what `find` says of its translation} for the translations of which it says something."""
    found = {}
    for entry in entries:
        for translated in entry.translations:
            words = PLACEHOLDER.sub("۰", TAG.sub("", translated))
            if said := find(entry.message.text, words):
                found[entry.message.text] = said
    return found


# Whole ---------------------------------------------------------------------------------------------------


def test_every_text_of_the_project_is_in_the_catalogue(entries):
    known = {entry.message for entry in entries}
    wanted = messages_of_project()
    assert {message: path for message, path in wanted.items() if message not in known} == {}


def test_the_catalogue_holds_nothing_that_the_project_does_not_say(entries):
    wanted = messages_of_project()
    assert [entry.message for entry in entries if entry.message not in wanted] == []


def test_no_text_is_in_the_catalogue_twice(entries):
    texts = [(entry.message.context, entry.message.text) for entry in entries]
    assert sorted(texts) == sorted(set(texts))


def test_every_text_is_translated(entries):
    assert [entry.message for entry in entries if not all(map(str.strip, entry.translations))] == []


def test_no_translation_is_a_guess(entries):
    assert [entry.message for entry in entries if "fuzzy" in entry.flags] == []


def test_a_text_that_counts_has_both_plural_forms(entries):
    forms = {entry.message: len(entry.translations) for entry in entries}
    assert forms == {message: 2 if message.plural else 1 for message in forms}


def test_every_text_in_code_can_be_found_by_an_extractor():
    found = {
        path.name: loose
        for path in source_files()
        if path.suffix == ".py" and (loose := loose_calls(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_every_word_of_a_template_can_be_translated():
    """The page for a broken server stands alone: it says everything in both languages."""
    found = {
        path.name: words
        for path in source_files()
        if path.suffix != ".py" and path.name != "500.html" and (words := bare_words(path.read_text("utf-8")))
    }
    named = ("author_page.html", "people.html", "people_merge.html", "person.html")
    assert found == {**{name: ["ORCID"] for name in named}, "opensearch.xml": ["UTF"]}


# Compiled ------------------------------------------------------------------------------------------------


def test_the_compiled_catalogue_says_the_same(entries, compiled):
    for entry in entries:
        message = entry.message
        if message.plural and message.context:
            said = [
                compiled.npgettext(message.context, message.text, message.plural, number) for number in (1, 2)
            ]
        elif message.plural:
            said = [compiled.ngettext(message.text, message.plural, number) for number in (1, 2)]
        elif message.context:
            said = [compiled.pgettext(message.context, message.text)]
        else:
            said = [compiled.gettext(message.text)]
        assert said == entry.translations


def test_the_compiled_catalogue_holds_nothing_else(entries):
    magic, _, count = struct.unpack("<III", COMPILED.read_bytes()[:12])
    assert (hex(magic), count) == ("0x950412de", len(entries) + 1)  # the header is one more


def test_the_compiled_catalogue_has_the_same_header(compiled):
    header = read_header(PERSIAN.read_text(encoding="utf-8"))
    assert compiled.info() == header
    assert (header["language"], header["plural-forms"]) == ("fa", LANGUAGES_OWN_PLURALS)
    assert "utf-8" in header["content-type"].lower()


@pytest.mark.parametrize(
    ("text", "persian"),
    [("Page not found", "صفحه پیدا نشد"), ("Keywords", "کلیدواژه‌ها"), ("working report", "گزارش کاری")],
)
def test_django_speaks_it(in_persian, text, persian):
    assert translation.gettext(text) == persian


def test_django_counts_in_it(in_persian):
    """Persian says "one author" of none and of one, and the plural from two on."""
    said = [translation.ngettext("The author", "The authors", number) for number in (0, 1, 2, 12)]
    assert said == ["نویسنده", "نویسنده", "نویسندگان", "نویسندگان"]


def test_django_tells_contexts_apart(in_persian):
    assert translation.pgettext("kind of work", "Report") == "گزارش"
    assert translation.pgettext("kinds of works", "Reports") == "گزارش‌ها"


# Faithful ------------------------------------------------------------------------------------------------


def test_a_translation_keeps_the_places_to_be_filled(entries):
    for entry in entries:
        originals = [entry.message.text, entry.message.plural or entry.message.text]
        for original, translated in zip(originals, entry.translations, strict=False):
            assert sorted(PLACEHOLDER.findall(translated)) == sorted(PLACEHOLDER.findall(original)), original


def test_a_translation_keeps_the_markup(entries):
    for entry in entries:
        for translated in entry.translations:
            assert TAG.findall(translated) == TAG.findall(entry.message.text), entry.message.text


def test_a_translation_ends_as_its_sentence_does(entries):
    def other_end(text, words):
        return re.search(r"[.:]\]?$", text) and words[-2:].strip("]")[-1:] != text[-2:].strip("]")[-1:]

    assert offences(entries, other_end) == {}


def test_a_translation_keeps_the_blanks_at_its_ends(entries):
    def ends(text):
        return (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])

    assert [
        entry.message.text
        for entry in entries
        if any(ends(translated) != ends(entry.message.text) for translated in entry.translations)
    ] == []


@pytest.mark.parametrize(("term", "persian"), GLOSSARY.items())
def test_one_word_stands_for_one_idea(entries, term, persian):
    words = (persian,) if isinstance(persian, str) else persian
    holders = [entry for entry in entries if re.search(rf"\b{term}", entry.message.text, re.IGNORECASE)]
    assert holders != []
    assert {
        entry.message.text: entry.translations
        for entry in holders
        if not all(any(word in translated for word in words) for translated in entry.translations)
    } == {}


# Persian -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("Arabic letters", r"[يىكةٱ]"),
        ("Arabic digits", r"[٠-٩]"),
        ("European digits", r"(?s)(?=.*[آ-ی]).*?([0-9])"),
        ("Latin letters", r"[A-Za-z]+"),
        ("European marks", r"[,;?\"']"),
        ("a blank before a mark", r"\s[،؛؟.:!»]"),
        ("no blank after a mark", r"[،؛؟:!»](?=[آ-ی])"),
        ("two blanks", r"\s\s"),
        (
            "a blank where a half-space belongs",
            r"(?<![\w\u200c])ن?می (?=\w)|\w (?:ها|های|هایی|ام|اند|ای|تر|ترین)(?!\w)",
        ),
        (
            "می or ها without a half-space",
            r"(?<![\w\u200c])ن?می(?=(?:شو|کن|بین|مان|گیر|آی|ده|خوا))|ه(?:ها|های)(?!\w)",
        ),
        ("a half-space at the edge of a word", r"(?<!\w)\u200c|\u200c(?!\w)"),
        ("a half-space after a letter that needs none", r"[اآدذرزژو]\u200c(?!ا|و|ی|ه|م|ت|ن|د)"),
        ("directions and other unseen marks", r"[\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"),
    ],
    ids=lambda value: value if " " in value and "\\" not in value else "",
)
def test_it_is_written_as_persian_is(entries, what, pattern):
    assert offences(entries, lambda text, words: [match[0] for match in re.finditer(pattern, words)]) == {}


def test_quotation_marks_come_in_pairs(entries):
    assert offences(entries, lambda text, words: words.count("«") != words.count("»")) == {}


def test_a_translation_is_in_the_usual_form_of_unicode(entries):
    """A hamza over a letter is a mark of its own only where Unicode has no letter with it."""
    assert offences(entries, lambda text, words: unicodedata.normalize("NFC", words) != words) == {}


# The command ---------------------------------------------------------------------------------------------


def test_the_command_names_what_it_lacks(tmp_path):
    """A machine without GNU gettext: nothing is touched."""
    before = PERSIAN.read_bytes(), COMPILED.read_bytes()
    for tool in ("bash", "dirname"):
        (tmp_path / tool).symlink_to(shutil.which(tool))
    answer = subprocess.run(
        ["bash", ROOT / ".ci" / "messages"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stderr == "messages needs GNU gettext: install Debian's package gettext\n"
    assert (answer.stdout, answer.returncode) == ("", 1)
    assert (PERSIAN.read_bytes(), COMPILED.read_bytes()) == before
