"""Merging people: one person who had come in under several names gets one page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from papers.catalogue.changes import note
from papers.curation.turns import CannotChange, one_change
from papers.models import AuthorPage, MergedPerson, PersonChange, Signature, WorkPage
from papers.models.languages import inserted
from papers.models.people import stand_ins_of_people


def merge_people(pages: Sequence[AuthorPage], into: AuthorPage, user=None) -> PersonChange:
    """Let the person of one page stand for the people of the others too. Raises CannotChange.

    Each person is given by any one of their pages. No text is touched: signatures keep the page that they
    have, and readers are shown the one who stands.
    """
    keys = [page.pk for page in pages if page.pk != into.pk]
    with one_change():
        known = AuthorPage._base_manager.filter(alias_of=None).in_bulk([*keys, into.pk])
        chosen = [known[key] for key in dict.fromkeys(keys) if key in known]
        into = known.get(into.pk)
        people = {page.translation_key for page in (*chosen, into) if page}
        if into is None or len(chosen) != len(set(keys)) or len(people) < len(chosen) + 1 or not chosen:
            raise CannotChange(_("Choose at least two people."))
        if merged := people & stand_ins_of_people().keys():
            page = next(page for page in (*chosen, into) if page.translation_key in merged)
            raise CannotChange(_("“%(name)s” was merged already.") % {"name": inserted(page.title)})
        refuse_two_orcids(people)
        change = PersonChange.objects.create(
            name=into.title,
            other_name=", ".join(page.title for page in chosen)[:255],
            works=works_signed_by({page.translation_key for page in chosen}),
            details={
                "into": into.pk,
                "merged": [page.pk for page in chosen],
                "names": [page.title for page in chosen],
            },
            made_by=user,
        )
        MergedPerson.objects.filter(page__in=chosen).delete()  # left of a link that made two people one
        MergedPerson.objects.bulk_create(MergedPerson(page=page, into=into, change=change) for page in chosen)
        note(authors=people)
    return change


def refuse_two_orcids(people: Collection[UUID]) -> None:
    """Raise CannotChange where the people have more than one ORCID."""
    pages = AuthorPage._base_manager.filter(translation_key__in=people).exclude(orcid="")
    known = dict(pages.order_by("-path").values_list("orcid", "title"))
    if len(known) > 1:
        (orcid, name), (other_orcid, other_name) = list(known.items())[:2]
        raise CannotChange(
            _("%(one)s and %(other)s have different ORCIDs: they are two people, or one ORCID is wrong.")
            % {"one": inserted(f"{name} ({orcid})"), "other": inserted(f"{other_name} ({other_orcid})")}
        )


def works_signed_by(people: Collection[UUID]) -> int:
    """Return how many works, in whatever languages, carry a signature of one of the people."""
    signed = Signature.objects.filter(author__translation_key__in=people, work__alias_of=None).values("work")
    works = WorkPage._base_manager.filter(pk__in=signed)
    return works.order_by().values("translation_key").distinct().count()


def undo_merge(change: PersonChange, user=None) -> PersonChange:
    """Let the people be apart again, as if they had never been one. Raises CannotChange."""
    with one_change():
        change = PersonChange.objects.select_for_update().get(pk=change.pk)
        if change.undone_at is not None:
            raise CannotChange(_("This has been undone already."))
        rows = list(change.people.select_related("page", "into"))
        people = {page.translation_key for row in rows for page in (row.page, row.into)}
        people |= {end for person, end in stand_ins_of_people().items() if person in people}
        MergedPerson.objects.filter(pk__in=[row.pk for row in rows]).delete()
        change.undone_at, change.undone_by = timezone.now(), user
        change.save(update_fields=["undone_at", "undone_by"])
        note(authors=people)
    return change
