"""Tables of topics and of authors: a row for each, columns for their names in every language."""
