"""Curating people: who may be one, merging them, and taking that back."""
