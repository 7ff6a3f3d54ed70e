"""What each kind of page shows: one registered answer to `present` per kind."""

from collections import Counter
from collections.abc import Collection
from itertools import groupby
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.functional import SimpleLazyObject

from papers.catalogue import listing
from papers.models import (
    AboutPage,
    AuthorIndexPage,
    AuthorPage,
    EssayPage,
    HomePage,
    InterviewPage,
    PapersIndexPage,
    ReportPage,
    Topic,
    TopicIndexPage,
    TopicUse,
    WorkPage,
    families,
    lists,
    notices_of,
    people_merged_with,
    present,
    versions_of,
)
from papers.text.direction import script_of

from .languages import across_languages

PER_PAGE = 20
NEAR = 8
"""Topics that are shown beside one: those that its works are about most often."""


def language_of_page(page) -> str:
    return page.locale.language_code


@present.register
def home(page: HomePage, request) -> dict:
    language = language_of_page(page)
    report = listing.newest_report(language)
    works = listing.standing_alone(listing.works(language))
    return {
        "latest_report": report,
        "latest_contents": listing.inside(report, families.family_of(report).reports) if report else [],
        "recent_works": (works.exclude(pk=report.pk) if report else works)[:6],
        "topics": listing.topics_of(None, language)[:24],
        "authors": list(lists.authors(language)[:24]),
    }


@present.register
def papers_index(page: PapersIndexPage, request) -> dict:
    language = language_of_page(page)
    everything = listing.works(language)
    kind = request.GET.get("type", "")
    kind = kind if kind in listing.KINDS else ""
    chosen = listing.of_kind(everything, kind) if kind else listing.standing_alone(everything)
    counts, alone = listing.counts_of(everything)
    pages = Paginator(chosen, PER_PAGE)
    pages.count = counts[kind] if kind else alone  # counted above
    shown = pages.get_page(request.GET.get("page"))
    say_part(request, shown, type=kind)
    return {"works": shown, "kind": kind, "kinds": [(name, count) for name, count in counts.items() if count]}


def say_part(request, shown, **chosen: str) -> None:
    """Tell the frame which part of a list this is: what was chosen, and the page unless it is the first."""
    chosen["page"] = str(shown.number) if shown.number > 1 else ""
    request.shown_part = {name: value for name, value in chosen.items() if value}


@present.register
def report(page: ReportPage, request) -> dict:
    family = families.family_of(page)
    essays = listing.inside(page, family.reports)
    printed = Counter(keyword for essay in essays for keyword in essay.keywords)
    contributors = list(page.contributors.all())
    authors = lists.visible_authors(person.author_id for person in contributors)
    for person in contributors:
        person.author_shown = authors.get(person.author_id)
    earlier, later = listing.beside_in_series(page, language_of_page(page))
    return {
        "essays": essays,
        "keywords": sorted(printed.items(), key=lambda row: (-row[1], row[0].casefold())),
        "contributors": contributors,
        "previous_report": earlier,
        "next_report": later,
        "corrections": corrections_of(page, family),
        **across_languages(page, request, family),
    }


@present.register
def essay(page: EssayPage, request) -> dict:
    family = families.family_of(page)
    page.report = family.report_of(page)
    siblings = listing.inside(page.report, family.reports) if page.report else []
    at = next((index for index, sibling in enumerate(siblings) if sibling.pk == page.pk), None)
    return {
        "report": page.report,
        "siblings": siblings,
        "number": at + 1 if at is not None else None,
        "total": len(siblings),
        "previous_essay": siblings[at - 1] if at else None,
        "next_essay": siblings[at + 1] if at is not None and at + 1 < len(siblings) else None,
        **work_context(page, request, family),
    }


@present.register
def interview(page: InterviewPage, request) -> dict:
    return work_context(page, request, families.family_of(page))


def work_context(page: WorkPage, request, family: families.Family) -> dict:
    """Return a text's topics and related works.

    A preview shows the topics and signatures that are not saved yet, an earlier version its own.
    """
    language = language_of_page(page)
    as_it_says = getattr(request, "is_preview", False) or page.earlier
    uses = TopicUse.objects.filter(content_object=page.pk)
    keys = [topic.pk for topic in page.topics.all()] if as_it_says else uses.values("shown_as")
    topics = list(Topic.objects.filter(pk__in=keys).shown_in(language))
    related = listing.related(page, topics, language, family.reports)
    if not as_it_says:
        lists.attach_signatures(page)
    return {
        "topics": topics,
        "related": related,
        "corrections": corrections_of(page, family),
        **across_languages(page, request, family),
    }


def corrections_of(page: WorkPage, family: families.Family) -> list[tuple]:
    """Return (notice, version) of the page, the newest first; the version is the one replaced, or None.

    An earlier version says which it is instead.
    """
    own = family.own(page)
    if page.earlier or own is None or not own.is_corrected:
        return []
    notices = notices_of(page)
    replaced = {version.notice: version for version in versions_of(page, notices)[:-1]}
    return [(notice, replaced.get(notice)) for notice in reversed(notices)]


@present.register
def author_index(page: AuthorIndexPage, request) -> dict:
    authors = list(lists.authors(language_of_page(page)))
    groups = groupby(authors, key=lambda author: author.index_letter)
    return {"author_groups": [(letter, list(group)) for letter, group in groups]}


@present.register
def author(page: AuthorPage, request) -> dict:
    language = language_of_page(page)
    signed = listing.signed_by(page, language)
    works, key = list(signed), str(page.translation_key)
    names = [name for work in works for name in work.signature_list]
    for work in works:
        own = [name for name in work.signature_list if name.author and name.key == key]
        work.affiliation = own[0].affiliation_printed if own else ""
    others = {name.author.page: name.author for name in names if name.author and name.key != key}
    people = people_merged_with([page.translation_key])
    other_names, spellings = names_elsewhere(page, people)
    return {
        "other_names": other_names,
        "works": works,
        "credits": lists.credits_of(people),
        "spellings": spellings,
        "co_authors": list(others.values()),
        "topics": listing.topics_of(signed, language),
    }


def names_elsewhere(page: AuthorPage, people: Collection[UUID]) -> tuple[list[tuple], list[str]]:
    """Return [(name, page or None)] of the person in other languages, and the other spellings of the name.

    Where no page in another language says it, a spelling in another script does. `people` are the person and
    those who are shown as the same: their names are spellings.
    """
    pages = AuthorPage.objects.visible().filter(translation_key=page.translation_key).exclude(pk=page.pk)
    others = [(other.title, other) for other in pages.select_related("locale").order_by("path")]
    spellings = [row.text for row in page.spellings.all()]
    if len(people) > 1:
        spellings += names_of_merged(page, people)
    spellings = [text for text in dict.fromkeys(spellings) if text != page.title]
    scripts = {script_of(name) for name in (page.title, *(title for title, _ in others))}
    foreign = next((text for text in spellings if script_of(text) not in scripts), None)
    others += [(foreign, None)] if foreign else []
    named = {name for name, _ in others}
    return others, [text for text in spellings if text not in named]


def names_of_merged(page: AuthorPage, people: Collection[UUID]) -> list[str]:
    """Return the names on the open pages of the people for whom the page's person stands."""
    merged = AuthorPage.objects.stood_for().filter(translation_key__in=people)
    rows = merged.exclude(translation_key=page.translation_key).order_by("path", "spellings__sort_order")
    return [name for names in rows.values_list("title", "spellings__text") for name in names if name]


@present.register
def topic_index(page: TopicIndexPage, request) -> dict:
    """Return the topics; they are not looked up where a topic below the page is shown in its place."""
    language = language_of_page(page)
    return {"topics": SimpleLazyObject(lambda: listing.topics_of(None, language))}


@present.register
def topic(subject: Topic, request) -> dict:
    language = language_of_page(subject.index_page)
    works = listing.about(subject, language)
    shown = Paginator(works, PER_PAGE).get_page(request.GET.get("page"))
    if not shown.paginator.count and subject.shown_uses.exists():
        raise Http404  # only works that the public may not see are about it
    say_part(request, shown)
    near = [other for other in listing.topics_of(works, language) if other.pk != subject.pk][:NEAR]
    return {
        "topic": subject,
        "label": subject.shown,
        "names": subject.other_names(language),
        "works": shown,
        "neighbours": near,
    }


@present.register
def about(page: AboutPage, request) -> dict:
    return {"latest_report": listing.newest_report(language_of_page(page))}
