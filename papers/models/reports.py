"""Working reports, the essays in them, and the page that lists everything published."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from papers.blocks import TextStreamBlock

from .four_eyes import FourEyes
from .letters import PersianLetters
from .presenting import Presented
from .querysets import VisibleManager
from .recording import Recorded
from .works import WorkPage, text_of


class PapersIndexPage(FourEyes, Recorded, Presented, PersianLetters, Page):
    """All published works of one language, and those that exist only in another."""

    objects = VisibleManager()
    parent_page_types = ["papers.HomePage"]
    subpage_types = ["papers.ReportPage", "papers.EssayPage", "papers.InterviewPage"]
    max_count_per_parent = 1
    template = "papers/papers_index_page.html"

    class Meta:
        verbose_name = _("papers page")
        verbose_name_plural = _("papers pages")


class ReportPage(WorkPage):
    """A working report: what its title page, front matter and last page print; its essays are below it."""

    series = models.CharField(_("series"), max_length=120, blank=True)
    number = models.CharField(_("number"), max_length=40, blank=True, help_text=_("As printed, e.g. 2/97."))
    issue = models.PositiveSmallIntegerField(_("issue"), null=True, blank=True)
    number_year = models.PositiveSmallIntegerField(
        _("year of the number"), null=True, blank=True, help_text=_("Solar Hijri: 2/97 is issue 2 of 1397.")
    )
    report_type = models.CharField(
        _("kind of report"), max_length=120, blank=True, help_text=_("E.g. Working Report.")
    )
    institute = models.CharField(_("institute"), max_length=255, blank=True)
    institute_local_name = models.CharField(_("Persian name of the institute"), max_length=255, blank=True)
    institute_about = models.TextField(_("about the institute"), blank=True)
    partner = models.CharField(
        _("partner as printed"), max_length=255, blank=True, help_text=_("Even where the print is cut off.")
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    preface_heading = models.CharField(_("heading"), max_length=120, blank=True)
    preface = StreamField(TextStreamBlock(), blank=True, verbose_name=_("preface"))
    signatory_name = models.CharField(_("signed by"), max_length=255, blank=True)
    signatory_role = models.CharField(_("role"), max_length=255, blank=True)
    signatory_affiliation = models.CharField(_("affiliation"), max_length=255, blank=True)
    editorial_board = models.TextField(_("editorial board"), blank=True, help_text=_("One name per line."))
    reference = models.TextField(_("reference as printed"), blank=True)
    copyright_text = models.TextField(_("copyright and permissions"), blank=True)
    contact_tel = models.CharField(_("telephone"), max_length=120, blank=True)
    contact_fax = models.CharField(_("fax"), max_length=120, blank=True)
    contact_email = models.CharField(_("e-mail"), max_length=255, blank=True)
    contact_postal_address = models.CharField(_("postal address"), max_length=255, blank=True)
    contact_po_box = models.CharField(_("P.O. box"), max_length=120, blank=True)
    contact_website = models.CharField(_("website"), max_length=255, blank=True)

    objects = VisibleManager()
    name_fields = (
        *WorkPage.name_fields,
        "institute",
        "institute_local_name",
        "partner",
        "place",
        "series",
        "signatory_name",
        "editorial_board",
    )
    is_creatable = True
    parent_page_types = ["papers.PapersIndexPage"]
    subpage_types = ["papers.EssayPage"]
    template = "papers/report_page.html"

    title_page_panels = [
        *Page.content_panels,
        FieldPanel("subtitle"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("series"), FieldPanel("report_type")]),
                FieldRowPanel([FieldPanel("number"), FieldPanel("issue"), FieldPanel("number_year")]),
            ],
            heading=_("Series and number"),
        ),
        WorkPage.date_panel,
        MultiFieldPanel(
            [
                FieldPanel("institute"),
                FieldPanel("institute_local_name"),
                FieldPanel("institute_about"),
                FieldRowPanel([FieldPanel("partner"), FieldPanel("place")]),
            ],
            heading=_("Institute"),
        ),
        FieldPanel("abstract"),
        WorkPage.topic_panel,
        WorkPage.translation_panel,
        WorkPage.writing_panel,
        WorkPage.import_panel,
    ]
    front_matter_panels = [
        MultiFieldPanel(
            [
                FieldPanel("preface_heading"),
                FieldPanel("preface"),
                FieldPanel("signatory_name"),
                FieldPanel("signatory_role"),
                FieldPanel("signatory_affiliation"),
            ],
            heading=_("Preface"),
        ),
        InlinePanel(
            "contents",
            label=_("row"),
            heading=_("Contents as printed"),
            help_text=_("Readers see the essays below this report; these rows keep what the print said."),
        ),
    ]
    back_matter_panels = [
        InlinePanel("contributors", label=_("contributor"), heading=_("Authors as listed at the end")),
        FieldPanel("editorial_board"),
        FieldPanel("reference"),
        FieldPanel("copyright_text"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_tel"), FieldPanel("contact_fax")]),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_website")]),
                FieldRowPanel([FieldPanel("contact_postal_address"), FieldPanel("contact_po_box")]),
            ],
            heading=_("Contact"),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(title_page_panels, heading=_("Title page")),
            ObjectList(front_matter_panels, heading=_("Front matter")),
            ObjectList(back_matter_panels, heading=_("Back matter")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [*WorkPage.search_fields, index.SearchField("number"), index.SearchField("preface")]

    class Meta:
        verbose_name = _("working report")
        verbose_name_plural = _("working reports")

    kind = "report"
    text_fields = (
        *WorkPage.text_fields,
        "preface_heading",
        "preface",
        "signatory_name",
        "signatory_role",
        "signatory_affiliation",
        "institute_about",
        "copyright_text",
    )

    @property
    def contact(self) -> dict[str, str]:
        names = ("tel", "fax", "email", "postal_address", "po_box", "website")
        return {name: getattr(self, f"contact_{name}") for name in names}

    def text_parts(self):
        yield from super().text_parts()
        yield from (self.number, self.series, text_of(self.preface))

    def pass_on(self):
        """Give the essays without a date of their own this one, for sorting."""
        essays = EssayPage._base_manager.filter(path__startswith=self.path, depth=self.depth + 1)
        essays.filter(date_year__isnull=True).update(sort_date=self.sort_date)


class EssayPage(WorkPage):
    """A signed essay of a report, or a single paper standing by itself."""

    body = StreamField(TextStreamBlock(), blank=True, verbose_name=_("text"))
    printed_page = models.PositiveIntegerField(
        _("page in the printed report"),
        null=True,
        blank=True,
        help_text=_("From the contents of the report."),
    )

    objects = VisibleManager()
    is_creatable = True
    parent_page_types = ["papers.ReportPage", "papers.PapersIndexPage"]
    subpage_types = []
    template = "papers/essay_page.html"

    content_panels = [
        *Page.content_panels,
        FieldPanel("subtitle"),
        InlinePanel(
            "signatures",
            label=_("author"),
            heading=_("Signed by"),
            help_text=_("Name and affiliation as this paper prints them, in its order."),
        ),
        FieldPanel("abstract"),
        FieldPanel("body"),
        WorkPage.topic_panel,
        MultiFieldPanel([FieldPanel("printed_page")], heading=_("Source")),
        WorkPage.translation_panel,
        WorkPage.date_panel,
        WorkPage.writing_panel,
        WorkPage.import_panel,
    ]
    search_fields = [*WorkPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("essay")
        verbose_name_plural = _("essays")

    kind = "essay"
    text_fields = (*WorkPage.text_fields, "body")

    @property
    def printed_date(self):
        """Return the essay's own date, else the one of its report."""
        return super().printed_date or (self.report.printed_date if self.report else None)

    def first_day(self):
        if self.date_year is not None:
            return super().first_day()
        parent = self.get_parent()
        dated = WorkPage._base_manager.filter(pk=parent.pk).first() if parent else None
        return dated.sort_date if dated else None

    def text_parts(self):
        yield from super().text_parts()
        yield text_of(self.body)
