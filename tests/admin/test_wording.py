"""What the readers of files say reaches every editor in the language of the interface."""

import ast
import re

import pytest
from django.utils import translation
from wagtail.users.models import UserProfile

from papers.admin.wording import in_own_language, size_in_words, worded
from papers.importing.document import UnreadableSource
from papers.importing.read import read
from papers.importing.sources import load
from papers.importing.sureness import unsure_pages
from papers.templatetags.import_tags import said
from papers.text.saying import OURS, say
from tests.admin.test_importing import log_in, review, upload, words
from tests.site.messages import ROOT

READERS = sorted((ROOT / "papers" / "importing").rglob("*.py"))
PLACE = re.compile(r"\{(\w+)\}")
SENTENCE = re.compile(r"[A-Z“].* .*[.?]", re.DOTALL)
UNSURE = (ROOT / "tests" / "data" / "short_report.txt").read_bytes().replace(b"1 ", b"")
NOT_SAID = {"outline.py"}
"""They print for a terminal, in English."""


def sentences_said(source: str) -> set[str]:
    """Return what stands as the first argument of `say`."""
    return {
        ast.literal_eval(call.args[0])
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "say"
    }


def unsaid(source: str) -> list[str]:
    """Return the sentences of a module that are no documentation and not given to `say`."""
    tree = ast.parse(source)
    apart = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.add(node.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            apart.update(ast.walk(node))
    found = []
    for node in ast.walk(tree):
        if node in apart:
            continue
        if isinstance(node, ast.JoinedStr):
            words = "".join(part.value if isinstance(part, ast.Constant) else "x" for part in node.values)
            apart.update(node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value
        else:
            continue
        if SENTENCE.fullmatch(words) and re.search(r"[a-z]{2,} [a-z]{2,}", words):
            found.append(words)
    return found


SAID = sorted({words for path in READERS for words in sentences_said(path.read_text(encoding="utf-8"))})


@pytest.fixture
def in_persian():
    with translation.override("fa"):
        yield


def test_every_sentence_of_the_readers_is_said():
    found = {
        path.name: loose
        for path in READERS
        if path.name not in NOT_SAID and (loose := unsaid(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    ["Unreadable({})", "message = {}", "def find():\n    return 1, {}"],
)
@pytest.mark.parametrize(
    "words", ['"The file is too large."', 'f"The mark {mark} has no note."', 'f"“{x}” is no name."']
)
def test_a_sentence_that_is_not_said_is_noticed(source, words):
    assert len(unsaid(source.format(words))) == 1
    assert unsaid(source.format(f"say({words})")) == []


def test_there_are_many_sentences():
    assert len(SAID) > 200


@pytest.mark.parametrize("sentence", SAID)
def test_each_sentence_is_said_in_persian(sentence, in_persian):
    names = dict.fromkeys(PLACE.findall(sentence))
    values = {name: "Word document" if name.startswith(OURS) else f"{name}-7" for name in names}
    again = in_own_language(say(sentence, **values))
    assert again is not None
    assert re.search("[آ-ی]", again)
    for name, value in values.items():
        assert ("سند ورد" if name.startswith(OURS) else value) in again


def test_numbers_are_written_as_the_language_writes_them(in_persian):
    said_again = worded(say("The line is longer than {most} characters.", most=100000))
    assert said_again == "سطر بلندتر از ۱۰۰۰۰۰ نویسه است."
    assert "۳۴٪" in worded("34% of this file found no place.").replace("%", "٪")


def test_what_nobody_translated_is_marked_as_english(in_persian):
    assert said("Wholly <new>.") == '<span lang="en" dir="ltr">Wholly &lt;new&gt;.</span>'
    assert worded("Wholly new.") == "Wholly new."


def test_hostile_values_stay_text(in_persian):
    shown = said(say("The column “{name}” is there twice.", name="<script>alert(1)</script>"))
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_english_is_said_as_it_was():
    with translation.override("en"):
        assert worded("The file is empty.") == "The file is empty."


def told_of(path) -> set[str]:
    """Return all that the readers say of a file."""
    try:
        document = read(load(path.name, path.read_bytes()))
    except UnreadableSource as reason:
        return {str(reason)}
    notices = {notice.message for notice in document.notices}
    return notices | {reason for reasons in unsure_pages(document).values() for reason in reasons}


def test_all_that_is_said_of_files_is_known_in_persian(in_persian):
    files = [path for path in sorted((ROOT / "tests" / "data").rglob("*.*")) if path.suffix != ".json"]
    told = set().union(*map(told_of, [*files, *(ROOT / "seeds").iterdir()]))
    assert len(told) > 30
    assert sorted(words for words in told if in_own_language(words) is None) == []


def test_the_review_speaks_the_language_of_its_editor(client, db):
    root = log_in(client, "superuser")
    UserProfile.objects.create(user=root, preferred_language="fa")
    soup = review(client, upload(client, UNSURE).url)
    assert soup.select(".review-notices li")
    assert [
        words(element) for element in soup.select(".review-notices span[lang], .source-line__notice [lang]")
    ] == []


@pytest.mark.parametrize(
    ("size", "english", "persian"),
    [
        (2048, "2 KB", "۲ کیلوبایت"),
        (2**20, "1 MB", "۱ مگابایت"),
        (20 * 2**20, "20 MB", "۲۰ مگابایت"),
    ],
)
def test_sizes_are_said_in_both_languages(size, english, persian):
    with translation.override("en"):
        assert size_in_words(size) == english
    with translation.override("fa"):
        assert size_in_words(size) == persian
