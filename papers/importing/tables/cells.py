"""How names stand in the cells of a table: written so that they are read as they were, and no formula.

cell  = ["'"] names
names = name {"|" name}            ; in a name, `\\|` is a bar and `\\\\` a backslash

A cell that a spreadsheet would take for a formula is written behind an apostrophe, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection), and so is one that looks guarded already: what one
export put there, and nothing else, one reading takes away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FORMULA_SIGNS = "=+\\-@\t\r"
"""A spreadsheet takes a cell that begins so for a formula; as a class of a regular expression."""
_TO_GUARD = re.compile(f"'*[{FORMULA_SIGNS}]")
_GUARDED = re.compile(f"'+[{FORMULA_SIGNS}]")
_NAME = re.compile(r"(?:\\[\\|]|[^|])+")
_ESCAPE = re.compile(r"\\([\\|])")


def guarded(cell: str) -> str:
    """Return the cell so that no spreadsheet reads it as a formula."""
    return f"'{cell}" if _TO_GUARD.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return what `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def joined(names: Iterable[str]) -> str:
    """Return the names as one cell."""
    return "|".join(name.replace("\\", "\\\\").replace("|", "\\|") for name in names)


def parted(cell: str) -> list[str]:
    """Return the names of a cell, each on one line; a backslash before any other sign is one."""
    names = (_ESCAPE.sub(r"\1", " ".join(name.split())) for name in _NAME.findall(cell))
    return [name for name in names if name]
