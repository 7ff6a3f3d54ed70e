"""Wiring of the site: settings, addresses, static files, translations. No behaviour."""
