"""What has changed in an original since its translation was made, beside the translation; and renewing."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.admin.importing.permissions import may_change
from papers.admin.translating.labels import anchor_of, label_of
from papers.admin.translating.screens import WorkView, edit_address, way_back
from papers.models import WorkPage, parts_of
from papers.models.parts import Part
from papers.translating.counterparts import counterparts
from papers.translating.linking import renew
from papers.translating.staleness import Age, Change, age_of, changes_since, original_of
from papers.translating.wording import Piece, compare


@dataclass(frozen=True)
class ShownChange:
    """A part that differs: its words before and now, and the translation's words where it has the part.

    `copied` says that the translation still says what was copied into it, `edit` where to change it.
    """

    label: str
    before: list[Piece]
    now: list[Piece]
    own: Part | None
    copied: bool
    edit: str


class TranslationView(WorkView):
    """A screen about a page that says in another language what its original says."""

    @cached_property
    def draft(self) -> WorkPage:
        """The newest draft of the translation: what its editor goes on with."""
        return self.page.get_latest_revision_as_object()

    @cached_property
    def original(self) -> WorkPage:
        original = original_of(self.draft)
        if original is None:
            raise Http404
        return original

    def is_allowed(self):
        if not self.page.permissions_for_user(self.request.user).can_edit():
            return False
        return bool(self.original)


class CompareView(TranslationView):
    """Shows part by part what the original said when the translation was made, and what it says now."""

    page_title = gettext_lazy("What changed in the original")
    template_name = "papers/admin/translation_compare.html"

    def get_page_subtitle(self):
        return self.draft.title

    def get(self, request, page_id):
        age = age_of(self.draft, self.original)
        changes = changes_since(self.draft, self.original)
        return self.show(
            draft=self.draft,
            original=self.original,
            changes=self.shown(changes) if changes else [],
            is_unknown=age is Age.UNKNOWN,
            is_moved=age is Age.STALE and not changes,
            may_renew=self.original.live and age is not Age.CURRENT and may_change(self.page, request.user),
            may_see_original=self.original.permissions_for_user(request.user).can_edit(),
        )

    def shown(self, changes: list[Change]) -> list[ShownChange]:
        basis = self.draft.basis.part_list
        own = counterparts(basis, parts_of(self.draft))
        return [self.shown_change(change, own.get(change.name)) for change in changes]

    def shown_change(self, change: Change, own: Part | None) -> ShownChange:
        anchor = f"#{anchor_of(own.name, own.kind)}" if own else ""
        return ShownChange(
            label_of(type(self.page), change.kind),
            *compare(change.before, change.now),
            own,
            own is not None and own.text == change.before,
            f"{edit_address(self.page)}{anchor}",
        )


class RenewView(TranslationView):
    """Notes in a new draft that the translation follows the original as it is live now."""

    http_method_names = ["post"]

    def is_allowed(self):
        return super().is_allowed() and may_change(self.page, self.request.user)

    def post(self, request, page_id):
        back = redirect(way_back(request, edit_address(self.page)))
        if not self.original.live:
            messages.error(
                request, _("The original is not public now; a translation follows what is public.")
            )
        elif age_of(self.draft, self.original) is Age.CURRENT:
            messages.info(request, _("The translation follows the original already."))
        else:
            renew(self.page, self.original, request.user)
            said = _("The draft says now that it follows the original. Publish it to tell readers.")
            buttons = [messages.button(edit_address(self.page), _("Edit"))]
            messages.success(request, said, buttons=buttons)
        return back
