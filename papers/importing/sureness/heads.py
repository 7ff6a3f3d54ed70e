"""How sure a reading is of a document's head: the title page, the lists of a report, who talks with whom."""

from __future__ import annotations

from itertools import pairwise

from papers.importing.document import Block, Document, Interview, PrintedDate, Report
from papers.importing.reports.checks import match_contents
from papers.importing.reports.lines import title_key
from papers.importing.reports.names import may_be_same, name_key
from papers.importing.sureness.blocks import LONGEST_PARAGRAPH, count_words
from papers.importing.sureness.doubts import (
    HEAD_NOTICES,
    LIKELY_WRONG,
    MARKED,
    MISREAD,
    SLIGHT,
    UNCHECKED,
    Doubts,
    Sureness,
)  # fmt: skip
from papers.text.saying import say

REPORT_FIELDS = (
    "title", "number", "date", "institute", "preface", "contents", "contributors", "reference", "contact",
    "text",
)  # fmt: skip
INTERVIEW_FIELDS = ("title", "interviewee", "interviewer", "date", "text")
PAPER_FIELDS = ("date", "text")
_YEARS = {"gregorian": range(1900, 2101), "solar-hijri": range(1280, 1481)}
_SOLAR_HIJRI_BEHIND = (621, 622)
"""Years by which a Solar Hijri year's number is behind the Gregorian year in which it is counted."""
_MOST_LOST = 1 / 3
_MOST_JUMPS = 0.4
"""Jumps back to an earlier line, by paragraph: a column's end makes one, a page out of order makes many."""
_MOST_LEFT = 0.1
_MOST_UNSIGNED = 0.2
_MOST_COMPARED = 400
_LONG_TALK = 300
_ONE_VOICE = 0.95


def assess_head(document: Document, left_share: float) -> dict[str, Sureness]:
    """Return how sure the reader is of each field of the head; "text" is the reading as a whole.

    `left_share` is the share (0..1) of the source, in words or lines, that found no place.
    """
    doubts = Doubts()
    doubts.heed(document.notices, HEAD_NOTICES)
    if left_share > _MOST_LEFT:
        reason = say("{share} of this file found no place.", share=f"{left_share:.0%}")
        doubts.add("text", LIKELY_WRONG, reason)
    if document.kind == "report":
        doubt_title_page(doubts, document.report or Report())
        doubt_lists(doubts, document)
        doubt_contributors(doubts, document)
        names = REPORT_FIELDS
    elif document.kind == "interview":
        doubt_interview(doubts, document.interview or Interview(), document)
        doubt_talk(doubts, document.blocks)
        names = INTERVIEW_FIELDS
    else:
        if document.paper is not None:
            doubt_date(doubts, document.paper.date)
        if not document.essays:
            doubts.add("text", MISREAD, say("No text was found in this paper."))
        names = PAPER_FIELDS
    return {name: doubts.about(name) for name in names}


def doubt_date(doubts: Doubts, date: PrintedDate) -> None:
    if date.year is None:
        printed = (
            say("The date “{date}” has no year.", date=date.printed)
            if date.printed
            else say("No date was found.")
        )
        doubts.add("date", 0.6 if date.printed or date.month else UNCHECKED, printed)
    elif date.year not in _YEARS[date.calendar]:
        doubts.add("date", LIKELY_WRONG, say("{year} cannot be the year of this paper.", year=date.year))


def doubt_title_page(doubts: Doubts, report: Report) -> None:
    if not report.title:
        doubts.add("title", LIKELY_WRONG, say("No title was found."))
    if not report.number:
        doubts.add("number", SLIGHT, say("No number was found."))
    if not report.institute:
        doubts.add("institute", UNCHECKED, say("No institute was found."))
    doubt_date(doubts, report.date)
    year, counted = report.date.year, report.number_year
    if year and counted and 1300 <= counted < 1500 <= year and year - counted not in _SOLAR_HIJRI_BEHIND:
        reason = say(
            "The number is of the year {counted}, the date of {year}: the two do not meet.",
            counted=counted,
            year=year,
        )
        doubts.add("number", 0.6, reason)
        doubts.add("date", 0.6, reason)


def doubt_lists(doubts: Doubts, document: Document) -> None:
    """Compare the contents' order and the reference line with the rest; look at the preface's length."""
    places = {id(row): at for at, row in enumerate(document.contents)}
    matched = match_contents(document.essays, document.contents)
    order = [places[id(row)] for row in matched if row is not None]
    if any(two < one for one, two in pairwise(order)):
        doubts.add(
            "contents", LIKELY_WRONG, say("The essays stand in another order than the contents list them.")
        )
    title = title_key(document.report.title) if document.report else ""
    if document.reference and title and title not in title_key(document.reference):
        doubts.add("reference", SLIGHT, say("The reference line does not have the title of this report."))
    paragraphs = document.preface.paragraphs if document.preface else ()
    if any(len(text.split()) > LONGEST_PARAGRAPH for text in paragraphs):
        doubts.add("preface", 0.6, say("A paragraph of the preface is so long that it may be several."))
    if document.contact and document.contact.email and "@" not in document.contact.email:
        doubts.add("contact", SLIGHT, say("“{email}” is no e-mail address.", email=document.contact.email))


def doubt_contributors(doubts: Doubts, document: Document) -> None:
    """Look for people of the closing list who sign no essay: their essays may stand in another's."""
    names = [signature.name for essay in document.essays for signature in essay.signatures]
    keys = {name_key(name) for name in names}
    unsigned = [person.name for person in document.contributors if name_key(person.name) not in keys]
    if not unsigned or len(unsigned) > _MOST_COMPARED or len(names) > _MOST_COMPARED:
        return
    unsigned = [
        name
        for name in unsigned
        if not any(may_be_same(name, other) or may_be_same(other, name) for other in names)
    ]
    if unsigned:
        many = len(unsigned) > max(1, _MOST_UNSIGNED * len(document.contributors))
        reason = say("The closing list has people who sign no essay: {names}.", names=", ".join(unsigned[:3]))
        doubts.add("contributors", LIKELY_WRONG if many else MARKED, reason)


def doubt_interview(doubts: Doubts, interview: Interview, document: Document) -> None:
    if not interview.title and not any(block.type == "headline" for block in document.blocks):
        doubts.add("title", LIKELY_WRONG, say("No title was found."))
    if not interview.interviewee:
        doubts.add("interviewee", 0.6, say("Nobody is named who is interviewed."))
    if not interview.interviewer:
        doubts.add("interviewer", UNCHECKED, say("Nobody is named who asks."))
    doubt_date(doubts, interview.date)


def doubt_talk(doubts: Doubts, blocks: tuple[Block, ...]) -> None:
    """Look at the talk as a whole: who speaks how much, and how much of it is lost."""
    spoken = [block for block in blocks if block.type in ("question", "answer")]
    questions = [block for block in spoken if block.type == "question"]
    longest = max((count_words([block]) for block in spoken), default=0)
    words = count_words(spoken)
    if spoken and not 0 < len(questions) < len(spoken):
        doubts.add("text", LIKELY_WRONG, say("Only one side of this interview was found."))
    elif words > _LONG_TALK and longest > _ONE_VOICE * words:
        doubts.add("text", LIKELY_WRONG, say("Nearly all of the interview stands in one answer."))
    unanswered = sum(two.type == "question" for one, two in pairwise(spoken) if one.type == "question")
    unanswered += bool(spoken) and spoken[-1].type == "question"
    if len(questions) < len(spoken) and unanswered >= 2 and unanswered * 2 > len(questions):
        reason = say(
            "{unanswered} of {all} questions have no answer behind them.",
            unanswered=unanswered,
            all=len(questions),
        )
        doubts.add("text", LIKELY_WRONG, reason)
    texts = [block for block in blocks if block.type not in ("headline", "deck", "caption")]
    lost = sum(bool(block.lost) for block in texts)
    jumps = sum(two < one for block in texts for one, two in pairwise(block.lines))
    if jumps >= 3 and jumps > _MOST_JUMPS * len(texts):
        reason = say(
            "To make sense of the text, {jumps} of its lines were put behind later ones.", jumps=jumps
        )
        doubts.add("text", LIKELY_WRONG, reason)
    if lost >= 3 and lost > _MOST_LOST * len(texts):
        doubts.add(
            "text",
            LIKELY_WRONG,
            say("{lost} of {all} paragraphs have lost some of their text.", lost=lost, all=len(texts)),
        )
