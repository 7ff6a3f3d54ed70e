"""How a work has changed since a translation was made from it, part by part."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from papers.models import WorkPage
from papers.models.parts import Part, parts_of


class Change(NamedTuple):
    """One part that differs: `before` is "" for a new part, `now` is "" for one that was taken out."""

    name: str
    kind: str
    before: str
    now: str


class Age(StrEnum):
    """What is known of a translation's age."""

    CURRENT = "current"
    STALE = "stale"
    UNKNOWN = "unknown"
    """Nobody noted what the translation was made from, or its original is not public."""


def changes_between(before: Sequence[Part], now: Sequence[Part]) -> list[Change]:
    """Return the parts that differ, in the order of the text as it is now.

    A part is the same one while its name is; a part taken out stands where it stood. Parts that only
    changed places are not reported: a translator has nothing to say anew.
    """
    old, new = {part.name: part for part in before}, {part.name: part for part in now}
    changes = []
    for part in in_both_orders([part.name for part in before], [part.name for part in now]):
        was, becomes = old.get(part), new.get(part)
        words = (was.text if was else "", becomes.text if becomes else "")
        if words[0] != words[1]:
            changes.append(Change(part, (becomes or was).kind, *words))
    return changes


def in_both_orders(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """Return all names once: those of `now` in their order, and the others where they stood before."""
    if list(before) == list(now):
        return list(now)
    kept, found = set(now), []
    for _, start, end, first, last in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        found += [name for name in before[start:end] if name not in kept]
        found += now[first:last]
    return list(dict.fromkeys(found))


def original_of(page: WorkPage) -> WorkPage | None:
    """Return the page of the work in its original language, live or not; None where there is no such page."""
    if not page.is_translation:
        return None
    pages = WorkPage.objects.filter(
        translation_key=page.translation_key, locale__language_code=page.original_language
    )
    return pages.select_related("locale").specific().first()


def age_of(translation: WorkPage, original: WorkPage | None) -> Age:
    """Return how the translation stands to its live original, without reading either text."""
    if original is None or not original.live or translation.basis is None:
        return Age.UNKNOWN
    same = translation.basis.digest == original.text_digest
    return Age.CURRENT if same else Age.STALE


def changes_since(translation: WorkPage, original: WorkPage) -> list[Change]:
    """Return what the live original says otherwise than what the translation was made from."""
    if age_of(translation, original) is not Age.STALE:
        return []
    return changes_between(translation.basis.part_list, parts_of(original))


def left_as_in_original(translation: WorkPage) -> list[Part]:
    """Return the parts that still say, letter for letter, what the text that was copied said.

    Names of authors and parts without a word of three letters are the same in many languages.
    """
    if translation.basis is None:
        return []
    copied = {part.name: part.text for part in translation.basis.part_list}
    return [
        part
        for part in parts_of(translation)
        if part.kind != "signature" and copied.get(part.name) == part.text and has_words(part.text)
    ]


def has_words(text: str) -> bool:
    return any(len(word) > 2 and word.isalpha() for word in text.split())
