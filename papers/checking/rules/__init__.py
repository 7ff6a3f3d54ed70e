"""The rules: each a function over a draft, with what editors read of it and how serious it is by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from papers.models import CheckRule

from ..drafts import Draft
from ..findings import Finding
from . import links, notes, people, spellings, structure, wording


@dataclass(frozen=True)
class Rule:
    """`says` is a sentence that may name %(words)s and %(other)s; `level` holds until the house sets another.

    `find` yields the findings of one draft; a rule without it is asked of a whole report at once.
    """

    name: str
    title: str
    says: str
    what_to_do: str
    level: str
    find: Callable[[Draft], Iterator[Finding]] | None


ERROR, WARNING = CheckRule.ERROR, CheckRule.WARNING
ALL = (
    Rule(
        "mark-without-note",
        _("Mark without a note"),
        _("The mark “%(words)s” calls a note that is not there."),
        _("Add the note with this mark, or take the mark out."),
        ERROR,
        notes.marks_without_note,
    ),
    Rule(
        "note-without-mark",
        _("Note without a mark"),
        _("No mark in the text calls the note “%(words)s”."),
        _("Put its mark into the text, raised, or take the note out."),
        ERROR,
        notes.notes_without_mark,
    ),
    Rule(
        "keyword-without-topic",
        _("Keyword without a topic"),
        _("No topic has the name of the keyword “%(words)s”."),
        _("Add the name to a topic, or make a topic of it."),
        WARNING,
        people.keywords_without_topic,
    ),
    Rule(
        "author-without-page",
        _("Author without a page"),
        _("“%(words)s” signs and has no author page."),
        _("Choose the person's page at the signature, or make one."),
        WARNING,
        people.authors_without_page,
    ),
    Rule(
        "missing-abstract",
        _("Missing abstract"),
        _("There is no abstract."),
        _("Write two or three sentences; lists and searches show them."),
        WARNING,
        structure.missing_abstract,
    ),
    Rule(
        "lost-hyphen",
        _("Broken word"),
        _("The word “%(words)s” seems to be broken by the end of a printed line."),
        _("Join the word, or take out the space behind the hyphen."),
        WARNING,
        wording.broken_words,
    ),
    Rule(
        "double-space",
        _("Two spaces"),
        _("More than one space stands in “%(words)s”."),
        _("Leave one space."),
        WARNING,
        wording.double_spaces,
    ),
    Rule(
        "heading-jump",
        _("Heading that skips a level"),
        _("The heading “%(words)s” skips a level."),
        _("Give it the level below the heading before it: section, subsection, part."),
        WARNING,
        structure.jumping_headings,
    ),
    Rule(
        "missing-alternative",
        _("Picture without words"),
        _("The picture “%(words)s” has no text alternative."),
        _("Say what it shows, for those who cannot see it."),
        ERROR,
        structure.pictures_without_words,
    ),
    Rule(
        "bare-address",
        _("Bare address"),
        _("The address “%(words)s” stands in the text as it is."),
        _("Make words of the sentence a link to it."),
        WARNING,
        links.bare_addresses,
    ),
    Rule(
        "dead-link",
        _("Link that leads nowhere"),
        _("The link “%(words)s” leads nowhere."),
        _("Link to the right page, or take the link out and leave its words."),
        ERROR,
        links.dead_links,
    ),
    Rule(
        "hidden-link",
        _("Link to a hidden page"),
        _("The link “%(words)s” leads to “%(other)s”, which readers do not see."),
        _("Publish that page, or take the link out; readers get its words alone."),
        WARNING,
        links.hidden_links,
    ),
    Rule(
        "rare-spelling",
        _("Possible misspelling of a name"),
        _("“%(words)s” may be a misspelling: the same report writes “%(other)s”."),
        _("Compare it with the source. Correct it, or set this aside if it is meant so."),
        WARNING,
        None,
    ),
    Rule(
        "contents-differ",
        _("Contents that differ from the essays"),
        _("The contents say “%(words)s”; the essay is called “%(other)s”."),
        _("Compare both with the print, and correct the wrong one."),
        WARNING,
        structure.differing_titles,
    ),
    Rule(
        "contents-page",
        _("Page in the contents that is not the essay's"),
        _("“%(words)s”: the pages in the contents and at the essay differ (%(other)s)."),
        _("Compare both with the print, and correct the wrong one."),
        WARNING,
        structure.differing_pages,
    ),
    Rule(
        "contents-order",
        _("Contents in another order than the essays"),
        _("“%(words)s” stands before an essay that the contents name earlier."),
        _("Move the row or the essay."),
        WARNING,
        structure.differing_order,
    ),
    Rule(
        "contents-lack",
        _("Contents and essays that lack each other"),
        _("“%(words)s” stands only in the contents or only among the essays."),
        _("Add the row or the essay, or correct the title."),
        WARNING,
        structure.lacking_contents,
    ),
)
RULES = {rule.name: rule for rule in ALL}
SPELLING = "rare-spelling"

__all__ = ["ALL", "RULES", "SPELLING", "Rule", "spellings"]
