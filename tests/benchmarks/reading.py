"""Prints how reading time grows with length: `python -m tests.benchmarks.reading [LARGEST_MB [SHAPE]]`.

Each line gives the seconds of processor time for a text, the least of three, and their ratio to those for the
half of it; linear growth is 2.0.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from papers.importing.read import read
from papers.importing.sources import Limits, load
from tests.importing.reports.mixing import draw, print_mix

TIMES = 3
SENTENCE = "The ferry line has slowly changed the role of the ports, as all have noted."
BEGINNING = "Ports of the North\n\nParvin Karimi¹\n\n¹. Expert, Council of Ports\n\n"


def long_essays(size: int) -> str:
    """A report whose essays grow: one mixed report, its bodies repeated."""
    return _grown(draw(5, language="en", encoding="utf-8", line_end="\n", essays=12), size)


def long_essays_in_persian(size: int) -> str:
    return _grown(draw(7, language="fa", encoding="utf-8", line_end="\n", essays=12), size)


def many_essays(size: int) -> str:
    """As many short signed essays as fit."""
    essay = (
        "On the Matter of {n}\n\nParvin Karimi¹\n\nThe port of {n} may still limit the trade of Astrakhan "
        "in the short term, as the grain market has slowly changed since then.\n\n¹. Expert, Council {n}\n\n"
    )
    return _numbered(essay, size)


def one_line_essays(size: int) -> str:
    """A title, a name and one line each: as many beginnings as a text can hold."""
    return _numbered(
        "Title {n}\n\nA. Lebedev¹\n\nIt may limit the trade of the northern ports of {n}.\n\n", size
    )


def one_essay_cut_by_pages(size: int) -> str:
    """Paragraphs that go on after a note, a page number and a running head."""
    page = (
        f"{SENTENCE}\n\n{SENTENCE} It may\n\n²³. See the report {{n}}.\n\n{{n}}\n\nPorts of the North\n\n"
        f"limit the trade. {SENTENCE}\n\n"
    )
    return BEGINNING + _numbered(page, size)


def narrow_lines(size: int) -> str:
    """Text broken by hand, with a page number and a running head on each page."""
    page = (
        "The ferry line has slowly changed the role of the ports in\n" * 29
        + "the north.\n"
        + "\n{n}\n\nPorts of the North\n\n"
    )
    return "Ports of the North\n\nParvin Karimi¹\n\n" + _numbered(page, size)


def running_heads(size: int) -> str:
    """A report of which each page has a head of its own, which comes up twice."""
    page = f"{SENTENCE} It may\n\n{{n}} The Head of {{word}}\n\nlimit the trade. {SENTENCE}\n\n"
    return BEGINNING + _numbered(page, size, repeat=2)


def notes(size: int) -> str:
    """A page of text in each essay, and notes with nobody to call them."""
    return _two_essays(_numbered("[{n}] See the report {n} of the Council.\n\n", size // 2))


def waiting_notes(size: int) -> str:
    """Essays whose authors wait for notes, which all stand at the end of the report."""
    essay = f"Title of {{n}}\n\nA. Lebedev[{{n}}]\n\n{SENTENCE}\n\n"
    essays = _numbered(essay, size * 2 // 3)
    return f"{essays}Notes\n\n" + _numbered("[{n}] Expert, Council of {n}\n\n", size // 3)


def list_items(size: int) -> str:
    return _two_essays(_numbered("- the trade of the port of {n}\n", size // 2))


def numbered_items(size: int) -> str:
    return _two_essays(_numbered("{short}. the trade of the port of {n}\n\n", size // 2))


def headings(size: int) -> str:
    return _two_essays(_numbered("The Port of {word}\n\n", size // 2))


def marked_headings(size: int) -> str:
    return _two_essays(_numbered(f"## The Port of {{n}}\n\n{SENTENCE}\n\n", size // 2))


def table(size: int) -> str:
    text = f"{SENTENCE}\n\n" * (size // 4 // len(SENTENCE))
    return _two_essays(text + _numbered("| {n} | the trade of the port |\n", size // 4))


def contents(size: int) -> str:
    """A list of contents that names as many essays as follow."""
    rows = _numbered("The Matter of {word} (A. Lebedev)\t{short}\n", size // 3)
    return f"Contents\n\n{rows}\n\n" + _numbered(
        f"The Matter of {{word}}\n\nA. Lebedev¹\n\n{SENTENCE}\n\n", size * 2 // 3
    )


def authors(size: int) -> str:
    """A closing list of as many people as sign essays."""
    essay, person = f"Title {{n}}\n\nA. {{word}}¹\n\n{SENTENCE}\n\n", "A. {word}, Ph.D. in History\n"
    share = size * len(essay) // (len(essay) + len(person))
    return f"{_numbered(essay, share)}Authors\n\n{_numbered(person, size - share)}"


def one_line(size: int) -> str:
    """A paragraph without an end."""
    return BEGINNING + "The ferry line, too, may limit (the) trade - of *grain*. " * (size // 57)


def one_sentence(size: int) -> str:
    """Paragraphs of which none is complete: all of them are one."""
    paragraph = f"{BEGINNING}{SENTENCE}\n\n"
    return paragraph + _numbered("the ferry line has slowly changed the role of the port of {n} in\n\n", size)


def no_blank_lines(size: int) -> str:
    return "Ports of the North\nParvin Karimi¹\n" + f"{SENTENCE}\n" * (size // len(SENTENCE))


def blank_lines(size: int) -> str:
    """Hardly anything but blank lines, of spaces as some programs leave them."""
    blank = f"{' ' * 31}\n"
    return f"{BEGINNING}{SENTENCE}\n" + blank * (size // len(blank)) + SENTENCE


def paper(size: int) -> str:
    """A single paper with a block of fields."""
    head = "---\ntitle: Ports of the North\nauthor: Parvin Karimi\ndate: 2018\n---\n\n"
    return head + _numbered(f"{SENTENCE} {{n}}\n\n{SENTENCE}\n\n", size)


def fields(size: int) -> str:
    """A single paper of which nearly all is its block of fields."""
    head = "---\ntitle: Ports of the North\nkeywords:\n"
    return head + _numbered("  - the port of {n}\n", size) + f"---\n\n{SENTENCE}\n\n{SENTENCE}\n"


def interview(size: int) -> str:
    """Questions and answers after the head of a newspaper's talk."""
    head = "Interview with Parvin Karimi on the Ports\n\nParvin Karimi is an expert of the Council.\n\n"
    turn = f"Q: What has changed in the port of {{n}}?\n\nA: {SENTENCE} {SENTENCE}\n\n"
    return head + _numbered(turn, size)


def _grown(mix, size: int) -> str:
    data, _ = print_mix(mix)
    text = data.decode()
    head, body = text[: len(text) // 2], text[len(text) // 2 :]
    return head + body * max(1, (size - len(head)) // len(body))


def _two_essays(body: str) -> str:
    """Put the same body in two signed essays: a report has two at least."""
    return "".join(
        f"On the {matter} of Ports\n\nParvin Karimi¹\n\n{SENTENCE}\n\n{body}\n\n{SENTENCE}\n\n"
        "¹. Expert, Council of Ports\n\n"
        for matter in ("Matter", "Trade")
    )


def _numbered(pattern: str, size: int, repeat: int = 1) -> str:
    """Fill a text with the pattern: `{n}` counts, `{short}` up to 999, `{word}` in letters."""
    return "".join(
        pattern.format(n=number, short=number % 999 + 1, word=_word(number))
        for count in range(max(2, size // len(pattern)))
        for number in (count // repeat,)
    )


def _word(number: int) -> str:
    """Write a number in letters, as a name: no two are alike."""
    letters = ""
    while number or not letters:
        number, digit = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[digit] + "aeiou"[digit % 5]
    return letters.capitalize()


SHAPES: tuple[Callable[[int], str], ...] = (
    long_essays, long_essays_in_persian, many_essays, one_line_essays, one_essay_cut_by_pages, narrow_lines,
    running_heads, notes, waiting_notes, list_items, numbered_items, headings, marked_headings, table,
    contents, authors, one_line, one_sentence, no_blank_lines, blank_lines, paper, fields, interview,
)  # fmt: skip


def seconds(text: str) -> tuple[float, str]:
    """Return the least processor time of some readings, and what the text was read as."""
    data = text.encode()
    source = load("text.txt", data, Limits(text=len(data), lines=len(data)))  # some grow a little past them
    taken = []
    for _ in range(TIMES):
        start = time.process_time()
        document = read(source)
        taken.append(time.process_time() - start)
    return min(taken), document.kind


def main(largest: float, name: str = "") -> None:
    print(f"{'shape':<26}{'MB':>6}{'seconds':>9}{'ratio':>7}  read as")
    for make in SHAPES:
        if name not in make.__name__:
            continue
        size, before = 0.5, 0.0
        while size <= largest:
            taken, kind = seconds(make(int(size * 1_000_000)))
            ratio = f"{taken / before:7.2f}" if before else " " * 7
            print(f"{make.__name__.replace('_', ' '):<26}{size:6.1f}{taken:9.2f}{ratio}  {kind}", flush=True)
            size, before = size * 2, taken


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 8.0, *sys.argv[2:3])
