"""What editors work with in Wagtail's admin."""
