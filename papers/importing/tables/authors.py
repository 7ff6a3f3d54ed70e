"""Compares a table of authors with the author pages that the site has: a plan, person by person.

Of each field three values meet: the one last imported, the page's own and the table's. Where only one side
has changed, that side wins; where both have, it is a conflict and the page's stays. Spellings are added and
never taken away; one that an editor took away stays away. Pages of one row are one person in each language.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from papers.importing.tables.directory import TEXTS, Author, Directory
from papers.importing.tables.reading import MOST_FAULTS, Fault, Row, Table, UnreadableTable
from papers.importing.tables.topics import SLUG
from papers.models import AuthorPage
from papers.text.letters import fold, fold_letters
from papers.text.orcid import read_orcid
from papers.text.saying import say
from papers.text.slugs import latin_slug

LONGEST = AuthorPage._meta.get_field("title").max_length
is_address = URLValidator(schemes=["http", "https"])
ENDINGS = {"title": "", "biography": "_biography"}


def author_columns() -> list[str]:
    """Return the columns of a table of authors: three for each language of the site, three for the person."""
    languages = [code for code, _ in settings.LANGUAGES]
    named = [f"{code}{ending}" for code in languages for ending in ("", "_other", "_biography")]
    return ["slug", *named, "orcid", "website"]


@dataclass
class PagePlan:
    """What becomes of the person's page in one language; `fields` are to be written, `values` remembered."""

    author: Author
    is_new: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    spellings: list[str] = field(default_factory=list)
    link: uuid.UUID | None = None
    values: dict = field(default_factory=dict)

    @property
    def changes(self) -> bool:
        return bool(self.is_new or self.fields or self.spellings or self.link)

    @property
    def writes(self) -> bool:
        record = self.author.record
        return self.changes or record is None or record.values != self.values


@dataclass
class AuthorPlan:
    """What one row makes of one person. `changes` and `kept` are lines for people, `conflicts` faults."""

    row: Row
    outcome: str = "unchanged"
    pages: list[PagePlan] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    conflicts: list[Fault] = field(default_factory=list)

    @property
    def name(self) -> str:
        names = [page.author.values["title"] for page in self.pages]
        return names[0] if names else next(iter(self.row.cells.values()))

    def object_to(self, column: str, message: str) -> None:
        self.conflicts.append(Fault(self.row.line, message, column))

    def leave(self, message: str) -> AuthorPlan:
        return AuthorPlan(self.row, "conflict", conflicts=[Fault(self.row.line, message)])


def check_authors(table: Table) -> None:
    """Raise UnreadableTable for cells that can be no address, name, iD or website."""
    faults = []
    for row in table.rows:
        slug, orcid, website = (row.line_text(column) for column in ("slug", "orcid", "website"))
        if slug and (len(slug) > LONGEST or not SLUG.fullmatch(slug)):
            faults.append(Fault(row.line, say("An address is made of a-z, 0-9 and single hyphens."), "slug"))
        if orcid and not read_orcid(orcid):
            faults.append(Fault(row.line, say("This is no ORCID iD: its digits do not check."), "orcid"))
        if website and not is_website(website):
            faults.append(Fault(row.line, say("This is no address of a website (https://…)."), "website"))
        for code, _ in settings.LANGUAGES:
            if len(row.names(code)) > 1:
                message = say(
                    "One name only; others belong into the column {column}.", column=f"{code}_other"
                )
                faults.append(Fault(row.line, message, code))
            for column in (code, f"{code}_other"):
                if any(len(fold_letters(name)) > LONGEST for name in row.names(column)):
                    faults.append(
                        Fault(row.line, say("A name has at most {most} characters.", most=LONGEST), column)
                    )
    if faults:
        raise UnreadableTable(*faults[:MOST_FAULTS])


def is_website(text: str) -> bool:
    try:
        is_address(text)
    except ValidationError:
        return False
    return len(text) <= AuthorPage._meta.get_field("website").max_length


def plan_authors(rows: Iterable[Row], directory: Directory) -> Iterator[AuthorPlan]:
    """Yield the plan of each row; reads nothing but the directory, which learns what earlier rows add."""
    lines: dict[int, int] = {}
    for row in rows:
        planned = Naming(row, directory).run()
        again = [page for page in planned.pages if lines.setdefault(id(page.author), row.line) != row.line]
        if again:
            line = lines[id(again[0].author)]
            planned = planned.leave(
                say(
                    "This is “{name}” of line {line} again; the line was left out.",
                    name=planned.name,
                    line=line,
                )
            )
        else:
            write(planned, directory)
        yield planned


class Naming:
    """The pages of one row being found, or thought of, by its address and its names."""

    def __init__(self, row: Row, directory: Directory):
        self.row, self.directory = row, directory
        self.languages = [code for code, _ in settings.LANGUAGES]
        self.names = {code: fold_letters(row.name(code)) for code in self.languages if row.name(code)}
        self.planned = AuthorPlan(row)

    def run(self) -> AuthorPlan:
        slug = self.row.text("slug") or latin_slug(next(iter(self.names.values()), ""), fallback="author")
        found = {code: self.directory.slugs.get((code, self.row.text("slug"))) for code in self.languages}
        found = {code: author for code, author in found.items() if author}
        for code, name in self.names.items():
            named = self.directory.named(code, name)
            if code not in found and len(named) > 1:
                return self.planned.leave(
                    say(
                        "{count} pages have the name “{name}”; the line was left out.",
                        count=len(named),
                        name=name,
                    )
                )
            if code not in found and named:
                found[code] = named[0]
        for author in list(found.values()):
            for code in self.languages:
                linked = self.directory.linked.get((author.key, code))
                if linked and found.setdefault(code, linked) is not linked:
                    message = say(
                        "“{one}” is linked to the page “{other}” ({slug}); the line was left out.",
                        one=author.values["title"],
                        other=linked.values["title"],
                        slug=linked.slug,
                    )
                    return self.planned.leave(message)
        if not found and not self.names:
            return self.planned.leave(
                say("There is no such author, and the line has no name to make a page.")
            )
        found = {code: found[code] for code in self.languages if code in found}
        key = next((author.key for author in found.values()), uuid.uuid4())
        for code in self.languages:
            if code in found:
                author = found[code]
                link = key if author.key != key else None
                self.planned.pages.append(PagePlan(author, link=link))
            elif code in self.names and (code, slug) in self.directory.buried:
                self.planned.kept.append(
                    say("{code}: an editor has deleted this page; it was not made again", code=code)
                )
            elif code in self.names:
                address = next((author.slug for author in found.values()), slug)
                author = Author(code, address, key, dict.fromkeys(TEXTS, ""), [])
                self.planned.pages.append(PagePlan(author, is_new=True))
        if not self.planned.pages:
            self.planned.outcome = "deleted"
        return self.planned


def write(planned: AuthorPlan, directory: Directory) -> None:
    """Decide what is written into each page of the row, and let the directory know it."""
    row = planned.row
    for page in planned.pages:
        author, code = page.author, page.author.language
        page.values = dict(author.record.values) if author.record else {}
        if page.link:
            planned.changes.append(say("{code}: linked with the page in another language", code=code))
            directory.link(author, page.link)
        source = {
            "title": fold_letters(row.name(code)),
            "biography": " ".join(row.text(f"{code}_biography").split()),
            "orcid": read_orcid(row.text("orcid")),
            "website": row.line_text("website"),
        }
        for name, value in source.items():
            if value:
                give_text(planned, page, name, value)
        for name in row.names(f"{code}_other"):
            give_spelling(planned, page, fold_letters(name), directory)
        if page.is_new:
            directory.learn(author)
        else:
            directory.learn_name(author, fold(author.values["title"]))
    if planned.pages:
        new = all(page.is_new for page in planned.pages)
        changed = "updated" if any(page.changes for page in planned.pages) else "unchanged"
        planned.outcome = "created" if new else "conflict" if planned.conflicts else changed


def give_text(planned: AuthorPlan, page: PagePlan, name: str, value: str) -> None:
    own, imported, known = page.author.values[name], page.values.get(name), name in page.values
    column = f"{page.author.language}{ENDINGS[name]}" if name in ENDINGS else name
    if own == value:
        page.values[name] = value
    elif known and imported == value:
        planned.kept.append(
            say("kept {column}: {own} (in the table: {value})", column=column, own=own or "–", value=value)
        )
    elif own and own != imported:
        message = say("The page's “{own}” stays; the table has “{value}”.", own=own, value=value)
        if known:
            message = say(
                "The page's “{own}” stays; the table has “{value}”, and before had “{imported}”.",
                own=own,
                value=value,
                imported=imported,
            )
        planned.object_to(column, message)
    else:
        page.fields[name] = page.author.values[name] = page.values[name] = value
        planned.changes.append(f"{column}: {own} -> {value}" if own else f"{column}: {value}")


def give_spelling(planned: AuthorPlan, page: PagePlan, name: str, directory: Directory) -> None:
    author, folded = page.author, fold(name)
    imported = page.values.get("spellings", [])
    others = [other for other in directory.named(author.language, name) if other is not author]
    if folded in author.names:
        pass
    elif folded in map(fold, imported):
        planned.kept.append(
            say(
                "kept without {column}: {name} (an editor took the name away)",
                column=author.language,
                name=name,
            )
        )
    elif others:
        message = say(
            "“{name}” is a name of “{other}” ({slug}); it was left there.",
            name=name,
            other=others[0].values["title"],
            slug=others[0].slug,
        )
        return planned.object_to(f"{author.language}_other", message)
    else:
        author.spellings.append(name)
        page.spellings.append(name)
        directory.learn_name(author, folded)
        planned.changes.append(say("{column}: also {name}", column=author.language, name=name))
    page.values["spellings"] = list(dict.fromkeys([*imported, name]))
    return None
