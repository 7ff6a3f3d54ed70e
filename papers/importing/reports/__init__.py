"""Reads working reports and single papers: pure, lines in, a document out."""
