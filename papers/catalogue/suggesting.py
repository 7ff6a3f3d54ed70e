"""What a reader may be typing: titles, people and topics that readers can see."""

from __future__ import annotations

from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from papers.models import AuthorPage, CatalogueRow, CatalogueTopic, CatalogueWord, Topic, TopicIndexPage
from papers.models.languages import by_preference
from papers.text.analysis import Query, analyse, parse
from papers.text.analysis.words import letters_of
from papers.text.letters import fold_letters

from .engines import engine
from .hits import Chosen, Search

MOST = 8
MOST_TITLES, MOST_PEOPLE, MOST_TOPICS = 5, 3, 3
SHORTEST = 2
"""Letters; fewer are the beginning of too much."""
MOST_ENDINGS = 30
"""Words that begin as the last one does."""
LONGEST = 100


class Suggestion(NamedTuple):
    """`kind` is "title", "author" or "topic"; `language` is the one of the page at the address."""

    kind: str
    text: str
    address: str
    language: str


def suggest(typed: str, language: str) -> list[Suggestion]:
    """Return what the letters typed so far may become, topics and people before titles; [] for one letter."""
    words = parse(typed[:LONGEST], language).words
    if len(letters_of(words)) < SHORTEST:
        return []
    found = [*topics_like(words, language), *people_like(words, language), *titles_like(words, language)]
    return found[:MOST]


def titles_like(words: str, language: str) -> list[Suggestion]:
    """Return the titles with these words, of which the last may be unfinished."""
    query = unfinished(words, language)
    if not query.wanted:
        return []
    matched = engine().matching(query, in_title=True)
    seen = Search(query, language, Chosen(), "date").seen()
    sql = (
        f"SELECT page_id FROM ({matched.sql}) AS matched JOIN papers_cataloguerow ON page_id = matched.page"
        f" WHERE {seen.sql} ORDER BY language <> %s, sort_date DESC NULLS LAST, path LIMIT {3 * MOST_TITLES}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*matched.values, *seen.values, language])
        keys = [key for (key,) in cursor.fetchall()]
    rows = CatalogueRow.objects.current().defer("shown").in_bulk(keys) if keys else {}
    works = {}
    for row in (rows[key] for key in keys if key in rows):
        works.setdefault(row.key, Suggestion("title", row.title, row.address, row.language))
    return list(works.values())[:MOST_TITLES]


def unfinished(words: str, language: str) -> Query:
    """Return the words as a query in which the last one stands for all known words that begin with it."""
    tokens = analyse(words, language)
    if not tokens:
        return Query()
    last = tokens[-1]
    typed = letters_of(words[last.start : last.end])
    known = CatalogueWord.objects.filter(text__startswith=typed).order_by("size", "text")
    terms = {last.terms[0], *known.values_list("term", flat=True)[:MOST_ENDINGS]}
    before = parse(words[: last.start], language)
    return before._replace(wanted=(*before.wanted, ((frozenset(terms),),)))


def people_like(words: str, language: str) -> list[Suggestion]:
    """Return the people whose name, in any spelling, has these words."""
    pages = AuthorPage.objects.visible().select_related("locale")
    for word in fold_letters(words).split():
        pages = pages.filter(Q(title__icontains=word) | Q(spellings__text__icontains=word))
    order = by_preference(language)
    found = sorted(
        pages.distinct()[: 4 * MOST_PEOPLE], key=lambda page: page.locale.language_code != language
    )
    people = {}
    for page in found:
        code = page.locale.language_code
        if code in order and page.url:
            people.setdefault(page.translation_key, Suggestion("author", page.title, page.url, code))
    return list(people.values())[:MOST_PEOPLE]


def topics_like(words: str, language: str) -> list[Suggestion]:
    """Return the topics of visible works whose name, in any language, has these words."""
    index = TopicIndexPage.objects.visible(language).first()
    if index is None:
        return []
    uses = CatalogueTopic.objects.filter(topic=OuterRef("pk"), row__in=CatalogueRow.objects.current())
    topics = Topic.objects.matching(words).filter(Exists(uses)).shown_in(language).order_by("name")
    return [
        Suggestion("topic", topic.shown, f"{index.url}{topic.slug}/", language)
        for topic in topics[:MOST_TOPICS]
    ]
