"""Releases and the schedule."""
