"""Tells what each paragraph of an interview is: lead, context, question, answer or a heading between them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import Literal

from papers.importing.interviews.asked import part_questions
from papers.importing.interviews.grammar import CLOSERS, demands_more, is_finished, words_of
from papers.importing.interviews.introductions import names_people
from papers.importing.interviews.paragraphs import Paragraph
from papers.importing.interviews.speakers import Label, Speakers, split_labels

RoleName = Literal["lead", "context", "question", "answer", "heading", "caption", "p"]

# Someone is spoken to.
_ADDRESS = re.compile(
    r"\b(?:you|your|yours|yourself|yourselves)\b|شما|جنابعالی|نظرتان|دیدگاهتان|ارزیابی\u200c?تان"
    r"|بفرمایید|بگویید|توضیح دهید",
    re.IGNORECASE,
)
# Someone is asked for his view: no rhetorical question does that.
_ASKED = re.compile(
    r"\b(?:do|does|did|would|could|can|will|have|are|were)\s+you\b|\byou\s+(?:think|believe|see"
    r"|expect|assess|evaluate|view)\b"
    r"|\bin your (?:opinion|view|assessment|judge?ment)\b|\byour (?:opinion|view|views|assessment"
    r"|analysis|evaluation|take|comment)\b"
    r"|به نظر شما|نظر شما|از نظر شما|ارزیابی شما|تحلیل شما|دیدگاه شما|چه نظری دارید"
    r"|چگونه ارزیابی می\u200c?\s?کنید|چطور می\u200c?\s?بینید",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:I|we|my|our|us|me)\b|\bمن\b|\bبه نظرم\b")
_EDITED = re.compile(
    r"(?i)\b(?:interview|conversation|edited|translated)\b|گفت\u200c?و\u200c?گو|مصاحبه|ترجمه"
)
_SENTENCE = re.compile(r"(?<=[.!?؟])[\"'”’»)\]*]*\s+(?=\S)")


@dataclass(frozen=True)
class Part:
    """A paragraph and what it is; `voice` is the label of the speech that goes on with it."""

    paragraph: Paragraph
    role: RoleName
    label: Label | None = None
    voice: Label | None = None


def assign_roles(paragraphs: list[Paragraph], speakers: Speakers, damaged: bool) -> list[Part]:
    """Return the paragraphs with their roles; a question and an answer on one line become two parts.

    Labels decide first, then bold or italic questions, then the form of the sentence and the alternation
    of question and answer. `damaged` tells that the page was put together from scattered pieces.
    """
    parts = _label_parts(paragraphs, speakers)
    marked = None if speakers.has("question") else _question_mark(parts)
    if marked is None and not any(part.label for part in parts):
        parts = [Part(paragraph, "p") for paragraph in part_questions([part.paragraph for part in parts])]
    parts = [piece for part in parts for piece in _split_emphasis(part, marked)]
    start = _first_speech(parts, speakers, marked, damaged)
    result = _introduction(parts[:start])
    if start == len(parts):
        return (
            [replace(part, role="p") if part.role != "heading" else part for part in result] if start else []
        )
    last = ""
    voice: Label | None = None
    for i, part in enumerate(parts[start:], start=start):
        following = parts[i + 1] if i + 1 < len(parts) else None
        for piece in _speech(part, following, last, speakers, marked, damaged):
            voice = piece.label or (voice if piece.role == last else None)
            result.append(replace(piece, voice=voice) if piece.role in ("question", "answer") else piece)
            last = piece.role if piece.role in ("question", "answer") else last
    return result


def _label_parts(paragraphs: list[Paragraph], speakers: Speakers) -> list[Part]:
    """Cut labels off the paragraphs; a label alone on its line belongs to the paragraph after it."""
    parts: list[Part] = []
    waiting: tuple[Label, Paragraph] | None = None
    for paragraph in paragraphs:
        offsets = [
            0,
            *(split_labels(paragraph.text) if speakers.has("question") else ()),
            len(paragraph.text),
        ]
        for start, end in itertools.pairwise(offsets):
            piece = paragraph.part(start, end) if len(offsets) > 2 else paragraph
            label = speakers.label(piece.text)
            if waiting and label is None:
                label = replace(waiting[0], end=0)
                piece = replace(piece, starts=((0, waiting[1].starts[0][1]), *piece.starts))
            elif waiting:
                parts.append(Part(waiting[1], "p"))
            waiting = None
            if label and label.end >= len(piece.text):
                waiting = (label, piece)
                continue
            spoken = _without_label(piece, label) if label and label.end else piece
            parts.append(Part(spoken, label.role if label else "p", label))
    if waiting:
        parts.append(Part(waiting[1], "p"))
    return parts


def _without_label(paragraph: Paragraph, label: Label) -> Paragraph:
    """Return what is said behind the label; its line stays one of the lines, a lost beginning lost."""
    spoken, line = paragraph.part(label.end), paragraph.starts[0][1]
    if paragraph.lost == "start":
        spoken = replace(spoken, lost="start")
    return spoken if line in spoken.lines else replace(spoken, starts=((0, line), *spoken.starts))


def _question_mark(parts: list[Part]) -> str | None:
    """Return what marks the questions of a document without labels: "strong", "em", "heading" or None."""
    for kind in ("strong", "em", "heading"):
        whole = [part.paragraph for part in parts if _is_whole(part.paragraph, kind)]
        opening = any(_opens(part.paragraph, kind) for part in parts)
        asking = sum(_asks(paragraph) for paragraph in whole)
        if (asking or opening) and asking * 2 >= len(whole) and len(whole) * 10 <= len(parts) * 7:
            return kind
    return None


def _is_whole(paragraph: Paragraph, kind: str) -> bool:
    if kind == "heading":
        return paragraph.level > 0
    covered = sum(span.end - span.start for span in paragraph.spans if span.kind == kind)
    return covered >= 0.85 * len(paragraph.text) > 0


def _opens(paragraph: Paragraph, kind: str) -> bool:
    """Tell whether the emphasis ends with a question in front of plain text: `**Why?** Because ...`."""
    return _emphasised_question(paragraph, kind) is not None


def _emphasised_question(paragraph: Paragraph, kind: str) -> int | None:
    spans = [span for span in paragraph.spans if span.kind == kind]
    if not spans or spans[0].start > 0 or _is_whole(paragraph, kind):
        return None
    end = spans[0].end
    return end if paragraph.text[:end].rstrip(CLOSERS + " ").endswith(("?", "؟")) else None


def _split_emphasis(part: Part, marked: str | None) -> list[Part]:
    """Cut a paragraph behind the emphasised question at its head."""
    end = _emphasised_question(part.paragraph, marked) if marked and part.label is None else None
    if end is None:
        return [part]
    return [
        replace(part, paragraph=part.paragraph.part(0, end)),
        replace(part, paragraph=part.paragraph.part(end)),
    ]


def _first_speech(parts: list[Part], speakers: Speakers, marked: str | None, damaged: bool) -> int:
    """Return the index of the first question or answer; all before it introduces the interview."""
    context = _context(parts[:12])
    for i, part in enumerate(parts):
        if part.label is not None:
            asked = i > context + 1 and part.role == "answer" and _asks(parts[i - 1].paragraph)
            return i - 1 if asked and not speakers.has("question") else i
        if speakers.has("question") or i <= context:
            continue
        if marked and _is_whole(part.paragraph, marked) and (_asks(part.paragraph) or i > 0):
            return i
        if (
            not marked
            and not speakers.has("answer")
            and (
                _is_question(part.paragraph, None, "")
                or ((damaged or i == context + 1) and _inner_question(part.paragraph))
            )
        ):
            return i
    return len(parts)


def _context(parts: list[Part]) -> int:
    """Return the index of the paragraph that leads over to the talk (it names the people, or ends in a
    colon), else -1.
    """
    found = -1
    for i, part in enumerate(parts):
        text = part.paragraph.text
        if (
            part.label is not None
            or _is_question(part.paragraph, None, "")
            or _inner_question(part.paragraph)
        ):
            break
        if names_people(text) or (text.endswith(":") and len(words_of(text)) > 3):
            found = i
    return found


def _introduction(parts: list[Part]) -> list[Part]:
    """Return the paragraphs before the first speech: the first is the lead, the others the context."""
    result: list[Part] = []
    for part in parts:
        lead = not any(other.role in ("lead", "context") for other in result)
        over = part.paragraph.text.endswith(":") or names_people(part.paragraph.text)
        role: RoleName = (
            "heading"
            if part.paragraph.level
            else "lead"
            if lead and not (over and len(parts) > 1 and result)
            else "context"
        )
        result.append(replace(part, role=role))
    return result


def _speech(
    part: Part, following: Part | None, last: str, speakers: Speakers, marked: str | None, damaged: bool
) -> list[Part]:
    """Return one paragraph of the talk as question, answer or heading, or cut into question and answer."""
    paragraph = part.paragraph
    if part.label is not None:
        return [part]
    if marked and _is_whole(paragraph, marked):
        heading = (
            not _asks(paragraph) and len(words_of(paragraph.text)) <= 8 and not is_finished(paragraph.text)
        )
        return [replace(part, role="heading" if heading and not paragraph.lost else "question")]
    if paragraph.level or _is_subheading(paragraph):
        return [replace(part, role="heading", paragraph=replace(paragraph, lost=""))]
    if _is_aside(paragraph):
        return [replace(part, role="context" if _EDITED.search(paragraph.text) else "caption")]
    if speakers.has("question") or marked:
        goes_on = last == "question" and (speakers.has("answer") or _asks_on(paragraph, following, marked))
        return [replace(part, role="question" if goes_on else "answer")]
    if speakers.has("answer"):
        return [replace(part, role="answer" if last == "question" or not _asks(paragraph) else "question")]
    if _is_question(paragraph, following.paragraph if following else None, last):
        return [replace(part, role="question")]
    inner = _inner_question(paragraph)
    if inner and last != "question" and (damaged or last == ""):
        return [
            replace(part, role="question", paragraph=paragraph.part(0, inner)),
            replace(part, role="answer", paragraph=paragraph.part(inner)),
        ]
    return [replace(part, role="answer")]


def _asks_on(paragraph: Paragraph, following: Part | None, marked: str | None) -> bool:
    """Tell whether a paragraph behind a labelled statement asks, and is answered by the one behind it."""
    answered = following is not None and following.label is None
    return not marked and answered and len(_sentences(paragraph.text)) == 1 and _asks(paragraph)


def _is_aside(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph in italics from end to end, in nobody's voice, stands beside the talk."""
    words = len(words_of(paragraph.text))
    return (
        _is_whole(paragraph, "em")
        and words <= 40
        and not _asks(paragraph)
        and not _PERSONAL.search(paragraph.text)
    )


def _is_question(paragraph: Paragraph, following: Paragraph | None, last: str) -> bool:
    """Tell by form and alternation whether an unmarked paragraph asks.

    It ends with a question mark, or is broken off after somebody was asked. A rhetorical question at the
    end of an answer addresses nobody and stands where an answer is due, or before the next question.
    """
    sentences = _sentences(paragraph.text)
    if paragraph.lost == "end" and not _asks(paragraph):
        return any(_ASKED.search(sentence) for sentence in sentences[-2:])
    if not _asks(paragraph):
        return False
    asking = [sentence for sentence in sentences if sentence.rstrip(CLOSERS).endswith(("?", "؟"))]
    if any(_ADDRESS.search(sentence) for sentence in sentences[-2:]):
        return last != "question" or len(sentences) <= 3
    if last == "question":
        return len(asking) == len(sentences) <= 2
    if len(sentences) >= 3 and _PERSONAL.search(paragraph.text):
        return False
    if last == "" and len(sentences) > len(asking) + 1:
        return False
    if following is not None and last == "answer" and len(sentences) > len(asking):
        return not (_asks(following) and _ADDRESS.search(following.text))
    return True


def addresses(text: str) -> bool:
    """Tell whether a text speaks to somebody."""
    return bool(_ADDRESS.search(text))


def _asks(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip(CLOSERS + " ").endswith(("?", "؟"))


def _inner_question(paragraph: Paragraph) -> int | None:
    """Return the offset behind the last question to somebody inside a paragraph that goes on with
    statements.
    """
    ends = list(_SENTENCE.finditer(paragraph.text))
    start, best = 0, None
    for found in ends:
        sentence = paragraph.text[start : found.start()]
        if sentence.endswith(("?", "؟")) and _ASKED.search(sentence):
            best = found.end()
        start = found.end()
    return best


def _is_subheading(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a heading: a few words in title case without a full stop."""
    words = words_of(paragraph.text)
    if not 2 <= len(words) <= 9 or is_finished(paragraph.text) or demands_more(paragraph.text):
        return False
    long = [word for word in words if len(word) > 3]
    return len(long) >= 2 and all(word[0].isupper() for word in long) and paragraph.lost != "start"


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]
