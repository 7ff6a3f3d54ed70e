"""Reads an interview, also one that OCR took from a page of two columns with its lines out of order.

    lines -> pieces -> columns -> chains -> paragraphs -> roles -> document

A line becomes a piece of plain text. Captions, "continued on" lines and page numbers step aside. Lines are
cut where two columns met inside them. Narrow lines are dealt out to their columns, open ends get the starts
that grammar and the document's own words give them, and broken words are made whole. What is lost stays
lost: `Block.lost` says where, a notice quotes the broken end.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from papers.importing.document import Block, Document, Interview, Line, Notice
from papers.importing.interviews.appositions import as_in_text, described, is_talk
from papers.importing.interviews.chains import chain
from papers.importing.interviews.columns import unweave_and_doubt
from papers.importing.interviews.emphasis import carry, emphasis_roles, loosen, pair_marks
from papers.importing.interviews.furniture import caption_lost, continued_tail, is_furniture
from papers.importing.interviews.gutters import split_gutters
from papers.importing.interviews.head import Head, read_head
from papers.importing.interviews.introductions import People, introduce, merge, named_field, names_people
from papers.importing.interviews.links import Links
from papers.importing.interviews.losses import loss_notice, mark_losses, unread_notices
from papers.importing.interviews.marks import asking_headings, marked_lines, turn_labels
from papers.importing.interviews.masthead import date_of
from papers.importing.interviews.misreadings import misreading_notices
from papers.importing.interviews.paragraphs import Paragraph, assemble, join_notices
from papers.importing.interviews.pieces import Piece, cut, read_pieces, split_seams
from papers.importing.interviews.roles import Part, addresses, assign_roles
from papers.importing.interviews.speakers import Speakers
from papers.importing.interviews.surroundings import Caption, pull_quotes, running_heads, take_captions
from papers.text.direction import language_of
from papers.text.letters import fold
from papers.text.saying import say

_CAPTION_WORDS = 40
_MASTHEAD = 8  # lines among which a place with a date is no caption
_OPENING = 30  # lines that may tell of a talk


def read_interview(lines: tuple[Line, ...]) -> Document:
    """Return the best reading of an interview; whatever is doubtful or lost comes back as notices.

    Every line with text is in some block, in the head, or among the leftovers. Odd input raises nothing.
    """
    pieces, leftovers = _set_aside(carry(pair_marks(read_pieces(lines))))
    speakers = Speakers([piece.text for piece in pieces], introduce(piece.text for piece in pieces))
    begins = {piece.number for piece in pieces if speakers.label(piece.text)} | marked_lines(pieces)
    dated = {piece.number for piece in pieces[:_MASTHEAD] if date_of(piece.text)}
    captions, pieces = take_captions(pieces, begins, dated)
    marked = marked_lines(pieces)
    head, body = read_head(pieces, speakers, marked)
    if head.paper is not None:
        leftovers.append(Line(head.paper.number, head.paper.text))
    body = asking_headings(body)
    credits = [piece for piece in body[-3:] if named_field(piece.text) and head.take(piece)]
    body = split_gutters(
        [piece for piece in body if piece not in credits], {line.number: line.text for line in lines}
    )
    if any(piece.column for piece in body):
        body = pair_marks(body)
        texts = [piece.text for piece in body]
        speakers = Speakers(texts, introduce(texts[:_OPENING]))
    chains, links, damaged, doubts = _read_text(body, speakers, marked)
    chains, interposed = _interposed(chains, body, links)
    captions += [Caption(piece, (piece.number,)) for piece in interposed]
    captions.sort(key=lambda caption: caption.piece.number)
    paragraphs = mark_losses(
        [assemble(pieces, links.vocabulary) for pieces in chains], lambda text: _spoken_from(text, speakers)
    )
    quotes = pull_quotes(paragraphs, begins)
    leftovers += [Line(piece.number, piece.text) for piece in body if _is_within(piece, quotes)]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph not in quotes]
    people = _people(head, paragraphs, speakers)
    _place_byline(head, people)
    texts = [paragraph.text for paragraph in paragraphs]
    speakers = Speakers(texts, people, {texts[i]: label for i, label in turn_labels(texts).items()})
    parts = assign_roles(paragraphs, speakers, damaged)
    blocks = _head_blocks(head) + _place_captions([_block(part, speakers) for part in parts], captions, body)
    notices = [loss_notice(block.text, block.lines, block.lost) for block in blocks if block.lost]
    for paragraph in paragraphs:
        notices += unread_notices(paragraph)
    for pieces in chains:
        notices += join_notices(pieces, links.vocabulary)
    notices += misreading_notices(blocks) + doubts
    if parts and not any(part.role in ("question", "answer") for part in parts):
        notices.append(
            Notice(
                parts[0].paragraph.lines[0],
                "no-question-found",
                say("No question was found in this interview."),
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
    pieces = carry(pair_marks(read_pieces(lines)))
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
    often = questions >= 2 and questions * (25 if questions > 2 else 12) >= len(texts)
    if often and _is_talk(pieces):
        return True
    head, _ = read_head(pieces[:12], speakers)
    introduced = any(names_people(text) for text in texts[:200])
    return bool(questions and (head.label or (questions * 40 >= len(texts) and (introduced or labels))))


def _is_talk(pieces: list[Piece]) -> bool:
    """Tell whether the turns of a page are marked, one of them addressing somebody, or its opening tells of
    a talk.
    """
    opening = " ".join(piece.text for piece in pieces[:_OPENING])
    if is_talk(opening) or names_people(opening):
        return True
    asking = [piece for piece in pieces if piece.text.endswith(("?", "؟"))]
    stressed = sum(
        piece.level > 0 or any(span.end == len(piece.text) for span in piece.spans) for piece in asking
    )
    marked = len(marked_lines(pieces)) >= 4 or stressed >= 3
    return marked and any(addresses(piece.text) for piece in asking)


def _set_aside(pieces: list[Piece]) -> tuple[list[Piece], list[Line]]:
    """Take out the lines, and the ends of lines, that only say where the text goes on."""
    kept: list[Piece] = []
    leftovers: list[Line] = []
    heads = running_heads(pieces)
    for piece in pieces:
        tail = continued_tail(piece.text)
        if is_furniture(piece.text) or piece.number in heads:
            leftovers.append(Line(piece.number, piece.text))
        elif tail is not None:
            leftovers.append(Line(piece.number, piece.text[tail:].strip()))
            kept.append(cut(piece, 0, tail))
        else:
            kept.append(piece)
    return kept, leftovers


def _read_text(
    body: list[Piece], speakers: Speakers, marked: frozenset[int]
) -> tuple[list[list[Piece]], Links, bool, list[Notice]]:
    """Return the paragraphs as chained pieces, the links they rest on, whether the page was scattered, and
    what is doubtful about its order.
    """
    roles: dict[tuple[int, int], str] = {
        (piece.number, piece.column): label.role for piece in body if (label := speakers.label(piece.text))
    }
    begins = {*roles, *((number, 0) for number in marked)}
    stressed = emphasis_roles(body)
    begins |= {place for place, role in stressed.items() if role == "question"}
    links = Links([piece.text for piece in body], begins, stressed | roles)
    pieces = [part for piece in body for part in split_seams(loosen(piece))]
    ordered, doubts = unweave_and_doubt(pieces, links)
    chains = chain(carry(ordered), links)
    order = [piece.number for pieces in chains for piece in pieces]
    return chains, links, order != sorted(order), doubts


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


def _spoken_from(text: str, speakers: Speakers) -> int:
    label = speakers.label(text)
    return label.end if label else 0


def _is_within(piece: Piece, paragraphs: list[Paragraph]) -> bool:
    return any(piece.number in paragraph.lines for paragraph in paragraphs)


def _people(head: Head, paragraphs: list[Paragraph], speakers: Speakers) -> People:
    """Return who talks with whom: a field of the head, the text's introduction, the titles, the labels, who
    is described in the introduction, the byline. A name in capitals is printed as the text prints it.
    """
    above = [piece.text for piece in (head.headline, *head.decks) if piece is not None]
    texts = [paragraph.text for paragraph in paragraphs[:12]]
    written = People(interviewer=as_in_text(head.writer, texts))
    named = replace(head.people, interviewer=as_in_text(head.people.interviewer, texts))
    told = merge(merge(named, introduce(texts)), introduce(above))
    opening = [
        paragraph.text
        for paragraph in itertools.takewhile(lambda one: not speakers.label(one.text), paragraphs[:6])
    ]
    asker = told.interviewer or written.interviewer
    told = merge(told, described(opening, People(told.interviewee, told.role, asker), speakers.full_names()))
    return merge(told, written if written.interviewer != told.interviewee else People())


def _place_byline(head: Head, people: People) -> None:
    """Keep a byline as part of the head if it names the interviewer, else as a line of its own."""
    if head.byline is not None and fold(head.writer) == fold(people.interviewer):
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
        speaker = speakers.speaker(part.role, label or part.voice)
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


def _place_captions(blocks: list[Block], captions: list[Caption], body: list[Piece]) -> list[Block]:
    """Put each caption before the block that begins under it, else behind the one above it."""
    result = list(blocks)
    all_pieces = [caption.piece for caption in captions]
    for caption in captions:
        piece = caption.piece
        block = Block(
            "caption",
            piece.text,
            caption.lines,
            spans=piece.spans,
            lost="end" if caption_lost(piece, all_pieces) else "",
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
