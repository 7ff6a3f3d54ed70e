"""Topics that may be one: suggested with the reason, never merged by machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from django.utils.translation import gettext_lazy as _

from papers.models import NotTwins, Topic, TopicLabel, TopicUse
from papers.text.analysis import analyse
from papers.text.direction import language_of
from papers.text.letters import fold

LEAST_LETTERS = 6
"""Of a name in which one letter may be another: "Iran" and "Iraq" are no twins."""
LEAST_WORKS = 3
"""That two topics have in common, and no others, before that says something."""
MOST_IN_A_BUCKET = 60
ARTICLES = frozenset({"the", "a", "an"})
SMALL = ARTICLES | {"of", "and", "for", "in", "on", "و", "در"}
"""Words that initials may pass over."""
SAME, INITIALS, NEAR, WORKS = "same", "initials", "near", "works"
REASONS = {
    SAME: _("the same name, written otherwise"),
    INITIALS: _("one is the initials of the other"),
    NEAR: _("one letter apart"),
    WORKS: _("always on the same works"),
}


def twins() -> list[tuple[Topic, Topic, list[str]]]:
    """Return (topic, topic, reasons) for the pairs that may be one and that nobody has said are two.

    Four queries. Names are compared in buckets, so the time grows with the names and not with their pairs.
    """
    topics = Topic.objects.in_bulk()
    names = [(topic.pk, topic.name) for topic in topics.values()]
    names += TopicLabel.objects.filter(topic__in=topics).values_list("topic_id", "text")
    known = set(NotTwins.objects.values_list("first", "second"))
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for one, other, reason in (*by_names(names), *by_works()):
        pair = (min(one, other), max(one, other))
        if one != other and pair not in known and reason not in found[pair]:
            found[pair].append(reason)
    pairs = [(topics[one], topics[other], reasons) for (one, other), reasons in found.items() if reasons]
    order = list(REASONS)
    return sorted(pairs, key=lambda pair: (order.index(pair[2][0]), pair[0].name, pair[1].name))


def by_names(names: list[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    stems, letters, near = defaultdict(set), defaultdict(set), defaultdict(set)
    for topic, name in names:
        words = fold(name).split()
        for key in (stem_of(name), "".join(words).replace("\u200c", "")):
            stems[key].add(topic)
        letters["".join(words)].add((topic, False))
        if len(words) > 1:
            for passed_over in (ARTICLES, SMALL):
                initials = "".join(word[0] for word in words if word not in passed_over)
                letters[initials].add((topic, True))
        whole = " ".join(words)
        if len(whole) >= LEAST_LETTERS:
            for key in one_letter_less(whole):
                near[key].add(topic)
    for some in stems.values():
        yield from ((*pair, SAME) for pair in pairs_of(some))
    for some in letters.values():
        shorts = {topic for topic, is_made in some if not is_made}
        for short in shorts:
            yield from ((short, topic, INITIALS) for topic, is_made in some if is_made)
    for some in near.values():
        yield from ((*pair, NEAR) for pair in pairs_of(some))


def pairs_of(topics: set[int]) -> Iterator[tuple[int, int]]:
    return combinations(sorted(topics), 2) if len(topics) <= MOST_IN_A_BUCKET else iter(())


def stem_of(name: str) -> str:
    """Return what is left of a name without spaces, articles and endings: the same for one and for many."""
    tokens = analyse(name, language_of(name))
    return "".join(token.terms[-1] for token in tokens if token.terms[0] not in ARTICLES)


def one_letter_less(name: str) -> Iterator[str]:
    """Yield the name, and the name without each of its letters: two that meet differ by one letter.

    Digits count as they stand: resolutions 242 and 243 are two.
    """
    yield name
    for at, letter in enumerate(name):
        if not letter.isdigit():
            yield name[:at] + name[at + 1 :]


def by_works() -> Iterator[tuple[int, int, str]]:
    """Yield the pairs of topics that stand on the same works, as long as there are enough of them."""
    works: dict[int, set[int]] = defaultdict(set)
    uses = TopicUse.objects.filter(shown_as__isnull=False)
    for topic, work in uses.values_list("shown_as", "content_object"):
        works[topic].add(work)
    same = defaultdict(set)
    for topic, some in works.items():
        if len(some) >= LEAST_WORKS:
            same[frozenset(some)].add(topic)
    for topics in same.values():
        yield from ((*pair, WORKS) for pair in pairs_of(topics))
