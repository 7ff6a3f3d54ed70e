"""Links that lead nowhere or to what readers do not see, and addresses that are no links."""

import re
from collections.abc import Iterator

from ..drafts import Draft, Link
from ..findings import Finding

_ADDRESS = re.compile(r"(?<![\w@/.])(?:https?://|www\.)[^\s<>\"“”«»\ufffc]{3,2000}", re.IGNORECASE)
_END = ".,;:!?)]}'’"
_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_HOST = re.compile(r"https?://[^\s/?#]*[^\s/?#.:]{1}\.[^\s/?#.]{2,}", re.IGNORECASE)


def bare_addresses(draft: Draft) -> Iterator[Finding]:
    for text in draft.texts:
        for match in _ADDRESS.finditer(text.unlinked):
            yield Finding("bare-address", text.place, match[0].rstrip(_END))


def dead_links(draft: Draft) -> Iterator[Finding]:
    for link in draft.links:
        if is_dead(link, draft):
            yield Finding("dead-link", link.place, link.words.strip() or link.attributes.get("href", ""))


def is_dead(link: Link, draft: Draft) -> bool:
    if link.attributes.get("linktype") == "page":
        return link.page not in draft.known.pages
    if "linktype" in link.attributes:
        return False
    address = link.attributes.get("href", "").strip()
    if address.startswith("#"):
        return len(address) < 2
    if address.lower().startswith(("http:", "https:")):
        return not _HOST.match(address[:500]) and "://localhost" not in address[:30]
    return not (address.startswith("/") or address.lower().startswith(_SCHEMES))


def hidden_links(draft: Draft) -> Iterator[Finding]:
    known = draft.known
    for link in draft.links:
        if link.page in known.pages and link.page not in known.visible:
            yield Finding("hidden-link", link.place, link.words.strip(), known.pages[link.page])
