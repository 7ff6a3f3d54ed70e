"""Makes the pages that tests look at, below the real pages that the migrations made."""

from datetime import timedelta
from itertools import count

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from papers.catalogue.changes import note
from papers.models import (
    AboutPage,
    AuthorIndexPage,
    AuthorPage,
    Correction,
    CorrectionNotice,
    EssayPage,
    HomePage,
    InterviewPage,
    NameSpelling,
    PapersIndexPage,
    ReportPage,
    Signature,
    Topic,
    TopicIndexPage,
    TopicLabel,
)

SERIAL = count(1)


def section(model, language="en"):
    """Return the one page of this kind that the migrations made in the language."""
    return model.objects.get(locale__language_code=language)


def home_page(language="en"):
    return section(HomePage, language)


def papers_page(language="en"):
    return section(PapersIndexPage, language)


def authors_page(language="en"):
    return section(AuthorIndexPage, language)


def topics_page(language="en"):
    return section(TopicIndexPage, language)


def about_page(language="en"):
    return section(AboutPage, language)


def paragraphs(*texts, key="a"):
    """Return the raw blocks of a body with these paragraphs, each under an id of its own."""
    return [
        {"type": "paragraph", "value": f"<p>{text}</p>", "id": f"00000000-0000-4000-8000-{key}{at:011d}"}
        for at, text in enumerate(texts)
    ]


def add(parent, model, **fields):
    """Put a page under the parent; it is live unless `live=False` says otherwise."""
    number = next(SERIAL)
    name = model._meta.model_name.removesuffix("page")
    defaults = {"title": f"{name.capitalize()} {number}", "slug": f"{name}-{number}"}
    page = model(locale=parent.locale, **{**defaults, **fields})
    return parent.add_child(instance=page)


def make_author(title="Elaheh Rostami", language="en", spellings=(), **fields):
    fields.setdefault("slug", f"author-{next(SERIAL)}")
    rows = [NameSpelling(text=text, sort_order=order) for order, text in enumerate(spellings)]
    return add(authors_page(language), AuthorPage, title=title, spellings=rows, **fields)


def make_topic(name, **labels):
    """Make a topic; `labels` are its preferred names, one a language (en=..., fa=...)."""
    topic = Topic(name=name)
    topic.labels = [TopicLabel(language=language, text=text) for language, text in labels.items()]
    topic.save()
    return topic


def signature(author, affiliation="University of Tehran", order=0):
    """Return a signature by an author page, or by a name without a page."""
    if isinstance(author, str):
        return Signature(name_printed=author, affiliation_printed=affiliation, sort_order=order)
    return Signature(
        author=author, name_printed=author.title, affiliation_printed=affiliation, sort_order=order
    )


def add_work(parent, model, authors=(), topics=(), **fields):
    fields.setdefault("language", parent.locale.language_code)
    number = next(SERIAL)
    name = model._meta.model_name.removesuffix("page")
    defaults = {"title": f"{name.capitalize()} {number}", "slug": f"{name}-{number}"}
    page = model(locale=parent.locale, **{**defaults, **fields})
    page.signatures = [
        author if isinstance(author, Signature) else signature(author, order=order)
        for order, author in enumerate(authors)
    ]
    parent.add_child(instance=page)
    if topics:
        page.topics.add(*topics)
        page.save()
    return page


def make_report(language="en", essays=0, authors=(), topics=(), **fields):
    """Make a report with as many essays, each signed by all the authors and about all the topics."""
    fields = {"series": "IRS Papers", "number": "2/97", "date_year": 2018, "date_month": 9} | fields
    report = add_work(papers_page(language), ReportPage, topics=topics, **fields)
    for number in range(essays):
        make_essay(report, authors=authors, topics=topics, printed_page=number + 1)
    return report


def make_essay(parent=None, authors=(), topics=(), language="en", **fields):
    """Make an essay inside the report, or by itself under the papers page."""
    fields.setdefault("body", paragraphs("A text of one paragraph."))
    return add_work(parent or papers_page(language), EssayPage, authors, topics, **fields)


def make_interview(language="en", authors=(), topics=(), **fields):
    fields.setdefault("body", paragraphs("What was said."))
    return add_work(papers_page(language), InterviewPage, authors, topics, **fields)


def translate(page, language, **fields):
    """Make the page's translation under the translation of its parent; `fields` are what differs."""
    parent = page.get_parent().get_translation(Locale.objects.get(language_code=language)).specific
    fields = {"slug": page.slug, "translation_key": page.translation_key, "title": page.title} | fields
    if isinstance(page, AuthorPage):
        return add(parent, AuthorPage, **fields)
    return add_work(parent, type(page.specific), **fields)


# Ways to hide a page: each takes the page and leaves the public without it --------------------------------


def withdraw(page):
    """Make a draft of the page alone; pages below it keep saying that they are live."""
    change(page, live=False)


def schedule(page):
    """Let the page be live in a week only, as a scheduler that is ahead of its time would leave it."""
    change(page, go_live_at=timezone.now() + timedelta(days=7))


def outdate(page):
    """Let the page's time be over, and the scheduler that would withdraw it not have run yet."""
    change(page, expire_at=timezone.now() - timedelta(minutes=1))


def expire(page):
    change(page, live=False, expired=True)


def ask_for_password(page):
    restrict(page, PageViewRestriction.PASSWORD, password="open sesame")


def ask_for_login(page):
    restrict(page, PageViewRestriction.LOGIN)


def ask_for_group(page):
    restrict(page, PageViewRestriction.GROUPS).groups.add(Group.objects.get_or_create(name="Fellows")[0])


def retract(page, text="The figures cannot be found again."):
    """Let a retraction of a work be out."""
    correction = Correction.objects.create(kind=Correction.RETRACTION)
    CorrectionNotice.objects.create(correction=correction, work_id=page.pk, text=text)
    correction.let_out(None)
    note(below=[page.path])


def delete(page):
    type(page).objects.get(pk=page.pk).delete()


HIDE = {
    function.__name__: function
    for function in (
        withdraw,
        schedule,
        outdate,
        expire,
        ask_for_password,
        ask_for_login,
        ask_for_group,
        delete,
    )
}


def change(page, **fields):
    """Set fields of the stored page, and tell the catalogue, as another process would have left them."""
    pages = type(page)._base_manager.filter(pk=page.pk)
    pages.update(**fields)
    note(below=pages.values_list("path", flat=True))


def restrict(page, kind, **fields):
    return PageViewRestriction.objects.create(page_id=page.pk, restriction_type=kind, **fields)
