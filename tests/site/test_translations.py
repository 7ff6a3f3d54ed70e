"""The Persian translations are whole: nothing missing, nothing left over, and written as Persian is."""

import gettext
import re
import struct
import unicodedata

import pytest
from django.utils import translation

from .messages import (
    COMPILED,
    PERSIAN,
    Message,
    loose_calls,
    messages_of_code,
    messages_of_project,
    messages_of_template,
    read_entries,
    read_header,
    source_files,
)

LANGUAGES_OWN_PLURALS = "nplurals=2; plural=(n > 1);"
TAG = re.compile(r"</?\w[^>]*>")
PLACEHOLDER = re.compile(r"%\(\w+\)\w")
GLOSSARY = {
    "abstract": "چکیده",
    "affiliation": "وابستگی",
    "author": "نویسند",
    "caption": "شرح",
    "contents": "فهرست",
    "contributor": "همکار",
    "copyright": "حق نشر",
    "essay": "مقاله",
    "institute": "مؤسسه",
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
"""One Persian word for one idea; the start of an English word, and what its translation holds."""


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
    holders = [entry for entry in entries if re.search(rf"\b{term}", entry.message.text, re.IGNORECASE)]
    assert holders != []
    assert {
        entry.message.text: entry.translations
        for entry in holders
        if not all(persian in translated for translated in entry.translations)
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


# The readers of this file --------------------------------------------------------------------------------


def test_a_po_file_is_read():
    po = (
        '# A note\nmsgid ""\nmsgstr ""\n"Language: fa\\n"\n"Plural-Forms: nplurals=2;\\n"\n\n'
        '#: a.html\n#, fuzzy, python-format\nmsgctxt "list"\nmsgid "%(n)s \\"work\\""\n'
        'msgid_plural ""\n"%(n)s "\n"works"\nmsgstr[0] "یک"\nmsgstr[1] "دو"\n\n'
        'msgid "Line\\n"\nmsgstr ""\n'
    )
    first, second = read_entries(po)
    assert first.message == Message('%(n)s "work"', "%(n)s works", "list")
    assert (first.translations, first.flags) == (["یک", "دو"], ("fuzzy", "python-format"))
    assert (second.message, second.translations, second.flags) == (Message("Line\n"), [""], ())
    assert read_header(po) == {"language": "fa", "plural-forms": "nplurals=2;"}


@pytest.mark.parametrize(
    ("po", "complaint"),
    [
        ('msgid "a"\nmsgstr "b"\n\n#~ msgid "old"\n', 'line 4: #~ msgid "old"'),
        ('msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n', 'line 3: msgid "c"'),
        ('"lost"\n', 'line 1: "lost"'),
        ("msgid a\n", "line 1: msgid a"),
    ],
)
def test_a_broken_po_file_is_refused(po, complaint):
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        read_entries(po)


@pytest.mark.parametrize(
    ("template", "messages"),
    [
        ("{% translate \"It's one\" %} {% trans 'Two' %}", {Message("It's one"), Message("Two")}),
        (
            '{% translate "One" context "first" %}{% translate "One" %}',
            {Message("One", "", "first"), Message("One")},
        ),
        ('{% translate "One" as one %}<b>gettext("no")</b>', {Message("One")}),
        ("{% blocktranslate with n=1 %}See {{ n }}{% endblocktranslate %}", {Message("See %(n)s")}),
        ("{% blocktranslate trimmed %}\n  See\n  it\n{% endblocktranslate %}", {Message("See it")}),
        (
            '{% blocktranslate count n=x context "list" %}One{% plural %}{{ n }} many{% endblocktranslate %}',
            {Message("One", "%(n)s many", "list")},
        ),
        (
            "{% blocktranslate count n=x %}One “thing”{% plural %}Many{% endblocktranslate %}",
            {Message("One “thing”", "Many")},
        ),
        ('{% firstof name _("Table") %}{{ _("Sum")|title }}', {Message("Table"), Message("Sum")}),
        ("{# _('No') #}{% comment %}{% translate 'No' %}{% endcomment %}<p>No</p>", set()),
    ],
)
def test_texts_of_templates_are_found(template, messages):
    assert messages_of_template("{% load i18n %}" + template) == messages


@pytest.mark.parametrize(
    ("code", "messages"),
    [
        ("_('One' ' two')", {Message("One two")}),
        ("pgettext('list', 'One')", {Message("One", "", "list")}),
        ("translation.ngettext('One', 'Many', n)", {Message("One", "Many")}),
        ("npgettext_lazy('list', 'One', 'Many')", {Message("One", "Many", "list")}),
        ("'_(\"No\")'  # _('No')", set()),
        ("head, _, tail = text.partition(_('One'))", {Message("One")}),
    ],
)
def test_texts_of_code_are_found(code, messages):
    assert messages_of_code(code) == messages
    assert loose_calls(code) == []


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("a = 1\n_(name)", "line 2: _(name)"),
        ("_(f'{name}')", "line 1: _(f'{name}')"),
        ("gettext('a' + b)", "line 1: gettext('a' + b)"),
        ("ngettext('one', many, 2)", "line 1: ngettext('one', many)"),
        ("_()", "line 1: _()"),
    ],
)
def test_a_text_that_is_no_literal_is_named(code, complaint):
    assert loose_calls(code) == [complaint]
    assert messages_of_code(code) in (set(), {Message("")})


def test_the_whole_project_is_looked_through():
    """Both kinds of sources, in every folder, and only ours."""
    names = {path.as_posix().rpartition("/")[2] for path in source_files()}
    assert {"base.html", "404.html", "home_page.html", "blocks.py", "base.py", "reports.py"} <= names
    assert not names & {"django.po", "test_translations.py", "messages.py"}
