"""Forms of the admin: what an editor hands in to be imported."""

import hashlib
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papers.admin.importing.values import DOCUMENT_KINDS
from papers.admin.wording import size_in_words, worded
from papers.importing.corrections import first_reading
from papers.importing.dates import printed_date
from papers.importing.document import Corrections, Document, UnreadableSource
from papers.importing.read import read
from papers.importing.run import LARGEST, SUFFIXES, load_source
from papers.models.languages import inserted
from papers.templatetags.papers_tags import local_digits
from papers.text.letters import fold

LONGEST_SLUG = 255
PASTED = "pasted.txt"


class ImportForm(forms.Form):
    """A file or a pasted text. Valid means read: `source` and `document` are what was made of it."""

    file = forms.FileField(label=gettext_lazy("File"), required=False, widget=forms.FileInput)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "spellcheck": "false"}),
        help_text=gettext_lazy("Or paste the text here. Upload a very long text as a file."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = sorted(SUFFIXES)
        self.fields["file"].widget.attrs["accept"] = ",".join(kinds)
        self.fields["file"].help_text = _(
            "Files of these kinds are read: %(kinds)s. At most %(size)s; a text at most %(text)s."
        ) % {
            "kinds": ", ".join(kinds),
            "size": size_in_words(LARGEST),
            "text": size_in_words(settings.IMPORT_LIMITS["text"]),
        }

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and Path(file.name).suffix.lower() not in SUFFIXES:
            raise ValidationError(_("Files of this kind are not read."))
        if file and file.size > LARGEST:
            raise ValidationError(_("The file is too large; no paper is."))
        return file

    def clean(self):
        fields = super().clean()
        file, text = fields.get("file"), fields.get("text", "")
        if self.errors:
            return fields
        if file and text.strip():
            raise ValidationError(_("Give a file or a text, not both."))
        if not file and not text.strip():
            raise ValidationError(_("Choose a file or paste a text."))
        name = file.name if file else PASTED
        data = file.read() if file else text.replace("\r\n", "\n").encode("utf-8", "replace")
        try:
            self.source = load_source(name, data)
            self.document = read(self.source)
        except UnreadableSource as reason:
            message = _("This cannot be imported (line %(line)s): %(reason)s")
            words = worded(" ".join(str(reason).split()))
            self.add_error(
                "file" if file else "text", message % {"line": local_digits(reason.line), "reason": words}
            )
        return fields


class ReviewForm(forms.Form):
    """What the reader took a file for, and what an editor says instead; an empty field is as it was read."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=lambda: settings.LANGUAGES)
    title = forms.CharField(label=gettext_lazy("Title"), required=False)
    series = forms.CharField(label=gettext_lazy("Series"), required=False)
    number = forms.CharField(label=gettext_lazy("Number"), required=False)
    date = forms.CharField(
        label=gettext_lazy("Date"),
        required=False,
        help_text=gettext_lazy("As a paper prints it: 2018, May 2018, 2018-05-21, اردیبهشت ۱۳۹۷."),
    )
    restore = forms.BooleanField(
        label=gettext_lazy("Bring back the pages that an editor has deleted"), required=False
    )

    def __init__(self, document: Document, *args, restorable: bool = False, restore: bool = False, **kwargs):
        self.document = document
        super().__init__(*args, initial={**words_of(document), "restore": restore}, **kwargs)
        self.fields["kind"].choices = [(kind, label()) for kind, label in DOCUMENT_KINDS.items()]
        for name in ("title", "series", "number", "date"):
            self.fields[name].widget.attrs["dir"] = "auto"
        if document.kind != "report":
            del self.fields["series"], self.fields["number"]
        if not restorable:
            del self.fields["restore"]

    def clean_date(self) -> str:
        """Return a date as it was read, or one that can be read."""
        said = self.cleaned_data["date"]
        if said and "date" in self.changed_data and printed_date(said) is None:
            message = _("“%(date)s” cannot be read as a date: give a year, a month and year, or a day.")
            raise ValidationError(message % {"date": inserted(said)})
        return said

    def corrections(self) -> Corrections:
        """Return what the editor says against the reader: now, or before in this review.

        A document in another language or of another kind has other authors to choose from.
        """
        document = self.document
        worded = document.read is not None and document.read.kind == document.kind
        read = words_of(document.read if worded else document)
        read["kind"] = first_reading(document).kind
        said = {*self.changed_data, *document.corrections.words}
        values = {name: self.cleaned_data.get(name, "") for name in Corrections.FIELDS if name in said}
        said = {name: value for name, value in values.items() if value and value != read[name]}
        others = {"kind", "language"} & set(self.changed_data)
        return Corrections(**said, authors={} if others else self.authors)

    @cached_property
    def authors(self) -> dict[str, str]:
        """Return the slug of the author page that each doubtful name is said to be."""
        said = dict(self.document.corrections.authors)
        for essay in self.document.essays:
            for name in dict.fromkeys(signature.name for signature in essay.signatures):
                chosen = self.data.get(field_of(name))
                if chosen is not None:
                    said = {known: slug for known, slug in said.items() if fold(known) != fold(name)}
                    said |= {name: chosen[:LONGEST_SLUG]} if chosen else {}
        return said


def field_of(name: str) -> str:
    """Return the name of the field in which an editor says who a printed name is."""
    return f"author-{hashlib.sha256(fold(name).encode('utf-8', 'replace')).hexdigest()[:32]}"


def words_of(document: Document) -> dict[str, str]:
    """Return of a document what corrections can say otherwise."""
    report, interview = document.report, document.interview
    title = report.title if document.kind == "report" and report else ""
    if document.kind == "interview":
        title = interview.title if interview else ""
    elif document.kind == "paper" and document.essays:
        title = document.essays[0].title
    series, number = (report.series, report.number) if report else ("", "")
    head = {"report": report, "interview": interview, "paper": document.paper}[document.kind]
    printed = {"title": title, "series": series, "number": number, "date": head.date.printed if head else ""}
    words = {name: " ".join(text.split()) for name, text in printed.items()}
    return {"kind": document.kind, "language": document.language, **words}
