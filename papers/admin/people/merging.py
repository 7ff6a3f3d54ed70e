"""Merging people: who they are, what readers will see, and the button that does it."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.admin.curation.screens import keys_in
from papers.curation.affected import pages_of
from papers.curation.people.known import Person, count_works, known_people, persons_of
from papers.curation.people.merging import merge_people
from papers.models import Signature
from papers.models.languages import inserted
from papers.text.clean import clean_text

from .screens import PeopleView

MOST = 20
"""People who are merged in one go."""


class MergeView(PeopleView):
    """Shows the chosen people beside each other, who of them stays, and every work that will say so."""

    page_title = gettext_lazy("Merge people")
    template_name = "papers/admin/people_merge.html"

    def chosen(self, values) -> list[Person]:
        people = list(persons_of(keys_in(values.getlist("person"))[:MOST]))
        if words := clean_text(values.get("with", "")[:200]).text.strip():
            found = [person for person in known_people().values() if person.is_called(words)]
            found = [person for person in found if person.key not in {one.key for one in people}]
            if len(found) == 1:
                people += found
            else:
                messages.error(self.request, self.why_not_found(words, found))
        return people

    def why_not_found(self, words: str, found: list[Person]) -> str:
        if not found:
            return _("There is nobody else called “%(name)s”.") % {"name": inserted(words)}
        names = " · ".join(inserted(person.page.title) for person in found[:5])
        return _("Several people are called so: %(names)s. Write more of the name.") % {"names": names}

    def get(self, request):
        people = self.chosen(request.GET)
        count_works(people)
        asked = keys_in([request.GET.get("into", "")])
        likeliest = max(people, key=lambda person: person.works, default=None)
        kept = next((person for person in people if person.page.pk in asked), likeliest)
        keys = [page.pk for person in people for page in person.all_pages]
        signed = set(Signature.objects.filter(author__in=keys).values_list("work", flat=True))
        affected = pages_of(signed) if len(people) > 1 else None
        return self.show(people=people, kept=kept and kept.page.pk, affected=affected)

    def post(self, request):
        people, into = self.chosen(request.POST), keys_in([request.POST.get("into", "")])
        kept = next((person for person in people if person.page.pk in into), None)
        if kept is None or len(people) < 2:
            messages.error(request, _("Choose at least two people, and who of them stays."))
            return redirect(self.list_name)
        return self.carry_out(merge_people, [person.page for person in people], kept.page)
