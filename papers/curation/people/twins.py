"""People who may be one: suggested with the reason, never merged by machine."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from papers.curation.twins import MOST_IN_A_BUCKET, one_letter_less
from papers.models import DifferentPeople
from papers.text.letters import fold
from papers.text.name_scripts import may_be_written_in_two_scripts, sounds_of
from papers.text.names import same_person

from .known import Person, known_people

ORCID, SAME, LIKELY, SCRIPTS = "orcid", "same", "likely", "scripts"
REASONS = {
    ORCID: _("the same ORCID"),
    SAME: _("the same name, written otherwise"),
    LIKELY: _("initials that fit, or one letter apart"),
    SCRIPTS: _("one name in two scripts, by its sound"),
}


def people_twins() -> list[tuple[Person, Person, list[str]]]:
    """Return (person, person, reasons) for people who may be one; four queries.

    Those of whom somebody has said that they are two are left out. Names are compared in buckets, so the
    time grows with the names and not with their pairs.
    """
    people = known_people()
    apart = set(DifferentPeople.objects.values_list("first", "second"))
    found: dict[tuple[UUID, UUID], list[str]] = defaultdict(list)
    for one, other, reason in (*by_orcid(people), *by_names(people)):
        pair = pair_of(one, other)
        if one != other and pair not in apart and reason not in found[pair]:
            found[pair].append(reason)
    order = list(REASONS)
    pairs = []
    for pair, reasons in found.items():
        if reasons:
            if SAME in reasons and LIKELY in reasons:
                reasons.remove(LIKELY)
            one, other = sorted((people[key] for key in pair), key=lambda person: person.page.pk)
            pairs.append((one, other, sorted(reasons, key=order.index)))
    return sorted(
        pairs, key=lambda pair: (order.index(pair[2][0]), pair[0].page.sort_key, pair[1].page.sort_key)
    )


def pair_of(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """Return the two in the order in which a pair is stored."""
    return (one, other) if one.hex < other.hex else (other, one)


def by_orcid(people: dict[UUID, Person]) -> Iterator[tuple[UUID, UUID, str]]:
    owners = defaultdict(set)
    for key, person in people.items():
        for orcid in person.orcids:
            owners[orcid].add(key)
    for some in owners.values():
        yield from ((*pair, ORCID) for pair in combinations(sorted(some), 2))


def by_names(people: dict[UUID, Person]) -> Iterator[tuple[UUID, UUID, str]]:
    """Yield the pairs of people with names that may be one person's, unless their ORCIDs tell them apart."""
    buckets: dict[str, set[tuple[UUID, str]]] = defaultdict(set)
    for key, person in people.items():
        for name in person.names:
            for bucket in buckets_of(name):
                buckets[bucket].add((key, name))
    compared = set()
    for some in buckets.values():
        if len(some) > MOST_IN_A_BUCKET:
            continue
        for one, other in combinations(sorted(some, key=str), 2):
            if one[0] == other[0] or (one, other) in compared:
                continue
            compared.add((one, other))
            mine, others = people[one[0]], people[other[0]]
            if mine.orcids and others.orcids and not set(mine.orcids) & set(others.orcids):
                continue
            likeness = same_person(one[1], other[1])
            if likeness != "different":
                yield one[0], other[0], SAME if likeness == "same" else LIKELY
            elif mine.languages.isdisjoint(others.languages) and may_be_written_in_two_scripts(
                one[1], other[1]
            ):
                yield one[0], other[0], SCRIPTS


def buckets_of(name: str) -> Iterator[str]:
    """Yield what two names of one person have in common, one of these at least.

    The last word of the family name but for one letter, all letters without spaces, or the sound.
    """
    words = [word for word in re.split(r"[\s\u200c\u2010-\u2015.-]+", fold(name)) if word]
    if not words:
        return
    yield "".join(words)
    for last in (words[-1], words[0]) if "," in name or "،" in name else (words[-1],):
        yield from one_letter_less(last.strip(",،"))
    if sounds := sounds_of(name):
        yield " ".join(("sound", *sounds[1:]))
