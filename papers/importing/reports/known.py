"""The titles and names that the contents and the closing list of a report know."""

from __future__ import annotations

from collections.abc import Sequence

from papers.importing.document import ContentsRow, Contributor
from papers.importing.reports.lines import number_of, title_key
from papers.importing.reports.names import fits_initials, name_key, same_person, split_names


class Known:
    """The titles and names that the contents and the closing list know."""

    def __init__(self, contents: Sequence[ContentsRow], contributors: Sequence[Contributor]):
        self.titles = {unnumbered_key(row.title) for row in contents}
        self.titles |= {title_key(f"{row.title} {row.author_short}") for row in contents if row.author_short}
        self._full = {name_key(person.name) for person in contributors}
        self._families: dict[str, list[str]] = {}
        for person in contributors:
            self._families.setdefault(_family(person.name), []).append(person.name)
        for row in contents:
            for name in split_names(row.author_short):
                self._families.setdefault(_family(name), []).append(name)
        self.lists_names = bool(self._families)

    def title(self, title: str) -> bool:
        return unnumbered_key(title) in self.titles

    def listed(self, name: str) -> bool | None:
        """Say whether a list has the name; None: there is no list."""
        return self.name(name) if self.lists_names else None

    def name(self, name: str) -> bool:
        if name_key(name) in self._full:
            return True
        near = self._families.get(_family(name), ())[:50]
        return any(fits_initials(other, name) or same_person(other, name) for other in near)


def _family(name: str) -> str:
    """Group names by a few letters of the last word: enough for spellings of one name to meet."""
    words = name.replace("-", " ").split()
    return name_key(words[-1])[:3] if words else ""


def unnumbered_key(title: str) -> str:
    """Return the key of a title (see `lines.title_key`) without the number of the essay."""
    found = number_of(title)
    return title_key(title[found[1] :] if found else title)
