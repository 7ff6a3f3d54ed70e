"""Importing a paper in the admin: a file or a text, a review beside its source, the runs so far."""
