"""One release: its pages as they would go out, what stops them, and everything that can be done with it."""

from django import forms
from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.admin.releasing.listing import put_in
from papers.admin.releasing.permissions import may_change, may_release, works_for
from papers.admin.releasing.screens import LARGEST_KEY, ReleaseScreen
from papers.models import Release
from papers.releasing.carrying_out import CannotRelease, release_now, schedule, unschedule
from papers.releasing.pages import members_of
from papers.releasing.preflight import check_release
from papers.translating.board import title_says, words_in

OFFERED = 20


class MomentForm(forms.Form):
    """When a release goes out, in the time of the user's account."""

    moment = forms.DateTimeField(
        label=gettext_lazy("Moment"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )


class ReleaseView(ReleaseScreen):
    """Shows a release: before it is out what would happen to each page, afterwards what did."""

    template_name = "papers/admin/release.html"

    def get(self, request, number):
        release, user = self.release, request.user
        if not release.is_open:
            rows = list(release.pages.select_related("page"))
            return self.show(records=rows, may_release=may_release(user))
        checked = check_release(release, user)
        words = words_in(request.GET.get("q", ""))
        return self.show(
            checked=checked,
            stopped=any(row.obstacle for row in checked),
            going=sum(row.member.is_news and not row.member.left_out for row in checked),
            records=release.pages.filter(outcome__in=["restored", "left"]),
            offered=self.offered(words, {row.page.pk for row in checked}),
            asked=request.GET.get("q", ""),
            may_change=may_change(user, release),
            may_release=may_release(user),
            form=MomentForm(),
        )

    def offered(self, words, there):
        """Return works to choose from: those with these words in the title, else the newest drafts."""
        works = works_for(self.request.user).exclude(pk__in=there).select_related("locale")
        drafts = Q(has_unpublished_changes=True) | Q(live=False)
        works = works.filter(title_says(words) if words else drafts)
        return works.order_by("-latest_revision_created_at", "-pk")[:OFFERED]


class WorksView(ReleaseScreen):
    """Puts a work into the release, takes it out again, or leaves out a page that comes with one."""

    def is_allowed(self):
        return may_change(self.request.user, self.release)

    def get(self, request, number):
        return redirect("papers_release", number)

    def post(self, request, number):
        key = request.POST.get("page", "")
        key = min(int(key), LARGEST_KEY) if key.isascii() and key.isdecimal() else 0
        change = {"add": self.add, "remove": self.remove, "leave": self.leave, "bring": self.bring}
        acts = change.get(request.POST.get("change"))
        if acts is None or not acts(key):
            return self.back(_("Nothing was changed: this page is not there."), messages.warning)
        Release.objects.filter(pk=self.release.pk).update(state=Release.DRAFT)
        return redirect("papers_release", number)

    def add(self, key: int) -> bool:
        page = works_for(self.request.user).filter(pk=key).first()
        if page is not None:
            put_in(self.release, page)
        return page is not None

    def remove(self, key: int) -> bool:
        found, _kinds = self.release.items.filter(page=key, left_out=False).delete()
        return bool(found)

    def leave(self, key: int) -> bool:
        member = self.members.get(key)
        if member is not None:
            put_in(self.release, member.page, left_out=True)
        return member is not None

    def bring(self, key: int) -> bool:
        found, _kinds = self.release.items.filter(page=key, left_out=True).delete()
        return bool(found)

    @cached_property
    def members(self) -> dict:
        return {member.page.pk: member for member in members_of(self.release) if not member.chosen}


class ActView(ReleaseScreen):
    """Says that a release is ready, lets it out, sets its moment or takes it off the schedule."""

    NEEDED = {"ready": may_change, "discard": may_change}
    """Who may do what; everything else is for those who may publish."""

    @cached_property
    def act(self) -> str:
        return self.request.POST.get("act", "")

    def is_allowed(self):
        allows = self.NEEDED.get(self.act)
        return allows(self.request.user, self.release) if allows else may_release(self.request.user)

    def get(self, request, number):
        return redirect("papers_release", number)

    def post(self, request, number):
        acts = {
            "ready": self.make_ready,
            "discard": self.discard,
            "release": self.let_out,
            "schedule": self.set_moment,
            "unschedule": self.take_off,
        }
        if self.act not in acts:
            return self.back(_("Choose what shall happen."), messages.warning)
        try:
            return acts[self.act]()
        except CannotRelease as refusal:
            return self.back(str(refusal), messages.error)

    def make_ready(self):
        Release.objects.filter(pk=self.release.pk).update(state=Release.READY, reason="")
        return self.back(_("The release is ready: somebody who may publish can let it out."))

    def discard(self):
        if self.release.released_at:
            return self.back(_("A release that was out once is kept as a record."), messages.error)
        with transaction.atomic():
            self.release.delete()
        messages.success(self.request, _("The release was discarded. Its pages stay as they are."))
        return redirect("papers_releases")

    def let_out(self):
        release_now(self.release, self.request.user)
        return self.back(_("The release is out: readers see all of its pages."))

    def set_moment(self):
        form = MomentForm(self.request.POST)
        if not form.is_valid():
            return self.back(_("Give the day and the time of the release."), messages.error)
        schedule(self.release, self.request.user, form.cleaned_data["moment"])
        return self.back(_("The release is scheduled. A change to one of its pages until then stops it."))

    def take_off(self):
        unschedule(self.release)
        return self.back(_("The release is not scheduled any more."))
