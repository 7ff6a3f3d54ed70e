"""Lets a correction out, with the corrected texts, and ends a retraction."""

from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from papers.catalogue.changes import note
from papers.indexes import indexed_once
from papers.models import Correction, CorrectionNotice, WorkPage, four_eyes_hold
from papers.models.languages import inserted
from papers.releasing.obstacles import why_not

from .turns import CannotCorrect, one_correction
from .writing import why_retracted

CORRECTED, RETRACTED, REINSTATED = "papers.correct", "papers.retract", "papers.reinstate"
"""What the history of a page calls it."""


def publish(key: int, user) -> Correction:
    """Let the correction out, in one transaction; frozen from then on. Raises CannotCorrect."""
    with one_correction(key) as correction, indexed_once():
        if correction.published_at is not None:
            raise CannotCorrect(_("This correction has been published already."))
        notices = list(correction.notices.select_related("work", "revision"))
        for notice in notices:
            refuse(correction, notice, user)
        for notice in notices:
            let_out(notice, user)
        correction.let_out(user)
        tell(correction, notices, RETRACTED if correction.is_retraction else CORRECTED, user)
    return correction


def refuse(correction: Correction, notice: CorrectionNotice, user) -> None:
    page = notice.work.specific
    if reason := why_not_published(correction, notice, page, user):
        said = {"title": inserted(page.get_admin_display_title()), "reason": reason}
        raise CannotCorrect(_("“%(title)s”: %(reason)s") % said)


def why_not_published(correction: Correction, notice: CorrectionNotice, page: WorkPage, user) -> str:
    """Return why the notice cannot go out; "" where nothing is against it."""
    if not page.live:
        return _("Readers do not see it any more.")
    if why_retracted(page):
        return _("This work was retracted; reinstate it first.")
    if not page.permissions_for_user(user).may_publish():
        return _("You may not publish this page. Ask somebody who may.")
    if four_eyes_hold() and correction.made_by_id == user.pk:
        return _("You wrote this notice, so another person has to publish it.")
    if notice.revision_id is None:
        return ""
    if notice.revision_id != page.latest_revision_id:
        return _("Its draft was changed after the notice was written. Discard the notice and write it anew.")
    return why_not(page, user, set())


def let_out(notice: CorrectionNotice, user) -> None:
    """Publish the text that goes with the notice, if any, and keep what readers saw before."""
    page = notice.work.specific
    seen = page.live_revision or kept(page)
    if notice.revision is not None:
        notice.revision.publish(user=user, skip_permission_checks=True)  # asked before
    notice.keep(replaced=seen, revision=notice.revision or seen)


def kept(page: WorkPage) -> Revision:
    """Keep what readers see of a page that was put there without a revision; no draft is touched."""
    revision = Revision(content_object=page, base_content_type=page.get_base_content_type())
    revision.content, revision.object_str = page.serializable_data(), str(page)
    revision.content_type = page.cached_content_type
    revision.save()
    return revision


def reinstate(key: int, user) -> Correction:
    """Let readers see a retracted work again; the notice stays. Raises CannotCorrect."""
    with one_correction(key) as correction:
        if not correction.is_in_force:
            raise CannotCorrect(_("This is no retraction in force."))
        notices = list(correction.notices.select_related("work"))
        for notice in notices:
            if not notice.work.permissions_for_user(user).may_publish():
                raise CannotCorrect(_("You may not publish this page. Ask somebody who may."))
        correction.end(user)
        tell(correction, notices, REINSTATED, user)
    return correction


def tell(correction: Correction, notices: list[CorrectionNotice], action: str, user) -> None:
    """Tell the catalogue and the history of each page."""
    for notice in notices:
        log(instance=notice.work.specific, action=action, user=user, data={"correction": correction.pk})
    if correction.is_retraction:
        note(below=[notice.work.path for notice in notices])
