"""How late what is scheduled is, and since when the service that keeps the schedule has been silent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Value
from django.utils import timezone
from wagtail.models import Revision

from papers.models import Heartbeat, Release

SERVICE = "schedule"
PATIENCE = timedelta(minutes=5)
"""How long a moment may be past before it is late, and the service silent before it counts as stopped."""


@dataclass(frozen=True)
class Lateness:
    """`pages` and `releases` are how many are late; `seen_at` is None where no service ever was."""

    pages: int
    releases: int
    seen_at: datetime | None
    now: datetime

    @property
    def is_late(self) -> bool:
        return bool(self.pages or self.releases)

    @property
    def is_silent(self) -> bool:
        return self.seen_at is None or self.now - self.seen_at > PATIENCE


def lateness(now: datetime | None = None) -> Lateness:
    """Return how late the schedule is, in one query."""
    now = now or timezone.now()
    late = now - PATIENCE
    pages = Revision.objects.filter(approved_go_live_at__lte=late).order_by()
    releases = Release.objects.filter(state=Release.SCHEDULED, moment__lte=late).order_by()
    heartbeats = Heartbeat.objects.filter(name=SERVICE).order_by()
    rows = list(
        pages.values_list(Value("page"), F("approved_go_live_at")).union(
            releases.values_list(Value("release"), F("moment")),
            heartbeats.values_list(Value("seen"), F("seen_at")),
            all=True,
        )
    )
    kinds = [kind for kind, _moment in rows]
    seen = next((moment for kind, moment in rows if kind == "seen"), None)
    return Lateness(kinds.count("page"), kinds.count("release"), seen, now)
