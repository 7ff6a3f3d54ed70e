"""The command import_papers as people and scripts meet it: lines, JSON, exit codes."""

import gc
import hashlib
import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from papers.importing.run import FileOutcome
from papers.models import EssayPage, ImportedPage, ImportRun, InterviewPage
from tests.factories import make_author
from tests.importing.test_apply import edit
from tests.importing.test_run import PAPER, write

pytestmark = pytest.mark.django_db

PERSIAN = """# دریا و ساحل

علی امیری

بند نخست این مقاله به اندازه کافی بلند است تا یک بند باشد و نه چیز دیگری.

بند دوم این مقاله نیز به همان اندازه بلند است و مقاله را به پایان می‌برد.
"""


def run(*arguments):
    """Return (exit code, what was printed, what was complained of)."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_papers", *map(str, arguments), stdout=out, stderr=err, no_color=True)
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def last_run():
    return ImportRun.objects.latest("pk").pk


def test_a_new_paper_is_said_to_be_created(tmp_path):
    path = write(tmp_path)
    code, out, err = run(path)
    assert (code, err) == (0, "")
    assert out.splitlines()[:-1] == [
        f"{path}: created",
        "  created   The Sea and the Shore",
        "    by Ali Amiri",
        "    text: 2 blocks",
        "  created   author Ali Amiri",
        "  1 new, 0 changed, 0 unchanged, 0 in conflict, 0 lines not placed",
    ]
    assert not EssayPage.objects.get().live


def test_publish_publishes(tmp_path):
    assert run(write(tmp_path), "--publish")[0] == 0
    assert EssayPage.objects.get().live


def test_the_same_paper_again_is_said_to_be_unchanged(tmp_path):
    path = write(tmp_path)
    run(path)
    code, out, err = run(path)
    assert (code, out.splitlines()[0], err) == (0, f"{path}: unchanged", "")


def test_a_changed_paper_says_which_fields_changed(tmp_path):
    run(write(tmp_path))
    path = write(tmp_path, text=PAPER + "\nA third paragraph was added to it.\n")
    code, out, _ = run(path)
    assert code == 0
    assert out.splitlines() == [
        f"{path}: updated",
        "  updated   The Sea and the Shore",
        "    set      body: + A third paragraph was added to it.",
        "  0 new, 1 changed, 0 unchanged, 0 in conflict, 0 lines not placed",
        f"Run {last_run()}; to take it back: python manage.py import_undo {last_run()}",
    ]


def test_a_dry_run_says_so_and_writes_nothing(tmp_path):
    path = write(tmp_path)
    dry = run(path, "--dry-run")
    assert dry[1].splitlines()[0] == f"{path}: created (dry run, nothing written)"
    assert not ImportedPage.objects.exists()
    real = run(path)[1].splitlines()
    assert real[:-1] == dry[1].replace(" (dry run, nothing written)", "").splitlines()
    assert real[-1] == f"Run {last_run()}; to take it back: python manage.py import_undo {last_run()}"


def test_what_is_wrong_is_said_with_file_and_line_and_ends_in_1(tmp_path):
    good, empty = write(tmp_path), write(tmp_path, "empty.txt", "")
    code, out, err = run(tmp_path / "none.txt", good, empty)
    assert code == 1
    assert err.splitlines() == [
        f"{tmp_path}/none.txt:1: There is no such file.",
        f"{empty}:1: The file is empty.",
    ]
    assert out.splitlines()[0] == f"{good}: created"
    assert EssayPage.objects.count() == 1


def test_json_is_alone_on_standard_output(tmp_path):
    path = write(tmp_path)
    code, out, err = run(path, tmp_path / "none.txt", "--json")
    assert (code, err) == (1, f"{tmp_path}/none.txt:1: There is no such file.\n")
    documents = json.loads(out)["documents"]
    assert [(one["file"], one["kind"], one["outcome"]) for one in documents] == [
        (str(path), "paper", "created"),
        (f"{tmp_path}/none.txt", None, "refused"),
    ]
    assert json.loads(out)["run"] == last_run()
    assert documents[0]["sha256"] == hashlib.sha256(PAPER.encode()).hexdigest()


class Counting(StringIO):
    """Counts at each writing how many outcomes are still in memory."""

    def __init__(self):
        super().__init__()
        self.kept = []

    def write(self, text):
        self.kept.append(sum(type(one) is FileOutcome for one in gc.get_objects()))
        return super().write(text)


@pytest.mark.parametrize("json_too", [[], ["--json"]])
def test_nothing_is_kept_of_the_files_before(tmp_path, json_too):
    gc.collect()
    paths = [str(write(tmp_path, f"{number}.md")) for number in range(4)]
    out = Counting()
    call_command("import_papers", *paths, "--dry-run", *json_too, stdout=out, no_color=True)
    assert out.getvalue().count(".md") == 4
    assert max(out.kept) == 1


def test_json_keeps_persian_letters_as_they_are(tmp_path):
    path = write(tmp_path, text=PERSIAN)
    out = run(path, "--json", "--dry-run")[1]
    assert "دریا و ساحل" in out
    assert json.loads(out)["documents"][0]["language"] == "fa"


def test_nothing_to_import_is_a_mistake_of_the_caller():
    with pytest.raises(CommandError, match=r"^Error: the following arguments are required: PATH$"):
        call_command("import_papers")


def test_a_conflict_shows_its_three_values(tmp_path):
    run(write(tmp_path))
    edit(EssayPage.objects.get(), title="The Editor's Title")
    path = write(tmp_path, text="---\ntitle: The Sea and the Shore\n---\n" + PAPER)
    run(path)
    record = ImportedPage.objects.get(page=EssayPage.objects.get())
    record.values["title"] = "The Former Title"
    record.save()
    out = run(path, "--dry-run")[1]
    assert out.splitlines()[1:6] == [
        "  conflict  The Sea and the Shore",
        "    conflict title",
        "      last imported: The Former Title",
        "      on the page:   The Editor's Title",
        "      in the source: The Sea and the Shore",
    ]


def test_a_deleted_page_is_said_and_comes_again_with_restore(tmp_path):
    path = write(tmp_path)
    run(path)
    EssayPage.objects.get().delete()
    assert run(path)[1].splitlines() == [
        f"{path}: deleted",
        "  deleted   The Sea and the Shore",
        "  line 1: An editor has deleted this page; it was not made again: The Sea and the Shore"
        " [deleted-before]",
        "  0 new, 0 changed, 0 unchanged, 0 in conflict, 1 deleted before, 0 lines not placed",
    ]
    assert run(path, "--restore")[1].splitlines()[0] == f"{path}: created"
    assert EssayPage.objects.count() == 1


class Terminal(StringIO):
    def isatty(self):
        return True


def test_on_a_terminal_a_line_says_which_file_is_read_and_goes_again(tmp_path):
    paths = [write(tmp_path, "a.md"), write(tmp_path, "b.md", PAPER.replace("Shore", "Bay"))]
    err = Terminal()
    call_command("import_papers", *map(str, paths), stdout=StringIO(), stderr=err, no_color=True)
    assert err.getvalue() == "\r\x1b[K[1/2] a.md\r\x1b[K\r\x1b[K[2/2] b.md\r\x1b[K"


def test_a_date_is_said_against_the_reader_and_leaves_what_was_said_before(tmp_path):
    file = write(tmp_path, "paper.txt", PAPER)
    run(file, "--kind", "interview")
    code, out, _ = run(file, "--date", "1398/02/14")
    assert (code, out.splitlines()[0]) == (0, f"{file}: updated")
    page = InterviewPage.objects.get().get_latest_revision_as_object()
    assert (page.date_year, page.date_month, page.date_day) == (1398, 2, 14)
    assert page.date_calendar == "solar-hijri"
    assert run(file)[1].splitlines()[0] == f"{file}: unchanged"


@pytest.fixture
def doubtful(tmp_path):
    """A paper by A. Amiri, who may be Ali Amiri or somebody else."""
    make_author("Ali Amiri", slug="ali-amiri")
    return write(tmp_path, text=PAPER.replace("Ali Amiri", "A. Amiri"))


def test_a_doubtful_name_is_asked_with_the_option_that_answers_it(doubtful):
    out = run(doubtful, "--dry-run")[1].splitlines()
    at = out.index("  question  line 3: is A. Amiri one of these, or a new author?")
    assert out[at - 1 : at + 3] == [
        "  created   author A. Amiri",
        "  question  line 3: is A. Amiri one of these, or a new author?",
        "    --same-author 'A. Amiri=ali-amiri'",
        "      Ali Amiri",
    ]
    code, out, _ = run(doubtful, "--same-author", "A. Amiri=ali-amiri")
    assert (code, "  answered  A. Amiri is the author ali-amiri" in out.splitlines()) == (0, True)
    assert EssayPage.objects.get().signatures.get().author.title == "Ali Amiri"
    for options in ((), ("--same-author", "A. Amiri=ali-amiri")):
        assert run(doubtful, *options)[1].splitlines()[0] == f"{doubtful}: unchanged"
    assert ImportRun.objects.count() == 1


def test_an_answer_that_is_no_author_is_refused_and_nothing_written(doubtful):
    code, _, err = run(doubtful, "--same-author", "A. Amiri=nobody")
    assert (code, err) == (1, f"{doubtful}:1: There is no author page “nobody” for A. Amiri.\n")
    assert not EssayPage.objects.exists()


@pytest.mark.parametrize("said", ["A. Amiri", "A. Amiri=", "=ali-amiri"])
def test_an_answer_without_its_two_parts_is_a_mistake_of_the_caller(tmp_path, said):
    with pytest.raises(CommandError, match=re.escape(f"{said!r} does not say NAME=AUTHOR.")):
        run(write(tmp_path), "--same-author", said)


def test_what_is_no_date_is_a_mistake_of_the_caller(tmp_path):
    words = "argument --date: '4/5/2018' is no date: give a year, a month and year, or a day."
    with pytest.raises(CommandError, match=rf"^Error: {re.escape(words)}$"):
        run(write(tmp_path), "--date", "4/5/2018")


def test_kind_and_language_are_said_against_the_reader(tmp_path):
    file = write(tmp_path, "paper.txt", PAPER)
    run(file, "--kind", "interview", "--language", "fa")
    page = InterviewPage.objects.get()
    assert (page.language, page.locale.language_code, page.live) == ("fa", "fa", False)
    assert ImportRun.objects.get().options["corrections"] == {"kind": "interview", "language": "fa"}
    assert ": unchanged" in run(file)[1]
    assert InterviewPage.objects.count() == 1
