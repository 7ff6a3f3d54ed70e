"""Corrections in the admin: written beside the work, let out by another, kept for ever."""
