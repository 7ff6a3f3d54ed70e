"""What was done to people, each with its undo; and the people who may be one."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.admin.curation.screens import LARGEST_KEY, keys_in
from papers.curation.affected import pages_of
from papers.curation.people.known import count_works, known_people, persons_of
from papers.curation.people.merging import undo_merge
from papers.curation.people.twins import REASONS, pair_of, people_twins
from papers.curation.turns import CannotChange
from papers.models import AuthorPage, DifferentPeople, PersonChange, Signature

from .screens import PeopleView

PER_PAGE = 50


class ChangesView(PeopleView):
    """Lists what was done, the newest first."""

    page_title = gettext_lazy("Changes of people")
    template_name = "papers/admin/people_changes.html"

    def get(self, request):
        changes = PersonChange.objects.select_related("made_by", "undone_by")
        return self.show(changes=Paginator(changes, PER_PAGE).get_page(request.GET.get("p")))


class ChangeView(PeopleView):
    """Reports one change, and undoes it."""

    template_name = "papers/admin/people_change.html"

    @cached_property
    def change(self) -> PersonChange:
        found = PersonChange.objects.select_related("made_by", "undone_by")
        return get_object_or_404(found, pk=min(self.kwargs["number"], LARGEST_KEY))

    def get_page_title(self):
        return str(self.change)

    def get(self, request, number):
        details = self.change.details
        pages = AuthorPage._base_manager.in_bulk([details["into"], *details["merged"]])
        people = {page.translation_key for page in pages.values()}
        signed = Signature.objects.filter(author__translation_key__in=people).values_list("work", flat=True)
        return self.show(change=self.change, into=pages.get(details["into"]), affected=pages_of(set(signed)))

    def post(self, request, number):
        try:
            undo_merge(self.change, request.user)
        except CannotChange as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("It was undone: the people are apart, as if they had never been one.")
            )
        return redirect("papers_person_change", number)


class TwinsView(PeopleView):
    """Lists the pairs who may be one person; a pair that is two is set aside, and may come back."""

    page_title = gettext_lazy("People who may be one")
    template_name = "papers/admin/people_twins.html"

    def get(self, request):
        found = Paginator(people_twins(), PER_PAGE).get_page(request.GET.get("p"))
        count_works({person for one, other, _reasons in found for person in (one, other)})
        pairs = [
            {"people": (one, other), "reasons": [REASONS[reason] for reason in reasons]}
            for one, other, reasons in found
        ]
        return self.show(found=found, pairs=pairs, aside=self.aside())

    def aside(self) -> list[tuple]:
        """Return the pairs that were set aside and still stand, the newest first."""
        people = known_people()
        rows = DifferentPeople.objects.order_by("-pk")[:PER_PAGE]
        pairs = ((people.get(row.first), people.get(row.second)) for row in rows)
        return [pair for pair in pairs if all(pair)]

    def post(self, request):
        people = list(persons_of(keys_in(request.POST.getlist("person"))))
        if len(people) == 2:
            first, second = pair_of(*(person.key for person in people))
            if request.POST.get("action") == "back":
                DifferentPeople.objects.filter(first=first, second=second).delete()
                messages.success(request, _("The pair is in the list again."))
            else:
                DifferentPeople.objects.get_or_create(
                    first=first, second=second, defaults={"made_by": request.user}
                )
                messages.success(
                    request, _("They are two people. The pair is set aside at the end of the page.")
                )
        return redirect("papers_people_twins")
