"""Reads an interview, also one that OCR took from a page of two columns with its lines out of order.

    lines -> pieces -> columns -> chains -> paragraphs -> roles -> document

A line becomes a piece of plain text. Captions, "continued on" lines and page numbers step aside. Lines are
cut where two columns met inside them. Narrow lines are dealt out to their columns, open ends get the starts
that grammar and the document's own words give them, and broken words are made whole. What is lost stays
lost: `Block.lost` says where, a notice quotes the broken end.
"""

from __future__ import annotations

import itertools

from papers.importing.document import Block, Document, Interview, Line, Notice
from papers.importing.interviews.chains import chain
from papers.importing.interviews.columns import split_gutters, unweave
from papers.importing.interviews.furniture import caption_lost, continued_tail, is_caption, is_furniture
from papers.importing.interviews.head import Head, read_head
from papers.importing.interviews.introductions import People, introduce, merge, named_field, names_people
from papers.importing.interviews.links import Links
from papers.importing.interviews.misreadings import misreading_notices
from papers.importing.interviews.paragraphs import Paragraph, assemble, join_notices, loss_notice, mark_losses
from papers.importing.interviews.pieces import Piece, cut, read_pieces, split_seams
from papers.importing.interviews.roles import Part, assign_roles
from papers.importing.interviews.speakers import Speakers
from papers.text.direction import language_of

_CAPTION_WORDS = 40


def read_interview(lines: tuple[Line, ...]) -> Document:
    """Return the best reading of an interview; whatever is doubtful or lost comes back as notices.

    Every line with text is in some block, in the head, or among the leftovers. Odd input raises nothing.
    """
    pieces, leftovers = _set_aside(read_pieces(lines))
    captions = [piece for piece in pieces if is_caption(piece.text)]
    pieces = [piece for piece in pieces if piece not in captions]
    speakers = Speakers([piece.text for piece in pieces], introduce(piece.text for piece in pieces))
    head, body = read_head(pieces, speakers)
    credits = [piece for piece in body[-3:] if named_field(piece.text) and head.take(piece)]
    body = split_gutters(
        [piece for piece in body if piece not in credits], {line.number: line.text for line in lines}
    )
    chains, links, damaged = _read_text(body, speakers)
    chains, interposed = _interposed(chains, body, links)
    captions = sorted(captions + interposed, key=lambda piece: piece.number)
    paragraphs = mark_losses([assemble(pieces, links.vocabulary) for pieces in chains])
    people = _people(head, paragraphs)
    _place_byline(head, people)
    speakers = Speakers([paragraph.text for paragraph in paragraphs], people)
    parts = assign_roles(paragraphs, speakers, damaged)
    blocks = _head_blocks(head) + _place_captions([_block(part, speakers) for part in parts], captions, body)
    notices = [loss_notice(block.text, block.lines, block.lost) for block in blocks if block.lost]
    for pieces in chains:
        notices += join_notices(pieces, links.vocabulary)
    notices += misreading_notices(blocks)
    if parts and not any(part.role in ("question", "answer") for part in parts):
        notices.append(
            Notice(
                parts[0].paragraph.lines[0], "no-question-found", "No question was found in this interview."
            )
        )
    return Document(
        kind="interview",
        language=language_of(" ".join(line.text for line in lines)) or "en",
        interview=_interview(head, people),
        blocks=tuple(blocks),
        notices=tuple(sorted(notices, key=lambda notice: (notice.line, notice.code, notice.text))),
        leftovers=tuple(leftovers),
    )


def looks_like_interview(lines: tuple[Line, ...]) -> bool:
    """Tell whether a file reads as an interview: its label, an introduction, or labelled questions and
    answers.
    """
    pieces = read_pieces(lines)
    texts = [piece.text for piece in pieces]
    speakers = Speakers(texts, introduce(texts[:40]))
    labels = [label for text in texts if (label := speakers.label(text))]
    asked = sum(label.role == "question" for label in labels)
    answered = len(labels) - asked
    if asked and answered and len(labels) * 12 >= len(texts):
        return True
    questions = sum(text.rstrip("\"'”’»)* ").endswith(("?", "؟")) for text in texts[1:])
    if questions >= 3 and questions * 5 >= len(texts):
        return True
    head, _ = read_head(pieces[:12], speakers)
    introduced = any(names_people(text) for text in texts[:200])
    return bool(questions and (head.label or (questions * 40 >= len(texts) and (introduced or labels))))


def _set_aside(pieces: list[Piece]) -> tuple[list[Piece], list[Line]]:
    """Take out the lines, and the ends of lines, that only say where the text goes on."""
    kept: list[Piece] = []
    leftovers: list[Line] = []
    for piece in pieces:
        tail = continued_tail(piece.text)
        if is_furniture(piece.text):
            leftovers.append(Line(piece.number, piece.text))
        elif tail is not None:
            leftovers.append(Line(piece.number, piece.text[tail:].strip()))
            kept.append(cut(piece, 0, tail))
        else:
            kept.append(piece)
    return kept, leftovers


def _read_text(body: list[Piece], speakers: Speakers) -> tuple[list[list[Piece]], Links, bool]:
    """Return the paragraphs as chained pieces, the links they rest on, and whether the page was scattered."""
    starters = frozenset(piece.number for piece in body if speakers.label(piece.text))
    links = Links([piece.text for piece in body], starters)
    pieces = [part for piece in body for part in split_seams(piece)]
    chains = chain(unweave(pieces, links), links)
    order = [piece.number for pieces in chains for piece in pieces]
    return chains, links, order != sorted(order)


def _interposed(
    chains: list[list[Piece]], body: list[Piece], links: Links
) -> tuple[list[list[Piece]], list[Piece]]:
    """Take out single lines that stand in the middle of a sentence which goes on behind them: captions."""
    place = {piece.number: i for i, piece in enumerate(body)}
    jumps = {
        place[left.number] + 1
        for pieces in chains
        for left, right in itertools.pairwise(pieces)
        if place[right.number] == place[left.number] + 2
    }
    captions = [
        pieces[0]
        for pieces in chains
        if len(pieces) == 1
        and place[pieces[0].number] in jumps
        and not links.begins(pieces[0])
        and len(pieces[0].text.split()) <= _CAPTION_WORDS
        and not pieces[0].text.endswith(("?", "؟"))
        and pieces[0].text[:1].isupper()
    ]
    return [pieces for pieces in chains if pieces[0] not in captions], captions


def _people(head: Head, paragraphs: list[Paragraph]) -> People:
    """Return who talks with whom: a field of the head, the text's introduction, the titles, the byline."""
    above = [piece.text for piece in (head.headline, *head.decks) if piece is not None]
    written = named_field(head.byline.text) if head.byline else None
    told = introduce(paragraph.text for paragraph in paragraphs[:12])
    return merge(merge(merge(head.people, told), introduce(above)), written or People())


def _place_byline(head: Head, people: People) -> None:
    """Keep a byline as part of the head if it names the interviewer, else as a line of its own."""
    if head.byline is not None and named_field(head.byline.text) == People(interviewer=people.interviewer):
        head.lines.append(head.byline.number)
    elif head.byline is not None:
        head.decks.append(head.byline)


def _head_blocks(head: Head) -> list[Block]:
    blocks = (
        [Block("headline", head.headline.text, (head.headline.number,), spans=head.headline.spans)]
        if head.headline
        else []
    )
    return blocks + [
        Block("deck", deck.text, (deck.number,), spans=deck.spans, level=2) for deck in head.decks
    ]


def _block(part: Part, speakers: Speakers) -> Block:
    paragraph, label = part.paragraph, part.label
    speaker = None
    if part.role in ("question", "answer"):
        speaker = speakers.speaker(part.role, label)
    return Block(
        part.role,
        paragraph.text,
        paragraph.lines,
        spans=paragraph.spans,
        speaker=speaker,
        mark=label.printed if label else "",
        level=max(2, paragraph.level) if part.role == "heading" else 1,
        lost=paragraph.lost,
    )


def _place_captions(blocks: list[Block], captions: list[Piece], body: list[Piece]) -> list[Block]:
    """Put each caption before the block that begins under it, else behind the one above it."""
    result = list(blocks)
    for piece in captions:
        block = Block(
            "caption",
            piece.text,
            (piece.number,),
            spans=piece.spans,
            lost="end" if caption_lost(piece, captions) else "",
        )
        below = next((other.number for other in body if other.number > piece.number), None)
        above = next((other.number for other in reversed(body) if other.number < piece.number), None)
        at = next(
            (i for i, other in enumerate(result) if other.lines[0] == below and other.type != "caption"), None
        )
        if at is None:
            after = [i for i, other in enumerate(result) if above in other.lines]
            at = after[-1] + 1 if after else 0
            while at < len(result) and result[at].type == "caption":
                at += 1
        result.insert(at, block)
    return result


def _interview(head: Head, people: People) -> Interview:
    return Interview(
        title=head.headline.text if head.headline else "",
        label=head.label,
        interviewee=people.interviewee,
        interviewee_role=people.role,
        interviewer=people.interviewer,
        date=head.date,
        lines=tuple(head.lines),
    )
