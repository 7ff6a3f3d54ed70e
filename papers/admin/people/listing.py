"""The list of people, and one person with all that papers print of them."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papers.curation.people.known import Person, count_works, known_people, persons_of
from papers.curation.people.twins import people_twins
from papers.models import Signature, institutions_in
from papers.models.languages import content_languages
from papers.text.clean import clean_text

from .screens import PeopleView

PER_PAGE = 50
UNUSED, TWINS, WITHOUT = "unused", "twins", "without-"


class ListView(PeopleView):
    """Lists the people by family name, found by any name in any script."""

    page_title = gettext_lazy("People")
    template_name = "papers/admin/people.html"

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]

    def get(self, request):
        asked = clean_text(request.GET.get("q", "")[:200]).text.strip()
        state = request.GET.get("state", "")
        people = sorted(known_people().values(), key=lambda person: (person.page.sort_key, person.page.pk))
        count = len(people)
        if asked:
            people = [person for person in people if person.is_called(asked)]
        count_works(people)
        wanted = self.wanted(state, people)
        people = [person for person in people if person in wanted]
        shown = Paginator(people, PER_PAGE).get_page(request.GET.get("p"))
        return self.show(people=shown, count=count, asked=asked, state=state, states=self.states())

    def states(self) -> list[tuple[str, str]]:
        """Return (value, words) of what the list can be narrowed to."""
        states = [(UNUSED, _("signed no work")), (TWINS, _("may be one with another"))]
        if len(content_languages()) > 1:
            states += [
                (f"{WITHOUT}{code}", _("without a page in: %(language)s") % {"language": name})
                for code, name in content_languages()
            ]
        return states

    def wanted(self, state: str, people: list[Person]) -> set[Person]:
        if state == UNUSED:
            return {person for person in people if not person.works}
        if state == TWINS:
            keys = {person.key for pair in people_twins() for person in pair[:2]}
            return {person for person in people if person.key in keys}
        if state.startswith(WITHOUT):
            return {person for person in people if state.removeprefix(WITHOUT) not in person.languages}
        return set(people)


class PersonView(PeopleView):
    """One person: their pages, the people for whom they stand, and every signature as it was printed."""

    template_name = "papers/admin/person.html"

    @cached_property
    def person(self) -> Person:
        found = next(persons_of([self.kwargs["number"]]), None)
        if found is None:
            raise Http404
        return found

    def get_page_title(self):
        return self.person.page.title

    def get(self, request, number):
        count_works([self.person])
        keys = [page.pk for page in self.person.all_pages]
        signed = Signature.objects.filter(author__in=keys, work__alias_of=None)
        signed = signed.select_related("work__locale", "work__content_type")
        newest = F("work__sort_date").desc(nulls_last=True)
        signed = signed.order_by(newest, "work__path", "sort_order")
        shown = Paginator(signed, PER_PAGE).get_page(request.GET.get("p"))
        known = institutions_in(row.affiliation_printed for row in shown)
        for row in shown:
            row.institution = known.get(row.affiliation_printed)
        return self.show(person=self.person, signed=shown)
