"""The releases there are, and the beginning of a new one."""

from django import forms
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.admin.releasing.screens import ReleasingView
from papers.models import Release, ReleaseItem
from papers.releasing.lateness import lateness
from papers.text.clean import clean_text

PER_PAGE = 30


class ReleaseForm(forms.ModelForm):
    """The name of a release."""

    class Meta:
        model = Release
        fields = ["title"]

    def clean_title(self):
        return clean_text(self.cleaned_data["title"]).text


class ListView(ReleasingView):
    """Lists the releases, the newest first, and says whether their moments are kept."""

    page_title = gettext_lazy("Releases")
    template_name = "papers/admin/releases.html"

    def get_breadcrumbs_items(self):
        return self.steps

    def get(self, request):
        works = Count("items", filter=Q(items__left_out=False))
        releases = Release.objects.select_related("created_by").annotate(works=works)
        releases = releases.order_by("-created_at", "-pk")
        found = Paginator(releases, PER_PAGE).get_page(request.GET.get("p"))
        return self.show(releases=found, lateness=lateness())


class NewView(ReleasingView):
    """Begins a release with its name; its works are chosen on its own screen."""

    page_title = gettext_lazy("New release")
    template_name = "papers/admin/release_new.html"

    def get(self, request):
        return self.show(form=ReleaseForm())

    def post(self, request):
        form = ReleaseForm(request.POST)
        if not form.is_valid():
            return self.show(form=form)
        form.instance.created_by = request.user
        release = form.save()
        messages.success(request, _("The release is begun. Now choose its works."))
        return redirect("papers_release", release.pk)


def put_in(release: Release, page, *, left_out: bool = False) -> None:
    """Put the work behind the others; a page that was left out comes back, and the other way round."""
    last = release.items.count()
    ReleaseItem.objects.update_or_create(
        release=release,
        page_id=page.pk,
        defaults={"left_out": left_out},
        create_defaults={
            "left_out": left_out,
            "sort_order": last,
        },
    )
