"""The versions of a published work: each text that readers have seen until a correction replaced it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.template.response import TemplateResponse
from wagtail.models import Revision
from wagtail.url_routing import RouteResult

from .corrections import CorrectionNotice

VERSIONS = "versions"
"""The part of an address below a work's own; see `HasVersions.route`."""


@dataclass(frozen=True)
class Version:
    """A text of a work. `until` and `notice` say when and why it was replaced, None of the newest."""

    number: int
    revision: Revision | None
    since: datetime | None
    until: datetime | None = None
    notice: CorrectionNotice | None = None


def notices_of(work) -> list[CorrectionNotice]:
    """Return the published notices of a page, the oldest first; their texts are not loaded."""
    found = CorrectionNotice.objects.filter(work=work.pk, correction__published_at__isnull=False)
    return list(found.select_related("correction").order_by("correction__published_at", "pk"))


def versions_of(work, notices: list[CorrectionNotice]) -> list[Version]:
    """Return the texts of the work that readers have seen, the oldest first; the last is today's."""
    found, since = [], work.first_published_at
    for notice in notices:
        if notice.changes_text:
            replaced = notice.correction.published_at
            found.append(Version(len(found) + 1, notice.replaced, since, replaced, notice))
            since = replaced
    return [*found, Version(len(found) + 1, None, since)]


class HasVersions:
    """Mixin of works: `versions/` below a work's address lists its texts, `versions/1/` is the first one.

    A page below with this very slug comes first. Nothing is there for a work that was never corrected.
    """

    earlier = None
    """The `Version` whose text this page holds in memory; None of a page as it is today."""

    def route(self, request, path_components):
        try:
            return super().route(request, path_components)
        except Http404:
            place, *rest = path_components or [""]
            number = rest[0] if rest else ""
            known = place == VERSIONS and len(rest) < 2 and self.live
            if not known or (rest and not (number.isascii() and number.isdecimal() and len(number) < 5)):
                raise
            return RouteResult(self, kwargs={"version": int(number) if rest else VERSIONS})

    def serve(self, request, *args, version=None, **kwargs):
        if version is None:
            return super().serve(request, *args, **kwargs)
        return self.serve_versions(request, version)

    def serve_versions(self, request, version):
        """Answer with the list of versions, or with an earlier one. Raises Http404 where there is none."""
        notices = notices_of(self)
        if not notices:
            raise Http404
        versions = versions_of(self, notices)
        request.canonical_path = self.get_url(request)
        if version == VERSIONS:
            context = {"page": self, "versions": versions[::-1], "notices": notices[::-1]}
            answer = TemplateResponse(request, "papers/versions.html", context)
        else:
            found = next((one for one in versions[:-1] if one.number == version), None)
            if found is None:
                raise Http404
            page = found.revision.as_object()
            page.earlier = found
            answer = super(HasVersions, page).serve(request)
        answer["X-Robots-Tag"] = "noindex"
        return answer
