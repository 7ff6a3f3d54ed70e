"""Pages that may be a work's page in another language, the likeliest first."""

from datetime import timedelta

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from papers.models import AuthorPage, ReportPage, Signature, WorkPage, all_pages, people_merged_with
from papers.models.works import NEWEST_FIRST
from papers.text.digits import latin_digits, persian_digits

from .board import title_says

LIKELY = 3
"""How much has to speak for a page to be suggested: one strong sign, or two weak ones."""

ONE_MONTH = timedelta(days=31)
"""The same month begins up to so far apart in two calendars."""


def candidates_for(page: WorkPage, language: str, words=()) -> QuerySet:
    """Return the pages of the language, of the page's kind, without a page in the page's language.

    Each has its `.likeness`; the likeliest come first, and among equals the newest.
    """
    here = all_pages().order_by().filter(translation_key=OuterRef("translation_key"), locale=page.locale_id)
    model = type(page)
    pages = model.objects.filter(alias_of__isnull=True, locale__language_code=language).exclude(Exists(here))
    if words:
        pages = pages.filter(title_says(words))
    return pages.annotate(likeness=likeness_to(page)).order_by("-likeness", *NEWEST_FIRST)


def likeness_to(page: WorkPage):
    """Return how much speaks for each page, as a number: slug, number, date, authors, report."""
    signs = [(3, Q(slug=page.slug))]
    if isinstance(page, ReportPage):
        signs += number_of(page)
    if page.sort_date:
        signs.append((2, Q(sort_date__range=(page.sort_date - ONE_MONTH, page.sort_date + ONE_MONTH))))
    authors = authors_of(page)
    if authors is not None:
        signs.append((2, Exists(authors)))
    parent = page.get_parent()
    if parent.specific_class is ReportPage:
        reports = parent.get_translations().values_list("path", flat=True)
        inside = [Q(path__startswith=path) for path in reports]
        signs += [(2, Q(*inside, _connector=Q.OR))] if inside else []
    likeness = Value(0)
    for points, sign in signs:
        likeness = likeness + Case(
            When(sign, then=Value(points)), default=Value(0), output_field=IntegerField()
        )
    return likeness


def number_of(report: ReportPage) -> list[tuple[int, Q]]:
    """Return the sign that a report has the number of this one, in digits of whatever script."""
    same = Q()
    if report.issue and report.number_year:
        same |= Q(issue=report.issue, number_year=report.number_year)
    if report.number:
        number = latin_digits(report.number)
        same |= Q(number__in=[report.number, number, persian_digits(number)])
    return [(3, same)] if same else []


def authors_of(page: WorkPage) -> QuerySet | None:
    """Return the signatures, under a page of the outer query, by one of the page's authors."""
    rows = list(page.signatures.all())
    names = [row.name_printed for row in rows]
    people = AuthorPage.objects.order_by().filter(pk__in=[row.author_id for row in rows if row.author_id])
    people = people_merged_with(set(people.values_list("translation_key", flat=True)))
    same = Q(author__translation_key__in=people) | Q(name_printed__in=names)
    return Signature.objects.filter(same, work=OuterRef("pk")) if rows else None
