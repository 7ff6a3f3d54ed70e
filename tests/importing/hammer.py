"""Imports from many processes at once, and kills importers: a script that the tests start by itself.

    python -m tests.importing.hammer many FILE ...             one process a file, all at once
    python -m tests.importing.hammer kill TIMES SEED FILE      killed at TIMES random moments, then once more
    python -m tests.importing.hammer unguarded TIMES SEED FILE the same with the transaction taken out

It prints one JSON object, and on standard error each moment (0 is the start of an import, 1 its usual end)
and what it left. The database is that of DATABASE_URL; it must be migrated.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path


def child(work):
    """Start a process that does the work and writes its answer into a pipe; return (process, pipe)."""
    from django.db import connection

    connection.close()
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    os.close(reading)
    try:
        answer = work()
    except BaseException as error:
        answer = f"{type(error).__name__}: {error}"
    os.write(writing, answer.encode())
    os._exit(0)


def answer_of(process, pipe):
    with os.fdopen(pipe) as stream:
        answer = stream.read()
    os.waitpid(process, 0)
    return answer


def import_one(path):
    from papers.importing.run import import_file

    outcome = import_file(Path(path), publish=True, publish_unsure=True)
    return outcome.error or outcome.outcome


def import_unguarded(path):
    """Import as import_document does, but without its transaction."""
    from papers.importing.apply import Apply, Running
    from papers.importing.plan import make_plan
    from papers.importing.read import read
    from papers.importing.sources import load

    source = load(Path(path).name, Path(path).read_bytes())
    return Apply(make_plan(read(source)), source, True, Running()).run().plan.outcome


def state():
    """Return how many works and import records there are, which works no search finds by their title, and
    whether the tree is sound."""
    from wagtail.models import Page

    from papers.models import EssayPage, ImportedPage, ReportPage

    works = [*ReportPage.objects.all(), *EssayPage.objects.all()]
    return {
        "works": len(works),
        "records": ImportedPage.objects.exclude(key__contains=":author:").count(),
        "unfindable": [page.title for page in works if not is_found(page)],
        "sound": not any(Page.find_problems()),
    }


def is_found(page):
    """Return whether Wagtail's search finds the page by its title."""
    return page.pk in [found.pk for found in type(page).objects.search(page.title, fields=["title"])]


def many(paths):
    children = [child(lambda path=path: import_one(path)) for path in paths]
    return {"outcomes": sorted(answer_of(*one) for one in children), **state()}


def kill(times, seed, path, work):
    """Kill as many importers, at moments spread over the time that one takes; clean up after each."""
    from papers.importing.undo import undo_run
    from papers.models import ImportRun

    chance = random.Random(seed)
    started = time.monotonic()
    assert answer_of(*child(lambda: import_one(path))) == "created"
    lasts = time.monotonic() - started
    whole = state()["works"]
    undo_run(ImportRun.objects.latest("pk"))
    partial = killed = 0
    moments = [(moment + chance.random()) / times for moment in range(times)]
    if work is import_unguarded:  # the control ends at the first half document: look where it writes
        moments.sort(key=lambda moment: abs(moment - 0.6))
    for moment in moments:
        process, pipe = child(lambda: work(path))
        time.sleep(lasts * moment)
        os.kill(process, signal.SIGKILL)
        ended = answer_of(process, pipe) or "killed"
        left = state()["works"]
        killed += ended == "killed"
        partial += left not in (0, whole)
        print(f"{moment:.4f} {ended}: {left} of {whole} works", file=sys.stderr, flush=True)
        if work is import_unguarded and partial:
            break
        completes = import_one(path)
        assert completes in ("created", "unchanged"), completes
        assert state()["works"] == whole
        undo_run(ImportRun.objects.filter(undoes=None, undone_by=None).latest("pk"))
    return {"killed": killed, "partial": partial, "completed": import_one(path), **state()}


def main(what, *arguments):
    import django

    django.setup()
    if what == "many":
        found = many(arguments)
    else:
        times, seed, path = arguments
        work = import_one if what == "kill" else import_unguarded
        found = kill(int(times), int(seed), path, work)
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
