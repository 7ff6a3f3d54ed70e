"""The words by which editors find pages in the admin: as written, and as the search of the site has them."""

from collections.abc import Iterable

from wagtail.search import index

from papers.text.analysis import analyse
from papers.text.letters import fold

FINDABLE = [index.SearchField("analysed_names"), index.AutocompleteField("analysed_names")]


def terms_of(names: Iterable[str], language: str) -> str:
    """Return the words of these names, each once: folded and whole, then stems, joined and parted words."""
    names = list(names)
    found = [word for name in names for word in fold(name).split()]
    found += [term for name in names for token in analyse(name, language) for term in token.terms]
    return " ".join(dict.fromkeys(found))
