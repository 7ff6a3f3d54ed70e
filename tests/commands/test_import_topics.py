"""The command import_topics as people meet it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command, get_commands, load_command_class

from papers.curation.exporting import as_csv, as_turtle, as_xlsx, rows_of_topics
from papers.curation.merging import merge
from papers.curation.renaming import rename
from papers.models import Topic
from tests.factories import make_topic
from tests.importing.test_apply import dump

pytestmark = pytest.mark.django_db


def bring(path, *arguments):
    out, err = StringIO(), StringIO()
    call_command("import_topics", str(path), *arguments, stdout=out, stderr=err, no_color=True)
    assert err.getvalue() == ""  # progress is for terminals
    return out.getvalue().replace(f"{path.parent}/", "").splitlines()


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "topics.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_it_prints_what_it_does_as_a_tree_and_a_dry_run_prints_the_same(table):
    make_topic("US", en="US")
    make_topic("Oil", en="Oil")
    path = table(
        "slug,en,en_other,fa\njcpoa,JCPOA,Deal,برجام\noil,Oil,,نفت\nstates,United States,US,\nus,US,,\n"
    )
    tree = [
        "  created   JCPOA",
        "    en: JCPOA",
        "    en: also Deal",
        "    fa: برجام",
        "  updated   Oil",
        "    fa: نفت",
        "  created   United States",
        "    en: United States",
        "    line 4, column en_other: “US” belongs to the topic “US” (us); “United States” does not get it.",
        "  2 new, 1 changed, 1 unchanged, 1 in conflict",
    ]
    before = dump()
    assert bring(path, "--dry-run") == ["topics.csv: dry run, nothing written", *tree]
    assert dump() == before
    first, *printed, last = bring(path)
    assert (first, printed) == ("topics.csv", tree)
    number = last.split()[1].rstrip(";")
    assert last == f"Run {number}; to take it back: python manage.py import_undo {number}"
    after = dump()
    assert bring(path)[-1] == "  0 new, 0 changed, 3 unchanged, 1 in conflict"
    assert dump() == after


def test_what_the_undo_of_a_table_does_is_said(table):
    bring(table("en\nOil\n"))
    out = StringIO()
    number = Topic.objects.get().imported.run_id
    call_command("import_undo", str(number), stdout=out)
    assert out.getvalue().splitlines() == [
        "  deleted  Oil",
        f"Run {number} undone: 1 deleted, 0 restored, 0 left",
    ]


def test_a_faulty_table_is_refused_with_a_line_for_each_fault(table):
    path = table("en,fa\n=cmd|calc,نفت\nOil,Sea,Air\n")
    with pytest.raises(CommandError) as refused:
        bring(path)
    assert str(refused.value).splitlines() == [
        f"{path}: line 2, column en: “=cmd|calc” begins like the formula of a spreadsheet.",
        f"{path}: line 3, column 3: There is no column for “Air”.",
    ]
    assert not Topic.objects.exists()


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"none\.csv: There is no such file\.$"):
        bring(tmp_path / "none.csv")


@pytest.mark.parametrize("language", ["en", "fa", "ru"])
def test_the_help_names_the_columns_of_every_language(settings, language):
    settings.LANGUAGES = [("en", "English"), ("fa", "Persian"), ("ru", "Russian")]
    command = load_command_class(get_commands()["import_topics"], "import_topics")
    text = command.create_parser("manage.py", "import_topics").format_help()
    assert f"the preferred name for readers of the language {language}\n" in text
    assert f"{language}_other" in text


def test_another_language_is_a_column_by_settings_alone(settings, table):
    settings.LANGUAGES = [("en", "English"), ("fa", "Persian"), ("ru", "Russian")]
    bring(table("en,ru,ru_other\nRussia,Россия,РФ\n"))
    assert (Topic.named("рф").name, Topic.objects.shown_in("ru").get().shown) == ("Russia", "Россия")


def test_a_topic_that_editors_merged_is_not_made_again(table):
    path = table("slug,en,en_other\nstates,United States,\nus,US,\n")
    bring(path)
    states, us = Topic.objects.get(slug="states"), Topic.objects.get(slug="us")
    merge([us], states)
    before = dump()
    said = bring(path)
    assert any("merged into “United States” (states)" in line for line in said)
    assert list(Topic.objects.all()) == [states]
    assert dump() == before


def test_a_topic_is_found_by_its_former_address(table):
    oil = make_topic("Oil", en="Oil")
    rename(oil, "Petroleum", {"en": "Petroleum"}, "petroleum")
    bring(table("slug,en,fa\noil,Petroleum,نفت\n"))
    assert Topic.objects.get().labels.get(language="fa").text == "نفت"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ttl"])
def test_every_format_in_which_topics_leave_comes_in(tmp_path, kind):
    make_topic("Oil", en="Oil", fa="نفت")
    files = {
        "csv": as_csv(rows_of_topics()),
        "xlsx": as_xlsx(rows_of_topics()),
        "ttl": as_turtle("https://a.example/"),
    }
    Topic.objects.all().delete()
    path = tmp_path / f"topics.{kind}"
    path.write_bytes(files[kind])
    assert bring(path)[-2:-1] == ["  1 new, 0 changed, 0 unchanged, 0 in conflict"]
    assert Topic.named("نفت").slug == "oil"


def test_what_a_vocabulary_says_beside_names_is_told(tmp_path):
    path = tmp_path / "topics.ttl"
    said = "[] skos:prefLabel 'Oil'@en ; skos:note 'Black.'@en .\n"
    path.write_text(f"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n{said}", encoding="utf-8")
    assert "  line 1: skos:note says nothing that topics have, and was left out: 1." in bring(path)


def test_a_damaged_workbook_is_refused_in_a_line(tmp_path):
    path = tmp_path / "topics.xlsx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(CommandError, match=r"line 1: The spreadsheet is damaged"):
        bring(path)
