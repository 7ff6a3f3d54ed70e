"""Starting translations of a page: what would be made in which language, and then it is made."""

from dataclasses import dataclass

from django.db import transaction
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import Locale

from papers.admin.translating.permissions import may_start, why_not_below
from papers.admin.translating.screens import PageView, edit_address
from papers.models import WorkPage
from papers.templatetags.papers_tags import local_digits
from papers.translating.planning import Planned, plan_for
from papers.translating.staleness import original_of
from papers.translating.starting import CannotTranslate, Started, start_translation


@dataclass
class Choice:
    """A language on the screen: what is planned in it, why it cannot be made, whether it is ticked."""

    planned: Planned
    obstacle: str
    chosen: bool

    @property
    def code(self) -> str:
        return self.planned.locale.language_code

    @property
    def is_open(self) -> bool:
        return not self.obstacle and (self.planned.there is None or bool(self.planned.essays))


class StartView(PageView):
    """Shows what a translation would make, and makes it. A translation is made from the original."""

    page_title = gettext_lazy("Translate")
    template_name = "papers/admin/translation_start.html"

    def is_allowed(self):
        return may_start(self.request.user, self.page)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    @cached_property
    def choices(self) -> list[Choice]:
        asked = self.request.POST.getlist("language") or [self.request.GET.get("language")]
        plans = [plan_for(self.page, locale) for locale in self.locales]
        obstacles = [why_not_below(self.request.user, planned) for planned in plans]
        found = [Choice(*pair, chosen=False) for pair in zip(plans, obstacles, strict=True)]
        waiting = [choice for choice in found if choice.is_open]
        for choice in waiting:
            choice.chosen = choice.code in asked or (len(waiting) == 1 and self.request.method == "GET")
        return found

    @cached_property
    def locales(self) -> list[Locale]:
        return list(Locale.objects.exclude(pk=self.page.locale_id).order_by("pk"))

    def get(self, request, page_id):
        original = original_of(self.page) if isinstance(self.page, WorkPage) else None
        if original is not None and not original.alias_of_id:
            messages.info(request, _("A work is translated from its original, which is this page."))
            return redirect("papers_translation_start", original.pk)
        return self.show()

    def show(self, **context):
        essays = max((len(choice.planned.essays) for choice in self.choices if choice.is_open), default=0)
        missing = any(choice.is_open and choice.planned.there is None for choice in self.choices)
        return super().show(choices=self.choices, essays=essays, only_essays=not missing, **context)

    def post(self, request, page_id):
        chosen = [choice for choice in self.choices if choice.chosen]
        asked = set(request.POST.getlist("language"))
        there = [choice.planned.there for choice in self.choices if choice.code in asked]
        if not chosen and any(there):
            messages.info(request, _("The translation has been started already."))
            return redirect(edit_address(next(page for page in there if page)))
        if not chosen:
            return self.show(error=_("Choose a language in which the page can be made."))
        try:
            with transaction.atomic():
                started = [self.start(choice) for choice in chosen]
        except CannotTranslate as reason:
            return self.show(error=str(reason))
        for choice, one in zip(chosen, started, strict=True):
            self.report(choice, one)
        return redirect(edit_address(started[0].page))

    def start(self, choice: Choice) -> Started:
        with_essays = "essays" in self.request.POST
        return start_translation(self.page, choice.code, self.request.user, with_essays)

    def report(self, choice: Choice, started: Started) -> None:
        words = {"title": self.page.title, "language": choice.planned.locale.get_display_name()}
        said = (
            _("“%(title)s” has a draft in %(language)s. Readers see it when somebody publishes it.") % words
        )
        others = len([page for page in started.made if page.pk != started.page.pk])
        if others > 0:
            more = ngettext("%(number)s more page was made.", "%(number)s more pages were made.", others)
            said = f"{said} {more % {'number': local_digits(others)}}"
        messages.success(self.request, said, buttons=[messages.button(edit_address(started.page), _("Edit"))])
