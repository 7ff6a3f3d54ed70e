"""What exists in which language, what it was made from, and what has changed since."""
