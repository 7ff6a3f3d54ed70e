"""The point where a page asks what it shows; the answers are registered by `papers.views`.

Models stay below the views: they know this question, not who answers it.
"""

from functools import singledispatch


@singledispatch
def present(page, request) -> dict:
    """Return what the page's template needs besides the page itself."""
    return {}


class Presented:
    """Mixin of the page models: the template's context is what `present` answers."""

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **present(self, request)}
