"""An editor who changes, publishes, moves, deletes and translates pages, and what she wants to find again."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Locale

from papers.importing.fields import read_field
from papers.importing.merging import comparable
from papers.models import (
    AuthorPage,
    EssayPage,
    ImportedPage,
    PapersIndexPage,
    ReportPage,
    Topic,
    WorkPage,
)
from tests import factories


@dataclass
class Wish:
    """What an editor made of one page: each part must be in its newest revision for ever after.

    `fields` are whole values, `blocks` the changed and added ones by id, `gone` the ids of deleted ones,
    `order` ids in the order wanted. `links` are the author pages chosen for printed names. No reader may
    see the words in `hidden` before the editor publishes them.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    blocks: dict[str, Any] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    order: list[str] = field(default_factory=list)
    links: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)


def stream_name(page) -> str:
    return "preface" if isinstance(page, ReportPage) else "body"


def newest(page):
    return page.specific.get_latest_revision_as_object()


def words_shown(page) -> str:
    """Return all that readers see of a page."""
    names = ["title"]
    if isinstance(page, WorkPage):
        names += ["abstract", "signatures", "topics", stream_name(page)]
    return repr([read_field(page, name) for name in names])


class Editor:
    """Does one thing a step; `wishes` are by the key of the page, `deleted` are keys of import records."""

    def __init__(self):
        self.wishes: dict[int, Wish] = {}
        self.moved: dict[int, int] = {}
        self.translated: set[int] = set()
        self.withdrawn: set[int] = set()
        self.deleted: set[str] = set()
        self.said = 0

    def pages(self, *models, language="en") -> list:
        found = [page for model in models for page in model.objects.filter(locale__language_code=language)]
        return sorted(found, key=lambda page: page.path)

    def pick(self, number, *models, **options):
        found = self.pages(*models, **options)
        return found[number % len(found)] if found else None

    def say(self) -> str:
        self.said += 1
        return f"Words {self.said} of the editor"

    def edit(self, number, change, place, publish) -> None:
        """Change one thing about a work or an author, as a draft or for readers."""
        page = self.pick(number, WorkPage, AuthorPage)
        if page is not None:
            self.change(page.specific, change, place, publish)

    def change(self, page, change, place, publish) -> None:
        draft = newest(page)
        wish = self.wishes.setdefault(page.pk, Wish())
        said = self.said
        if isinstance(page, WorkPage):
            getattr(self, f"change_{change}")(draft, wish, place)
        else:
            self.change_title(draft, wish, place)
        revision = draft.save_revision()
        wish.hidden |= {f"Words {one} of the editor" for one in range(said + 1, self.said + 1)}
        if publish:
            revision.publish()
            self.publishes(page)

    def publishes(self, page) -> None:
        self.withdrawn.discard(page.pk)
        if page.pk in self.wishes:
            self.wishes[page.pk].hidden.clear()

    def change_title(self, page, wish, place) -> None:
        page.title = wish.fields["title"] = self.say()

    def change_abstract(self, page, wish, place) -> None:
        page.abstract = wish.fields["abstract"] = self.say()

    def change_topics(self, page, wish, place) -> None:
        topic = Topic.objects.create(name=self.say())
        page.topics.set([*list(page.topics.all())[1:], topic])
        wish.fields["topics"] = read_field(page, "topics")

    def change_signatures(self, page, wish, place) -> None:
        rows = list(page.signatures.all())
        if rows and place % 2:
            rows[0].affiliation_printed = self.say()
        else:
            rows.append(factories.signature(self.say(), order=len(rows)))
        page.signatures = rows
        wish.fields["signatures"] = read_field(page, "signatures")

    def change_link(self, page, wish, place) -> None:
        rows, author = list(page.signatures.all()), self.pick(place, AuthorPage)
        if rows and author:
            rows[0].author = author
            page.signatures = rows
            wish.links[rows[0].name_printed] = author.pk

    def change_text(self, page, wish, place) -> None:
        def reword(blocks):
            block = blocks[place % len(blocks)]
            words = f"<p>{self.say()}</p>"
            if block["type"] == "items":
                items = block["value"]["items"]
                value = {**block["value"], "items": [{**items[0], "value": words}, *items[1:]]}
            else:
                value = words
            block = {**block, "value": value}
            wish.blocks[block["id"]] = comparable(block)
            return [block if one["id"] == block["id"] else one for one in blocks]

        self.change_blocks(page, reword)

    def change_new_block(self, page, wish, place) -> None:
        def add(blocks):
            block = {"type": "paragraph", "value": f"<p>{self.say()}</p>", "id": str(uuid.uuid4())}
            wish.blocks[block["id"]] = comparable(block)
            at = place % (len(blocks) + 1)
            return [*blocks[:at], block, *blocks[at:]]

        self.change_blocks(page, add, even_empty=True)

    def change_no_block(self, page, wish, place) -> None:
        def drop(blocks):
            gone = blocks[place % len(blocks)]["id"]
            if wish.blocks.pop(gone, None) is None:
                wish.gone.add(gone)
            return [block for block in blocks if block["id"] != gone]

        self.change_blocks(page, drop)

    def change_order(self, page, wish, place) -> None:
        def move(blocks):
            block = blocks[place % len(blocks)]
            moved = [*(one for one in blocks if one["id"] != block["id"]), block]
            wish.order = [one["id"] for one in moved]
            return moved

        self.change_blocks(page, move)

    def change_blocks(self, page, change, even_empty=False) -> None:
        name = stream_name(page)
        blocks = read_field(page, name)
        if blocks or even_empty:
            setattr(page, name, change(blocks))

    def publish(self, number) -> None:
        page = self.pick(number, WorkPage, AuthorPage)
        if page is not None:
            page.specific.get_latest_revision().publish()
            self.publishes(page)

    def unpublish(self, number) -> None:
        page = self.pick(number, WorkPage, AuthorPage)
        if page is not None and page.live:
            page.specific.unpublish()
            self.withdrawn.add(page.pk)

    def move(self, number, place) -> None:
        """Put an essay among others: its siblings, or those of the other parent that it may have."""
        page = self.pick(number, EssayPage)
        if page is None:
            return
        parents, former = self.pages(PapersIndexPage, ReportPage), page.get_parent().pk
        parent = parents[place % len(parents)]
        taken = parent.get_children().exclude(pk=page.pk).filter(slug=page.slug).exists()
        if not taken:
            page.move(parent, pos=("first-child", "last-child")[place // 2 % 2])
            self.moved.setdefault(page.pk, former)

    def delete(self, number) -> None:
        page = self.pick(number, WorkPage, AuthorPage)
        if page is None:
            return
        gone = list(page.get_descendants(inclusive=True).values_list("pk", flat=True))
        self.deleted |= set(ImportedPage.objects.filter(page__in=gone).values_list("key", flat=True))
        page.specific.delete()
        self.forget(gone)

    def forget(self, pages) -> None:
        for key in pages:
            self.wishes.pop(key, None)
            self.moved.pop(key, None)
            self.withdrawn.discard(key)

    def translate(self, number) -> None:
        """Make the Persian page of a work, below that of its report, and write into it."""
        page, persian = self.pick(number, WorkPage), Locale.objects.get(language_code="fa")
        if page is None:
            return
        parent = page.get_parent().specific
        for one in (parent, page.specific):
            if isinstance(one, WorkPage) and not one.has_translation(persian):
                one.copy_for_translation(persian)
                self.translated |= {one.pk, one.get_translation(persian).pk}
        self.change(page.specific.get_translation(persian), "text", 0, publish=False)
