"""What a reader may have meant: near words that works use, for the words of a query that none does.

The words are kept as works are written and never taken away; so each is looked up in the rows before it is
offered, and what is hidden is not spelled out.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from papers.models import CatalogueWord
from papers.text.analysis import analyse, near_words, parse, vocabulary_of
from papers.text.analysis.nearness import slips_in
from papers.text.analysis.words import letters_of

from .hits import exists

MOST_CANDIDATES = 20_000
"""Words compared with one that was typed."""
MOST_PROVED = 5
"""Near words that are looked up, the nearest first."""
MOST_WORDS = 6
"""Words of a query that are looked up."""
AT_ONCE = 400


def learn(texts: Iterable[tuple[str, str]]) -> None:
    """Remember the words of these (text, language) when the transaction is committed.

    All writers insert in one order and in one statement for each 400 words: so none waits for another that
    waits for it.
    """
    words = {word for text, language in texts for word in vocabulary_of(text, language)}
    if words:
        transaction.on_commit(lambda: remember(words))


def remember(words: set[tuple[str, str]]) -> None:
    terms = dict(sorted(words))
    texts = list(terms)
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        known = set(CatalogueWord.objects.filter(text__in=some).values_list("text", flat=True))
        CatalogueWord.objects.bulk_create(
            [
                CatalogueWord(text=text, term=terms[text], head=text[0], tail=text[-1], size=len(text))
                for text in some
                if text not in known
            ],
            ignore_conflicts=True,
        )


def respelled(words: str, language: str) -> str | None:
    """Return the words with near ones for those that find nothing; None where there is nothing nearer."""
    pieces, end, changed = [], 0, False
    tokens = [token for token in analyse(words, language) if slips_in(words[token.start : token.end])]
    for token in tokens[:MOST_WORDS]:
        typed = words[token.start : token.end]
        if exists(parse(typed, language)):
            continue
        near = nearest(letters_of(typed), language)
        if near is None:
            continue
        pieces += [words[end : token.start], near]
        end, changed = token.end, True
    return "".join([*pieces, words[end:]]) if changed else None


def nearest(word: str, language: str) -> str | None:
    """Return the nearest word that a visible work uses, one in the language before one in another."""
    slips = slips_in(word)
    about = Q(size__range=(len(word) - slips, len(word) + slips))
    ends = Q(head=word[:1]) | Q(tail=word[-1:])
    found = CatalogueWord.objects.filter(about, ends).values_list("text", flat=True)
    near = near_words(word, found[:MOST_CANDIDATES])[:MOST_PROVED]
    for only in (language, ""):
        for candidate in near:
            if exists(parse(candidate, language), only):
                return candidate
    return None
