"""The board of works and languages: which works are asked for, and what each cell of their rows says."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Least, Lower

from papers.models import EssayPage, InterviewPage, ReportPage, WorkPage, parts_of
from papers.models.languages import content_languages
from papers.models.works import NEWEST_FIRST
from papers.text.clean import clean_text
from papers.text.letters import fold_letters

from .staleness import Age, age_of, changes_between, left_as_in_original
from .states import State, name_of, pages_of_works, with_states, works

KINDS = {model.kind: model for model in (ReportPage, EssayPage, InterviewPage)}
SORTS = ("date", "title", "state")
LONGEST_QUESTION, MOST_WORDS = 200, 8


@dataclass(frozen=True)
class Wanted:
    """Which works an editor asks for, and in which order; an empty value asks for all.

    `state` counts in `language`, and without one in any; `words` stand in one title, of any language.
    """

    language: str = ""
    state: State | None = None
    kind: str = ""
    words: tuple[str, ...] = ()
    sort: str = "date"


@dataclass
class Cell:
    """A work in one language. `page` is None where it is missing.

    `changed` is how many parts the live original says otherwise than what the page was made from, `copied`
    how many parts readers see that still say what was copied.
    """

    language: str
    state: State
    page: WorkPage | None = None
    changed: int = 0
    copied: int = 0


@dataclass
class Row:
    """A work: its page in the language it was first written in, the report round it, a cell a language."""

    work: WorkPage
    report: ReportPage | None
    cells: list[Cell]


def words_in(text: str) -> tuple[str, ...]:
    """Return what somebody typed as words that any database can look for."""
    return tuple(fold_letters(clean_text(text[:LONGEST_QUESTION]).text).split()[:MOST_WORDS])


def title_says(words: Sequence[str]) -> Q:
    """Return the condition that the title of a page, live or in its draft, has all the words."""
    live, draft = Q(), Q()
    for word in words:
        live &= Q(title__icontains=word)
        draft &= Q(draft_title__icontains=word)
    return live | draft


def board(wanted: Wanted, pages: QuerySet | None = None) -> QuerySet:
    """Return the works that are asked for (of `works()`, or of those given), sorted, each with its states."""
    found = with_states(works() if pages is None else pages).select_related("locale")
    languages = [wanted.language] if wanted.language else [code for code, _name in content_languages()]
    states = [name_of(code) for code in languages]
    if wanted.kind:
        found = found.filter(content_type__model=KINDS[wanted.kind]._meta.model_name)
    if wanted.words:
        same = pages_of_works().filter(translation_key=OuterRef("translation_key"))
        found = found.filter(Exists(same.filter(title_says(wanted.words))))
    if wanted.state is not None:
        found = found.filter(Q(*((name, wanted.state) for name in states), _connector=Q.OR))
    return found.order_by(*order_of(wanted.sort, states))


def order_of(sort: str, states: Sequence[str]) -> tuple:
    """Return what to order by; by state those come first that need an editor most."""
    if sort == "title":
        return (Lower("title"), "pk")
    if sort == "state":
        return (Least(*states) if len(states) > 1 else F(states[0]), *NEWEST_FIRST)
    return NEWEST_FIRST


def rows_of(found: Sequence[WorkPage]) -> list[Row]:
    """Return the rows of these works of `board()`, in a fixed number of queries."""
    pages = pages_by_work(found)
    texts = texts_of(needed(found, pages))
    reports = reports_round(found)
    rows = []
    for work in found:
        there = pages.get(work.translation_key, {})
        cells = [cell_of(work, code, there.get(code), texts) for code, _name in content_languages()]
        rows.append(Row(work, reports.get(work.path[: -work.steplen]), cells))
    return rows


def pages_by_work(found: Sequence[WorkPage]) -> dict:
    """Return the pages of each work by its key and their language, with what they were made from."""
    pages = pages_of_works().filter(translation_key__in=[work.translation_key for work in found])
    by_work: dict = {}
    for page in pages.select_related("locale", "basis").prefetch_workflow_states():
        by_work.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return by_work


def needed(found: Sequence[WorkPage], pages: dict) -> set[int]:
    """Return the keys of the pages whose whole text a cell tells of."""
    keys = set()
    for work in found:
        for page in pages.get(work.translation_key, {}).values():
            if page.pk != work.pk and page.basis is not None:
                keys |= {page.pk} if page.live else set()
                keys |= {work.pk} if age_in(page, work) is Age.STALE else set()
    return keys


def age_in(page: WorkPage, work: WorkPage) -> Age:
    """Return the age of a work's page; unknown where the work has no page in its original language."""
    return age_of(page, work if work.written_here else None)


def texts_of(keys: set[int]) -> dict[int, WorkPage]:
    """Return the whole pages with these keys, with all that their parts are made of."""
    found = WorkPage.objects.order_by().filter(pk__in=keys) if keys else WorkPage.objects.none()
    return {page.pk: page for page in found.specific().prefetch_related("signatures")}


def cell_of(work: WorkPage, language: str, page: WorkPage | None, texts: dict[int, WorkPage]) -> Cell:
    cell = Cell(language, State(getattr(work, name_of(language))), page)
    if page is not None and page.pk != work.pk and page.basis is not None:
        if age_in(page, work) is Age.STALE:
            cell.changed = len(changes_between(page.basis.part_list, parts_of(texts[work.pk])))
        if page.live:
            texts[page.pk].basis = page.basis  # is at hand; the whole page would ask for it again
            cell.copied = len(left_as_in_original(texts[page.pk]))
    return cell


def reports_round(found: Sequence[WorkPage]) -> dict[str, ReportPage]:
    """Return the reports round the essays among these works, by their path."""
    paths = {work.path[: -work.steplen] for work in found if work.specific_class is EssayPage}
    reports = ReportPage.objects.order_by().filter(path__in=paths).select_related("locale") if paths else ()
    return {report.path: report for report in reports}
