"""Registers with Wagtail what the app adds to it; the things themselves are elsewhere."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from papers.admin.correcting.addresses import ADDRESSES as CORRECTIONS
from papers.admin.correcting.addresses import button_to_correct, corrections_item, say_in_history
from papers.admin.curation.addresses import ADDRESSES as CURATION
from papers.admin.curation.addresses import sheet_of_topics
from papers.admin.dashboard import put_desk_first
from papers.admin.findings.addresses import ADDRESSES as CHECKS
from papers.admin.findings.addresses import checks_item, levels_item
from papers.admin.findings.showing import form_for_settling, sheet_of_checks
from papers.admin.guards import REFUSALS, refuse_to_delete_sites, refuse_to_delete_used_topics
from papers.admin.importing.addresses import ADDRESSES, import_item, runs_item
from papers.admin.importing.checking import form_for_checks
from papers.admin.institutions import InstitutionViewSet
from papers.admin.links import VisiblePageLinkHandler
from papers.admin.missed import ADDRESSES as MISSED
from papers.admin.missed import missed_item
from papers.admin.openings import say_what_readers_get
from papers.admin.people.addresses import ADDRESSES as PEOPLE
from papers.admin.people.addresses import button_to_person, offer_people_who_stand, people_item
from papers.admin.releasing.addresses import ADDRESSES as RELEASES
from papers.admin.releasing.addresses import releases_item
from papers.admin.reviewing import keep_as_draft, say_why_not
from papers.admin.snippets import TopicViewSet, buttons_of_topic
from papers.admin.ticking import ADDRESSES as TICKED
from papers.admin.ticking import offer_undo, refuse_to_delete_many, remember_pages
from papers.admin.topics import ADDRESSES as TOPICS
from papers.admin.translating import addresses as translating
from papers.admin.translating.directions import sheet_of_directions
from papers.admin.translating.panel import form_for_renewing, warn_of_copied_parts
from papers.admin.works import ADDRESSES as WORKS
from papers.admin.works import works_item
from papers.admin.writing import ADDRESSES as WRITING
from papers.admin.writing import form_for_repairs
from papers.models import AuthorPage, all_pages
from papers.views import person_elsewhere, retracted_page

register_snippet(TopicViewSet)
register_snippet(InstitutionViewSet)


@hooks.register("before_serve_page", order=-10)
def let_only_current_pages_through(page, request, serve_args, serve_kwargs):
    """Answer 404 for a page outside its dates, or below a page that is not public any more; 410 for a
    retracted one, and 301 for the page of a person who is shown as another.

    View restrictions are Wagtail's own hook: it asks for the password or the login.
    """
    known = getattr(request, "current_page", None) is page  # the home page's routing has just asked
    if not known and not all_pages().current().filter(pk=page.pk).exists():
        is_person = isinstance(page, AuthorPage)
        return person_elsewhere(request, page) if is_person else retracted_page(request, page)
    request.served_page = page
    request.address_below_page = "".join(f"{value}/" for value in of_view(serve_args).values())
    return None


def of_view(serve_args):
    """Return what a page with addresses of its own below it (the topics page) found in the address."""
    return serve_args[2] if len(serve_args) == 3 else {}


@hooks.register("register_rich_text_features", order=10)
def show_links_to_visible_pages_only(features):
    features.register_link_type(VisiblePageLinkHandler)


OURS = [
    *ADDRESSES,
    *CHECKS,
    *CORRECTIONS,
    *CURATION,
    *MISSED,
    *PEOPLE,
    *RELEASES,
    *TICKED,
    *TOPICS,
    *WORKS,
    *WRITING,
]
hooks.register("register_admin_urls", lambda: OURS)
hooks.register("register_snippet_listing_buttons", buttons_of_topic)
hooks.register("insert_global_admin_css", sheet_of_topics)
# Before Wagtail's own address for translating a page, which it replaces.
hooks.register("register_admin_urls", lambda: translating.ADDRESSES, order=-10)
hooks.register("register_admin_menu_item", import_item)
hooks.register("register_admin_menu_item", translating.board_item)
hooks.register("register_admin_menu_item", releases_item)
hooks.register("register_admin_menu_item", corrections_item)
hooks.register("register_admin_menu_item", people_item)
hooks.register("register_page_header_buttons", button_to_person)
hooks.register("register_page_listing_more_buttons", button_to_person)
hooks.register("construct_page_chooser_queryset", offer_people_who_stand)
hooks.register("register_page_header_buttons", button_to_correct)
hooks.register("register_page_listing_more_buttons", button_to_correct)
hooks.register("register_log_actions", say_in_history)
hooks.register("register_reports_menu_item", works_item)
hooks.register("register_reports_menu_item", checks_item)
hooks.register("register_settings_menu_item", levels_item)
hooks.register("register_reports_menu_item", runs_item)
hooks.register("construct_homepage_panels", put_desk_first)
hooks.register("register_reports_menu_item", missed_item)
for refuse in REFUSALS:
    hooks.register("before_delete_page", refuse)
hooks.register("before_bulk_action", refuse_to_delete_sites)
hooks.register("before_bulk_action", refuse_to_delete_many, order=10)
hooks.register("before_bulk_action", remember_pages, order=20)
hooks.register("after_bulk_action", offer_undo)
hooks.register("before_delete_snippet", refuse_to_delete_used_topics)
hooks.register("before_edit_page", say_why_not)
hooks.register("before_edit_page", say_what_readers_get)
hooks.register("before_publish_page", keep_as_draft)
hooks.register("after_publish_page", warn_of_copied_parts)
hooks.register("insert_editor_js", form_for_checks)
hooks.register("insert_editor_js", form_for_repairs)
hooks.register("insert_editor_js", form_for_settling)
hooks.register("insert_editor_js", form_for_renewing)
hooks.register("insert_global_admin_css", sheet_of_directions)
hooks.register("insert_global_admin_css", sheet_of_checks)
