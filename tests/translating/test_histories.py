"""Random orders of edits, releases, imports and translations: no translated word is lost, its age is right.

TRANSLATION_HISTORIES is how many are played. A history that fails is printed; it is the same each time.
"""

import os
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from papers.catalogue.checking import differences
from papers.importing.apply import import_document
from papers.importing.document import Document, Paper
from papers.models import EssayPage, parts_of
from papers.translating import linking, starting
from papers.translating.linking import link, renew, unlink
from papers.translating.staleness import Age, age_of, changes_between, changes_since
from papers.translating.starting import start_translation
from tests.importing.documents import essay, source
from tests.importing.test_histories import quick, undone

pytestmark = pytest.mark.django_db

HISTORIES = int(os.environ.get("TRANSLATION_HISTORIES", 12))
PHASES = tuple(Phase) if os.environ.get("SHRINK") else (Phase.generate,)
VERSIONS = (
    ("The sea is wide.", "Nobody has asked the fish."),
    ("The sea is wide.", "Nobody has told the fish.", "All roads lead north."),
    ("The lake is deep.",),
)
__all__ = ["quick"]

sides = st.sampled_from(["en", "fa"])
steps = st.one_of(
    st.just(("translate",)),
    st.tuples(st.just("edit"), sides, st.integers(0, 3)),
    st.tuples(st.just("edit"), sides, st.integers(0, 3)),
    st.tuples(st.just("publish"), sides),
    st.tuples(st.just("publish"), sides),
    st.tuples(st.just("publish_older"), sides),
    st.tuples(st.just("unpublish"), sides),
    st.tuples(st.just("bring"), st.integers(0, len(VERSIONS) - 1), st.booleans()),
    st.sampled_from([("renew",), ("part",), ("join",)]),
)
histories = st.lists(steps, min_size=8, max_size=14)


def words_of(page):
    return [part.text for part in parts_of(page)]


class History:
    """An essay that was imported and published in English, and its Persian page once there is one.

    `drafts` holds the words of a page's newest draft, `shown` those that are live (None where nothing is),
    `based` the parts that the live Persian page was made from, and `bases` those of each of its revisions.
    """

    def __init__(self):
        self.serial = count(1)
        self.bring(0, publish=True)
        self.keys = {"en": EssayPage.objects.get().pk}
        self.drafts, self.shown, self.based = {}, {}, None
        self.bases = {}
        self.linked = False

    def page(self, side):
        return EssayPage.objects.get(pk=self.keys[side]) if side in self.keys else None

    def newest(self, side):
        page = self.page(side)
        return page.get_latest_revision_as_object() if page else None

    def translate(self):
        if "fa" in self.keys:
            return
        page = self.page("en")
        started = start_translation(page, "fa").page
        self.keys["fa"], self.linked = started.pk, True
        copied = page if page.live else page.get_latest_revision_as_object()
        self.drafts["fa"], self.shown["fa"] = words_of(copied), None
        self.remember(parts_of(copied))

    def remember(self, parts):
        self.bases[self.page("fa").latest_revision_id] = parts

    def edit(self, side, place):
        draft = self.newest(side)
        if draft is None:
            return
        before = draft.latest_revision_id
        words = f"{side} {next(self.serial)}"
        if place and len(draft.body) >= place:
            draft.body[place - 1].value.source = f"<p>{words}</p>"
        else:
            draft.title = words
        draft.save_revision()
        if side == "fa":
            self.drafts["fa"] = words_of(draft)
            self.remember(self.bases[before])

    def publish(self, side):
        if side not in self.keys:
            return
        revision = self.page(side).latest_revision
        revision.publish()
        self.published(side, revision)

    def publish_older(self, side):
        if side not in self.keys:
            return
        revision = self.page(side).revisions.order_by("pk").first()
        revision.publish()
        self.published(side, revision)

    def published(self, side, revision):
        if side == "fa":
            self.shown["fa"] = words_of(revision.as_object())
            self.based = self.bases[revision.pk]

    def unpublish(self, side):
        if side in self.keys and self.page(side).live:
            self.page(side).unpublish()
            if side == "fa":
                self.shown["fa"] = None

    def bring(self, version, publish):
        text = essay("The Sea and the Shore", "Elaheh Rostami", texts=VERSIONS[version])
        document = Document("paper", essays=(text,), paper=Paper())
        import_document(document, source(b"%d" % version), publish=publish)

    def renew(self):
        if self.linked and self.page("en").live:
            renew(self.page("fa"), self.page("en"))
            self.remember(parts_of(self.page("en")))

    def part(self):
        if self.linked:
            unlink(self.page("fa"))
            self.linked, self.based = False, None
            self.remember(None)

    def join(self):
        if "fa" in self.keys and not self.linked:
            english = self.page("en")
            link(english, self.page("fa"))
            self.linked = True
            stands = english if english.live else english.get_latest_revision_as_object()
            self.based = parts_of(stands)
            self.remember(self.based)

    def check(self):
        assert differences() == [], "the catalogue is not what is visible"
        english, persian = self.page("en"), self.page("fa")
        assert EssayPage.objects.count() == len(self.keys)
        assert EssayPage.objects.filter(alias_of__isnull=False).count() == 0
        if persian is None:
            return
        assert words_of(persian.get_latest_revision_as_object()) == self.drafts["fa"], "a draft lost words"
        assert persian.live is (self.shown["fa"] is not None), "live without an editor"
        if persian.live:
            assert words_of(persian) == self.shown["fa"], "readers see other words"
        if self.linked and persian.live:
            self.check_age(english, persian)

    def check_age(self, english, persian):
        now = parts_of(english)
        if not english.live or self.based is None:
            assert age_of(persian, english) is Age.UNKNOWN
            return
        assert age_of(persian, english) is (Age.CURRENT if self.based == now else Age.STALE)
        assert changes_since(persian, english) == changes_between(self.based, now)


def play(steps):
    history = History()
    for name, *arguments in steps:
        getattr(history, name)(*arguments)
        history.check()


def plays(number):
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=True,
        phases=PHASES,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(histories)
    def played(steps):
        with undone():
            play(steps)

    played()


def test_no_order_loses_a_translated_word(quick):
    plays(HISTORIES)


WORN = [
    ("translate",),
    ("publish", "fa"),
    ("edit", "en", 0),
    ("publish", "en"),
    ("edit", "fa", 1),
    ("renew",),
]


def test_a_translation_is_renewed_and_published(quick):
    play([*WORN, ("publish", "fa"), ("bring", 1, True), ("unpublish", "en"), ("publish_older", "fa")])


# Controls: the same without a guard ------------------------------------------------------------------------


def test_a_release_by_itself_is_seen(quick, monkeypatch):
    copy_page = starting.copy_page

    def rash(*arguments):
        page = copy_page(*arguments)
        page.latest_revision.publish()
        return page

    monkeypatch.setattr(starting, "copy_page", rash)
    with pytest.raises(AssertionError, match="live without an editor"):
        play([("translate",)])


def test_a_link_that_forgets_the_draft_is_seen(quick, monkeypatch):
    def hasty(page, user, **facts):
        EssayPage.objects.filter(pk=page.pk).update(**facts)

    monkeypatch.setattr(linking, "note", hasty)
    with pytest.raises(AssertionError, match="Age"):
        play([*WORN, ("edit", "en", 0), ("publish", "en"), ("part",), ("join",), ("publish", "fa")])
