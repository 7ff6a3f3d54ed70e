"""Prints how reading time grows with length: `python -m tests.benchmarks.reading [LARGEST_MB]`.

Each line gives the seconds for a text and their ratio to those for the half of it; linear growth is 2.0.
"""

from __future__ import annotations

import sys
import time

from papers.importing.read import read
from papers.importing.sources import load
from tests.importing.reports.mixing import draw, print_mix


def long_essays(size: int) -> str:
    """A report whose essays grow: one mixed report, its bodies repeated."""
    data, _ = print_mix(draw(5, language="en", encoding="utf-8", line_end="\n", essays=12))
    return _filled(data.decode(), size)


def many_essays(size: int) -> str:
    """As many short signed essays as fit."""
    essay = (
        "On the Matter of {n}\n\nParvin Karimi¹\n\nThe port of {n} may still limit the trade of Astrakhan "
    )
    essay += (
        "in the short term, as the grain market has slowly changed since then.\n\n¹. Expert, Council {n}\n\n"
    )
    return _numbered(essay, size)


def one_line_essays(size: int) -> str:
    """A title, a name and one line each: as many beginnings as a text can hold."""
    return _numbered(
        "Title {n}\n\nA. Lebedev¹\n\nIt may limit the trade of the northern ports of {n}.\n\n", size
    )


def narrow_lines(size: int) -> str:
    """Text broken by hand, with a page number and a running head on each page."""
    page = (
        "The ferry line has slowly changed the role of the ports in\n" * 30
        + "\n{n}\n\nPorts of the North\n\n"
    )
    return "Ports of the North\n\nParvin Karimi¹\n\n" + _numbered(page, size)


def one_line(size: int) -> str:
    """A paragraph without an end."""
    return "A Title\n\nParvin Karimi¹\n\n" + "The ferry line, too, may limit (the) trade - of *grain*. " * (
        size // 57
    )


def _numbered(pattern: str, size: int) -> str:
    return "".join(pattern.format(n=number) for number in range(max(2, size // len(pattern))))


def _filled(text: str, size: int) -> str:
    head, body = text[: len(text) // 2], text[len(text) // 2 :]
    return head + body * max(1, (size - len(head)) // len(body))


TEXTS = (long_essays, many_essays, one_line_essays, narrow_lines, one_line)


def seconds(text: str) -> float:
    source = load("text.txt", text.encode())
    start = time.perf_counter()
    read(source)
    return time.perf_counter() - start


def main(largest: float) -> None:
    for make in TEXTS:
        print(make.__name__.replace("_", " "))
        size, before = 0.5, 0.0
        while size <= largest:
            taken = seconds(make(int(size * 1_000_000)))
            ratio = f"  ratio {taken / before:.2f}" if before else ""
            print(f"  {size:5.1f} MB  {taken:7.2f} s{ratio}", flush=True)
            size, before = size * 2, taken


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 8.0)
