"""Curating topics: merged, renamed, split, given to works and taken away; and all of it undone."""
