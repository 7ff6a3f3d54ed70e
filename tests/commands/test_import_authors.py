"""The command import_authors as people meet it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.models import AuthorPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path):
    def run(text, *arguments):
        path = tmp_path / "authors.csv"
        path.write_text(text, encoding="utf-8-sig")
        out = StringIO()
        call_command("import_authors", str(path), *arguments, stdout=out, no_color=True)
        return out.getvalue().replace(f"{tmp_path}/", "").splitlines()

    return run


TABLE = (
    "slug\ten\ten_other\tfa\tfa_biography\torcid\r\n\tMina Writer\tM. Writer\tمینا نویسنده\tپژوهشگر.\t\r\n"
)


def test_it_prints_what_it_does_as_a_tree(bring):
    assert bring(TABLE, "--dry-run") == [
        "authors.csv: dry run, nothing written",
        "  created   Mina Writer",
        "    en: Mina Writer",
        "    en: also M. Writer",
        "    fa: مینا نویسنده",
        "    fa_biography: پژوهشگر.",
        "  1 new, 0 changed, 0 unchanged, 0 in conflict",
    ]
    assert not AuthorPage.objects.exists()
    assert bring(TABLE, "--publish")[-1].startswith("Run ")
    assert list(AuthorPage.objects.values_list("live", flat=True)) == [True, True]
    assert bring(TABLE, "--publish")[-1] == "  0 new, 0 changed, 1 unchanged, 0 in conflict"


def test_readers_see_the_pages(bring, client):
    bring(TABLE, "--publish")
    assert "پژوهشگر." in client.get("/fa/authors/mina-writer/").content.decode()
    assert "Mina Writer" in client.get("/en/authors/").content.decode()


def test_a_wrong_id_is_refused_with_its_place(bring):
    with pytest.raises(CommandError, match=r"line 2, column orcid: This is no ORCID iD: its digits do not"):
        bring("en,orcid\nMina Writer,0000-0000-0000-0000\n")


def test_the_help_names_the_columns():
    command = load_command_class(get_commands()["import_authors"], "import_authors")
    text = command.create_parser("manage.py", "import_authors").format_help()
    for column in (
        "slug",
        "en",
        "en_other",
        "en_biography",
        "fa",
        "fa_other",
        "fa_biography",
        "orcid",
        "website",
    ):
        assert f"\n  {column} " in text


def test_finding_thirty_authors_again_costs_no_more_queries_than_one(bring):
    def queries(count):
        names = (f"Mina Writer{number},مینا نویسنده{number}\n" for number in range(count))
        text = "en,fa\n" + "".join(names)
        bring(text)
        with CaptureQueriesContext(connection) as captured:
            bring(text)
        return len(captured)

    assert queries(1) == queries(30)
