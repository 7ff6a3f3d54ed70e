"""The author pages that a site has, as a table is compared with them: read in four queries."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from papers.models import AuthorPage, ImportedPage, NameSpelling
from papers.text.letters import fold

TEXTS = ("title", "biography", "orcid", "website")


@dataclass(eq=False)
class Author:
    """One author page as its newest revision has it; `pk` is None while it is about to be made."""

    language: str
    slug: str
    key: uuid.UUID
    values: dict[str, str]
    spellings: list[str]
    pk: int | None = None
    record: ImportedPage | None = None

    @property
    def names(self) -> set[str]:
        """The folded names under which an import finds the page."""
        return {fold(name) for name in (self.values["title"], *self.spellings)}


class Directory:
    """All author pages by address, by name and by what links them; it learns what rows of a table add.

    `buried` are the import records of pages that an editor deleted, by language and address.
    """

    def __init__(self):
        self.slugs: dict[tuple[str, str], Author] = {}
        self.names: dict[tuple[str, str], list[Author]] = {}
        self.linked: dict[tuple[uuid.UUID, str], Author] = {}
        drafts = AuthorPage.objects.filter(has_unpublished_changes=True)
        contents = dict(drafts.values_list("pk", "latest_revision__content"))
        spellings: dict[int, list[str]] = {}
        for key, text in NameSpelling.objects.order_by("sort_order").values_list("author", "text"):
            spellings.setdefault(key, []).append(text)
        records = {}
        self.buried: dict[tuple[str, str], ImportedPage] = {}
        for record in ImportedPage.objects.filter(key__contains=":author:").order_by("pk"):
            language, _, slug = record.key.split(":", 2)
            if record.page_id is None:
                self.buried[language, slug] = record
            records[record.page_id] = record
        columns = ("pk", "slug", "locale__language_code", "translation_key", *TEXTS)
        for pk, slug, language, key, *texts in AuthorPage.objects.order_by("path").values_list(*columns):
            content = contents.get(pk) or {}
            values = {name: content.get(name, text) for name, text in zip(TEXTS, texts, strict=True)}
            drafted = [row["text"] for row in content.get("spellings", ())]
            known = list(dict.fromkeys([*drafted, *(() if content else spellings.get(pk, ()))]))
            self.learn(Author(language, slug, key, values, known, pk, records.get(pk)))

    def learn(self, author: Author) -> None:
        self.slugs.setdefault((author.language, author.slug), author)
        self.linked.setdefault((author.key, author.language), author)
        for name in author.names:
            self.learn_name(author, name)

    def learn_name(self, author: Author, folded: str) -> None:
        owners = self.names.setdefault((author.language, folded), [])
        if author not in owners:
            owners.append(author)

    def named(self, language: str, name: str) -> list[Author]:
        return self.names.get((language, fold(name)), [])

    def link(self, author: Author, key: uuid.UUID) -> None:
        """Let the author be one of those under the key."""
        if self.linked.get((author.key, author.language)) is author:
            del self.linked[author.key, author.language]
        author.key = key
        self.linked[key, author.language] = author
