"""What a work says, part by part: each part is translated, compared and shown by itself."""

import hashlib
import html
import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.html import strip_tags


class Part(NamedTuple):
    """One piece of a work's text. `name` stays while the words change: of a field, or the id of a block.

    `kind` is the field's name or the type of the block; `text` is plain, without emphasis and links.
    """

    name: str
    kind: str
    text: str


def parts_of(work) -> list[Part]:
    """Return the parts of a work that have words, in reading order."""
    return [part for part in (*texts_of(work), *affiliations_of(work)) if part.text.strip()]


def texts_of(work) -> list[Part]:
    """Return the parts of a work that are its own text, in reading order; some may be without words."""
    found = []
    for name in work.text_fields:
        value = getattr(work, name)
        if isinstance(value, str):
            found.append(Part(name, name, value))
        else:
            found += parts_of_blocks(value.get_prep_value())
    return found


def affiliations_of(work) -> Iterator[Part]:
    """Yield how the authors sign: a translation repeats it in its own language."""
    for order, signature in enumerate(work.signatures.all(), start=1):
        words = [signature.name_printed, signature.affiliation_printed]
        yield Part(f"signature-{order}", "signature", "\n".join(word for word in words if word))


def parts_of_blocks(blocks: Iterable[dict]) -> Iterator[Part]:
    """Yield the parts of a StreamField's stored blocks; a list gives one for each item."""
    for block in blocks:
        kind, value = block["type"], block["value"]
        if kind == "items":
            for item in value["items"]:
                yield Part(item["id"], "item", plain(item["value"]))
        else:
            yield Part(block["id"], kind, text_of_value(kind, value))


def note_anchor(mark: str, number: int = 1) -> str:
    """Return the id of the so-manieth note with this mark: note-1, note-x2a for an asterisk, note-1-2."""
    plain = mark if mark.isascii() and mark.isalnum() else "x" + "".join(f"{ord(sign):x}" for sign in mark)
    return f"note-{plain}" + (f"-{number}" if number > 1 else "")


def text_of_value(kind: str, value) -> str:
    """Return the plain words of a stored block; a note's mark and a heading's level are none."""
    if kind == "table":
        rows = (value or {}).get("data") or []
        return "\n".join(" | ".join(plain(str(cell or "")) for cell in row) for row in rows)
    if kind == "gap":
        return ""
    if isinstance(value, dict):
        words = [plain(value.get(name) or "") for name in WORDS_OF_BLOCKS]
        return "\n".join(word for word in words if word)
    return plain(str(value or ""))


WORDS_OF_BLOCKS = ("speaker", "text", "source", "alternative", "caption")
"""The fields of block values that readers read, whichever block has them."""


def plain(markup: str) -> str:
    """Return the words of rich text, or of plain text, on one line."""
    return " ".join(html.unescape(strip_tags(markup)).split())


def digest_of(parts: Iterable[Part]) -> str:
    """Return 32 hexadecimal digits that are the same for the same words under the same names."""
    said = json.dumps([list(part) for part in parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()
