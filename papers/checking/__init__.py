"""The writing of a work, looked through part by part: what the checks find, and repairs in a new draft."""


def obstacles(page):
    """Return the findings that block publishing the page's newest draft."""
    from .checking import obstacles as found_in

    return found_in(page)
