"""Plays histories of topics on a small site, beside a plain account of what each text must be about.

The account knows no choices, numbers or stand-ins: it keeps a list of what happened, carries it out on plain
sets, each thing on every text that there is, and undoes by carrying out everything but that again.
"""

from datetime import timedelta
from itertools import count

from django.core.management import call_command
from django.utils import timezone

from papers.curation.merging import merge
from papers.curation.ordering import add_topic, remove_topic, split_topic
from papers.curation.renaming import rename
from papers.curation.turns import CannotChange
from papers.curation.undoing import undo
from papers.models import EssayPage, FormerAddress, Topic, TopicChange, TopicUse, WorkPage
from papers.models.topics import merged_with
from papers.translating.starting import start_translation
from tests.factories import make_essay, make_topic


class Account:
    """What happened, and what each text is about by it. A text is a key; `of` maps it to its work."""

    def __init__(self):
        self.events: dict[int, tuple] = {}
        self.of: dict[str, int] = {}
        self.serial = count(1)

    def note(self, *event) -> int:
        number = next(self.serial)
        self.events[number] = event
        return number

    def forget(self, number: int) -> None:
        del self.events[number]

    def texts(self) -> dict[str, set[int]]:
        texts: dict[str, set[int]] = {}
        ends: dict[int, int] = {}
        for kind, *event in self.events.values():
            if kind == "text":
                text, base, added, removed = event
                texts[text] = {ends.get(one, one) for one in (texts.get(base, set()) - removed) | added}
            elif kind == "merge":
                keys, into = event
                ends = {one: into if end in keys else end for one, end in ends.items()} | dict.fromkeys(
                    keys, into
                )
                texts = {text: {ends.get(one, one) for one in about} for text, about in texts.items()}
            else:
                works, topics, other = event
                other = ends.get(other, other)
                for text, about in texts.items():
                    if self.of[text] not in works:
                        continue
                    if kind == "add":
                        texts[text] = about | {ends.get(one, one) for one in topics}
                    elif about & {ends.get(one, one) for one in topics}:
                        gone = {ends.get(one, one) for one in topics}
                        texts[text] = (about - gone) | ({other} if kind == "split" else set())
        return texts


class History:
    """One site with its editors; a step is a tuple (name of a method, numbers that choose what there is)."""

    def __init__(self):
        self.account, self.serial = Account(), count(1)
        self.live: dict[int, str] = {}
        self.numbers: dict[int, int] = {}
        self.slugs: set[str] = set()
        names = ("Water", "Waters", "Oil", "Syrian Conflict", "Syrian conflicts", "Gulf")
        topics = [make_topic(name, en=name) for name in names]
        for chosen in ((0, 1), (1, 2), (3,), ()):
            work = make_essay(topics=[topics[one] for one in chosen])
            work.save_revision().publish()
            self.begin(work)
            self.keep(work.latest_revision, work.pk, self.live[work.pk], set(), set())

    def begin(self, work) -> None:
        text = f"page {work.pk}"
        chosen = set(TopicUse.objects.filter(content_object=work.pk).values_list("tag", flat=True))
        self.account.of[text] = work.pk
        self.account.note("text", text, None, chosen, set())
        self.live[work.pk] = text

    def play(self, steps) -> None:
        for name, *numbers in steps:
            getattr(self, name)(*numbers)
            self.check()

    def check(self) -> None:
        self.slugs |= set(Topic.everything.values_list("slug", flat=True))
        texts = self.account.texts()
        standing = set(Topic.objects.values_list("pk", flat=True))
        for work in EssayPage.objects.order_by("pk"):
            uses = TopicUse.objects.filter(content_object=work.pk, shown_as__isnull=False)
            stored = set(uses.values_list("shown_as", flat=True))
            assert stored == {topic.pk for topic in work.topics.all()}
            assert stored == texts[self.live[work.pk]], "readers"
            assert stored <= standing
            for revision in work.revisions.order_by("pk"):
                shown = {topic.pk for topic in revision.as_object().topics.all()}
                assert shown == texts[f"revision {revision.pk}"], "a draft"
        self.check_addresses()

    def check_addresses(self) -> None:
        standing = set(Topic.objects.values_list("slug", flat=True))
        for slug in self.slugs - standing:
            behind = Topic.behind(slug)
            assert behind is None or behind.slug in standing, "one step leads to a topic"
        merged = Topic.everything.exclude(merged_into=None)
        assert all(Topic.behind(topic.slug) or topic.slug in standing for topic in merged)

    # What there is to choose from --------------------------------------------------------------------------

    def work(self, number) -> EssayPage:
        works = list(EssayPage.objects.order_by("pk"))
        return works[number % len(works)]

    def works(self, number) -> list[int]:
        """Return some of the works; the bits of the number say which."""
        return [work.pk for at, work in enumerate(EssayPage.objects.order_by("pk")) if number >> at & 1]

    def topic(self, number) -> Topic:
        topics = list(Topic.objects.order_by("pk"))
        return topics[number % len(topics)]

    def text_of(self, work) -> str:
        revision = work.latest_revision_id if work.has_unpublished_changes or not work.live else None
        return f"revision {revision}" if revision else self.live[work.pk]

    # Editors' steps ----------------------------------------------------------------------------------------

    def draft(self, number, which, adds):
        """Save a draft with a topic more or less, or with the same."""
        work, topic = self.work(number), self.topic(which)
        base, page = self.text_of(work), work.get_latest_revision_as_object()
        shown = {one.pk for one in page.topics.all()}
        added = {topic.pk} - shown if adds % 3 == 0 else set()
        removed = {topic.pk} & shown if adds % 3 == 1 else set()
        if adds % 3 == 0:
            page.topics.add(topic)
        elif adds % 3 == 1:
            page.topics.remove(topic)
        else:
            page.topics.set([one.name for one in page.topics.all()])
        self.keep(page.save_revision(), work.pk, base, added, merged_with(removed))

    def keep(self, revision, work, base, added, removed):
        text = f"revision {revision.pk}"
        self.account.of[text] = work
        self.account.note("text", text, base, added, removed)

    def publish(self, number):
        work = self.work(number)
        if work.latest_revision_id:
            work.latest_revision.publish()
            self.live[work.pk] = f"revision {work.latest_revision_id}"

    def publish_old(self, number, which):
        work = self.work(number)
        revisions = list(work.revisions.filter(approved_go_live_at=None).order_by("pk"))
        if revisions:
            revision = revisions[which % len(revisions)]
            revision.publish()
            self.live[work.pk] = f"revision {revision.pk}"

    def schedule(self, number):
        work = self.work(number)
        base, page = self.text_of(work), work.get_latest_revision_as_object()
        page.go_live_at = timezone.now() + timedelta(days=1)
        revision = page.save_revision()
        self.keep(revision, work.pk, base, set(), set())
        revision.publish()

    def tick(self):
        """Let a day pass: what is scheduled goes to readers."""
        for work in EssayPage.objects.all():
            for revision in work.revisions.filter(approved_go_live_at__isnull=False):
                content = revision.content | {"go_live_at": None}
                moment = timezone.now() - timedelta(minutes=1)
                type(revision).objects.filter(pk=revision.pk).update(
                    content=content, approved_go_live_at=moment
                )
                self.live[work.pk] = f"revision {revision.pk}"
        call_command("publish_scheduled")

    def translate(self, number):
        work = EssayPage.objects.filter(locale__language_code="en").order_by("pk")[number % 4]
        if EssayPage.objects.filter(translation_key=work.translation_key).count() == 1:
            shown = {topic.pk for topic in work.topics.all()}
            copy = start_translation(work, "fa").page.specific
            assert shown == {topic.pk for topic in copy.topics.all()}
            self.begin(copy)
            for revision in copy.revisions.all():
                self.keep(revision, copy.pk, self.live[copy.pk], set(), set())

    # Curators' steps ---------------------------------------------------------------------------------------

    def merge(self, number, other):
        topic, into = self.topic(number), self.topic(other)
        self.change(("merge", {topic.pk}, into.pk), merge, [topic], into)

    def rename(self, number, which):
        topic = self.topic(number)
        name = f"Name {next(self.serial)}"
        slug = f"name-{which % 3}"
        if Topic.objects.filter(slug=slug).exists():
            slug = ""
        self.change(("none",), rename, topic, name, {"en": name}, slug)

    def add(self, which, number):
        topic = self.topic(number)
        self.change(("add", self.meant(which), {topic.pk}, None), add_topic, topic, self.works(which))

    def remove(self, which, number):
        topic = self.topic(number)
        event = ("remove", self.meant(which), merged_with([topic.pk]), None)
        self.change(event, remove_topic, topic, self.works(which))

    def split(self, which, number, other):
        topic, other = self.topic(number), self.topic(other)
        event = ("split", self.meant(which), merged_with([topic.pk]), other.pk)
        self.change(event, split_topic, topic, self.works(which), other)

    def meant(self, which) -> set[int]:
        keys = WorkPage.objects.filter(pk__in=self.works(which)).values("translation_key")
        return set(WorkPage.objects.filter(translation_key__in=keys).values_list("pk", flat=True))

    def change(self, event, do, *args):
        try:
            change = do(*args)
        except CannotChange:
            return
        if event[0] != "none":
            self.numbers[change.pk] = self.account.note(*event)

    def undo(self, number):
        changes = list(TopicChange.objects.filter(undone_at=None).order_by("pk"))
        if not changes:
            return
        change = changes[number % len(changes)]
        try:
            undo(change)
        except CannotChange:
            assert change.kind in (TopicChange.RENAME, TopicChange.MERGE)
            return
        if change.pk in self.numbers:
            self.account.forget(self.numbers[change.pk])


def everything() -> list:
    """Return all that is stored of topics, for a comparison before and after."""
    topics = Topic.everything.order_by("pk").values_list("pk", "name", "slug", "key", "merged_into")
    labels = Topic.everything.order_by("labels__pk").values_list(
        "labels__pk", "pk", "labels__language", "labels__text", "labels__preferred", "labels__came_from"
    )
    uses = TopicUse.objects.order_by("content_object", "tag").values_list(
        "content_object", "tag", "since", "refused", "shown_as"
    )
    addresses = FormerAddress.objects.order_by("pk").values_list("pk", "slug", "topic")
    return [list(rows) for rows in (topics, labels, uses, addresses)]
