"""Decides which imported pages go to readers, and which wait: for an editor, or with their report."""

from __future__ import annotations

from papers.importing.document import Notice
from papers.importing.records import Records
from papers.models import ReportPage, RunPage, why_blocked
from papers.text.saying import SEVERAL, say


class Releasing:
    """The publishing of one document's pages; `notices` say what was not published, and why.

    `doubts` are the reader's, by the key of the page that waits for them.
    """

    def __init__(self, records: Records, publish: bool, doubts: dict[str, tuple[str, ...]]):
        self.records, self.publish, self.doubts = records, publish, doubts
        self.user = records.running.user
        self.notices: list[Notice] = []
        self.reports: dict[str, ReportPage | None] = {}

    def finish(self, page, key: str = "") -> bool:
        """Save a revision; publish it unless the page waits. Return whether it is published."""
        publishes = self.publish and not self.held_back(page) and not self.waits(key, page)
        revision = page.save_revision(user=self.user)
        if publishes and (publishes := not self.blocked(revision.as_object())):
            revision.publish(user=self.user)
            page.live = True
        return publishes

    def publish_draft(self, key: str, page) -> None:
        """Publish a page that an earlier import left as a draft; leave one that waits, or was withdrawn."""
        if not self.publish or page.live or page.first_published_at is not None:
            return
        if self.held_back(page) or self.waits(key, page):
            return
        revision = page.get_latest_revision()
        if self.blocked(revision.as_object()):
            return
        revision.publish(user=self.user)
        page.refresh_from_db(fields=["latest_revision"])
        self.records.note(key, page, "published", page.imported, page.latest_revision, published=True)

    def blocked(self, page) -> bool:
        """Return whether a check blocks publishing the page; a notice gives the reason."""
        reason = why_blocked(page, as_it_is=True)
        if reason:
            message = say("A check keeps this page a draft: {title}", title=page.title)
            self.notices.append(Notice(1, "blocked", message, reason))
        return bool(reason)

    def held_back(self, page) -> bool:
        """Return whether an editor keeps the page, or what is new in it, from readers; a notice says so.

        Editors do so with edits that nobody has published yet, and by taking a page from readers.
        """
        if page.latest_revision_id is None:
            return False
        if page.live:
            held_back = page.has_unpublished_changes
        else:
            held_back = page.first_published_at is not None or saved_by_editors(page)
        if held_back:
            message = say("An editor holds this page back; it was not published: {title}", title=page.title)
            self.notices.append(Notice(1, "held-back", message))
        return held_back

    def waits(self, key: str, page) -> bool:
        """Return whether the page waits: for the reader's doubts, or with the report that it is in.

        A page that readers see already does not wait for its report. A notice says what waits.
        """
        if key in self.doubts:
            message = say("The reader is unsure of this page; it waits as a draft: {title}", title=page.title)
            reasons = self.doubts[key]
        elif not page.live and (report := self.waiting_report(page)):
            above = report.imported.key if hasattr(report, "imported") else ""
            message = say("This page waits as a draft with its report: {title}", title=page.title)
            reasons = self.doubts.get(above, ())
        else:
            return False
        self.notices.append(Notice(1, "unsure", message, SEVERAL.join(reasons)))
        return True

    def waiting_report(self, page) -> ReportPage | None:
        """Return the report that the page is in where readers do not see that report."""
        path = page.path[: -page.steplen]
        if path not in self.reports:  # a report has had its turn before its essays
            self.reports[path] = ReportPage.objects.filter(path=path, live=False).first()
        return self.reports[path]


def saved_by_editors(page) -> bool:
    """Return whether a page that was never published has a revision that no run made.

    A run made all revisions between the one that it found and the one that it left.
    """
    made = RunPage.objects.filter(page=page.pk, revision__isnull=False)
    spans = list(made.values_list("revision_before", "revision"))
    return any(
        not any((first or 0) < revision <= last for first, last in spans)
        for revision in page.revisions.values_list("pk", flat=True)
    )
