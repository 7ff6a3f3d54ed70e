"""Names, titles and numbers in templates: isolated from their neighbours, in the reader's digits."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup, NavigableString
from django.template.base import Lexer, TokenType

ROOT = Path(__file__).resolve().parents[2] / "templates"
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html"))

ISOLATING_FILTERS = {"foreign", "printed_date", "linebreaks", "urlize", "said"}
OWN_WORDS = {"language_name", "kind_name", "kinds_name", "day_in_words", "moment_in_words", "capfirst"}
"""Filters whose answer is in the reader's own language and digits."""
ISOLATING_ATTRIBUTES = ("script_attributes", "language_attributes", "in_language")
ISOLATING_TAGS = {"bdi", "time", "title", "script", "style", "option", "textarea", "input", "q"}
BLOCKS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "dd",
    "dt",
    "td",
    "th",
    "div",
    "caption",
    "summary",
    "figcaption",
}
NUMBERS = re.compile(
    r"(?:^|[._])(?:number|count|counter|total|length|minutes|page|year|line|first|last|seconds)$|\|length$|\.pk$"
)
PRINTED_NUMBERS = re.compile(r"(?:report|work)\.number$")
"""Numbers with signs in them (2/97), which their neighbours do reorder."""
OURS = {
    "block.super": "the template below",
    "label": "a name of the interface, translated",
    "previous_label": "the interface's words",
    "next_label": "the interface's words",
    "kind": "translated, or the report's own beside nothing else",
    "language.name": "the name of a language in itself, in an element with its lang",
    "letter": "one letter, in a section with its lang",
    "mark": "a figure or a sign, the first of its line",
    "call": "an address",
    "slip.name": "the interface's words",
    "text": "rich text of a note, in an element of its own",
    "error": "a sentence of the form",
    "field": "the form's own",
    "field.errors": "the form's own",
    "reason": "the interface's words",
    "field.label": "the form's own",
    "field.label_tag": "the form's own",
    "field.help_text": "the form's own",
    "form.other.label": "the form's own",
    "form.kind.label": "the form's own",
    "form.kind.errors": "the form's own",
    "form.kind": "the form's own",
    "draft.label": "the form's own",
    "form.non_field_errors": "sentences of the form, their titles isolated",
    "form.original.label": "the form's own",
    "radio.tag": "the form's own",
    "radio.choice_label": "the form's own",
    "action.label": "the interface's words",
    "entry.label": "the interface's words",
    "group.heading": "the interface's words",
    "change.label": "the interface's words",
    "count.rule.title": "the interface's words",
    "line.level": "the interface's words",
    "line.title": "the interface's words",
    "part.kind": "the interface's words",
    "row.get_outcome_display": "the interface's words",
    "outcome": "the interface's words",
    "language": "the name of a language in the reader's",
    "choice.planned.locale.get_display_name": "the name of a language in the reader's",
    "piece.text": "a stretch of one text, in an element with its lang",
    "piece": "a stretch of one text, in an element with its lang",
    "name": "the interface's words: of a facet",
    "result.snippet": "the interface's words: of a place in a work",
}
"""What stands in a text and needs no isolation, and why."""


class Insertion(NamedTuple):
    """A variable in a template: `of_message` says that a translated sentence holds it."""

    expression: str
    of_message: bool
    parent: str
    isolated: bool
    alone: bool

    @property
    def variable(self) -> str:
        return self.expression.partition("|")[0].strip()

    @property
    def filters(self) -> set[str]:
        return {part.partition(":")[0].strip() for part in self.expression.split("|")[1:]}


def insertions_of(source: str) -> list[Insertion]:
    """Return what a template inserts into its text; what it puts into attributes is not read as text."""
    skeleton, expressions = skeleton_of(source)
    soup = BeautifulSoup(skeleton, "html.parser")
    found = []
    for node in soup.find_all(string=re.compile("\x01")):
        for number in re.findall("\x01([0-9]+)\x02", node):
            expression, of_message = expressions[int(number)]
            found.append(
                Insertion(expression, of_message, node.parent.name, is_isolated(node), stands_alone(node))
            )
    return found


def is_isolated(node: NavigableString) -> bool:
    parent = node.parent
    own = {name for name in parent.attrs if name in ("dir", "lang") or name.startswith("isolates")}
    return parent.name in ISOLATING_TAGS or bool(own)


def stands_alone(node: NavigableString) -> bool:
    """Say whether the text is all that a block of lines has: nothing of its line can reorder it."""
    words = re.sub("\x01[0-9]+\x02", "", node).strip()
    return node.parent.name in BLOCKS and not words and len(re.findall("\x01", node)) == 1


def skeleton_of(source: str):
    """Return the template as HTML in which a sign stands for each variable, and the variables."""
    html, expressions, named, within, in_message = "", [], {}, [], False
    for token in Lexer(source).tokenize():
        words = token.contents.split()
        if token.token_type == TokenType.TEXT:
            html += token.contents
        elif token.token_type == TokenType.BLOCK and words[0] in ("blocktranslate", "with"):
            in_message = words[0] == "blocktranslate"
            named |= dict(re.findall(r"(\w+)=((?:[^\s\"]|\"[^\"]*\")+)", token.contents))
        elif token.token_type == TokenType.BLOCK and words[0] == "block":
            within.append(words[1])
            html += "<title>" * (words[1] == "title")
        elif token.token_type == TokenType.BLOCK and words[0] == "endblock":
            html += "</title>" * (within.pop() == "title")
        elif token.token_type == TokenType.BLOCK:
            in_message = in_message and words[0] != "endblocktranslate"
        elif token.token_type == TokenType.VAR:
            expression = named.get(token.contents, token.contents)
            if html.rfind("<") > html.rfind(">"):
                kind = "isolates" if any(name in expression for name in ISOLATING_ATTRIBUTES) else "x"
                in_value = html.count('"', html.rfind("<")) % 2 or html.endswith(("<h", "</h"))
                html += "v" if in_value and kind == "x" else f" {kind}{len(expressions)}=''"
            else:
                html += f"\x01{len(expressions)}\x02"
            expressions.append((expression, in_message))
    return html, expressions


def faults_of(source: str) -> list[str]:
    """Return each insertion that its neighbours could reorder, or that prints Latin digits to everyone."""
    faults = []
    for found in insertions_of(source):
        number = NUMBERS.search(found.expression) or NUMBERS.search(found.variable)
        number = number and not found.filters & {"keep_dashes", "foreign"}
        if number and "local_digits" not in found.filters and not found.filters & OWN_WORDS:
            faults.append(f"digits: {found.expression}")
        isolated = found.isolated or found.alone or found.filters & (ISOLATING_FILTERS | OWN_WORDS)
        plain_number = "local_digits" in found.filters and not PRINTED_NUMBERS.search(found.variable)
        wants_isolation = not number or PRINTED_NUMBERS.search(found.variable)
        if wants_isolation and not isolated and not plain_number and found.variable not in OURS:
            faults.append(f"isolation: {found.expression}")
    return faults


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_a_template_inserts_is_isolated_and_in_local_digits(name):
    assert faults_of((ROOT / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("<p>By {{ author.title }}</p>", ["isolation: author.title"]),
        ("<p>By {{ author.title|foreign:LANGUAGE_CODE }}</p>", []),
        ("<p>By <bdi>{{ author.title }}</bdi></p>", []),
        ("<p>By <b>{{ author.title }}</b></p>", ["isolation: author.title"]),
        ("<p>By <b{{ author.title|script_attributes:LANGUAGE_CODE }}>{{ author.title }}</b></p>", []),
        ('<p>By <b dir="auto">{{ author.title }}</b></p>', []),
        ("<h1>{{ page.title }}</h1>", []),
        ('<a href="{{ page.url }}" title="{{ page.title }}">x</a>', []),
        ("<h{{ level }}>{{ page.title|foreign:x }}</h{{ level }}>", []),
        ("<p>{{ works.count }} works</p>", ["digits: works.count"]),
        ("<p>{{ works.count|local_digits }} works</p>", []),
        ("{% blocktranslate with n=a.title %}See {{ n }}{% endblocktranslate %}", ["isolation: a.title"]),
        ("{% blocktranslate with n=a.title %}See <bdi>{{ n }}</bdi>{% endblocktranslate %}", []),
        ("{% blocktranslate with n=a|length %}{{ n }}{% endblocktranslate %}", ["digits: a|length"]),
        ("<p>{{ run.started|date:'H:i' }}, run</p>", ["isolation: run.started|date:'H:i'"]),
        ("<p>{{ run.started|moment_in_words }}, run</p>", []),
        ("<p>1. <b{{ code|in_language }}>{{ page.title }}</b></p>", []),
        ("{% blocktranslate count n=a with x=a|local_digits %}{{ x }} one{% endblocktranslate %}", []),
    ],
)  # fmt: skip
def test_a_fault_is_named(source, faults):
    assert faults_of(source) == faults
