"""Releases in the admin: putting one together, looking at it, letting it out and taking it back."""
