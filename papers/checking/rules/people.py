"""Whom and what a work names: authors who have no page, and keywords that are no topic's name."""

from collections.abc import Iterator

from ..drafts import Draft, has_topic
from ..findings import Finding


def authors_without_page(draft: Draft) -> Iterator[Finding]:
    for row in draft.work.signatures.all():
        if row.author_id not in draft.known.authors:
            yield Finding("author-without-page", "signatures", row.name_printed)


def keywords_without_topic(draft: Draft) -> Iterator[Finding]:
    for keyword in dict.fromkeys(draft.work.keywords):
        if not has_topic(draft.known, keyword):
            yield Finding("keyword-without-topic", "keywords_printed", keyword)
