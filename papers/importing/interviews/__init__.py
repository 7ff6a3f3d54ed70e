"""Reads interviews, also out of the interleaved columns of a newspaper page: pure."""
