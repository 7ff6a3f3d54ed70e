"""Prints how fast reports are imported and published, and whether that stays so as the site grows.

    python -m tests.benchmarks.importing [--reports 200] [--essays 12] [--profile]

The database is a fresh migrated one on the server of DATABASE_URL, or an SQLite file without it. Times are
seconds of processor time (with PostgreSQL's process where that runs on this machine) and of the clock.
The floor is what Wagtail needs for as many pages of the same texts: `add_child` and
`save_revision().publish()`, without reading, planning, records, topics, signatures and search of our own.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from statistics import mean

from tests.benchmarks.clock import Clock, memory, yardstick
from tests.benchmarks.profiling import print_beside, profiled
from tests.benchmarks.report_texts import report_text

STRETCH = 20
"""Reports that are compared at the start and at the end."""


@contextmanager
def scratch_database():
    from tests.conftest import TestDatabase

    database = TestDatabase(Path(".pytest_cache", "databases"))
    database.restore()
    try:
        yield
    finally:
        database.drop()


def import_all(paths: list[Path], every: int) -> list[tuple[float, float, float]]:
    """Import and publish the files, printing as it goes.

    Returns for each the seconds of processor time and of the clock, and those of the processor as multiples
    of the yardstick's.
    """
    from papers.importing.run import import_paths

    clock, taken = Clock(), []
    outcomes = import_paths(map(str, paths), publish=True, publish_unsure=True)
    started = clock.now()
    for outcome in outcomes:
        assert outcome.outcome == "created", outcome.complaint
        ended = clock.now()
        used = ended[0] - started[0]
        taken.append((used, ended[1] - started[1], used / yardstick()))
        if len(taken) % every == 0:
            used = mean(one[0] for one in taken[-every:])
            print(
                f"  {len(taken):5} reports  {used:6.3f} s of processor each  {memory():7.1f} MB", flush=True
            )
        started = clock.now()
    return taken


def compare_ends(taken: list[tuple[float, float, float]]) -> None:
    stretch = min(STRETCH, len(taken) // 2)
    for at, name in enumerate(("s of processor", "s of the clock", "yardsticks")):
        first, last = (mean(one[at] for one in part) for part in (taken[:stretch], taken[-stretch:]))
        print(
            f"  first {stretch}: {first:6.3f} {name}, last {stretch}: {last:6.3f}, ratio {last / first:.2f}"
        )


def count_pages() -> int:
    from papers.models import AuthorPage, EssayPage, ReportPage

    return sum(model.objects.count() for model in (AuthorPage, EssayPage, ReportPage))


def measure_import(folder: Path, reports: int, essays: int) -> None:
    paths = print_reports(folder, range(1, reports + 1), essays)
    before, held = count_pages(), memory()
    taken = import_all(paths, max(1, reports // 10))
    pages = count_pages() - before
    print(f"  memory: {held:.1f} MB before the first report, {memory():.1f} MB behind the last")
    used, lasted = (sum(one[at] for one in taken) for at in (0, 1))
    compare_ends(taken)
    print(f"  {pages} pages; {reports / used:.2f} reports and {pages / used:.1f} pages a processor second;")
    print(f"  {reports / lasted:.2f} reports and {pages / lasted:.1f} pages a second of the clock")
    sticks = sum(one[2] for one in taken)
    print(f"  {1000 * used / pages:.1f} ms of processor, {sticks / pages:.2f} yardsticks a page")


def print_reports(folder: Path, numbers, essays: int) -> list[Path]:
    paths = []
    for number in numbers:
        path = folder / f"{number:05}.txt"
        path.write_text(report_text(number, essays), encoding="utf-8")
        paths.append(path)
    return paths


def measure_floor(folder: Path, reports: int, essays: int) -> None:
    used, sticks, pages = make_plainly(print_reports(folder, range(1, reports + 1), essays))
    print(
        f"  {pages} pages; {pages / used:.1f} pages a processor second;"
        f" {1000 * used / pages:.1f} ms of processor, {sticks / pages:.2f} yardsticks a page"
    )


def make_plainly(paths: list[Path]) -> tuple[float, float, int]:
    """Make as many pages of the same texts by Wagtail alone.

    Returns seconds of processor time, the same as multiples of the yardstick's, and how many pages.
    """
    from wagtail.models import Locale

    from papers.models import AuthorIndexPage, AuthorPage, EssayPage, PapersIndexPage, ReportPage

    locale = Locale.get_default()
    clock = Clock()
    papers = PapersIndexPage.objects.get(locale=locale)
    people = AuthorIndexPage.objects.get(locale=locale)
    known = set(AuthorPage.objects.values_list("title", flat=True))
    used = sticks = 0.0
    pages = 0
    for path in paths:
        wanted, authors = values_of(path)
        started = clock.now()[0]
        made = [add_author(people, name, len(known)) for name in authors if name not in known]
        known.update(authors)
        report = add(papers, ReportPage, wanted[0], ("title", "number", "preface"))
        for one in wanted[1:]:
            add(report, EssayPage, one, ("title", "keywords_printed", "body"))
        taken = clock.now()[0] - started
        used, sticks = used + taken, sticks + taken / yardstick()
        pages += len(made) + len(wanted)
    return used, sticks, pages


def values_of(path: Path):
    from papers.importing.pages import pages_for
    from papers.importing.read import read
    from papers.importing.run import load_source

    document = read(load_source(path.name, path.read_bytes()))
    names = [row.name for essay in document.essays for row in essay.signatures]
    return pages_for(document), dict.fromkeys(names)


def add(parent, model, wanted, fields):
    page = model(slug=wanted.slug, **{name: wanted.values[name] for name in fields})
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def add_author(people, name: str, number: int):
    from papers.models import AuthorPage

    page = AuthorPage(title=name, slug=f"author-{number}-{abs(hash(name))}")
    people.add_child(instance=page)
    page.save_revision().publish()
    return page


def import_and_count(paths: list[Path]) -> int:
    before = count_pages()
    import_all(paths, len(paths) + 1)
    return count_pages() - before


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--reports", type=int, default=200)
    arguments.add_argument("--essays", type=int, default=12)
    arguments.add_argument("--floor", type=int, default=20, metavar="REPORTS")
    arguments.add_argument("--profile", action="store_true", help="Say where the time goes.")
    given = arguments.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "irs_site.settings.test")
    import django

    django.setup()
    from django.db import connection

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with scratch_database():
            print(f"{connection.vendor}: {given.reports} reports of {given.essays} essays", flush=True)
            measure_import(folder, given.reports, given.essays)
            further = print_reports(folder, range(given.reports + 1, given.reports + 11), given.essays)
            if given.profile:
                imported = profiled(lambda: import_and_count(further))
        if not given.floor:
            return
        with scratch_database():
            print("the floor: add_child and save_revision().publish() of the same texts", flush=True)
            measure_floor(folder, given.floor, given.essays)
            if given.profile:
                print_beside(imported, profiled(lambda: make_plainly(further)[2]))


if __name__ == "__main__":
    main()
