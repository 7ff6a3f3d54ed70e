"""What readers see of templates, their tags and their styles."""
