"""What words are found by: the same analysis of a text when it is indexed and of a query.

text -> words with their places -> terms (`analyse`); a query -> groups of alternatives (`parse`, `widen`).
"""

from papers.text.analysis.nearness import near_words, vocabulary_of
from papers.text.analysis.phrases import Group, Phrase, Slot
from papers.text.analysis.queries import Query, parse
from papers.text.analysis.snippets import cut, marked
from papers.text.analysis.tokens import LONGEST_TERM, Token, analyse
from papers.text.analysis.widening import Lookup, name_key, widen

__all__ = [
    "LONGEST_TERM",
    "Group",
    "Lookup",
    "Phrase",
    "Query",
    "Slot",
    "Token",
    "analyse",
    "cut",
    "marked",
    "name_key",
    "near_words",
    "parse",
    "vocabulary_of",
    "widen",
]
