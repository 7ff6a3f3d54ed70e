"""Stretches of a text that are in another language than the text round them, told by their script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from papers.text.direction import Script, language_of_script, letters_of, script_used_by


class Run(NamedTuple):
    """A stretch of a text. `language` is "" where it is the one of the text round it."""

    text: str
    language: str


FOREIGN_SHARE = 3 / 4
"""A part is in another language as a whole where more of its letters than this are of another script."""

_SCRIPTS: tuple[Script, ...] = ("latin", "arabic", "cyrillic")
_LETTERS = {script: re.compile(f"[{letters_of(script)}]+") for script in _SCRIPTS}
_FOREIGN = {
    native: re.compile(f"[{''.join(letters_of(script) for script in _SCRIPTS if script != native)}]")
    for native in _SCRIPTS
}
_TOKENS = re.compile(
    "|".join(f"(?P<{script}>[{letters_of(script)}]+)" for script in _SCRIPTS) + "|(?P<figure>[0-9]+)"
)


def foreign_language(text: str, language: str) -> str:
    """Return the language of a text that is not in `language` as a whole, else "".

    A text that begins in `language` is in it, however long what it then quotes: «نک: Smith, A History».
    Only an acronym at its head says nothing: IRS may open a Persian title.
    """
    native = script_used_by(language)
    if not _FOREIGN[native].search(text):
        return ""
    counts = {script: sum(map(len, letters.findall(text))) for script, letters in _LETTERS.items()}
    script = max(counts, key=lambda one: counts[one])
    if _begins_in(native, text):
        return ""
    whole = script != native and counts[script] > FOREIGN_SHARE * sum(counts.values())
    return language_of_script(script) if whole else ""


def _begins_in(script: Script, text: str) -> bool:
    words = (token for token in _TOKENS.finditer(text) if token.lastgroup != "figure")
    first = next(words, None)
    if first is None or first.lastgroup != script:
        return False
    return len(first[0]) == 1 or not first[0].isupper()


def runs(text: str, language: str) -> list[Run]:
    """Return the text cut where its language changes; joined again, the runs are the text.

    A run in another language begins with a letter and ends with a letter, a figure or the bracket that
    closes one in it. A single Latin word is at home in every text: JCPOA in Persian is no run.
    """
    native = script_used_by(language)
    if not _FOREIGN[native].search(text):
        return [Run(text, "")] if text else []
    found: list[Run] = []
    kept = 0
    for start, end, script in _foreign_stretches(text, native):
        if script == "latin" and len(text[start:end].split()) < 2:
            continue
        if start > kept:
            found.append(Run(text[kept:start], ""))
        found.append(Run(text[start:end], language_of_script(script)))
        kept = end
    if kept < len(text):
        found.append(Run(text[kept:], ""))
    return found


def _foreign_stretches(text: str, native: Script) -> Iterator[tuple[int, int, Script]]:
    """Yield (start, end, script) of each stretch of letters of one other script, in order."""
    start, end, script = 0, 0, native
    for token in _TOKENS.finditer(text):
        if token.lastgroup in (script, "figure"):
            end = token.end()
            continue
        if script != native:
            yield start, _with_its_bracket(text, start, end), script
        start, end, script = token.start(), token.end(), token.lastgroup
    if script != native:
        yield start, _with_its_bracket(text, start, end), script


def _with_its_bracket(text: str, start: int, end: int) -> int:
    """Return the end of a stretch that takes in the brackets that close what was opened in it."""
    opened = text.count("(", start, end) - text.count(")", start, end)
    while opened > 0 and text[end : end + 1] == ")":
        end, opened = end + 1, opened - 1
    return end
