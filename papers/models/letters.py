"""One spelling for what is stored: Persian letters for their Arabic look-alikes, whichever door a text takes.

Names are folded on the pages of every language, and all texts of a page whose language is Persian. Digits,
ZWNJ and addresses stay; so does every tag of rich text.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import StreamField

from papers.text.letters import fold_letters, has_look_alikes
from papers.text.markup import change_words

KEPT = {
    "slug": "an address",
    "url_path": "an address",
    "website": "an address",
    "contact_website": "an address",
    "contact_email": "an address",
    "content_type": "no text",
    "alias_of": "no text",
    "sort_key": "made of the name",
    "folded_text": "made of the other fields",
    "text_digest": "made of the other fields",
}
"""The fields that hold no words of people, and why; a field with choices holds none either."""


class PersianLetters:
    """Mixin of the page models: what is saved, live or as a draft, is folded first, with its rows.

    `name_fields` are the fields of the page, or of rows of it, that hold names.
    """

    name_fields = ()

    def fold_texts(self) -> None:
        """Fold the page's texts and those of the rows that it holds in memory."""
        language = getattr(self, "language", "") or (self.locale.language_code if self.locale_id else "")
        fold_row(self, language)
        for rows in getattr(self, "_cluster_related_objects", None) or {}:
            for row in getattr(self, rows).all():
                if row._meta.app_label == self._meta.app_label:
                    fold_row(row, language)

    def save(self, *args, **kwargs):
        self.fold_texts()
        super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        self.fold_texts()
        return super().save_revision(*args, **kwargs)


def fold_row(row: models.Model, language: str) -> None:
    """Fold the texts of one page or row in place; `language` is that of the page's text."""
    for name in text_fields_of(type(row)):
        value = getattr(row, name)
        if isinstance(value, blocks.StreamValue):
            value = value.get_prep_value() if language == "fa" else []
        folded = folded_value(type(row), name, value, language)
        if folded != value:
            setattr(row, name, folded)


def folded_value(model: type[models.Model], name: str, value: Any, language: str) -> Any:
    """Return the value of a field as it is stored: a text, or the stored blocks of a stream."""
    if isinstance(value, str) and (language == "fa" or name in getattr(model, "name_fields", ())):
        return folded(value) if name in text_fields_of(model) else value
    if isinstance(value, list) and language == "fa":
        return folded_blocks(model._meta.get_field(name).stream_block, value)
    return value


def text_fields_of(model: type[models.Model]) -> Iterator[str]:
    """Yield the names of the fields in which people write: Wagtail's own of a page too."""
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField | StreamField)
        if is_text and field.name not in KEPT and not getattr(field, "choices", None):
            yield field.name


def folded(text: str) -> str:
    return fold_letters(text) if has_look_alikes(text) else text


def folded_blocks(stream: blocks.BaseStreamBlock, rows: list) -> list:
    """Return the stored blocks of a stream, folded; a block of an unknown type stays as it is."""
    return [
        {**row, "value": folded_block(stream.child_blocks[row["type"]], row["value"])}
        if row.get("type") in stream.child_blocks
        else row
        for row in rows
    ]


def folded_block(block: blocks.Block, value: Any) -> Any:
    """Return the stored value of a block, folded where people write in it."""
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        children = block.child_blocks
        return {
            name: folded_block(children[name], part) if name in children else part
            for name, part in value.items()
        }
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return [{**row, "value": folded_block(block.child_block, row["value"])} for row in value]
    if isinstance(block, TableBlock) and isinstance(value, dict):
        cells = [[folded(cell) if isinstance(cell, str) else cell for cell in row] for row in value["data"]]
        return {**value, "data": cells, "table_caption": folded(value.get("table_caption") or "")}
    if isinstance(block, blocks.RichTextBlock) and isinstance(value, str):
        return change_words(value, folded)
    if isinstance(block, blocks.CharBlock | blocks.TextBlock) and isinstance(value, str):
        return folded(value)
    return value
