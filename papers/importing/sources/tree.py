"""A small tree of the HTML that a Word document is turned into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = ("br", "img", "hr")


@dataclass(eq=False)
class Node:
    """An element; `children` are elements and texts in order. `owner` is the table that holds it, if any."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    owner: Node | None = None

    def elements(self) -> list[Node]:
        return [child for child in self.children if isinstance(child, Node)]

    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def descendants(self, tag: str) -> Iterator[Node]:
        for child in self.elements():
            if child.tag == tag:
                yield child
            yield from child.descendants(tag)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1]
        node = Node(tag, {name: value or "" for name, value in attrs})
        node.owner = parent if parent.tag == "table" else parent.owner
        parent.children.append(node)
        if tag not in _EMPTY:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree_of(markup: str) -> Node:
    """Return the body of well-formed HTML as its writer closes every element it opens."""
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.root
