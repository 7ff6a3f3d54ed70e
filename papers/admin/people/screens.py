"""What all screens about people share: who may open them, and where they stand in the admin."""

from django.utils.translation import gettext_lazy

from papers.admin.curation.screens import CurationView


def may_curate_people(user) -> bool:
    return user.is_active and user.has_perm("papers.change_personchange")


class PeopleView(CurationView):
    """A screen for those who may say that two people are one."""

    header_icon = "user"
    list_name, list_label = "papers_people", gettext_lazy("People")
    report = "papers_person_change"
    may_open = staticmethod(may_curate_people)
