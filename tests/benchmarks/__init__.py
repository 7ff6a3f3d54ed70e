"""Figures that anyone can measure again; nothing here is collected as a test."""
