"""Translating in the admin: starting, linking, comparing, and the board of works and languages."""
