"""Who may import what: the permissions of the pages decide, as they do when an editor types."""

from django.utils.translation import gettext as _

from papers.importing.plan import Plan
from papers.models import AuthorIndexPage, ImportRun, PapersIndexPage, SourceFile, all_pages, four_eyes_hold
from papers.models.languages import inserted


def may_import(user) -> bool:
    """Return whether the user may add papers in any language."""
    indexes = PapersIndexPage.objects.all()
    return any(index.permissions_for_user(user).can_add_subpage() for index in indexes)


def may_see(user, pages) -> bool:
    """Return whether the user may see a source or a run that these pages came from."""
    return may_import(user) or any(page.permissions_for_user(user).can_edit() for page in pages)


def may_see_source(user, source: SourceFile) -> bool:
    return may_see(user, all_pages().filter(imported__source=source))


def may_change(page, user) -> bool:
    lock = page.get_lock()
    return page.permissions_for_user(user).can_edit() and not (lock and lock.for_user(user))


def find_obstacle(plan: Plan, user, *, publish: bool = False, authors=()) -> str:
    """Return why the user may not carry out the plan, in one sentence; "" where nothing is in the way.

    `authors` are those whose pages the import would make, and publish with their papers.
    """
    index = PapersIndexPage.objects.filter(locale=plan.locale).first()
    if index is None:
        return _("There is no page for papers in the language of this text.")
    permissions = index.permissions_for_user(user)
    if not permissions.can_add_subpage():
        return _("You may not add papers in the language of this text.")
    if publish and four_eyes_hold():
        return _("Import the papers as drafts: another person publishes what you have imported.")
    if publish and not permissions.can_publish_subpage():
        return _("You may not publish papers in the language of this text.")
    if publish and authors and not may_publish_authors(plan, user):
        return _("You may not publish the pages of new authors.")
    for planned in plan.pages:
        if planned.page is None:
            continue
        if planned.writes and not may_change(planned.page, user):
            return _("You may not change the page “%(title)s”.") % {"title": inserted(planned.page.title)}
        if publish and not planned.page.permissions_for_user(user).can_publish():
            return _("You may not publish the page “%(title)s”.") % {"title": inserted(planned.page.title)}
    return ""


def find_shut_author(pages, user) -> str:
    """Return why the user may not add a spelling to each of these author pages; "" where nothing is so."""
    for page in pages:
        if not may_change(page, user):
            return _("You may not change the page “%(title)s”.") % {"title": inserted(page.title)}
    return ""


def may_publish_authors(plan: Plan, user) -> bool:
    index = AuthorIndexPage.objects.filter(locale=plan.locale).first()
    return index is None or index.permissions_for_user(user).can_publish_subpage()


def may_undo(user, run: ImportRun) -> bool:
    """Return whether the user may take back all that the run did: delete its new pages, change the others."""
    for row in run.pages.select_related("page"):
        if row.page is None:
            continue
        permissions = row.page.specific.permissions_for_user(user)
        # A report goes with its essays: what others have put into it meanwhile keeps it.
        allowed = (
            permissions.can_delete(ignore_bulk=True) if row.outcome == "created" else permissions.can_edit()
        )
        if not allowed or (row.published and not permissions.may_publish()):
            return False
    if run.topic_rows.exists() and not user.has_perms(["papers.change_topic", "papers.delete_topic"]):
        return False
    return run.undoes_id is None and not run.undone
