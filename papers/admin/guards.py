"""Refuses what would take the whole site down with one click in the admin."""

from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Site

from papers.curation.drafts import drafts_about
from papers.models import CorrectionNotice, MergedPerson, Topic
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


def refuse_to_delete_corrected(request, page):
    """Answer the deleting of a corrected work, or of pages above one, by going back, with the reason.

    What readers were told has to stay, with the versions that they have seen.
    """
    notice = CorrectionNotice.objects.filter(work__path__startswith=page.path).first()
    if notice is None:
        return None
    message = _("“%(title)s” cannot be deleted: there is a correction of it. Retract the work instead.")
    messages.error(request, message % {"title": inserted(notice.work.get_admin_display_title())})
    return redirect("papers_correction", notice.correction_id)


def refuse_to_delete_merged(request, page):
    """Answer the deleting of an author page that a merge needs, or of pages above one, by going back."""
    needs = Q(page__path__startswith=page.path) | Q(into__path__startswith=page.path)
    merged = MergedPerson.objects.filter(needs).select_related("page").first()
    if merged is None:
        return None
    message = _("“%(title)s” cannot be deleted: it belongs to people who were merged. Undo the merge first.")
    messages.error(request, message % {"title": inserted(page.get_admin_display_title())})
    return redirect("papers_person_change", merged.change_id)


REFUSALS = (refuse_to_delete_a_site, refuse_to_delete_corrected, refuse_to_delete_merged)


def refuse_to_delete_sites(request, action_type, objects, action):
    """The same for pages that are ticked in a list."""
    pages = objects if action_type == "delete" else ()
    for page in pages:
        if not hasattr(page, "path"):
            continue
        for refuse in REFUSALS:
            if answer := refuse(request, page):
                return answer
    return None


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
