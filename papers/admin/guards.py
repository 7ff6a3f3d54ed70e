"""Refuses what would take the whole site down with one click in the admin."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Site

from papers.curation.drafts import drafts_about
from papers.models import Topic
from papers.models.languages import inserted


def carries_a_site(page) -> bool:
    """Return whether a site starts at this page or below it: deleting the page would delete the site too."""
    return any(site.root_page.path.startswith(page.path) for site in Site.objects.select_related("root_page"))


def refuse_to_delete_a_site(request, page):
    """Answer the deleting of a page on which a site stands by going back, with the reason."""
    if not carries_a_site(page):
        return None
    message = _("“%(title)s” cannot be deleted: the whole site starts at this page and would go with it.")
    messages.error(request, message % {"title": inserted(page.get_admin_display_title())})
    return redirect("wagtailadmin_explore", page.pk)


def refuse_to_delete_sites(request, action_type, objects, action):
    """The same for pages that are ticked in a list."""
    pages = objects if action_type == "delete" else ()
    return next(
        (
            answer
            for page in pages
            if hasattr(page, "path") and (answer := refuse_to_delete_a_site(request, page))
        ),
        None,
    )


def refuse_to_delete_used_topics(request, instances):
    """Answer the deleting of topics that works are about, or that stand for others, by going back."""
    for topic in instances:
        if isinstance(topic, Topic) and is_needed(topic):
            message = _(
                "“%(name)s” cannot be deleted: works or other topics need it. Merge it, or take it away."
            )
            messages.error(request, message % {"name": inserted(topic.name)})
            return redirect("papers_topic_works", topic.pk)
    return None


def is_needed(topic: Topic) -> bool:
    """Return whether a text chose the topic, or a change that can be undone names it."""
    kept = topic.uses.exists() or topic.merged.exists() or topic.changes.exists()
    return kept or topic.orders.exists() or topic.orders_instead.exists() or bool(drafts_about([topic.pk]))
