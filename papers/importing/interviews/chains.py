"""Chains pieces of text into paragraphs: each open end gets the start that grammar and words give it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise

from papers.importing.interviews.assignment import best_pairs
from papers.importing.interviews.grammar import (
    demands_more,
    is_finished,
    is_stub,
    starts_lower,
    starts_upper,
)
from papers.importing.interviews.hyphens import remainder_of, stub_of
from papers.importing.interviews.links import Links, emphasis_turns
from papers.importing.interviews.orphans import find_gap
from papers.importing.interviews.pieces import Piece, cut
from papers.importing.interviews.widths import short_lines

_REACH = 40  # pieces up and down the page among which an open end looks for its other half
_NEXT = 2.5  # what speaks for the very next piece
_NEXT_LINE = 1.5  # more, if both are lines of one narrow column
_ENOUGH = 0.6
_ENOUGH_WITHOUT_CASE = 2.2  # where no capital shows a beginning, only good proof moves a piece
_SURE = 4.0
_NEXT_WIDE = 1.5  # what speaks for the next piece where paragraphs are scattered
_FAR = 0.3  # what speaks against each doubling of the distance
_BACK = 0.7  # what speaks against going back up the page
_LEAST = -1.5  # an open end and an open start that remain belong together unless grammar says no
_LONGEST_LINE = 130  # characters of a line that was set to a width; longer ones are whole paragraphs
_BLANK = 1  # lines that OCR leaves blank between any two
_MOST = 48  # ends and starts that are weighed against each other
_SPARE = 2  # characters by which a line may be short without a reason
_FEWEST_OPEN = 3  # lines inside a sentence that show the width


@dataclass(eq=False)
class Node:
    """A piece in the making of chains. `place` orders the pieces of the page."""

    piece: Piece
    place: int
    before: Node | None = field(default=None, repr=False)
    after: Node | None = field(default=None, repr=False)
    score: float = 0.0
    member_of: Node | None = field(default=None, repr=False)

    @property
    def band(self) -> Node:
        """Return the node that stands for all nodes chained with this one (a union-find tree)."""
        node = self
        while node.member_of is not None:
            if node.member_of.member_of is not None:
                node.member_of = node.member_of.member_of
            node = node.member_of
        return node

    @property
    def head(self) -> Node:
        node = self
        while node.before is not None:
            node = node.before
        return node


def connect(left: Node, right: Node, score: float) -> bool:
    """Let `right` follow `left`, unless either is taken or a ring would close."""
    if left.after is not None or right.before is not None or left.band is right.band:
        return False
    right.band.member_of = left.band
    left.after, right.before, left.score = right, left, score
    return True


def chain(pieces: list[Piece], links: Links) -> list[list[Piece]]:
    """Return the paragraphs of the page, each as its pieces in reading order."""
    nodes = [Node(piece, place) for place, piece in enumerate(pieces)]
    for score, left, right in _sure_links(nodes, links):
        connect(left, right, score)
    _resume_lines(nodes, links)
    _pair_rest(nodes, links)
    _close_lines(nodes)
    _join_names(nodes, links)
    nodes.sort(key=lambda node: (node.place, node.piece.part))
    _fill_columns(nodes, links)
    return [[node.piece for node in _members(head)] for head in _in_order(nodes)]


def _sure_links(nodes: list[Node], links: Links) -> list[tuple[float, Node, Node]]:
    """Return the links that need no comparison with all others, best first: broken words and neighbours."""
    by_remainder: dict[str, list[Node]] = {}
    for node in nodes:
        if starts_lower(node.piece.text):
            by_remainder.setdefault(remainder_of(node.piece.text).lower(), []).append(node)
    found: list[tuple[float, Node, Node]] = []
    short = short_lines([node.piece for node in nodes])
    for i, node in enumerate(nodes):
        if i in short or (i + 1 < len(nodes) and _stress_breaks(node.piece, nodes[i + 1].piece)):
            pass  # the line is the last one of its paragraph, though its sentence is not finished
        elif i + 1 < len(nodes) and (score := _neighbour_worth(node, nodes[i + 1], links)) is not None:
            found.append((score, node, nodes[i + 1]))
        if is_stub(node.piece.text):
            found += _known_words(node, nodes[max(0, i - _REACH) : i + _REACH], by_remainder, links)
    found.sort(key=lambda link: (-link[0], link[1].place, link[2].place))
    return found


def _stress_breaks(one: Piece, two: Piece) -> bool:
    """Tell whether bold or italics that hold a whole line begin or end where a sentence is open, and none
    goes on: the end of the first was lost."""
    return emphasis_turns(one, two) and not starts_lower(two.text) and not is_finished(one.text)


def _known_words(
    node: Node, near: list[Node], by_remainder: dict[str, list[Node]], links: Links
) -> list[tuple[float, Node, Node]]:
    """Return the starts that surely complete a stub; far ones only if the document prints the very word
    elsewhere.
    """
    found = []
    for other in near:
        score = links.score(node.piece, other.piece)
        if other is not node and score >= _SURE and starts_lower(other.piece.text):
            found.append((score - _distance(node, other), node, other))
    for remainder in links.vocabulary.remainders(stub_of(node.piece.text)):
        for other in by_remainder.get(remainder, ())[:8]:
            if abs(other.place - node.place) >= _REACH and not links.begins(other.piece):
                found.append((_SURE, node, other))
    return found


def _distance(left: Node, right: Node) -> float:
    """Return what the way from one piece to another costs."""
    distance = right.place - left.place
    return _FAR * math.log2(max(1, abs(distance))) + (_BACK if distance < 0 else 0.0)


def _neighbour_worth(left: Node, right: Node, links: Links) -> float | None:
    """Return the score of going on with the next piece, None if other pieces are to be weighed too."""
    one, two = left.piece, right.piece
    lower, upper = starts_lower(two.text), starts_upper(two.text)
    score = links.score(one, two)
    if links.begins(two) or two.follows:
        return None
    if is_finished(one.text):
        return score + _NEXT if lower and score > 0 else None
    narrow = one.narrow and two.narrow
    if lower and not one.narrow and not is_stub(one.text):
        return None
    if upper and not narrow:
        return None
    if upper and remainder_of(two.text).lower() in links.vocabulary.small and remainder_of(two.text) != "I":
        return None  # no name: a sentence begins, and the end of the one above was lost
    if not lower and not upper and len(one.text) > _LONGEST_LINE and two.number - one.number <= _BLANK + 1:
        return None  # two whole paragraphs with nothing taken out between them: the first one broke off
    score += _NEXT + (_NEXT_LINE if narrow else 0.0) * (2 if is_stub(one.text) else 1)
    return score if score > _ENOUGH else None


def _pair_rest(nodes: list[Node], links: Links) -> None:
    """Give the open ends that remain the open starts that remain, so that all pairs together fit best."""
    starts = [
        node
        for node in nodes
        if node.before is None
        and not links.begins(node.piece)
        and not node.piece.level
        and starts_lower(node.piece.text)
    ]
    ends = [node for node in nodes if node.after is None and not is_finished(node.piece.text)]
    for i in range(0, len(starts), _MOST):
        some = starts[i : i + _MOST]
        near = [end for end in ends if end.after is None and abs(end.place - some[0].place) < 4 * _REACH][
            :_MOST
        ]
        scores = [[_pair_worth(end, start, links) for start in some] for end in near]
        pairs = best_pairs(scores, _LEAST)
        for row, column in sorted(pairs, key=lambda pair: -scores[pair[0]][pair[1]]):
            connect(near[row], some[column], scores[row][column])


def _join_names(nodes: list[Node], links: Links) -> None:
    """Join the next line, if it starts with a name, to an end that needs one ("ministers of" + "Russia")."""
    for left, right in pairwise(nodes):
        starts = starts_upper(right.piece.text) and not links.begins(right.piece)
        if left.after is None and right.before is None and starts and demands_more(left.piece.text):
            score = links.score(left.piece, right.piece) + _NEXT
            if score > _ENOUGH and not is_finished(left.piece.text):
                connect(left, right, score)


def _pair_worth(left: Node, right: Node, links: Links) -> float:
    if left is right or (left.piece.number == right.piece.number and right.place == left.place + 1):
        return -math.inf
    score = links.score(left.piece, right.piece)
    if score <= -4.0:
        return -math.inf
    near = right.place - left.place == 1
    return score + (_NEXT_WIDE if near else 0.0) - _distance(left, right)


def _resume_lines(nodes: list[Node], links: Links) -> None:
    """Find the gap for a piece from the middle of a line that is open at both ends ("standing and become
    a").
    """
    for parts in _cut_lines(nodes):
        for node in parts[1:]:
            open_start = node.before is None and starts_lower(node.piece.text)
            if open_start and node.after is None and demands_more(node.piece.text):
                _insert(node, parts, nodes, links)
        for left, alien, right in zip(parts, parts[1:], parts[2:], strict=False):
            if alien.before is not None and right.before is None and right.piece.follows:
                connect(left, right, 0.0)


def _close_lines(nodes: list[Node]) -> None:
    """Close lines that were cut at seams: pieces that found no other place go on as printed."""
    for parts in _cut_lines(nodes):
        last = parts[0]
        for node in parts[1:]:
            if node.before is None and last.after is None:
                connect(last, node, 0.0)
            last = node if node.before is last else last


def _cut_lines(nodes: list[Node]) -> list[list[Node]]:
    """Return the lines that were cut at seams, each as its pieces from left to right."""
    lines: dict[tuple[int, int], list[Node]] = {}
    for node in nodes:
        lines.setdefault((node.piece.number, node.piece.column), []).append(node)
    return [parts for parts in lines.values() if any(node.piece.follows for node in parts)]


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
    host.after, host.score = alien, 1.0
    alien.before, alien.after, alien.score = host, tail, 1.0
    tail.before = alien
    tail.member_of, alien.band.member_of = host, host.band
    nodes.append(tail)


def _fill_columns(nodes: list[Node], links: Links) -> None:
    """Join two lines of one paragraph over a full stop at the end of the first.

    Where only paragraphs are parted by blank lines, a missing blank line joins. Else the next word shows
    it: it had no room any more on the line above. Bold or italics that begin or end there part two speeches.
    """
    solid = _solid_lines(nodes)
    for i, (left, right) in enumerate(pairwise(nodes)):
        if left.after or right.before or links.begins(right.piece) or left.piece.level:
            continue
        if left.piece.text.endswith(".") and starts_lower(right.piece.text):
            continue  # the beginning of the second was lost
        if not is_finished(left.piece.text) or emphasis_turns(left.piece, right.piece):
            continue
        if left.piece.number in solid:
            joined = right.piece.number - left.piece.number == 1
        else:
            joined = bool(left.before or right.after) and _is_full(left, right, nodes[max(0, i - 8) : i + 10])
            joined = joined and not left.piece.text.endswith(("?", "؟"))
        if joined:
            connect(left, right, 0.0)


def _solid_lines(nodes: list[Node]) -> set[int]:
    """Return the numbers of the lines that surely hang together with the next one if no blank line parts
    them: blank lines part paragraphs alone, and no line of the same group ends a sentence with room to spare.
    """
    if not _are_paragraphs_parted(nodes):
        return set()
    groups: list[list[Node]] = []
    for node in nodes:
        if groups and 0 <= node.piece.number - groups[-1][-1].piece.number <= 1:
            groups[-1].append(node)
        else:
            groups.append([node])
    return {node.piece.number for group in groups if not _holds_paragraphs(group) for node in group}


def _holds_paragraphs(group: list[Node]) -> bool:
    """Tell whether lines that were set to a width hold the end of a paragraph: the next word had room."""
    open_, roomy, ends = 0, 0, 0
    width = sorted(node.piece.width for node in group)[len(group) * 9 // 10]
    for left, right in pairwise(group):
        spare = width - left.piece.width - 1 - len(right.piece.text.split(None, 1)[0])
        if is_finished(left.piece.text):
            ends += spare > _SPARE
        elif not is_stub(left.piece.text):
            open_ += 1
            roomy += spare > _SPARE
    return bool(ends) and open_ >= _FEWEST_OPEN and roomy * 4 <= open_


def _are_paragraphs_parted(nodes: list[Node]) -> bool:
    """Tell whether blank lines stand between paragraphs alone, so that lines without one hang together."""
    close = far = open_close = open_far = 0
    for left, right in pairwise(nodes):
        if right.piece.number - left.piece.number == 1:
            close += 1
            open_close += left.after is right
        elif right.piece.number - left.piece.number > 1:
            far += 1
            open_far += left.after is right
    return close > 2 and far > 0 and open_close * 2 > close and open_far * 5 < far


def _is_full(left: Node, right: Node, near: list[Node]) -> bool:
    """Tell whether the first word of `right` had no room on the line of `left`, by the lines near by."""
    if len(left.piece.text) > _LONGEST_LINE or not near:
        return False
    lengths = sorted(
        len(node.piece.text) for node in near if node.after is not None and node.after.place == node.place + 1
    )
    lengths = [length for length in lengths if length <= _LONGEST_LINE]
    if len(lengths) < 3:
        return False
    first_word = right.piece.text.split(None, 1)[0]
    return len(left.piece.text) + 1 + len(first_word) > lengths[len(lengths) * 3 // 4]


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
    """Return the heads under a column's top: as far as narrow lines go on, or up to a wide gap of blank
    lines.
    """
    heads: list[Node] = []
    narrow = nodes[top].piece.narrow
    gaps = sorted(two.piece.number - one.piece.number for one, two in pairwise(nodes))
    usual = max(1, gaps[len(gaps) // 2])
    for before, node in zip(nodes[top:], nodes[top + 1 :], strict=False):
        if narrow and (not node.piece.narrow or node.piece.level):
            return heads
        if not narrow and node.piece.number - before.piece.number > usual + 1:
            return heads
        if node.before is None:
            heads.append(node)
    return heads if narrow else []
