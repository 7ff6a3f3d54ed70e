"""Takes the text out of a Word document, with the few marks that the readers of texts know.

document  = block*
block     = heading | paragraph | list | table | quotation, and after it the notes it refers to
heading   = "# " text                ; as many signs as its level; the title of the document has none
list      = ("- " text | "1. " text)*   ; items of inner lists begin after spaces
table     = ("| " cell " | " cell " |")*   ; a table of one cell, or of one row, is paragraphs
note      = "[" number "] " text     ; the same mark stands where the text refers to it
text      = "**" strong "**" | "*" emphasis "*" | "[" word "](" address ")" | superscript digits | plain
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

import mammoth

from papers.importing.document import UnreadableSource
from papers.importing.sources.archive import refuse_archive
from papers.importing.sources.limits import Limits
from papers.importing.sources.tree import Node, tree_of
from papers.importing.sources.wording import Wording, note_number, whole_look_of, wording_of
from papers.text.saying import say

_STYLES = """
p[style-name='Title'] => p:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol")
_SPACED = 3
"""Of so many paragraphs one is empty where a typist parts paragraphs by empty ones."""
_LONGEST_BYLINE = 120


@dataclass
class Writer:
    """The lines written so far. `notes` are the texts of notes by number; each is written once."""

    notes: dict[str, str]
    spaced: bool = False
    lines: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def gap(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def write(self, wording: Wording, before: str = "") -> None:
        """Write a text, the first line of it after `before`; its notes wait for the end of the block."""
        for text in wording.lines:
            if text.strip():
                self.lines.append(before + text.strip())
                before = ""
        self.waiting += wording.notes

    def write_notes(self) -> None:
        for number in self.waiting:
            text = self.notes.pop(number, "")
            if text:
                self.gap()
                self.lines += [f"[{number}] {text}", ""]
        self.waiting.clear()


def read_word(data: bytes, limits: Limits) -> tuple[list[str], list[tuple[int, str, str, str]]]:
    """Return the lines of the document's text and notices as plain tuples. Raises UnreadableSource."""
    refuse_archive(data, limits)
    pictures: list[str] = []

    def leave_out(picture) -> list:
        pictures.append(picture.alt_text or "")
        return []

    try:
        markup = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=leave_out,
            ignore_empty_paragraphs=False,
        ).value
        root = tree_of(markup)
        writer = Writer(_take_notes(root), _is_spaced(root))
        _write_blocks(writer, root)
    except (MemoryError, UnreadableSource):
        raise
    except RecursionError as reason:
        raise UnreadableSource(say("The Word document nests too many parts in one another.")) from reason
    except (zipfile.BadZipFile, Exception) as reason:  # whatever its reader trips over, the file is at fault
        raise UnreadableSource(
            say("The Word document is damaged: its parts do not fit together.")
        ) from reason
    for number in list(writer.notes):
        writer.waiting.append(number)
    writer.write_notes()
    if not any(line.strip() for line in writer.lines):
        raise UnreadableSource(say("The Word document holds no text."))
    return writer.lines, _notices(pictures)


def _notices(pictures: list[str]) -> list[tuple[int, str, str, str]]:
    if not pictures:
        return []
    one = say("A picture of the Word document cannot be imported.")
    several = say("{count} pictures of the Word document cannot be imported.", count=len(pictures))
    said = "; ".join(text for text in pictures if text)
    return [(1, "pictures-left-out", several if len(pictures) > 1 else one, said[:200])]


def _is_spaced(root: Node) -> bool:
    paragraphs = [child for child in root.elements() if child.tag == "p"]
    empty = sum(not child.text().strip() for child in paragraphs)
    return empty * _SPACED >= len(paragraphs) - empty > 0


def _take_notes(root: Node) -> dict[str, str]:
    """Cut the list of notes off the end of the document; return their texts by number."""
    notes: dict[str, str] = {}
    last = next(reversed(root.elements()), None)
    if last is None or last.tag != "ol" or not all(_is_note(item) for item in last.elements()):
        return notes
    root.children.remove(last)
    for number, item in enumerate(last.elements(), start=1):
        # The last child of a note is the way back to the text.
        texts = [" ".join(wording_of(child).lines) for child in item.elements()]
        notes[str(number)] = " ".join(" ".join(texts).replace("↑", "").split())
    return notes


def _is_note(item: Node) -> bool:
    return item.tag == "li" and note_number(f"#{item.attributes.get('id', '')}")


def _write_blocks(writer: Writer, parent: Node, before: str = "") -> None:
    previous = parent
    for block in parent.elements():
        if block.tag in _HEADINGS:
            writer.gap()
            signs = "#" * _HEADINGS[block.tag] + " "
            writer.write(wording_of(block, emphasised=False).on_one_line(), signs)
            writer.gap()
        elif block.tag in _LISTS:
            if not writer.spaced:
                writer.gap()
            _write_list(writer, block, "")
        elif block.tag == "table":
            writer.gap()
            _write_table(writer, block)
            writer.gap()
        elif block.tag == "blockquote":
            writer.gap()
            _write_blocks(writer, block, "> ")
            writer.gap()
        else:
            wording = wording_of(block, emphasised=not _is_byline(block, previous))
            if not writer.spaced or not any(text.strip() for text in wording.lines):
                writer.gap()
            writer.write(wording, before)
        writer.write_notes()
        previous = block if block.text().strip() else previous


def _is_byline(block: Node, previous: Node) -> bool:
    """Say whether a line is set apart as the names of authors are: in italics, or strong below a heading.

    Its emphasis says nothing then, and its marks would look like those of notes.
    """
    look = whole_look_of(block)
    if look is None or len(block.text()) > _LONGEST_BYLINE:
        return False
    above = previous.tag in _HEADINGS or whole_look_of(previous) == "strong"
    return look == "emphasised" or (above and previous.text() != block.text())


def _write_list(writer: Writer, block: Node, indent: str) -> None:
    for number, item in enumerate(block.elements(), start=1):
        mark = f"{number}. " if block.tag == "ol" else "- "
        inner = [child for child in item.elements() if child.tag in _LISTS]
        own = Node("li", {}, [child for child in item.children if child not in inner])
        writer.write(wording_of(own).on_one_line(), indent + mark)
        for child in inner:
            _write_list(writer, child, indent + "  ")


def _write_table(writer: Writer, table: Node) -> None:
    rows = [
        [cell for cell in row.elements() if cell.tag in ("td", "th")]
        for row in table.descendants("tr")
        if row.owner is table
    ]
    rows = [cells for cells in rows if cells]
    if len(rows) < 2 or max(len(cells) for cells in rows) < 2:
        for cells in rows:
            for cell in cells:
                _write_blocks(writer, cell)
        return
    width = max(len(cells) for cells in rows)
    for cells in rows:
        wordings = [wording_of(cell).on_one_line() for cell in cells]
        # A bar inside a cell would part it; the full-width one looks the same and does not.
        texts = [" ".join(wording.lines).strip().replace("|", "｜") for wording in wordings]
        writer.lines.append("| " + " | ".join(texts + [""] * (width - len(texts))) + " |")
        writer.waiting += (number for wording in wordings for number in wording.notes)
