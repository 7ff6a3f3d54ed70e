"""Corrections of published works: written, let out by another, frozen, and for a retraction ended."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError
from django.test import override_settings
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from papers.catalogue.checking import differences
from papers.correcting.publishing import publish, reinstate
from papers.correcting.turns import CannotCorrect
from papers.correcting.writing import discard, write
from papers.models import (
    Correction,
    CorrectionNotice,
    EssayPage,
    Frozen,
    ReportPage,
    all_pages,
    notices_of,
    versions_of,
)
from tests import factories
from tests.people import make_person
from tests.people import write as write_draft

pytestmark = pytest.mark.django_db

FIRST, SECOND = "In 1953 there were twelve.", "In 1953 there were ten."


@pytest.fixture
def writer():
    return make_person("Editor", "writer")


@pytest.fixture
def publisher():
    return make_person("Publisher", "publisher")


def made_public(page):
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def essay():
    return made_public(factories.make_essay(title="Wells", body=factories.paragraphs(FIRST)))


def change(essay, user, *texts):
    return write_draft(essay, user, body=factories.paragraphs(*texts))


def text_of(page):
    return "\n".join(str(block.value) for block in type(page).objects.get(pk=page.pk).body)


def correct(essay, writer, publisher, text, notice):
    change(essay, writer, text)
    texts = {essay.pk: notice}
    correction = write(essay, Correction.CORRECTION, texts, with_draft=[essay.pk], user=writer)
    return publish(correction.pk, publisher)


def refusal(do, *args, **kwargs):
    with pytest.raises(CannotCorrect) as refused:
        do(*args, **kwargs)
    return str(refused.value)


def test_the_corrected_text_goes_out_with_its_notice(essay, writer, publisher):
    change(essay, writer, SECOND)
    correction = write(
        essay, Correction.CORRECTION, {essay.pk: "There were ten."}, with_draft=[essay.pk], user=writer
    )
    assert FIRST in text_of(essay)
    assert notices_of(essay) == []
    publish(correction.pk, publisher)
    assert SECOND in text_of(essay)
    [notice] = notices_of(essay)
    assert (notice.text, notice.correction.made_by, notice.correction.published_by) == (
        "There were ten.",
        writer,
        publisher,
    )
    assert notice.correction.day == timezone.localdate()
    assert FIRST in str(notice.replaced.as_object().body)
    logged = PageLogEntry.objects.filter(page=essay.pk, action="papers.correct")
    assert [row.user for row in logged] == [publisher]


def test_versions_count_the_texts_and_not_the_notices(essay, writer, publisher):
    correct(essay, writer, publisher, SECOND, "Ten, not twelve.")
    note = write(essay, Correction.CLARIFICATION, {essay.pk: "Wells in use are meant."}, user=writer)
    publish(note.pk, publisher)
    correct(essay, writer, publisher, "There were nine.", "Nine.")
    versions = versions_of(essay, notices_of(essay))
    assert [version.number for version in versions] == [1, 2, 3]
    texts = [str(version.revision.as_object().body) for version in versions[:-1]]
    assert [FIRST in texts[0], SECOND in texts[1], versions[-1].revision] == [True, True, None]
    moments = [versions[0].until, versions[1].since, versions[1].until, versions[2].since]
    assert moments == sorted(moments)


def test_a_draft_that_is_not_chosen_stays_a_draft(essay, writer, publisher):
    change(essay, writer, SECOND)
    publish(write(essay, Correction.CLARIFICATION, {essay.pk: "In use."}, user=writer).pk, publisher)
    assert FIRST in text_of(essay)
    assert EssayPage.objects.get(pk=essay.pk).has_unpublished_changes


def test_a_page_that_was_put_there_without_a_revision_keeps_what_readers_saw(writer, publisher):
    essay = factories.make_essay(body=factories.paragraphs(FIRST))
    assert essay.live_revision is None
    correct(essay, writer, publisher, SECOND, "Ten.")
    [notice] = notices_of(essay)
    assert FIRST in str(notice.replaced.as_object().body)
    assert SECOND in text_of(essay)


# Four eyes -------------------------------------------------------------------------------------------------


@override_settings(FOUR_EYES=True)
def test_nobody_lets_out_their_own_notice(essay, publisher):
    note = write(essay, Correction.CLARIFICATION, {essay.pk: "In use."}, user=publisher)
    assert "another person has to publish it" in refusal(publish, note.pk, publisher)
    assert publish(note.pk, make_person("Publisher", "another")).published_at


@override_settings(FOUR_EYES=True)
def test_nobody_lets_out_their_own_corrected_text(essay, writer, publisher):
    change(essay, publisher, SECOND)
    note = write(essay, Correction.CORRECTION, {essay.pk: "Ten."}, with_draft=[essay.pk], user=writer)
    assert "another person has to publish it" in refusal(publish, note.pk, publisher)
    assert FIRST in text_of(essay)


@override_settings(FOUR_EYES=False)
def test_one_person_alone_may_where_the_house_says_so(essay, publisher):
    correct(essay, publisher, publisher, SECOND, "Ten.")
    assert SECOND in text_of(essay)


def test_who_may_not_publish_does_not(essay, writer):
    note = write(essay, Correction.CLARIFICATION, {essay.pk: "In use."}, user=writer)
    assert "You may not publish this page" in refusal(publish, note.pk, make_person("Editor", "second"))


def test_a_draft_changed_after_the_notice_does_not_go_out_with_it(essay, writer, publisher):
    change(essay, writer, SECOND)
    note = write(essay, Correction.CORRECTION, {essay.pk: "Ten."}, with_draft=[essay.pk], user=writer)
    change(essay, writer, "Something else.")
    assert "Its draft was changed after the notice was written" in refusal(publish, note.pk, publisher)
    assert FIRST in text_of(essay)


def test_the_autosave_does_not_write_over_a_draft_that_waits_with_its_notice(essay, writer):
    waiting = change(essay, writer, SECOND)
    write(essay, Correction.CORRECTION, {essay.pk: "Ten."}, with_draft=[essay.pk], user=writer)
    draft = essay.get_latest_revision_as_object()
    draft.title = "Wells and springs"
    saved = draft.save_revision(user=writer, overwrite_revision=waiting)
    assert saved.pk != waiting.pk
    assert Revision.objects.get(pk=waiting.pk).as_object().title == "Wells"


# What is refused -------------------------------------------------------------------------------------------


def test_a_work_that_nobody_sees_needs_no_correction():
    draft = factories.make_essay(live=False)
    said = refusal(write, draft, Correction.CORRECTION, {draft.pk: "Ten."})
    assert said == "Readers do not see this work; just change it."


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_correction_says_something(essay, text):
    said = refusal(write, essay, Correction.CORRECTION, {essay.pk: text})
    assert said == "Say in at least one language what readers shall know."
    assert Correction.objects.count() == 0


def test_one_correction_of_a_work_waits_at_a_time(essay):
    write(essay, Correction.CORRECTION, {essay.pk: "Ten."})
    assert "is waiting already" in refusal(write, essay, Correction.CORRECTION, {essay.pk: "Nine."})


def test_a_draft_that_there_is_not_cannot_go_out(essay):
    said = refusal(write, essay, Correction.CORRECTION, {essay.pk: "Ten."}, with_draft=[essay.pk])
    assert said == "There is no draft that readers have not seen. Change the text first."
    assert Correction.objects.count() == 0


def test_a_correction_is_not_of_tomorrow(essay):
    with pytest.raises(Exception, match="not in the future"):
        write(essay, Correction.CORRECTION, {essay.pk: "Ten."}, day=date.today() + timedelta(days=2))


def test_what_waits_can_be_discarded_and_what_is_out_cannot(essay, publisher):
    discard(write(essay, Correction.CORRECTION, {essay.pk: "Ten."}).pk)
    assert CorrectionNotice.objects.count() == 0
    note = publish(write(essay, Correction.CLARIFICATION, {essay.pk: "In use."}).pk, publisher)
    assert refusal(discard, note.pk) == "A published correction stays. Publish another one."
    assert "published already" in refusal(publish, note.pk, publisher)


# Frozen ----------------------------------------------------------------------------------------------------


@pytest.fixture
def notice(essay, writer, publisher):
    correct(essay, writer, publisher, SECOND, "Ten, not twelve.")
    return notices_of(essay)[0]


def rows():
    return list(Correction.objects.values()), list(CorrectionNotice.objects.values())


@pytest.mark.parametrize(
    "tamper",
    [
        lambda notice: notice.save(),
        lambda notice: notice.delete(),
        lambda notice: CorrectionNotice.objects.filter(pk=notice.pk).update(text="Nothing."),
        lambda notice: CorrectionNotice.objects.all().delete(),
        lambda notice: notice.correction.save(),
        lambda notice: notice.correction.delete(),
        lambda notice: Correction.objects.update(kind="clarification"),
        lambda notice: Correction.objects.all().delete(),
        lambda notice: Correction(pk=notice.correction_id, kind="clarification").save(),
    ],
)
def test_what_readers_were_told_does_not_change(notice, tamper):
    before = rows()
    with pytest.raises(Frozen):
        tamper(notice)
    assert rows() == before


def test_a_correction_that_waits_is_not_frozen(essay):
    note = write(essay, Correction.CORRECTION, {essay.pk: "Ten."})
    Correction.objects.filter(pk=note.pk).update(kind="clarification")
    note.notices.get().save()


def test_the_texts_and_the_work_of_a_correction_are_kept(essay, notice):
    for kept in (notice.replaced, notice.revision, EssayPage.objects.get(pk=essay.pk)):
        with pytest.raises(ProtectedError):
            kept.delete()


def test_clearing_old_revisions_leaves_the_versions(essay, notice, writer):
    change(essay, writer, "Later.")
    call_command("purge_revisions", verbosity=0)
    assert FIRST in str(notices_of(essay)[0].replaced.as_object().body)


# Retractions -----------------------------------------------------------------------------------------------


def is_visible(page):
    return all_pages().visible().filter(pk=page.pk).exists()


def test_a_retracted_work_is_gone_until_it_is_reinstated(essay, writer, publisher):
    note = write(essay, Correction.RETRACTION, {essay.pk: "Its figures were made up."}, user=writer)
    assert is_visible(essay)
    publish(note.pk, publisher)
    assert not is_visible(essay)
    assert differences() == []
    assert "reinstate it first" in refusal(write, essay, Correction.CORRECTION, {essay.pk: "Ten."})
    reinstate(note.pk, publisher)
    assert is_visible(essay)
    assert differences() == []
    again = Correction.objects.get()
    assert (again.reinstated_by, again.is_in_force) == (publisher, False)
    assert "no retraction in force" in refusal(reinstate, note.pk, publisher)
    actions = PageLogEntry.objects.filter(page=essay.pk, action__startswith="papers.")
    assert sorted(actions.values_list("action", flat=True)) == ["papers.reinstate", "papers.retract"]
    assert ModelLogEntry.objects.count() == 0


def test_a_retraction_publishes_no_draft(essay, writer, publisher):
    change(essay, writer, SECOND)
    texts = {essay.pk: "Made up."}
    note = write(essay, Correction.RETRACTION, texts, with_draft=[essay.pk], user=writer)
    publish(note.pk, publisher)
    assert FIRST in text_of(essay)


def test_publishing_a_draft_does_not_bring_a_retracted_work_back(essay, writer, publisher):
    publish(write(essay, Correction.RETRACTION, {essay.pk: "Made up."}, user=writer).pk, publisher)
    change(essay, writer, SECOND).publish()
    assert not is_visible(essay)
    assert differences() == []


def test_the_essays_of_a_retracted_report_go_with_it(publisher):
    report = factories.make_report(essays=2)
    note = publish(write(report, Correction.RETRACTION, {report.pk: "Made up."}).pk, publisher)
    assert [is_visible(page) for page in EssayPage.objects.all()] == [False, False]
    assert differences() == []
    reinstate(note.pk, publisher)
    assert [is_visible(page) for page in (*ReportPage.objects.all(), *EssayPage.objects.all())] == [True] * 3
    assert differences() == []


def test_an_original_is_retracted_with_its_translations_and_a_translation_alone(essay, publisher):
    persian = factories.translate(essay, "fa", original_language="en", translator="Someone")
    said = refusal(write, essay, Correction.RETRACTION, {essay.pk: "Made up."})
    assert "would stay, without its original" in said
    alone = write(essay, Correction.RETRACTION, {persian.pk: "ترجمه نادرست بود."})
    publish(alone.pk, publisher)
    assert [is_visible(essay), is_visible(persian)] == [True, False]
    both = write(essay, Correction.RETRACTION, {essay.pk: "Made up."})
    publish(both.pk, publisher)
    reinstate(alone.pk, publisher)
    assert [is_visible(essay), is_visible(persian)] == [False, True]
