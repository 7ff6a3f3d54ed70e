"""What is kept of the checks is what the checks say, whatever was saved in between."""

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papers.checking.checking import check, findings_of
from papers.checking.drafts import drafts_of, newest
from papers.checking.keeping import keep, keep_all, keep_old
from papers.checking.rules.spellings import names_in, rare_spellings
from papers.models import CheckedWork, ReportPage, WorkFinding, WorkPage
from papers.releasing.schedule import keep_schedule
from tests import factories
from tests.people import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def saving(django_capture_on_commit_callbacks):
    """Let what follows be committed, as far as the checks can tell."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def kept():
    rows = WorkFinding.objects.values_list("work", "rule", "place", "words", "other", "key")
    return sorted(rows)


def fresh():
    """Return what the checks find in all works now, without anything that was kept."""
    drafts = drafts_of(newest([work.specific for work in WorkPage.objects.order_by("path")]))
    found = [(draft.work.pk, one) for draft in drafts for one in check(draft)]
    families = {}
    for draft in drafts:
        families.setdefault(draft.work.path[:16], {})[draft.work.pk] = names_in(draft)
    for works in families.values():
        found += [(key, one) for key, ones in rare_spellings(works).items() for one in ones]
    return sorted((key, one.rule, one.place, one.words, one.other, one.key) for key, one in found)


def rules_of(work):
    return set(work.findings.values_list("rule", flat=True))


def test_a_saved_draft_is_looked_through(saving):
    work = factories.make_essay(abstract="It says this.", authors=[factories.make_author()])
    with saving():
        write(work, None, abstract="")
    assert rules_of(work) == {"missing-abstract"}
    with saving():
        write(work, None, abstract="It says this.")
    assert rules_of(work) == set()


def test_findings_are_of_the_draft_not_of_what_readers_see(saving):
    work = factories.make_essay(abstract="It says this.")
    with saving():
        write(work, None, abstract="One  two.")
    assert "double-space" in rules_of(work)
    work.refresh_from_db()
    assert work.abstract == "It says this."


def test_the_report_is_compared_again_when_an_essay_gets_another_title(saving):
    report = factories.make_report(contents=[])
    essay = factories.make_essay(report, title="Oil")
    draft = ReportPage.objects.get(pk=report.pk)
    draft.contents = [ReportPage.contents.rel.related_model(title="Oil")]
    with saving():
        draft.save_revision()
    assert "contents-lack" not in rules_of(report)
    with saving():
        write(essay, None, title="A wholly different subject")
    assert "contents-lack" in rules_of(report)
    with saving():
        essay.delete()
    assert list(report.findings.filter(rule="contents-lack").values_list("words", flat=True)) == ["Oil"]


def test_a_name_that_becomes_rare_is_found_in_the_other_essay(saving):
    report = factories.make_report()
    first = factories.make_essay(report, body=factories.paragraphs("Tramp went."))
    second = factories.make_essay(report)
    with saving():
        write(first, None, subtitle="New")
        write(second, None, body=factories.paragraphs("Trump came. " * 10))
    rare = first.findings.filter(rule="rare-spelling")
    assert list(rare.values_list("words", "other")) == [("Tramp", "Trump")]
    with saving():
        second.delete()
    with saving():
        write(first, None, subtitle="Newer")
    assert not rare.exists()


def test_rows_that_say_the_same_stay(saving):
    work = factories.make_essay()
    keep([work.pk])
    before = set(work.findings.values_list("pk", flat=True))
    with saving():
        write(work, None, body=factories.paragraphs("One  two"))
    assert before < set(work.findings.values_list("pk", flat=True))


def test_a_fault_in_the_checks_takes_nothing_back(saving, caplog):
    work = factories.make_essay()

    def refuse(execute, sql, *args):
        if "papers_checkedwork" in sql:
            raise OperationalError("the disk is full")
        return execute(sql, *args)

    with connection.execute_wrapper(refuse), saving():
        write(work, None, abstract="New")
    work.refresh_from_db()
    assert work.get_latest_revision_as_object().abstract == "New"
    assert "Works were not looked through after saving" in caplog.text


def test_the_command_looks_through_all(capsys):
    factories.make_report(essays=2)
    call_command("check_works")
    said = capsys.readouterr().out
    assert "     3 missing-abstract (warning)\n" in said
    assert said.endswith("3 works looked through\n")
    assert kept() == fresh()


def test_old_checks_are_made_again_the_oldest_first():
    one, two = factories.make_essay(), factories.make_essay()
    assert keep_old(timezone.now(), 1) == 1
    assert keep_old(timezone.now(), 1) == 1
    assert set(CheckedWork.objects.values_list("work", flat=True)) == {one.pk, two.pk}
    assert keep_old(timezone.now() - timezone.timedelta(days=1), 9) == 0


def test_topics_made_since_are_seen_by_the_next_look():
    work = factories.make_essay(keywords_printed="Oil")
    keep_all()
    assert "keyword-without-topic" in rules_of(work)
    factories.make_topic("Oil")
    keep_all()
    assert "keyword-without-topic" not in rules_of(work)


def test_a_topic_of_that_name_settles_the_keyword(saving):
    work = factories.make_essay(keywords_printed="Oil\nWater")
    keep_all()
    with saving():
        factories.make_topic("oil")
    rows = work.findings.filter(rule="keyword-without-topic")
    assert list(rows.values_list("words", flat=True)) == ["Water"]


def test_a_linked_page_that_is_published_or_withdrawn_is_seen(saving):
    target = factories.make_essay(title="Target", live=False)
    target.save_revision()
    link = f'see <a linktype="page" id="{target.pk}">it</a>'
    work = factories.make_essay(body=factories.paragraphs(link))
    with saving():
        work.save_revision()
    assert "hidden-link" in rules_of(work)
    with saving():
        target.get_latest_revision().publish()
    assert "hidden-link" not in rules_of(work)
    with saving():
        work.get_latest_revision().publish()
    with saving():
        type(target).objects.get(pk=target.pk).unpublish()
    assert "hidden-link" in rules_of(work)


def test_an_essay_that_is_moved_counts_where_it_stands(saving):
    report = factories.make_report()
    essay = factories.make_essay(report, body=factories.paragraphs("Tramp went."))
    factories.make_essay(report, body=factories.paragraphs("Trump came. " * 9))
    keep_all()
    assert "rare-spelling" in rules_of(essay)
    with saving():
        essay.move(factories.papers_page(), pos="last-child")
    assert "rare-spelling" not in rules_of(essay)


def test_so_many_queries_for_one_draft_as_for_twenty():
    def queries(works):
        works = newest([type(work).objects.get(pk=work.pk) for work in works])
        with CaptureQueriesContext(connection) as captured:
            [check(draft) for draft in drafts_of(works)]
        return len(captured)

    def make():
        topic = factories.make_topic(f"T{WorkPage.objects.count()}")
        link = f'<a linktype="page" id="{factories.about_page().pk}">about</a>'
        return factories.make_essay(
            keywords_printed=topic.name, body=factories.paragraphs(link), authors=[factories.make_author()]
        )

    first = make()
    others = [make() for _number in range(5)]
    queries([first])
    assert queries([first, *others]) == queries([first])


WORDS = st.sampled_from(
    [
        "Trump came. " * 5,
        "Tramp went.",
        "one  two",
        "negotia- tion",
        "A<sup>1</sup>",
        "www.example.org",
        "plain",
    ]
)
SAVES = st.lists(
    st.tuples(st.integers(0, 2), WORDS, WORDS, st.sampled_from(["draft", "publish"])), max_size=5
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SAVES)
def test_what_is_kept_is_what_is_found_after_any_saves(saving, saves):
    WorkPage.objects.filter(depth__gte=4).delete()
    report = factories.make_report()
    works = [report, factories.make_essay(report), factories.make_essay(report)]
    with saving():
        for work in works:
            work.save_revision()
    for at, words, abstract, act in saves:
        changed = {"abstract": abstract} if at == 0 else {"body": factories.paragraphs(words, abstract)}
        with saving():
            revision = write(works[at], None, **changed)
            if act == "publish":
                revision.publish()
    assert kept() == fresh()


def test_findings_beside_the_page_are_those_that_are_kept(saving):
    report = factories.make_report()
    with saving():
        for text in ("Trump came. " * 9, "Tramp went.  So."):
            factories.make_essay(report, body=factories.paragraphs(text)).save_revision()
    for work in WorkPage.objects.filter(depth__gte=4):
        beside = sorted((one.rule, one.words) for one in findings_of(work.specific))
        assert beside == sorted(work.findings.values_list("rule", "words"))


def test_the_schedule_looks_once_a_day_through_what_may_have_changed():
    work = factories.make_essay(keywords_printed="Oil", authors=[author := factories.make_author()])
    list(keep_schedule())
    assert rules_of(work) == {"keyword-without-topic", "missing-abstract"}
    author.delete()
    list(keep_schedule())
    assert "author-without-page" not in rules_of(work)
    CheckedWork.objects.update(at=timezone.now() - timezone.timedelta(days=2))
    list(keep_schedule())
    assert "author-without-page" in rules_of(work)
