"""Reads one value of a block of fields: a plain or quoted text, a list in brackets, pairs in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator

Pairs = dict[str, str]
Value = str | Pairs

_COMMENT = re.compile(r"\s#(?:\s.*)?$")
_PAIR = re.compile(r"""\s*["']?(?P<name>[A-Za-z][\w-]{0,40})["']?\s*:\s*(?P<value>.*)$""", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")
_QUOTED = re.compile(r""" "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' """, re.VERBOSE)
_BEFORE_VALUE = ("", "[", "{", ",", "،", ":")
_DEEPEST = 3
"""Brackets and braces within one another: a list of people, each with a list of affiliations."""


def value_text(value: Value) -> str:
    """Return a text, or the name among pairs."""
    return (value if isinstance(value, str) else value.get("name", "")).strip()


def read_value(printed: str, within: int = 0) -> list[Value]:
    """Read a value. A list gives its items; what is not closed, or lies too deep, is a plain text."""
    text = printed.strip()
    if not text:
        return []
    end = _end_of(text) if within < _DEEPEST else 0
    if text[0] in "[{\"'" and end and (not text[end:].strip() or text[end:].lstrip().startswith("#")):
        inner = text[1 : end - 1]
        if text[0] == "[":
            return [value for item in _parts(inner) for value in read_value(item, within + 1)]
        if text[0] == "{":
            return [pairs] if (pairs := _pairs(inner, within + 1)) else []
        return [_unquoted(text[:end])]
    return [_without_comment(text)]


def _without_comment(text: str) -> str:
    comment = _COMMENT.search(text) if " #" in text or "\t#" in text else None
    return text[: comment.start()].strip() if comment else text


def _outside(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield position, sign and depth of what stands outside quotes; a closing sign has the depth outside it.

    A quote opens where a value may begin; elsewhere it is an apostrophe.
    """
    before = ""
    at = depth = 0
    while at < len(text):
        character = text[at]
        quoted = _QUOTED.match(text, at) if before in _BEFORE_VALUE and character in "\"'" else None
        if quoted:
            at = quoted.end()
        else:
            depth += (character in "[{") - (character in "]}")
            yield at, character, depth
            at += 1
        if not character.isspace():
            before = character


def _end_of(text: str) -> int:
    """Return the position after the bracket or quote that closes the first one; 0 if nothing does."""
    if text[0] in "\"'":
        quoted = _QUOTED.match(text)
        return quoted.end() if quoted else 0
    if text[0] in "[{":
        for at, character, depth in _outside(text):
            if depth == 0:
                return at + 1 if text[0] + character in ("[]", "{}") else 0
    return 0


def _parts(text: str) -> list[str]:
    """Part at the commas outside quotes, brackets and braces."""
    commas = [at for at, character, depth in _outside(text) if depth == 0 and character in ",،"]
    starts = [0, *(at + 1 for at in commas)]
    parts = (text[begin:end].strip() for begin, end in zip(starts, [*commas, len(text)], strict=True))
    return [part for part in parts if part]


def _pairs(text: str, within: int) -> Pairs:
    pairs: Pairs = {}
    for part in _parts(text):
        if match := _PAIR.match(part):
            values = read_value(match["value"], within)
            pairs[match["name"].casefold()] = "; ".join(value_text(value) for value in values)
    return pairs


def _unquoted(text: str) -> str:
    inner = text[1:-1]
    return _ESCAPED.sub(r"\1", inner) if text[0] == '"' else inner.replace("''", "'")
