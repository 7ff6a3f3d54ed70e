"""No text for editors or readers stands in the code without a way to its translation."""

import ast
import re
from pathlib import Path

import pytest

from tests.site.messages import ROOT

SPOKEN_NAMES = {
    *("label", "help_text", "verbose_name", "verbose_name_plural", "heading", "menu_label", "page_title"),
    *("content", "placeholder", "header_title", "description", "error_message"),
}
"""Keywords and class attributes that Django and Wagtail show to people."""
SPEAKING_CALLS = {
    "ValidationError",
    "CannotTranslate",
    "MenuItem",
    "add_error",
    "success",
    "warning",
    "error",
    "info",
}
FIELDS = {"CharField", "TextField", "BooleanField", "URLField", "DateField", "StreamField"}
"""The first argument of a model's field is its name, if it is a text."""
SAME_EVERYWHERE = {"ORCID", "ROR"}
NOT_SPOKEN = {"papers/migrations", "papers/management"}
"""A migration repeats the models; a command's help is read at a terminal, in English."""


def bare_texts(source: str) -> list[str]:
    """Return each literal that people would meet untranslated, with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            spoken = [keyword.value for keyword in node.keywords if keyword.arg in SPOKEN_NAMES]
            if called in SPEAKING_CALLS:
                spoken += node.args
            if called in FIELDS and getattr(getattr(node.func, "value", None), "id", "") == "models":
                spoken += node.args[:1]
        elif isinstance(node, ast.Assign):
            names = {target.id for target in node.targets if isinstance(target, ast.Name)}
            spoken = [node.value] if names & SPOKEN_NAMES else []
        else:
            continue
        found += [f"{text.lineno}: {words}" for text in spoken if (words := words_of(text))]
    return found


def words_of(node: ast.expr) -> str:
    """Return the words of a literal or a formatted one; "" for anything that is not read as words."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    text = " ".join(texts)
    is_words = any(letter.isalpha() for letter in text) and (" " in text.strip() or text[:1].isupper())
    return text if is_words and text not in SAME_EVERYWHERE else ""


def code_files() -> list[Path]:
    files = sorted((ROOT / "papers").rglob("*.py"))
    return [path for path in files if not path.relative_to(ROOT).as_posix().startswith(tuple(NOT_SPOKEN))]


def test_no_text_for_people_is_bare():
    bare = {
        path.relative_to(ROOT).as_posix(): texts
        for path in code_files()
        if (texts := bare_texts(path.read_text(encoding="utf-8")))
    }
    assert bare == {}


def test_the_forms_and_the_screens_are_among_the_files():
    names = {path.relative_to(ROOT).as_posix() for path in code_files()}
    assert {
        "papers/models/works.py",
        "papers/blocks.py",
        "papers/admin/forms.py",
        "papers/admin/writing.py",
    } <= names


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('forms.CharField(label="Title")', ["1: Title"]),
        ('forms.CharField(label=_("Title"), required=False)', []),
        ('models.CharField("sort key of names", max_length=9)', ["1: sort key of names"]),
        ('models.CharField(_("sort key"), max_length=9)', []),
        ('models.ForeignKey("papers.WorkPage", on_delete=1)', []),
        ('class Meta:\n    verbose_name = "Big topic"', ["2: Big topic"]),
        ('raise ValidationError("No such day.")', ["1: No such day."]),
        ('raise ValidationError({"day": _("No such day.")})', []),
        ('messages.error(request, f"Not {name} now")', ["1: Not   now"]),
        ('models.CharField("ORCID", max_length=19)', []),
        ('label = "next"', []),
    ],
)
def test_a_bare_text_is_named(code, texts):
    assert bare_texts(code) == texts


WAITING = {"papers/admin/translating/start.py", "papers/admin/translating/panel.py"}
"""Files whose sentences still take titles as they are."""
TITLE = re.compile(r"[\"'](?:title|other|name|date)[\"']: (?!inserted\()")


def test_a_title_in_a_sentence_is_isolated_where_it_runs_the_other_way():
    """A sentence that says %(title)s is given what `inserted` makes of the title."""
    loose = [
        f"{path.relative_to(ROOT).as_posix()}: {match.group()}"
        for path in code_files()
        if path.relative_to(ROOT).as_posix() not in WAITING
        for source in [path.read_text(encoding="utf-8")]
        for message in re.finditer(r"%\((?:title|other|name|date)\)s", source)
        for match in TITLE.finditer(source, message.end(), message.end() + 200)
    ]
    assert loose == []
