"""The blocks a paper's text is made of; the few that texts really need.

Every block and list item carries Wagtail's stable id, so that a paragraph can be linked, compared
and translated. The templates are in `templates/papers/blocks/`.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock

INLINE = ["bold", "italic", "superscript", "subscript", "link"]


def inline_text(label, **options):
    """Return a one-paragraph rich text block: emphasis and links, nothing that makes structure."""
    return blocks.RichTextBlock(label=label, features=INLINE, **options)


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("heading"))
    level = blocks.ChoiceBlock(
        label=_("level"), choices=[("2", _("section")), ("3", _("subsection")), ("4", _("part"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "papers/blocks/heading.html"


class ItemsBlock(blocks.StructBlock):
    """A list; each item has an id of its own."""

    numbered = blocks.BooleanBlock(label=_("numbered"), required=False)
    items = blocks.ListBlock(inline_text(_("item")), label=_("items"))

    class Meta:
        icon = "list-ul"
        label = _("List")
        template = "papers/blocks/items.html"


class QuoteBlock(blocks.StructBlock):
    text = inline_text(_("quotation"))
    source = blocks.CharBlock(label=_("source"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "papers/blocks/quote.html"


class SpeechBlock(blocks.StructBlock):
    """What one person says in an interview; questions and answers are two kinds of it."""

    speaker = blocks.CharBlock(
        label=_("speaker"),
        required=False,
        help_text=_("As printed. Leave it empty where the source names no one."),
    )
    text = inline_text(_("words"))


class QuestionBlock(SpeechBlock):
    class Meta:
        icon = "help"
        label = _("Question")
        template = "papers/blocks/question.html"


class AnswerBlock(SpeechBlock):
    class Meta:
        icon = "comment"
        label = _("Answer")
        template = "papers/blocks/answer.html"


class FigureBlock(blocks.StructBlock):
    """A picture with its caption; old files often keep only the caption."""

    image = ImageChooserBlock(label=_("picture"), required=False)
    alternative = blocks.CharBlock(
        label=_("text alternative"),
        required=False,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    caption = inline_text(_("caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Figure or caption")
        template = "papers/blocks/figure.html"


class NoteBlock(blocks.StructBlock):
    mark = blocks.CharBlock(
        label=_("mark"), help_text=_("The mark in the text that calls this note, e.g. 1 or *.")
    )
    text = inline_text(_("note"))

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Note")
        template = "papers/blocks/note.html"


class GapBlock(blocks.StructBlock):
    """A place where the source lost text. It is shown as lost; nothing is put in its place."""

    remark = blocks.CharBlock(
        label=_("remark"),
        required=False,
        help_text=_("For editors, e.g. what a better copy would have to show."),
    )

    class Meta:
        icon = "warning"
        label = _("Lost text")
        template = "papers/blocks/gap.html"


class TextStreamBlock(blocks.StreamBlock):
    """Running text: an essay, a preface, an about page."""

    paragraph = inline_text(_("Paragraph"), icon="pilcrow", template="papers/blocks/paragraph.html")
    heading = HeadingBlock()
    items = ItemsBlock()
    quote = QuoteBlock()
    figure = FigureBlock()
    note = NoteBlock()
    table = TableBlock(label=_("Table"), template="papers/blocks/table.html")
    gap = GapBlock()


class InterviewStreamBlock(TextStreamBlock):
    """An interview: running text and what is said in it."""

    question = QuestionBlock()
    answer = AnswerBlock()
