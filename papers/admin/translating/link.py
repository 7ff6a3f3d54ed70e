"""Saying that two pages are one work in two languages, and taking it back."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Locale

from papers.admin.translating.pairing import LinkForm, PairsForm
from papers.admin.translating.panel import PANEL
from papers.admin.translating.permissions import why_not_link
from papers.admin.translating.screens import WorkView, edit_address, language_name
from papers.models import EssayPage, ReportPage
from papers.models.languages import inserted
from papers.translating.board import words_in
from papers.translating.candidates import candidates_for
from papers.translating.linking import link, unlink
from papers.translating.staleness import original_of
from papers.translating.starting import CannotTranslate
from papers.translating.states import works


class LinkView(WorkView):
    """Chooses the page that says the same in another language, shows what will be linked, and links it."""

    page_title = gettext_lazy("Link a page")
    template_name = "papers/admin/translation_link.html"

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    @cached_property
    def languages(self) -> list[str]:
        """The codes of the languages in which the work has no page."""
        there = self.page.get_translations(inclusive=True).values("locale")
        return list(
            Locale.objects.exclude(pk__in=there).order_by("pk").values_list("language_code", flat=True)
        )

    @cached_property
    def language(self) -> str:
        asked = self.request.GET.get("language")
        return asked if asked in self.languages else next(iter(self.languages), "")

    def form(self, data=None) -> LinkForm:
        own = language_name(self.page.locale.language_code)
        sides = {
            "this": _("This page, in %(language)s") % {"language": own},
            "other": _("The other page, in %(language)s") % {"language": language_name(self.language)},
        }
        # What is looked for narrows the choice; it must not refuse what was chosen before.
        words = () if data else words_in(self.request.GET.get("q", ""))
        return LinkForm(self.page, candidates_for(self.page, self.language, words), sides, data)

    def dispatch(self, request, *args, **kwargs):
        answer = self.turn_away() if self.is_allowed() else None
        return answer or super().dispatch(request, *args, **kwargs)

    def turn_away(self) -> HttpResponse | None:
        """Answer where this page cannot be linked: it is linked from its original, or in every language."""
        original = original_of(self.page)
        if original is not None and not original.alias_of_id:
            messages.info(self.request, _("Pages are linked with the original, which is this page."))
            return redirect("papers_translation_link", original.pk)
        reason = why_not_link(self.request.user, self.page)
        if not self.languages:
            reason = _("“%(title)s” has a page in every language.") % {"title": inserted(self.page.title)}
        if reason:
            self.complain(reason)
            return redirect(edit_address(self.page))
        return None

    def get(self, request, page_id):
        return self.choose(self.form())

    def choose(self, form: LinkForm, reason: str = ""):
        names = [(code, language_name(code)) for code in self.languages]
        asked = self.request.GET.get("q", "")
        return self.show(form=form, reason=reason, languages=names, language=self.language, asked=asked)

    def post(self, request, page_id):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.choose(form)
        other = form.cleaned_data["other"].specific
        essays = PairsForm(self.page, other, request.POST if "link" in request.POST else None)
        reason = why_not_link(request.user, other)
        if reason:
            return self.choose(form, reason)
        if "link" in request.POST and essays.is_valid():
            reason = self.link(form, essays)
            if not reason:
                messages.success(request, _("The pages are linked: they are one work in two languages."))
                return redirect(f"{edit_address(self.page)}#{PANEL}")
        self.template_name = "papers/admin/translation_link_review.html"
        original, translation = form.both
        return self.show(
            form=form, essays=essays, reason=reason, other=other, original=original, translation=translation
        )

    def link(self, form: LinkForm, essays: PairsForm) -> str:
        """Link the pages and their essays, or none of them; return why not."""
        said = {name: form.cleaned_data[name] for name in ("translator", "translated_on")}
        chosen = [(self.page, form.cleaned_data["other"]), *essays.chosen]
        reasons = (why_not_link(self.request.user, page) for pair in chosen for page in pair)
        reason = next(filter(None, reasons), "")
        if reason:
            return reason
        try:
            with transaction.atomic():
                for this, other in chosen:
                    both = (this, other) if form.cleaned_data["original"] == "this" else (other, this)
                    link(*both, self.request.user, **said)
        except CannotTranslate as refusal:
            return str(refusal)
        return ""


class UnlinkView(WorkView):
    """Parts a translation from its work, after asking: it becomes a work of its own. No text changes."""

    page_title = gettext_lazy("Unlink")
    template_name = "papers/admin/translation_unlink.html"

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    @cached_property
    def essays(self) -> list[EssayPage]:
        """The essays of a report that are linked as it is."""
        if not isinstance(self.page, ReportPage):
            return []
        essays = EssayPage.objects.child_of(self.page).filter(alias_of__isnull=True).select_related("locale")
        return [essay for essay in essays if essay.is_translation]

    def dispatch(self, request, *args, **kwargs):
        reason = self.find_obstacle() if self.is_allowed() else ""
        if reason:
            self.complain(reason)
            return redirect(edit_address(self.page))
        return super().dispatch(request, *args, **kwargs)

    def find_obstacle(self) -> str:
        """Return why the page cannot be parted from the others; "" where it can be."""
        first = works().filter(translation_key=self.page.translation_key).first()
        if not self.page.is_translation and first.pk == self.page.pk:
            return _("This page is the original; unlink a translation of it from the translation's own page.")
        return why_not_link(self.request.user, self.page)

    def get(self, request, page_id):
        return self.show(original=original_of(self.page), essays=self.essays)

    def post(self, request, page_id):
        essays = self.essays if "essays" in request.POST else []
        reason = next(filter(None, (why_not_link(request.user, essay) for essay in essays)), "")
        if reason:
            self.complain(reason)
            return redirect(edit_address(self.page))
        with transaction.atomic():
            for page in (self.page, *essays):
                unlink(page, request.user)
        messages.success(request, _("The page is a work of its own now."))
        return redirect(f"{edit_address(self.page)}#{PANEL}")
