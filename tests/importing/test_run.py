"""What becomes of files and folders: each for itself, and each refusal in one line."""

import pytest

from papers.importing.run import LARGEST, import_paths, outcome_as_json
from papers.models import EssayPage, ImportedPage, ImportRun, PapersIndexPage, SourceFile

pytestmark = pytest.mark.django_db

PAPER = """# The Sea and the Shore

Ali Amiri

The first paragraph of the paper is long enough to be a paragraph.

The second paragraph of the paper ends it.
"""


def write(folder, name="paper.md", text=PAPER):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def complaints(*paths):
    return [outcome.complaint for outcome in import_paths(map(str, paths)) if outcome.error]


def test_a_paper_becomes_a_page(tmp_path):
    path = write(tmp_path)
    (outcome,) = import_paths([str(path)], publish=True)
    assert (outcome.file, outcome.outcome, outcome.error) == (str(path), "created", "")
    assert EssayPage.objects.get().live
    assert bytes(SourceFile.objects.get().data) == PAPER.encode()


def test_a_missing_file_is_refused(tmp_path):
    assert complaints(tmp_path / "none.txt") == [f"{tmp_path}/none.txt:1: There is no such file."]


def test_a_folder_without_papers_is_refused(tmp_path):
    write(tmp_path, "README.md")
    write(tmp_path, ".hidden.md")
    write(tmp_path, ".git/paper.md")
    write(tmp_path, "picture.png")
    assert complaints(tmp_path) == [
        f"{tmp_path}:1: This folder holds no papers (*.txt, *.md, *.docx, *.pdf)."
    ]


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("paper.rtf", b"words", "Files of this kind are not read (.rtf); use *.txt, *.md, *.docx or *.pdf."),
        ("paper", b"words", "Files without a suffix are not read; use *.txt, *.md, *.docx or *.pdf."),
        ("paper.txt", b"", "The file is empty."),
        ("paper.txt", b" \n\n\t\n", "The file is empty."),
        ("paper.txt", b"%PDF-1.7 ...", "The PDF is damaged: it cannot be opened."),
        ("paper.txt", b"\x89PNG\r\n\x1a\n", "The file is a picture, not plain text."),
        ("paper.txt", b"words\n\xff\x00\xfe", None),
    ],
)
def test_what_is_no_paper_is_refused(tmp_path, name, data, complaint):
    path = write(tmp_path, name, data)
    (said,) = complaints(path)
    assert "\n" not in said
    if complaint:
        assert said == f"{path}:1: {complaint}"
    assert not ImportedPage.objects.exists()


def test_a_file_larger_than_any_paper_is_refused_unread(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert complaints(path) == [f"{path}:1: The file is larger than 20 MB; no paper is."]


def test_the_others_are_imported_beside_what_is_refused(tmp_path):
    paths = [tmp_path / "none.txt", write(tmp_path), write(tmp_path, "empty.txt", "")]
    assert [outcome.outcome for outcome in import_paths(map(str, paths))] == ["refused", "created", "refused"]
    assert EssayPage.objects.count() == 1


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path):
    write(tmp_path, "b.md", PAPER.replace("Shore", "Bay"))
    write(tmp_path, "a.MD", PAPER)
    write(tmp_path, "below/c.txt", PAPER.replace("Shore", "Coast"))
    outcomes = list(import_paths([str(tmp_path)]))
    assert [outcome.file for outcome in outcomes] == [
        str(tmp_path / name) for name in ("a.MD", "b.md", "below/c.txt")
    ]
    assert {outcome.outcome for outcome in outcomes} == {"created"}


def test_a_language_without_its_papers_page_is_refused(tmp_path):
    PapersIndexPage.objects.get(locale__language_code="en").delete()
    path = write(tmp_path)
    assert complaints(path) == [f"{path}:1: There is no papers page in the language en."]


def test_a_refusal_is_a_document_too(tmp_path):
    (outcome,) = import_paths([str(tmp_path / "none.txt")])
    assert outcome_as_json(outcome) == {
        "file": str(tmp_path / "none.txt"),
        "sha256": None,
        "kind": None,
        "outcome": "refused",
        "language": None,
        "warnings": [{"line": 1, "code": "refused", "message": "There is no such file.", "text": ""}],
        "leftovers": [],
    }


def test_the_same_paper_again_is_unchanged(tmp_path):
    path = write(tmp_path)
    assert [outcome.outcome for outcome in import_paths([str(path), str(path)])] == ["created", "unchanged"]


def test_all_files_of_one_call_are_one_run_and_each_is_announced(tmp_path):
    write(tmp_path, "a.md")
    write(tmp_path, "b.md", PAPER.replace("Shore", "Bay"))
    announced = []
    list(import_paths([str(tmp_path), "none.txt"], start=lambda *told: announced.append(told), publish=True))
    assert announced == [(1, 3, "a.md"), (2, 3, "b.md"), (3, 3, "none.txt")]
    run = ImportRun.objects.get()
    assert sorted(file.name for file in run.sources.all()) == ["a.md", "b.md"]
    assert run.options == {"publish": True}


def test_a_call_that_changes_nothing_is_no_run(tmp_path):
    path = str(write(tmp_path))
    list(import_paths([path]))
    list(import_paths([path]))
    list(import_paths([path], dry_run=True))
    assert ImportRun.objects.count() == 1
