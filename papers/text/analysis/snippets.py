"""A few words of the original text round what was found in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from papers.text.analysis.phrases import Phrase
from papers.text.analysis.queries import Query
from papers.text.analysis.tokens import Token, analyse

LENGTH = 200
"""Characters of a snippet, about."""
LEAD = 60
"""Characters before the first match, where no sentence begins nearer."""
MOST_PLACES = 500
"""Places of one phrase that are looked at: the first of them are enough for a few words of text."""
MOST_GLUED = 8
"""Words without a blank between them that are kept together."""
_SENTENCE = re.compile("(?:(?<!\\b[A-Z])[.]|[!?؟۔…])[»”\"')]*\\s+|\n+")
_BLANK = re.compile("\\s")
_ELLIPSIS = "…"

Pieces = list[tuple[str, bool]]
Place = tuple[int, int, int]


def marked(text: str, query: Query, language: str = "") -> list[Place]:
    """Return (start, end, number of the group) of each place of the text that the query found."""
    return _places(analyse(text, language), query)


def _places(tokens: list[Token], query: Query) -> list[Place]:
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
    tokens = analyse(text, language)
    places = _places(tokens, query)
    if not places:
        return None
    first = max(places, key=lambda place: (_groups_within(places, place, length), -place[0]))
    start = _beginning(text, tokens, first[0])
    end = _ending(text, tokens, first[1], start + length)
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


def _beginning(text: str, tokens: list[Token], match: int) -> int:
    """Return where the snippet begins: at the match's sentence, or some words before the match."""
    window = max(0, match - 2 * LEAD)
    sentences = [found.end() for found in _SENTENCE.finditer(text, window, match)]
    if sentences:
        return sentences[-1]
    if not window:
        return 0
    return tokens[bisect_left(tokens, match - LEAD, key=lambda token: token.start)].start


def _ending(text: str, tokens: list[Token], least: int, end: int) -> int:
    """Return where the snippet ends: behind the last word before `end` and its signs; not before `least`."""
    if end >= len(text):
        return len(text)
    at = bisect_right(tokens, max(least, end), key=lambda token: token.end)
    following = [token.start for token in tokens[at : at + 1]]
    for token in reversed(tokens[max(0, at - MOST_GLUED) : at]):
        blank = _BLANK.search(text, max(least, token.end), min([end + 1, *following]))
        if blank:
            return blank.start()
        if token.end <= least:
            break
        following = [token.start]
    return max(least, tokens[at - 1].end)
