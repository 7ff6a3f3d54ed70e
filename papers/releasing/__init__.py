"""Releases: works that go to readers together, by hand or at a moment, and the service that keeps moments."""
