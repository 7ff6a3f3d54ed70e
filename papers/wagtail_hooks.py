"""Registers with Wagtail what the app adds to it; the things themselves are elsewhere."""

from django.http import Http404
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from papers.admin.importing.addresses import ADDRESSES, import_item, runs_item
from papers.admin.links import VisiblePageLinkHandler
from papers.admin.snippets import TopicViewSet
from papers.models import all_pages

register_snippet(TopicViewSet)


@hooks.register("before_serve_page", order=-10)
def let_only_current_pages_through(page, request, serve_args, serve_kwargs):
    """Answer 404 for a page outside its dates, or below a page that is not public any more.

    View restrictions are Wagtail's own hook: it asks for the password or the login.
    """
    known = getattr(request, "current_page", None) is page  # the home page's routing has just asked
    if not known and not all_pages().current().filter(pk=page.pk).exists():
        raise Http404
    request.served_page = page
    request.address_below_page = "".join(f"{value}/" for value in of_view(serve_args).values())


def of_view(serve_args):
    """Return what a page with addresses of its own below it (the topics page) found in the address."""
    return serve_args[2] if len(serve_args) == 3 else {}


@hooks.register("register_rich_text_features", order=10)
def show_links_to_visible_pages_only(features):
    features.register_link_type(VisiblePageLinkHandler)


hooks.register("register_admin_urls", lambda: ADDRESSES)
hooks.register("register_admin_menu_item", import_item)
hooks.register("register_reports_menu_item", runs_item)
