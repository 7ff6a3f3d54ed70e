"""The reader of translations and the finder of texts, on which the tests of the translations rest."""

import re

import pytest

from .messages import (
    Message,
    bare_words,
    loose_calls,
    messages_of_code,
    messages_of_project,
    messages_of_template,
    read_entries,
    read_header,
    source_files,
)


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


def test_each_text_is_found_with_a_file_that_holds_it(tmp_path):
    files = {
        "templates/components/a.html": '{% load i18n %}{% translate "One" %}',
        "papers/templates/b.xml": "{% load i18n %}{% translate 'Two' %}",
        "papers/c.py": "_('Three')",
        "irs_site/d.py": "_('Four')",
        "papers/notes.txt": "_('No')",
        "seeds/e.html": "{% translate 'No' %}",
        "tests/f.py": "_('No')",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert messages_of_project(tmp_path) == {
        Message("One"): "templates/components/a.html",
        Message("Two"): "papers/templates/b.xml",
        Message("Three"): "papers/c.py",
        Message("Four"): "irs_site/d.py",
    }


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>{% translate 'One' %}: {{ name }}, <b>۲</b></p>", []),
        ("<p class='one'>{% if two %}Three{% endif %}</p>", ["Three"]),
        ("{% blocktranslate count n=n %}One{% plural %}Many{% endblocktranslate %} more", ["more"]),
        ("{# one #}<!-- two -->{% comment %}three{% endcomment %}<style>p { top: 0 }</style>", []),
        ('<a href="/one/" aria-label="Two">{% translate "Three" %}</a>', ["Two"]),
        (
            "<img alt='{% translate \"One\" %}' src='/two.png'><h{{ level }} id=\"x\">Four</h{{ level }}>",
            ["Four"],
        ),
    ],
)
def test_words_that_are_not_to_be_translated_are_noticed(template, words):
    assert bare_words(template) == words
