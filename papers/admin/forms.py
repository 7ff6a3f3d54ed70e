"""Forms of the admin: what an editor hands in to be imported."""

from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papers.importing.document import UnreadableSource
from papers.importing.read import read
from papers.importing.run import LARGEST, SUFFIXES, load_source

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
        self.fields["file"].help_text = _("Files of these kinds are read: %(kinds)s. At most %(size)s.") % {
            "kinds": ", ".join(kinds),
            "size": filesizeformat(LARGEST),
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
            words = " ".join(str(reason).split())
            self.add_error("file" if file else "text", message % {"line": reason.line, "reason": words})
        return fields
