"""Persian writing in the page editor: what the checks find in a work, and repairs as a new draft."""

import unicodedata
from dataclasses import dataclass

from django.db import transaction
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.blocks import StreamValue
from wagtail.models import Revision

from papers.admin.importing.permissions import may_change
from papers.checking.writing import Slip, mend, mend_all, slips_of
from papers.models import WorkPage
from papers.templatetags.papers_tags import local_digits

PANEL = "persian-writing"
FORM = "persian-repairs"
"""The form of the panel's buttons. It stands outside the page's own form, where no form may stand."""
SHOWN = 50
"""So many places are listed; the others come up as these are mended."""

NAMES = {
    "arabic-letter": gettext_lazy("Arabic letters"),
    "arabic-digit": gettext_lazy("Arabic digits"),
    "lost-joiner": gettext_lazy("A half-space became a space"),
    "stray-joiner": gettext_lazy("A half-space joins nothing"),
    "latin-digit": gettext_lazy("Latin digits"),
    "unbalanced-direction": gettext_lazy("A direction mark without its partner"),
    "stray-direction": gettext_lazy("A direction mark that does nothing"),
    "direction-override": gettext_lazy("Direction marks that show letters in another order"),
    "foreign-quotes": gettext_lazy("Quotation marks of another script"),
    "unpaired-quote": gettext_lazy("A quotation mark without its partner"),
    "latin-punctuation": gettext_lazy("Latin punctuation"),
    "doubled-space": gettext_lazy("Two spaces"),
    "space-before-sign": gettext_lazy("A space before a sign"),
}


@dataclass(frozen=True)
class ShownSlip:
    """A slip for editors: invisible characters are named, and the words stand between their neighbours."""

    slip: Slip
    work: WorkPage

    @property
    def key(self) -> str:
        return self.slip.key

    @property
    def name(self) -> str:
        return NAMES[self.slip.code]

    @property
    def is_safe(self) -> bool:
        return self.slip.is_safe

    @property
    def before(self) -> str:
        return self.slip.context[0]

    @property
    def after(self) -> str:
        return self.slip.context[2]

    @property
    def words(self) -> str:
        return named(self.slip.words)

    @property
    def replacement(self) -> str:
        return named(self.slip.replacement)

    @property
    def address(self) -> str:
        """Return the place in the editor: the block's own, or the field's."""
        name, *way = self.slip.place.path
        edit = reverse("wagtailadmin_pages:edit", args=[self.work.pk])
        value = getattr(self.work, name)
        block = f".{value[way[0]].id}" if way and isinstance(value, StreamValue) else ""
        return f"{edit}#:w:contentpath={name}{block}"


def named(words: str) -> str:
    """Return the words with each character that nobody sees by its name; the joiner is seen by its work."""
    return "".join(
        f"⟨{unicodedata.name(sign)}⟩" if unicodedata.category(sign) == "Cf" and sign != "\u200c" else sign
        for sign in words
    )


def facts_of_writing(work: WorkPage, request) -> dict:
    """Return what the panel shows: the slips of the draft that the editor has open."""
    slips = slips_of(work)
    return {
        "work": work,
        "count": len(slips),
        "safe": sum(slip.is_safe for slip in slips),
        "slips": [ShownSlip(slip, work) for slip in slips[:SHOWN]],
        "form": FORM,
        "token": get_token(request),
    }


def form_for_repairs() -> str:
    """Return the empty form, for Wagtail to put at the end of the editor's screen."""
    return format_html('<form id="{}" method="post" hidden></form>', FORM)


class WritingView(WagtailAdminTemplateMixin, View):
    """Repairs one slip or all safe ones in a new draft; nothing is published. Shows them by itself too."""

    template_name = "papers/admin/writing_page.html"
    page_title = gettext_lazy("Persian writing")
    header_icon = "edit"

    def dispatch(self, request, *args, **kwargs):
        if self.work.language != "fa" or not may_change(self.work, request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def work(self) -> WorkPage:
        page = get_object_or_404(WorkPage.objects.select_related("locale"), pk=self.kwargs["number"])
        return page.specific.get_latest_revision_as_object()

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.work.pk])
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, {"url": edit, "label": self.work.get_admin_display_title()}, here]

    def get(self, request, number):
        return self.render_to_response(
            self.get_context_data(page=self.work, writing=facts_of_writing(self.work, request))
        )

    def post(self, request, number):
        key = request.POST.get("repair", "")
        with transaction.atomic():
            WorkPage.objects.select_for_update().get(pk=number)
            mended = mend_all(self.work) if key == "all" else mend(self.work, key)
            if mended:
                former = self.former_draft()
                revision = self.work.save_revision(user=request.user, log_action=True)
        if mended:
            messages.success(request, said_of(mended, self.work, former, revision))
        else:
            message = _("Nothing was repaired: these words are not in the newest draft any more.")
            messages.warning(request, message)
        if request.GET.get("back") == "list":
            return redirect("papers_writing", number)
        return redirect(reverse("wagtailadmin_pages:edit", args=[number]) + f"#{PANEL}")

    def former_draft(self) -> Revision:
        """Return the draft before the repairs; a page without any gets one of what is live."""
        if self.work.latest_revision is not None:
            return self.work.latest_revision
        return WorkPage.objects.get(pk=self.work.pk).specific.save_revision(changed=False)


def said_of(mended: list[Slip], work: WorkPage, former, revision) -> str:
    """Return the message: what was mended, the way to compare, and the way back."""
    if len(mended) == 1:
        shown = ShownSlip(mended[0], work)
        done = format_html(
            _("In a new draft “{before}” became “{after}”."),
            before=isolated(shown.words),
            after=isolated(shown.replacement),
        )
    else:
        done = ngettext(
            "%(number)s place was repaired in a new draft.",
            "%(number)s places were repaired in a new draft.",
            len(mended),
        ) % {"number": local_digits(len(mended))}
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[work.pk, former.pk, revision.pk])
    back = reverse("wagtailadmin_pages:revisions_revert", args=[work.pk, former.pk])
    return format_html(
        '{} <a href="{}">{}</a> {} <a href="{}">{}</a>',
        done,
        compare,
        _("Compare the two drafts."),
        _("The former draft is kept."),
        back,
        _("Go back to it."),
    )


def isolated(words: str) -> str:
    return format_html('<bdi lang="fa">{}</bdi>', words)


ADDRESSES = [path("writing/<int:number>/", WritingView.as_view(), name="papers_writing")]
