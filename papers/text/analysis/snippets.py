"""A few words of the original text round what was found in it."""

from __future__ import annotations

import re
from bisect import bisect_left

from papers.text.analysis.queries import Phrase, Query
from papers.text.analysis.tokens import Token, analyse

LENGTH = 200
"""Characters of a snippet, about."""
LEAD = 60
"""Characters before the first match, where no sentence begins nearer."""
MOST_PLACES = 500
"""Places of one phrase that are looked at: the first of them are enough for a few words of text."""
_SENTENCE = re.compile("[.!?؟۔…][»”\"')]*\\s+|\n+")
_ELLIPSIS = "…"

Pieces = list[tuple[str, bool]]
Place = tuple[int, int, int]


def marked(text: str, query: Query, language: str = "") -> list[Place]:
    """Return (start, end, number of the group) of each place of the text that the query found."""
    tokens = analyse(text, language)
    standing: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        for term in token.terms:
            standing.setdefault(term, []).append(at)
    places: set[Place] = set()
    for number, group in enumerate(query.wanted):
        for phrase in group:
            starts = {at for term in phrase[0] for at in standing.get(term, ())}
            found = [at for at in sorted(starts) if _stands_at(tokens, at, phrase)][:MOST_PLACES]
            places |= {(tokens[at].start, tokens[at + len(phrase) - 1].end, number) for at in found}
    return sorted(places)


def _stands_at(tokens: list[Token], at: int, phrase: Phrase) -> bool:
    following = tokens[at : at + len(phrase)]
    return len(following) == len(phrase) and all(
        not slot.isdisjoint(token.terms) for slot, token in zip(phrase, following, strict=True)
    )


def cut(text: str, query: Query, language: str = "", length: int = LENGTH) -> Pieces | None:
    """Return a snippet as (piece, whether it matches) pairs, None where nothing of the query is in the text.

    It is cut round the place with the most of what was asked for, from the beginning of a sentence where one
    is near, never inside a word; "…" stands for what is left out. The pieces are the text's own characters.
    """
    places = marked(text, query, language)
    if not places:
        return None
    first = max(places, key=lambda place: (_groups_within(places, place, length), -place[0]))
    start = _beginning(text, first[0])
    end = _ending(text, max(first[1], start + length))
    pieces: Pieces = [(_ELLIPSIS, False)] if start else []
    at = start
    for place_start, place_end, _number in places:
        if place_start >= at and place_end <= end:
            pieces += [(text[at:place_start], False)] if place_start > at else []
            pieces.append((text[place_start:place_end], True))
            at = place_end
    pieces += [(text[at:end], False)] if end > at else []
    return pieces + ([(_ELLIPSIS, False)] if end < len(text.rstrip()) else [])


def _groups_within(places: list[Place], first: Place, length: int) -> int:
    """Return how many groups are met in a snippet that begins with this place."""
    end = bisect_left(places, (first[0] + length, 0, 0))
    return len({number for _start, _end, number in places[bisect_left(places, first) : end]})


def _beginning(text: str, match: int) -> int:
    """Return where the snippet begins: at the match's sentence, or some words before the match."""
    window = max(0, match - 2 * LEAD)
    sentences = [found.end() for found in _SENTENCE.finditer(text, window, match)]
    if sentences:
        return sentences[-1]
    if not window:
        return 0
    at = text.find(" ", max(0, match - LEAD), match)
    return at + 1 if at >= 0 else match


def _ending(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    at = text.rfind(" ", end - 40, end)
    return at if at > 0 else end
