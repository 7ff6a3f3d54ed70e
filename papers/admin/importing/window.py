"""The lines of a source that one screen shows: all of them, or of a huge source one stretch at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_LINES = 2000
"""Lines that a browser shows at once without waiting."""

STRETCH = 1000


@dataclass(frozen=True)
class Window:
    """Lines `first` to `last` of `total`; all counted from 1."""

    first: int
    last: int
    total: int

    @property
    def is_whole(self) -> bool:
        return self.first == 1 and self.last == self.total

    @property
    def before(self) -> int:
        """Return the first line of the stretch before this one; 0 where there is none."""
        return max(self.first - STRETCH, 0)

    @property
    def after(self) -> int:
        """Return the first line of the next stretch; 0 where there is none."""
        return self.last + 1 if self.last < self.total else 0

    def holds(self, lines: Iterable[int]) -> bool:
        """Return whether one of the lines is shown; a part without lines is shown with the first stretch."""
        lines = tuple(lines)
        return self.is_whole or any(self.first <= line <= self.last for line in lines or (1,))

    def address_of(self, line: int) -> str:
        """Return where a link to the line leads: down this screen, or to the stretch that has it."""
        here = self.is_whole or self.first <= line <= self.last
        return f"#line-{line}" if here else f"?from={stretch_of(line)}#line-{line}"


def window_on(total: int, asked: str | None) -> Window:
    """Return the stretch with the line that was asked for, of as many lines; nonsense asks for the first."""
    if total <= MOST_LINES:
        return Window(1, total, total)
    line = int(asked) if asked and asked.isascii() and asked.isdecimal() and len(asked) < 10 else 1
    first = stretch_of(min(max(line, 1), total))
    return Window(first, min(first + STRETCH - 1, total), total)


def stretch_of(line: int) -> int:
    """Return the first line of the stretch in which the line stands."""
    return (line - 1) // STRETCH * STRETCH + 1
