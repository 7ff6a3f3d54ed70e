"""A think tank's papers: read from files, curated by editors, published in two languages."""
