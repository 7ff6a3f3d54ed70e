"""Words of grammar, which a query may hold without meaning them; an index keeps them for phrases."""

from __future__ import annotations

ENGLISH = {
    "0am", "0it", "0or", "0who", "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did",
    "do", "doe", "does", "for", "from", "had", "has", "have", "how", "if", "in", "into", "is", "its", "of",
    "on", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "to", "was", "were", "what", "when", "where", "which", "whom", "whi", "why", "will", "with",
    "would",
}  # fmt: skip
PERSIAN = {
    "از", "است", "اما", "ان", "اگر", "ایا", "این", "با", "باشد", "بر", "برای", "به", "بود", "تا", "خود",
    "در", "را", "شد", "شده", "نیز", "هر", "هم", "و", "ولی", "پس", "چرا", "چه", "چگونه", "که", "یا",
}  # fmt: skip
RUSSIAN = {
    "а", "в", "во", "для", "до", "за", "и", "из", "или", "к", "как", "ко", "на", "не", "но", "о", "об",
    "от", "по", "при", "с", "со", "у", "что", "это", "эт",
}  # fmt: skip
ALL = ENGLISH | PERSIAN | RUSSIAN
"""Folded, as terms; a leading 0 marks the word of grammar that is an acronym in capitals."""
HOMOGRAPHS = {"us", "who", "it", "am", "or"}
"""English words of grammar that are acronyms in capitals; the word's own term begins with 0."""
ARTICLES = {"the", "a", "an"}
