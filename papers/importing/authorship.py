"""Makes the author pages that a document needs, and gives those that stay what editors have said of them."""

from __future__ import annotations

from papers.importing.fields import LONGEST_NAME, SIGNED, cut
from papers.importing.people import People
from papers.importing.plan import Plan
from papers.importing.records import Records
from papers.importing.releasing import Releasing
from papers.importing.variants import add_spelling
from papers.models import ImportedPage
from papers.text.letters import fold


def people_of(plan: Plan, publish: bool) -> People:
    """Return the people whom the plan's document may name, with what editors have said of them."""
    said = plan.document.corrections
    names = (name for page in plan.pages for name in page.wanted.values.get("topics") or ())
    people = People(
        plan.locale,
        publish,
        buried_names(plan),
        {fold(name): slug for name, slug in said.authors.items()},
        {fold(name) for name in said.authors if f"author {name}" in said.remembered},
        keywords=tuple(names),
    )
    for planned in plan.pages:
        for field in SIGNED:
            if planned.page is not None and hasattr(planned.page, field):
                for row in getattr(planned.page, field).all():
                    people.link(row.name_printed, row.author_id)
    return people


def make_authors(plan: Plan, people: People, records: Records, releasing: Releasing) -> None:
    """Make the missing author pages of the essays; people interviewed sign without a page.

    Answers come last: they may name a page that is made for another signature.
    """
    signatures = [(essay, signature) for essay in plan.document.essays for signature in essay.signatures]
    signatures.sort(key=lambda pair: fold(cut(pair[1].name, LONGEST_NAME)) in people.answers)
    for essay, signature in signatures:
        line = (*signature.lines, 1)[0]
        people.find_or_create(signature.name, essay.language, line, signature.affiliation)
    people.note_spellings(plan.document)
    language = plan.locale.language_code
    for page in people.created:
        published = releasing.finish(page)
        values = {"title": page.title, "spellings": [row.text for row in page.spellings.all()]}
        key = f"{language}:author:{page.slug}"
        record = ImportedPage.objects.filter(key=key).first()
        records.note(key, page, "created", record, published=published)
        records.keep(key, page, values, {}, first=False)
    for page, name, spoken in people.spelt:
        add_spelling(page, name, spoken, records)


def buried_names(plan: Plan) -> set[str]:
    """Return the folded spellings of the imported authors whose pages an editor has deleted."""
    if plan.restores:
        return set()
    prefix = f"{plan.locale.language_code}:author:"
    records = ImportedPage.objects.filter(key__startswith=prefix, page=None)
    return {fold(name) for record in records for name in record.values.get("spellings", ())}
