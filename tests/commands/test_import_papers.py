"""The command import_papers as people and scripts meet it: lines, JSON, exit codes."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from papers.models import EssayPage, ImportedPage
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


def test_a_new_paper_is_said_to_be_created(tmp_path):
    path = write(tmp_path)
    code, out, err = run(path)
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [f"{path}: created", "  created   The Sea and the Shore"]
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
    assert out.splitlines()[:3] == [
        f"{path}: updated",
        "  updated   The Sea and the Shore",
        "    set      body",
    ]


def test_a_dry_run_says_so_and_writes_nothing(tmp_path):
    path = write(tmp_path)
    dry = run(path, "--dry-run")
    assert dry[1].splitlines()[0] == f"{path}: created (dry run, nothing written)"
    assert not ImportedPage.objects.exists()
    assert run(path)[1] == dry[1].replace(" (dry run, nothing written)", "")


def test_what_is_wrong_is_said_with_file_and_line_and_ends_in_1(tmp_path):
    good, empty = write(tmp_path), write(tmp_path, "empty.txt", "")
    code, out, err = run(tmp_path / "none.txt", good, empty)
    assert code == 1
    assert err.splitlines() == [
        f"{tmp_path}/none.txt:1: there is no such file",
        f"{empty}:1: The file is empty.",
    ]
    assert out.splitlines()[0] == f"{good}: created"
    assert EssayPage.objects.count() == 1


def test_json_is_alone_on_standard_output(tmp_path):
    path = write(tmp_path)
    code, out, err = run(path, tmp_path / "none.txt", "--json")
    assert (code, err) == (1, f"{tmp_path}/none.txt:1: there is no such file\n")
    documents = json.loads(out)["documents"]
    assert [(one["file"], one["kind"], one["outcome"]) for one in documents] == [
        (str(path), "paper", "created"),
        (f"{tmp_path}/none.txt", None, "refused"),
    ]
    assert documents[0]["sha256"] == hashlib.sha256(PAPER.encode()).hexdigest()


def test_json_keeps_persian_letters_as_they_are(tmp_path):
    path = write(tmp_path, text=PERSIAN)
    out = run(path, "--json", "--dry-run")[1]
    assert "دریا و ساحل" in out
    assert json.loads(out)["documents"][0]["language"] == "fa"


def test_nothing_to_import_is_a_mistake_of_the_caller():
    with pytest.raises(CommandError, match=r"^Error: the following arguments are required: PATH$"):
        call_command("import_papers")
