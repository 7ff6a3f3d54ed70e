"""Authors from a table: pages in each language, linked, and left as editors have them."""

import pytest

from papers.importing.apply import import_document
from papers.importing.tables.author_writing import import_authors
from papers.importing.tables.authors import author_columns
from papers.importing.tables.reading import UnreadableTable, read_table
from papers.importing.undo import undo_run
from papers.models import AuthorPage, NameSpelling, Signature
from tests.factories import delete, make_author
from tests.importing.documents import essay, replace, report, source
from tests.importing.test_apply import dump, edit

pytestmark = pytest.mark.django_db

HEAD = "slug;en;en_other;en_biography;fa;fa_other;orcid;website\n"
ROW = (
    "elaheh-koolaee;Elaheh Koolaee;E. Koolaee|Elahe Koolaei;Professor of regional studies.;"
    "الهه کولایی;ا. کولایی;0000-0002-1825-0097;https://example.org/\n"
)


def bring(text, **options):
    return import_authors(read_table("authors.csv", (HEAD + text).encode(), author_columns()), **options)


def outcomes(result):
    return [planned.outcome for planned in result.plans]


def complaints(result):
    return [str(conflict) for planned in result.plans for conflict in planned.conflicts]


def page(language="en"):
    return AuthorPage.objects.get(locale__language_code=language).get_latest_revision_as_object()


def spellings(language="en"):
    return [row.text for row in page(language).spellings.all()]


def test_an_author_has_a_page_in_each_language_that_has_a_name():
    assert outcomes(bring(ROW)) == ["created"]
    english, persian = page("en"), page("fa")
    assert english.translation_key == persian.translation_key
    assert (english.slug, persian.slug) == ("elaheh-koolaee", "elaheh-koolaee")
    assert (english.live, persian.live) == (False, False)
    assert (english.title, persian.title) == ("Elaheh Koolaee", "الهه کولایی")
    assert (english.biography, persian.biography) == ("Professor of regional studies.", "")
    for one in (english, persian):
        assert (one.orcid, one.website) == ("0000-0002-1825-0097", "https://example.org/")
    assert (spellings("en"), spellings("fa")) == (["E. Koolaee", "Elahe Koolaei"], ["ا. کولایی"])


def test_pages_are_published_where_that_is_asked_for_and_drafts_are_when_asked_later():
    bring(ROW)
    assert outcomes(bring(ROW, publish=True)) == ["unchanged"]
    assert set(AuthorPage.objects.values_list("live", flat=True)) == {True}
    before = dump()
    assert bring(ROW, publish=True).run is None
    assert dump() == before


@pytest.mark.parametrize("publish", [False, True])
def test_a_second_import_of_the_same_table_writes_nothing(publish):
    bring(ROW, publish=publish)
    before = dump()
    result = bring(ROW, publish=publish)
    assert (outcomes(result), result.run) == (["unchanged"], None)
    assert dump() == before


def test_a_dry_run_says_the_same_and_writes_nothing():
    before = dump()
    dry = bring(ROW, dry_run=True)
    assert dump() == before
    assert [one.changes for one in dry.plans] == [one.changes for one in bring(ROW).plans]


def test_an_import_of_papers_finds_the_author_by_every_spelling():
    bring(ROW)
    import_document(report(essay("One", "Elahe Koolaei")), source())
    persian = replace(report(essay("Yk", "الهه کولائی", language="fa")), language="fa")
    import_document(persian, source(b"fa"))
    signed = Signature.objects.order_by("pk").values_list("author__title", flat=True)
    assert list(signed) == ["Elaheh Koolaee", "الهه کولایی"]
    assert AuthorPage.objects.count() == 2


class TestPagesThatAreThere:
    """Pages that editors or papers made are found, filled in and linked."""

    def test_pages_in_two_languages_become_one_persons(self):
        make_author("Elaheh Koolaee", slug="koolaee")
        make_author("الهه کولایی", language="fa", slug="kwlayy", biography="استاد")
        assert outcomes(bring(ROW.replace("elaheh-koolaee", ""))) == ["updated"]
        assert page("en").translation_key == page("fa").translation_key
        assert (page("en").slug, page("fa").slug, page("fa").biography) == ("koolaee", "kwlayy", "استاد")
        before = dump()
        bring(ROW.replace("elaheh-koolaee", ""))
        assert dump() == before

    def test_a_page_that_papers_made_gets_the_tables_name_and_keeps_its_printed_one(self):
        import_document(report(essay("One", "Elahe Koolaei")), source())
        slug = AuthorPage.objects.get().slug
        assert outcomes(bring(ROW.replace("elaheh-koolaee", slug), publish=True)) == ["updated"]
        assert page().title == "Elaheh Koolaee"
        assert spellings() == ["Elahe Koolaei", "E. Koolaee"]
        assert AuthorPage.objects.get(locale__language_code="fa").slug == slug

    def test_a_name_on_two_pages_is_left_to_an_editor(self):
        make_author("Elaheh Koolaee")
        make_author("Elaheh Koolaee")
        before = dump()
        assert complaints(bring(ROW)) == [
            "line 2: 2 pages have the name “Elaheh Koolaee”; the line was left out."
        ]
        assert dump() == before

    def test_a_page_linked_to_another_person_is_not_linked_anew(self):
        english = make_author("Elaheh Koolaee", slug="elaheh-koolaee")
        make_author("الهه", language="fa", slug="other", translation_key=english.translation_key)
        make_author("الهه کولایی", language="fa", slug="kwlayy")
        assert complaints(bring(ROW)) == [
            "line 2: “Elaheh Koolaee” is linked to the page “الهه” (other); the line was left out."
        ]

    def test_a_spelling_of_another_author_is_not_taken(self):
        make_author("Ehsan Koolaee", slug="ehsan", spellings=["E. Koolaee"])
        result = bring(ROW)
        assert complaints(result) == [
            "line 2, column en_other: “E. Koolaee” is a name of “Ehsan Koolaee” (ehsan); it was left there."
        ]
        assert NameSpelling.objects.filter(text="E. Koolaee").count() == 1


class TestEditors:
    """What an editor changed since the last import wins, and is said."""

    def test_a_changed_biography_is_kept_and_a_conflict_where_the_table_has_changed_too(self):
        bring(ROW, publish=True)
        edit(AuthorPage.objects.get(locale__language_code="en"), biography="She taught in Tehran.")
        result = bring(ROW)
        assert (outcomes(result), result.plans[0].kept) == (
            ["unchanged"],
            ["kept en_biography: She taught in Tehran. (in the table: Professor of regional studies.)"],
        )
        assert complaints(bring(ROW.replace("Professor", "Retired professor"))) == [
            "line 2, column en_biography: The page's “She taught in Tehran.” stays; the table has “Retired "
            "professor of regional studies.”, and before had “Professor of regional studies.”."
        ]
        assert page().biography == "She taught in Tehran."

    def test_a_spelling_taken_away_stays_away(self):
        bring(ROW, publish=True)
        draft = page()
        draft.spellings = [row for row in draft.spellings.all() if row.text != "E. Koolaee"]
        draft.save_revision().publish()
        assert bring(ROW).run is None
        assert spellings() == ["Elahe Koolaei"]

    def test_a_deleted_page_stays_deleted(self):
        bring(ROW)
        for one in AuthorPage.objects.all():
            delete(one)
        assert outcomes(bring(ROW)) == ["deleted"]
        assert not AuthorPage.objects.exists()

    def test_what_only_the_table_changed_is_taken_and_empty_cells_wipe_nothing(self):
        bring(ROW)
        assert outcomes(bring("elaheh-koolaee;Elaheh Koolaei;;;;;;\n")) == ["updated"]
        assert (page().title, page().biography) == ("Elaheh Koolaei", "Professor of regional studies.")

    def test_an_unpublished_edit_is_not_published(self):
        bring(ROW, publish=True)
        draft = page()
        draft.website = "https://example.org/new"
        draft.save_revision()
        bring(ROW.replace("Professor", "Retired professor"), publish=True)
        live = AuthorPage.objects.get(locale__language_code="en")
        assert (live.biography, live.website) == ("Professor of regional studies.", "https://example.org/")
        assert (page().biography, page().website) == (
            "Retired professor of regional studies.",
            "https://example.org/new",
        )


def test_two_rows_of_one_author_are_not_merged():
    result = bring(ROW + ";Elaheh Koolaee;;;;;;\n")
    assert complaints(result) == ["line 3: This is “Elaheh Koolaee” of line 2 again; the line was left out."]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (";A Name;;;;;0000-0002-1825-0098;\n",
         "line 2, column orcid: This is no ORCID iD: its digits do not check."),
        (";A Name;;;;;;example\n", "line 2, column website: This is no address of a website (https://…)."),
        (";A Name;;;;;;javascript:x()\n", "line 2, column website: This is no address of a website (https://…)."),
        (";A|B;;;;;;\n", "line 2, column en: One name only; others belong into the column en_other."),
        ("A Name;B;;;;;;\n", "line 2, column slug: An address is made of a-z, 0-9 and single hyphens."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_is_refused_and_nothing_is_written(row, fault):
    with pytest.raises(UnreadableTable) as refused:
        bring(";Another Name;;;;;;\n" + row)
    assert str(refused.value) == fault.replace("line 2", "line 3")
    assert not AuthorPage.objects.exists()


def test_a_row_without_a_name_is_left_out():
    assert complaints(bring("nobody;;;A biography.;;;;\n")) == [
        "line 2: There is no such author, and the line has no name to make a page."
    ]


# Taking back -----------------------------------------------------------------------------------------------


def test_an_undo_deletes_the_pages_that_the_table_made_in_all_languages():
    undone = undo_run(bring(ROW, publish=True).run)
    assert [one.outcome for one in undone.pages] == ["deleted", "deleted"]
    assert not AuthorPage.objects.exists()
    assert outcomes(bring(ROW)) == ["created"]


def test_an_undo_gives_pages_their_former_content_and_parts_what_was_linked():
    make_author("Elaheh Koolaee", slug="elaheh-koolaee", biography="")
    make_author("الهه کولایی", language="fa", slug="elaheh-koolaee")
    keys = set(AuthorPage.objects.values_list("translation_key", flat=True))
    run = bring(ROW, publish=True).run
    assert page("en").biography
    undo_run(run)
    assert set(AuthorPage.objects.values_list("translation_key", flat=True)) == keys
    assert (page("en").biography, spellings("en"), NameSpelling.objects.count()) == ("", [], 0)
    assert outcomes(bring(ROW)) == ["updated"]
