"""How much topics are used: by language, by kind and by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.db.models.functions import ExtractYear

from papers.models import TopicUse

YEARS = 20
"""The last so many years are drawn."""


@dataclass
class Uses:
    """Pages about one topic, counted."""

    languages: Counter = field(default_factory=Counter)
    kinds: Counter = field(default_factory=Counter)
    years: Counter = field(default_factory=Counter)

    @property
    def by_language(self) -> list[tuple[str, int]]:
        return self.languages.most_common()

    @property
    def by_kind(self) -> list[tuple[str, int]]:
        return self.kinds.most_common()

    @property
    def total(self) -> int:
        return sum(self.languages.values())


def uses_of(topics: Collection[int]) -> dict[int, Uses]:
    """Return {topic: its uses}, in one query; a topic that nothing is about has none."""
    found: dict[int, Uses] = defaultdict(Uses)
    rows = TopicUse.objects.filter(shown_as__in=topics, content_object__alias_of=None).order_by()
    rows = rows.annotate(year=ExtractYear("content_object__sort_date"))
    columns = ("shown_as", "content_object__locale__language_code", "content_object__content_type", "year")
    for topic, language, kind, year, count in rows.values_list(*columns).annotate(count=Count("pk")):
        uses = found[topic]
        uses.languages[language] += count
        uses.kinds[ContentType.objects.get_for_id(kind).model.removesuffix("page")] += count
        if year:
            uses.years[year] += count
    return found


def line_of(years: Counter, last: int) -> str:
    """Return the points of a line over the last `YEARS` years, as SVG writes them, in a box of 76 by 20."""
    most = max((years[year] for year in range(last - YEARS + 1, last + 1)), default=0)
    points = []
    for at, year in enumerate(range(last - YEARS + 1, last + 1)):
        height = 18 * years[year] / most if most else 0
        points.append(f"{at * 4},{19 - height:.1f}")
    return " ".join(points)
