"""Adds to an author's page a name that an editor has said to be the author's, and takes it back."""

from __future__ import annotations

from collections.abc import Iterable

from papers.importing.records import Records
from papers.models import AuthorPage, ImportedPage, NameSpelling, RunPage
from papers.text.letters import fold

FIELDS = ["spellings"]


def add_spelling(page: AuthorPage, name: str, language: str, records: Records) -> None:
    """Let the next import know the name: at once, also where the page is a draft or has unpublished edits.

    The spelling is in a new revision, so that nobody's edits are touched. A live page without such edits is
    published with it, where the user of the run may publish it.
    """
    user = records.running.user
    if page.latest_revision is None:  # so that an undo has something to go back to
        page.save_revision(user=user, changed=False)
    before, was_live = page.latest_revision, page.live and not page.has_unpublished_changes
    publishes = was_live and (user is None or page.permissions_for_user(user).can_publish_own())
    newest = page.get_latest_revision_as_object()
    rows = list(newest.spellings.all())
    row = next((row for row in rows if fold(row.text) == fold(name)), None)
    if row is None:
        row = NameSpelling(author_id=page.pk, text=name, language=language, sort_order=len(rows))
        rows.append(row)
    row.unconfirmed = False
    row.save()
    newest.spellings = rows
    revision = newest.save_revision(user=user)
    if publishes:
        revision.publish(user=user)
    record = ImportedPage.objects.filter(page=page).first()
    key = record.key if record else f"{page.locale.language_code}:author:{page.pk}:spellings"
    facts = {"fields": FIELDS, "was_live": was_live, "published": publishes}
    page.refresh_from_db()
    records.note(key, page, "updated", record, before, **facts)
    if record:  # should the page be deleted, it is by these names that an import knows whom not to make again
        spellings = list(dict.fromkeys([*record.values.get("spellings", ()), name]))
        ImportedPage.objects.filter(pk=record.pk).update(values={**record.values, "spellings": spellings})


def is_variant(row: RunPage) -> bool:
    """Return whether the run added spellings to the page."""
    return row.outcome == "updated" and FIELDS[0] in row.fields and row.key.split(":")[1:2] == ["author"]


def added_names(row: RunPage) -> set[str]:
    """Return the folded names that the run added to the page."""
    return names_of(row.revision) - names_of(row.revision_before)


def names_of(revision) -> set[str]:
    content = revision.content if revision else {}
    return {fold(spelling["text"]) for spelling in content.get("spellings", ())}


def signs(author: int, names: set[str], rows: Iterable[dict]) -> bool:
    """Return whether one of the rows is signed with one of the folded names of the author."""
    return any(row["author"] == author and fold(row["name_printed"]) in names for row in rows)


def put_spellings_back(row: RunPage) -> None:
    """Let imports forget the names that the run added, where no publishing of the page does so."""
    former = {spelling["pk"]: spelling for spelling in row.revision_before.content.get("spellings", ())}
    added = added_names(row)
    for spelling in NameSpelling.objects.filter(author=row.page_id):
        if fold(spelling.text) in added:
            spelling.delete()
        elif spelling.pk in former:
            spelling.unconfirmed = former[spelling.pk].get("unconfirmed", False)
            spelling.save()
