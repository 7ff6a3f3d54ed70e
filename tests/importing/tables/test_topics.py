"""Topics from a table: made, named, and left as editors have them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.importing.apply import import_document
from papers.importing.tables.reading import UnreadableTable, read_table
from papers.importing.tables.starting import VOCABULARY, import_vocabulary
from papers.importing.tables.topic_writing import import_topics
from papers.importing.tables.topics import topic_columns
from papers.importing.undo import undo_run
from papers.models import ImportedTopic, ImportRun, Topic, TopicLabel
from papers.text.keywords import keyword_key
from tests.factories import make_essay, make_topic
from tests.importing.documents import essay, report, source
from tests.importing.test_apply import dump

pytestmark = pytest.mark.django_db

HEAD = "slug,en,en_other,fa,fa_other\n"


def bring(text, **options):
    return import_topics(read_table("topics.csv", (HEAD + text).encode(), topic_columns()), **options)


def outcomes(result):
    return [planned.outcome for planned in result.plans]


def complaints(result):
    return [str(conflict) for planned in result.plans for conflict in planned.conflicts]


def names(topic):
    """Return the names by language: the preferred one first, the others in order."""
    found = {}
    for label in TopicLabel.objects.filter(topic=topic).order_by("language", "-preferred", "text"):
        found.setdefault(label.language, []).append(label.text if label.preferred else f"({label.text})")
    return found


def relabel(topic, language, text):
    TopicLabel.objects.get(topic=topic, language=language, preferred=True).delete()
    TopicLabel.objects.create(topic=topic, language=language, text=text)


NUCLEAR = "jcpoa,JCPOA,Iran nuclear deal|Joint Plan,برجام,توافق هسته‌ای\n"


def test_a_topic_is_made_with_its_names_in_every_language():
    assert outcomes(bring(NUCLEAR + ",Oil,,نفت,\n")) == ["created", "created"]
    nuclear, oil = Topic.objects.order_by("pk")
    assert (nuclear.name, nuclear.slug, oil.slug) == ("JCPOA", "jcpoa", "oil")
    assert names(nuclear) == {
        "en": ["JCPOA", "(Iran nuclear deal)", "(Joint Plan)"],
        "fa": ["برجام", "(توافق هسته‌ای)"],
    }
    assert Topic.named("توافق هسته ای") == nuclear


def test_a_second_import_of_the_same_table_writes_nothing():
    bring(NUCLEAR)
    before = dump()
    result = bring(NUCLEAR)
    assert (outcomes(result), result.run) == (["unchanged"], None)
    assert dump() == before


def test_a_dry_run_says_the_same_and_writes_nothing():
    make_topic("Oil", en="Oil")
    before = dump()
    dry = bring(NUCLEAR + "oil,Oil,,نفت,\n", dry_run=True)
    assert dump() == before
    run = bring(NUCLEAR + "oil,Oil,,نفت,\n")
    assert [(one.name, one.outcome, one.changes) for one in dry.plans] == [
        (one.name, one.outcome, one.changes) for one in run.plans
    ]
    assert (outcomes(run), dry.run, bool(run.run)) == (["created", "updated"], None, True)


def test_names_are_added_and_empty_cells_wipe_nothing():
    bring(NUCLEAR)
    assert outcomes(bring("jcpoa,,Vienna deal,,\njcpoa-2,Oil,,,\n")) == ["updated", "created"]
    assert names(Topic.objects.get(slug="jcpoa")) == {
        "en": ["JCPOA", "(Iran nuclear deal)", "(Joint Plan)", "(Vienna deal)"],
        "fa": ["برجام", "(توافق هسته‌ای)"],
    }


def test_a_corrected_name_replaces_the_imported_one_and_the_address_stays():
    bring("jcpoa,JCPOA,,برجم,\n")
    assert outcomes(bring("jcpoa,Nuclear deal,JCPOA,برجام,\n")) == ["updated"]
    topic = Topic.objects.get()
    assert (topic.slug, names(topic)) == ("jcpoa", {"en": ["Nuclear deal", "(JCPOA)"], "fa": ["برجام"]})


def test_a_name_that_changes_places_with_the_preferred_one_is_kept_once():
    bring("jcpoa,JCPOA,Nuclear deal,,\n")
    bring("jcpoa,Nuclear deal,JCPOA,,\n")
    assert names(Topic.objects.get()) == {"en": ["Nuclear deal", "(JCPOA)"]}


class TestEditors:
    """What an editor changed since the last import wins, and is said."""

    def test_a_changed_name_is_kept_where_the_table_is_as_it_was(self):
        bring(NUCLEAR)
        relabel(Topic.objects.get(), "fa", "توافق برجام")
        result = bring(NUCLEAR)
        assert (outcomes(result), result.plans[0].kept) == (
            ["unchanged"],
            ["kept fa: توافق برجام (in the table: برجام)"],
        )
        assert names(Topic.objects.get())["fa"][0] == "توافق برجام"

    def test_a_name_that_both_changed_is_a_conflict_until_one_gives_way(self):
        bring(NUCLEAR)
        relabel(Topic.objects.get(), "en", "The deal")
        for _ in range(2):
            result = bring("jcpoa,Vienna deal,,,\n")
            assert outcomes(result) == ["conflict"]
            assert complaints(result) == [
                "line 2, column en: The site's name “The deal” stays; the table has “Vienna deal”, "
                "and before had “JCPOA”."
            ]
            assert names(Topic.objects.get())["en"][0] == "The deal"
        relabel(Topic.objects.get(), "en", "JCPOA")
        assert outcomes(bring("jcpoa,Vienna deal,,,\n")) == ["updated"]

    def test_a_name_that_no_import_gave_is_the_editors(self):
        make_topic("JCPOA", en="JCPOA", fa="توافق")
        result = bring(NUCLEAR)
        assert complaints(result) == [
            "line 2, column fa: The site's name “توافق” stays; the table has “برجام”."
        ]
        assert names(Topic.objects.get())["fa"] == ["توافق", "(توافق هسته‌ای)"]

    def test_a_name_taken_away_stays_away(self):
        bring(NUCLEAR)
        TopicLabel.objects.filter(text__in=["Joint Plan", "برجام"]).delete()
        before = dump()
        result = bring(NUCLEAR)
        assert result.plans[0].kept == [
            "kept without en: Joint Plan (an editor took the name away)",
            "kept fa: – (in the table: برجام)",
        ]
        assert dump() == before

    def test_a_deleted_topic_stays_deleted(self):
        bring(NUCLEAR)
        Topic.objects.all().delete()
        assert outcomes(bring(NUCLEAR)) == ["deleted"]
        assert not Topic.objects.exists()

    def test_a_topic_at_another_address_is_the_same_topic(self):
        bring("jcpoa,JCPOA,,,\n")
        Topic.objects.update(slug="deal")
        assert outcomes(bring(NUCLEAR)) == ["updated"]
        assert Topic.objects.get().slug == "deal"


class TestOneNameOneTopic:
    def test_a_row_without_an_address_finds_its_topic_by_a_preferred_name(self):
        topic = make_topic("Middle East", en="Middle East")
        assert outcomes(bring(",the middle east,,خاورمیانه,\nmena,,,خاورمیانه,\n")) == [
            "conflict",
            "conflict",
        ]
        assert names(topic) == {"en": ["Middle East"], "fa": ["خاورمیانه"]}

    def test_two_rows_of_one_topic_are_not_merged(self):
        result = bring(NUCLEAR + "deal,JCPOA,Deal,,\n")
        assert complaints(result) == [
            "line 3: This is the topic “JCPOA” of line 2 again; the line was left out."
        ]
        assert Topic.named("Deal") is None

    def test_a_name_of_another_topic_is_not_taken_from_it(self):
        make_topic("US", en="US")
        result = bring("united-states,United States,US|USA,,\n")
        assert outcomes(result) == ["created"]
        assert complaints(result) == [
            "line 2, column en_other: “US” belongs to the topic “US” (us); “United States” does not get it."
        ]
        assert names(Topic.objects.get(slug="united-states")) == {"en": ["United States", "(USA)"]}
        assert complaints(bring("united-states,United States,US,,\n")) == complaints(result)

    def test_a_row_that_names_two_topics_is_left_out(self):
        make_topic("Oil", en="Oil")
        make_topic("Gas", fa="گاز")
        before = dump()
        assert complaints(bring(",Oil,,گاز,\n")) == [
            "line 2: The names are those of two topics, “Oil” (oil), “Gas” (gas); the line was left out."
        ]
        assert dump() == before

    def test_a_row_that_names_nothing_is_left_out(self):
        assert complaints(bring("nowhere,,Alias,,\n")) == [
            "line 2: There is no such topic, and the line has no preferred name to make one."
        ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Big Oil,Oil,,,", "line 2, column slug: An address is made of a-z, 0-9 and single hyphens, "
         "at most 100 characters."),
        (",Oil|Petroleum,,,", "line 2, column en: One name only; others belong into the column en_other."),
        (f",Oil,{'x' * 201},,", "line 2, column en_other: A name has at most 200 characters."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_is_refused_and_nothing_is_written(row, fault):
    with pytest.raises(UnreadableTable, match=f"^{fault}$".replace("|", r"\|").replace(".", r"\.")):
        bring(f"{row}\nsea,Sea,,,\n")
    assert not Topic.objects.exists()


# Taking back -----------------------------------------------------------------------------------------------


def test_an_undo_takes_back_what_nobody_has_changed_or_uses():
    oil = make_topic("Oil", en="Oil")
    before = list(TopicLabel.objects.values_list("language", "text", "preferred"))
    run = bring(NUCLEAR + "oil,Oil,Petroleum,نفت,\nsea,Sea,,,\nair,Air,,,\n").run
    make_essay(topics=[Topic.objects.get(slug="sea")])
    relabel(Topic.objects.get(slug="air"), "en", "The air")
    undone = undo_run(run)
    assert [(page.title, page.outcome, page.reason) for page in undone.pages] == [
        ("JCPOA", "deleted", ""),
        ("Oil", "restored", ""),
        ("Sea", "left", "works are about it"),
        ("Air", "left", "it has been changed since"),
    ]
    assert list(oil.labels.values_list("language", "text", "preferred")) == before
    assert set(Topic.objects.values_list("slug", flat=True)) == {"oil", "sea", "air"}
    assert outcomes(bring(NUCLEAR + "oil,Oil,Petroleum,نفت,\n")) == ["created", "updated"]


def test_an_undo_of_the_second_run_leaves_the_topic_as_the_first_made_it():
    bring("jcpoa,JCPOA,,برجم,\n")
    record = ImportedTopic.objects.get().values
    second = bring("jcpoa,JCPOA,Deal,برجام,\n").run
    undo_run(second)
    assert names(Topic.objects.get()) == {"en": ["JCPOA"], "fa": ["برجم"]}
    assert ImportedTopic.objects.get().values == record


def test_a_topic_of_papers_that_a_table_has_named_since_outlives_the_undo_of_the_papers():
    run = import_document(report(essay("One", keywords=("JCPOA",))), source(), publish_unsure=True).run
    assert outcomes(bring("jcpoa,Nuclear deal,JCPOA,برجام,\n")) == ["updated"]
    undo_run(run)
    assert Topic.objects.get().slug == "jcpoa"


# Many rows -------------------------------------------------------------------------------------------------


def test_many_rows_cost_no_more_queries_than_few():
    def queries(text):
        with CaptureQueriesContext(connection) as captured:
            bring(text)
        return len(captured)

    few, many = (
        "".join(f",{word} {number},Other {word} {number},موضوع {word} {number},\n" for number in range(count))
        for word, count in (("Sea", 2), ("Road", 40))
    )
    queries(",Air,,,\n")  # kinds of content are looked up once
    assert queries(few) == queries(many)
    assert Topic.objects.count() == 43
    assert queries(many) < queries(few.replace("Sea", "Hill"))


# The vocabulary of the house -------------------------------------------------------------------------------


def test_the_vocabulary_of_the_house_is_whole_and_brought_in_once():
    assert outcomes(import_vocabulary())[0] == "created"
    assert complaints(import_topics(read_table("t", VOCABULARY.read_bytes(), topic_columns()))) == []
    assert import_vocabulary() is None
    assert ImportRun.objects.count() == 1
    for topic in Topic.objects.prefetch_related("labels"):
        preferred = [label.language for label in topic.labels.all() if label.preferred]
        assert sorted(preferred) == ["en", "fa"], topic
    keys = [keyword_key(text) for text in TopicLabel.objects.values_list("text", flat=True)]
    assert len(keys) == len(set(keys))


def test_a_new_topic_needs_a_short_name_and_one_of_the_site_may_have_a_long_one():
    long = "x" * 150
    assert complaints(bring(f"sea,{long},,,\n")) == [
        "line 2: The name that a new topic gets has at most 100 characters."
    ]
    topic = make_topic("Sea", en=long)
    Topic.objects.filter(pk=topic.pk).update(slug="دریا")
    assert outcomes(bring(f"دریا,{long},,,\n")) == ["unchanged"]
    assert names(topic) == {"en": [long]}
