"""Chains pieces of text into paragraphs: each open end gets the start that grammar and words give it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from papers.importing.grammar import (
    demands_more,
    is_finished,
    is_stub,
    starts_lower,
    starts_upper,
)
from papers.importing.hyphens import remainder_of, stub_of
from papers.importing.links import Links
from papers.importing.orphans import find_gap
from papers.importing.pieces import Piece, cut

_REACH = 60  # pieces up and down the page among which an open end looks for its other half
_NEXT = 2.5  # what speaks for the very next piece
_NEXT_LINE = 1.5  # more, if both are lines of one narrow column
_BACK = 1.0  # what speaks against going back up the page
_ENOUGH = 0.6
_ENOUGH_WITHOUT_CASE = 2.2  # where no capital shows a beginning, only good proof moves a piece
_SURE = 4.0


@dataclass(eq=False)
class Node:
    """A piece in the making of chains. `place` orders the pieces of the page."""

    piece: Piece
    place: int
    before: Node | None = field(default=None, repr=False)
    after: Node | None = field(default=None, repr=False)
    score: float = 0.0

    @property
    def head(self) -> Node:
        node = self
        while node.before is not None:
            node = node.before
        return node


def connect(left: Node, right: Node, score: float) -> bool:
    """Let `right` follow `left`, unless either is taken or a ring would close."""
    if left.after is not None or right.before is not None or left.head is right:
        return False
    left.after, right.before, left.score = right, left, score
    return True


def chain(pieces: list[Piece], links: Links) -> list[list[Piece]]:
    """Return the paragraphs of the page, each as its pieces in reading order."""
    nodes = [Node(piece, place) for place, piece in enumerate(pieces)]
    for score, left, right in candidates(nodes, links):
        connect(left, right, score)
    _resume_lines(nodes, links)
    _pair_rest(nodes, links)
    nodes.sort(key=lambda node: (node.place, node.piece.part))
    _fill_columns(nodes, links)
    return [[node.piece for node in _members(head)] for head in _in_order(nodes)]


def candidates(nodes: list[Node], links: Links) -> list[tuple[float, Node, Node]]:
    """Return every link worth making, best first. Each end looks at no more than `_REACH` pieces each way."""
    starts = [node for node in nodes if starts_lower(node.piece.text)]
    by_remainder: dict[str, list[Node]] = {}
    for node in starts:
        by_remainder.setdefault(remainder_of(node.piece.text).lower(), []).append(node)
    found: list[tuple[float, Node, Node]] = []
    for i, node in enumerate(nodes):
        near = nodes[max(0, i - _REACH) : i + _REACH]
        if is_finished(node.piece.text):
            near = nodes[i + 1 : i + 2]
        for other in near:
            score = _worth(node, other, links)
            if score is not None:
                found.append((score, node, other))
        if is_stub(node.piece.text):
            found += _known_words(node, by_remainder, links)
    found.sort(key=lambda link: (-link[0], link[1].place, link[2].place))
    return found


def _known_words(
    node: Node, by_remainder: dict[str, list[Node]], links: Links
) -> list[tuple[float, Node, Node]]:
    """Return the starts anywhere on the page that make a stub a word which the document prints elsewhere."""
    found = []
    for remainder in links.vocabulary.remainders(stub_of(node.piece.text)):
        for other in by_remainder.get(remainder, ())[:8]:
            if abs(other.place - node.place) >= _REACH and other is not node:
                found.append((_SURE, node, other))
    return found


def _worth(left: Node, right: Node, links: Links) -> float | None:
    """Return the score of a link, None if it is not to be thought of."""
    if left is right or links.begins(right.piece):
        return None
    distance = right.place - left.place
    neighbours = distance == 1
    one, two = left.piece, right.piece
    lower, upper = starts_lower(two.text), starts_upper(two.text)
    if not lower and not neighbours and (upper or distance < 0):
        return None
    if (
        upper
        and not (one.narrow and (two.narrow or not is_finished(one.text)))
        and not demands_more(one.text)
    ):
        return None
    score = links.score(one, two)
    if is_finished(one.text):
        return score + _NEXT if lower and score > 0 and neighbours else None
    if neighbours and not two.follows:
        score += _NEXT + (_NEXT_LINE if one.narrow and two.narrow else 0.0)
        return score if score > _ENOUGH else None
    score -= 0.6 * math.log2(max(1, abs(distance))) + (_BACK if distance < 0 else 0.0)
    return score if score > (_ENOUGH if lower else _ENOUGH_WITHOUT_CASE) else None


def _resume_lines(nodes: list[Node], links: Links) -> None:
    """Close lines that were cut at seams: what found another place is left out, the rest goes on as printed.

    A piece from the middle of a line that is open at both ends ("standing and become a") belongs inside
    another line: the gap it fits is looked for in the lines round it.
    """
    lines: dict[int, list[Node]] = {}
    for node in nodes:
        lines.setdefault(node.piece.number, []).append(node)
    for parts in [parts for parts in lines.values() if any(node.piece.follows for node in parts)]:
        for node in parts[1:]:
            open_start = node.before is None and starts_lower(node.piece.text)
            if open_start and node.after is None and demands_more(node.piece.text):
                _insert(node, parts, nodes, links)
        last = parts[0]
        for node in parts[1:]:
            if node.before is None and last.after is None and node.piece.follows:
                connect(last, node, 0.0)
            last = node if _same_flow(last, node) else last


def _same_flow(last: Node, node: Node) -> bool:
    """Tell whether a line's text goes on in `node`: it was joined to what stands before it there."""
    return node.before is last or last.after is not None and node.after is None and node.before is None


def _pair_rest(nodes: list[Node], links: Links) -> None:
    """Give an open end a start further down that nothing else has claimed, unless grammar speaks against it."""
    ends = [node for node in nodes if node.after is None and not is_finished(node.piece.text)]
    for start in nodes:
        if start.before is None and starts_lower(start.piece.text) and not links.begins(start.piece):
            above = [end for end in ends if 0 < start.place - end.place < _REACH and end.after is None]
            scored = [(links.score(end.piece, start.piece), end.place, end) for end in above[-12:]]
            score, _, end = max(scored, key=lambda one: one[:2], default=(0.0, 0, None))
            if end is not None and score > 0:
                connect(end, start, score)


def _insert(alien: Node, parts: list[Node], nodes: list[Node], links: Links) -> None:
    """Put a piece into the gap of a line near by that it fits, if there is one."""
    near = [
        node
        for node in nodes
        if abs(node.place - alien.place) <= 8
        and node.piece.number != alien.piece.number
        and not node.piece.level
    ]
    beside = parts[parts.index(alien) + 1 :]
    cut_lines = {node.piece.number for node in near if node.piece.follows}
    hosts = [(node.piece, abs(node.place - alien.place), node.piece.number in cut_lines) for node in near]
    gap = find_gap(alien.piece, beside[0].piece if beside else None, hosts, links)
    if gap is None:
        return
    index, offset = gap
    host = near[index]
    tail = Node(cut(host.piece, offset), host.place, after=host.after, score=host.score)
    if tail.after is not None:
        tail.after.before = tail
    host.piece = cut(host.piece, 0, offset)
    host.after, host.score = None, 0.0
    connect(host, alien, 1.0)
    connect(alien, tail, 1.0)
    nodes.append(tail)


def _fill_columns(nodes: list[Node], links: Links) -> None:
    """Join lines of one column over a full stop at a line's end, if the next word had no room on the line."""
    widths = sorted(len(node.piece.text) for node in nodes if node.piece.narrow)
    for left, right in zip(nodes, nodes[1:], strict=False):
        if left.after or right.before or links.begins(right.piece) or left.piece.level:
            continue
        run = [node for node in (left.before, left, right, right.after) if node is not None]
        if len(run) < 3 or not all(node.piece.narrow for node in (left, right)) or len(widths) < 6:
            continue
        width = widths[len(widths) // 2]
        first_word = right.piece.text.split(None, 1)[0]
        if len(left.piece.text) + len(first_word) >= width and is_finished(left.piece.text):
            connect(left, right, 0.0)


def _members(head: Node) -> list[Node]:
    members = [head]
    while members[-1].after is not None:
        members.append(members[-1].after)
    return members


def _in_order(nodes: list[Node]) -> list[Node]:
    """Return the heads of the chains in reading order: as printed, but a column goes where its top belongs.

    Where a paragraph jumps back up the page to a column's top, the paragraphs under that top come along.
    """
    at = {node: i for i, node in enumerate(nodes)}
    moved: dict[Node, list[Node]] = {}
    taken: set[Node] = set()
    for node in nodes:
        if (
            node.after is not None
            and at[node.after] < at[node]
            and node.piece.number > node.after.piece.number
        ):
            home = node.head
            for other in _below(nodes, at[node.after]):
                if other is not home and other not in taken:
                    taken.add(other)
                    moved.setdefault(home, []).append(other)
    ordered: list[Node] = []
    seen: set[Node] = set()
    for start in [node for node in nodes if node.before is None and node not in taken] + nodes:
        stack = [start]
        while stack:
            node = stack.pop()
            if node not in seen and node.before is None:
                seen.add(node)
                ordered.append(node)
                stack += reversed(moved.get(node, []))
    return ordered


def _below(nodes: list[Node], top: int) -> list[Node]:
    """Return the heads under a column's top: as far as narrow lines go on, or up to a wide gap of blank lines."""
    heads: list[Node] = []
    narrow = nodes[top].piece.narrow
    gaps = sorted(two.piece.number - one.piece.number for one, two in zip(nodes, nodes[1:], strict=False))
    usual = max(1, gaps[len(gaps) // 2])
    for before, node in zip(nodes[top:], nodes[top + 1 :], strict=False):
        if narrow and (not node.piece.narrow or node.piece.level):
            return heads
        if not narrow and node.piece.number - before.piece.number > usual + 1:
            return heads
        if node.before is None:
            heads.append(node)
    return heads if narrow else []
