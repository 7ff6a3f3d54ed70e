"""What a report is known to say, in the words of the document, so that the two compare with `==`."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
REPORTS = ROOT / "tests" / "data" / "reports"
SEED = ROOT / "seeds" / "working_report_2_97.txt"


def truth_of(name: str) -> dict:
    return json.loads((REPORTS / f"{name}.json").read_text(encoding="utf-8"))


def without_markup(text: str) -> str:
    """The truth keeps the source's Markdown; the document is plain."""
    for marked in ("expects", "referred", "noted", "calls", "shows", "signed"):
        text = text.replace(f"[{marked}](#)", marked)
    return text.replace("\\$", "$").replace("*de facto*", "de facto")


def expected_blocks(essay: dict) -> list[tuple]:
    """Return (type, text, lines) of paragraphs and headings, (type, [(text, lines)]) of lists."""
    blocks = []
    for block in essay["blocks"]:
        if block["type"] == "ul":
            items = [(without_markup(item["text"]), tuple(item["lines"])) for item in block["items"]]
            blocks.append(("ul", items))
        else:
            lines = tuple(block["lines"]) if block.get("lines") else None
            blocks.append((block["type"], without_markup(block["text"]), lines))
    return blocks


def found_blocks(essay, expected: list[tuple]) -> list[tuple]:
    """Return the blocks of an essay in the same words; where the truth knows no lines, none are compared."""
    blocks = []
    for at, block in enumerate(essay.blocks):
        if block.items:
            blocks.append((block.type, [(item.text, item.lines) for item in block.items]))
        else:
            known = at < len(expected) and len(expected[at]) == 3 and expected[at][2] is not None
            blocks.append((block.type, block.text, block.lines if known else None))
    return blocks


def expected_notes(essay: dict) -> tuple[str, ...]:
    return tuple(note["text"] for note in essay.get("footnotes") or [essay["footnote"]])


def expected_keywords(essay: dict) -> tuple[str, ...]:
    keywords = essay["keywords"]
    return tuple(keywords["list"] if isinstance(keywords, dict) else keywords)
