"""What each kind of page shows: one registered answer to `present` per kind."""

from collections import Counter
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404

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
    WorkPage,
    lists,
    present,
)

PER_PAGE = 20
KINDS = {"report": ReportPage, "essay": EssayPage, "interview": InterviewPage}


def language_of_page(page) -> str:
    return page.locale.language_code


@present.register
def home(page: HomePage, request) -> dict:
    language = language_of_page(page)
    report = lists.newest_report(language)
    works = lists.works(language)
    recent = works.exclude(pk=report.pk) if report else works
    return {
        "latest_report": report,
        "latest_contents": lists.rows(lists.essays_of(report)) if report else [],
        "recent_works": lists.rows(lists.standing_alone(recent)[:6]),
        "topics": lists.topics_of(works, language)[:24],
        "authors": list(lists.authors(language)[:24]),
    }


@present.register
def papers_index(page: PapersIndexPage, request) -> dict:
    language = language_of_page(page)
    everything = lists.works(language)
    kind = request.GET.get("type", "")
    kind = kind if kind in KINDS else ""
    chosen = of_kind(everything, kind) if kind else lists.standing_alone(everything)
    counts = {name: of_kind(everything, name).count() for name in KINDS}
    pages = Paginator(chosen.select_related("locale").specific(), PER_PAGE)
    if kind:
        pages.count = counts[kind]  # counted above
    shown = pages.get_page(request.GET.get("page"))
    shown.object_list = lists.rows(list(shown.object_list))
    return {"works": shown, "kind": kind, "kinds": [(name, count) for name, count in counts.items() if count]}


def of_kind(works, kind: str):
    return works.filter(Q(**{f"{KINDS[kind]._meta.model_name}__isnull": False}))


@present.register
def report(page: ReportPage, request) -> dict:
    essays = lists.rows(lists.essays_of(page))
    printed = Counter(keyword for essay in essays for keyword in essay.keywords)
    contributors = list(page.contributors.all())
    authors = lists.visible_authors(person.author_id for person in contributors)
    for person in contributors:
        person.author_shown = authors.get(person.author_id)
    earlier, later = neighbours(page)
    return {
        "essays": essays,
        "keywords": sorted(printed.items(), key=lambda row: (-row[1], row[0].casefold())),
        "contributors": contributors,
        "previous_report": earlier,
        "next_report": later,
    }


def neighbours(page: ReportPage):
    """Return the reports of the same series before and after this one, by date."""
    if page.sort_date is None:
        return None, None
    series = ReportPage.objects.visible(language_of_page(page)).filter(series=page.series).exclude(pk=page.pk)
    earlier = series.filter(sort_date__lt=page.sort_date).order_by("-sort_date").first()
    return earlier, series.filter(sort_date__gt=page.sort_date).order_by("sort_date").first()


@present.register
def essay(page: EssayPage, request) -> dict:
    page.report, siblings = lists.report_and_essays(page)
    at = next((index for index, sibling in enumerate(siblings) if sibling.pk == page.pk), None)
    return {
        "report": page.report,
        "siblings": siblings,
        "number": at + 1 if at is not None else None,
        "total": len(siblings),
        "previous_essay": siblings[at - 1] if at else None,
        "next_essay": siblings[at + 1] if at is not None and at + 1 < len(siblings) else None,
        **work_context(page, request),
    }


@present.register
def interview(page: InterviewPage, request) -> dict:
    return work_context(page, request)


def work_context(page: WorkPage, request) -> dict:
    """Return a text's topics and related works; a preview shows the topics that are not saved yet."""
    language = language_of_page(page)
    if getattr(request, "is_preview", False):
        keys = [topic.pk for topic in page.topics.all()]
    else:
        keys = page.topic_uses.values("tag")
        lists.attach_signatures([page])
    topics = list(Topic.objects.filter(pk__in=keys).shown_in(language))
    return {"topics": topics, "related": lists.related(page, topics, language)}


@present.register
def author_index(page: AuthorIndexPage, request) -> dict:
    authors = list(lists.authors(language_of_page(page)))
    groups = groupby(authors, key=lambda author: author.index_letter)
    return {"author_groups": [(letter, list(group)) for letter, group in groups]}


@present.register
def author(page: AuthorPage, request) -> dict:
    language = language_of_page(page)
    signed = lists.signed_by(page, language)
    works = lists.rows(signed)
    for work in works:
        own = [
            row
            for row in work.signature_list
            if row.author and row.author.translation_key == page.translation_key
        ]
        work.affiliation = own[0].affiliation_printed if own else ""
    others = {row.author.pk: row.author for work in works for row in work.signature_list if row.author}
    return {
        "works": works,
        "credits": lists.credits_of(page),
        "spellings": [row.text for row in page.spellings.all() if row.text != page.title],
        "co_authors": [other for other in others.values() if other.translation_key != page.translation_key],
        "topics": lists.topics_of(signed, language),
    }


@present.register
def topic_index(page: TopicIndexPage, request) -> dict:
    language = language_of_page(page)
    return {"topics": lists.topics_of(lists.works(language), language)}


@present.register
def topic(subject: Topic, request) -> dict:
    language = language_of_page(subject.index_page)
    works = lists.about(subject, language)
    shown = Paginator(works.select_related("locale").specific(), PER_PAGE).get_page(request.GET.get("page"))
    if not shown.paginator.count and subject.uses.exists():
        raise Http404  # only works that the public may not see are about it
    shown.object_list = lists.rows(list(shown.object_list))
    near = lists.topics_of(works, language).exclude(pk=subject.pk)[:8]
    return {
        "topic": subject,
        "label": subject.shown,
        "works": shown,
        "neighbours": near,
    }


@present.register
def about(page: AboutPage, request) -> dict:
    return {"latest_report": lists.newest_report(language_of_page(page))}
