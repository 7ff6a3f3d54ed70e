"""Correcting what readers have seen: written by one person, let out by another, frozen from then on."""
