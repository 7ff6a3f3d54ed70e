"""The checks in the admin: beside the page that is being written, as a report over all, and their levels."""
