"""Keeps no words: for a database that has no search yet."""


def store(rows) -> None:
    """Keep the words of these rows, given as (the page's key, fields)."""


def remove(page_ids) -> None:
    """Forget the words of these pages."""
