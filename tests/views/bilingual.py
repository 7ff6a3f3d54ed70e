"""A small site in two languages with everything that can be half translated."""

import datetime
from types import SimpleNamespace

from papers.models import TranslationBasis
from tests import factories
from tests.factories import (
    make_author,
    make_essay,
    make_interview,
    make_report,
    make_topic,
    signature,
    translate,
)

ENGLISH = "The harbour was never quite empty in winter"
PERSIAN = "بندر در زمستان هرگز خالی نبود"


def blocks(words, key, foreign=""):
    """Return one raw block of every kind in these words; a last paragraph is in the words of `foreign`."""
    values = [
        ("paragraph", f"<p>{words}.<sup>1</sup></p>"),
        ("heading", {"text": words, "level": "2"}),
        (
            "items",
            {"numbered": True, "items": [{"type": "item", "value": f"<p>{words}</p>", "id": f"{key}-i"}]},
        ),
        ("quote", {"text": f"<p>{words}</p>", "source": words}),
        ("figure", {"image": None, "alternative": "", "caption": f"<p>{words}</p>"}),
        ("table", {"data": [[words, words]], "table_caption": words}),
        ("note", {"mark": "1", "text": f"<p>{words}</p>"}),
        ("gap", {"remark": ""}),
    ]
    values += [("paragraph", f"<p>{foreign}.</p>")] if foreign else []
    return [{"type": kind, "value": value, "id": f"{key}-{at}"} for at, (kind, value) in enumerate(values)]


def make_site():
    """Return the pages by name; the report's Persian side holds one of its three essays, and a draft."""
    mina = make_author("Mina Writer", slug="mina", spellings=["مینا نویسنده"])
    sara = make_author("Sara Sample", slug="sara")
    persian_sara = translate(sara, "fa", title="سارا نمونه", biography=ENGLISH)
    water = make_topic("Water", en="Water", fa="آب")
    iran = make_topic("Iran", en="Iran")
    report = make_report(
        title="Report of the harbours", slug="2-97", topics=[water], abstract=f"{ENGLISH}.",
        preface=blocks(ENGLISH, "p"), institute_about=f"{ENGLISH}.", copyright_text=f"{ENGLISH}.",
        signatory_name="Mina Writer", signatory_role=ENGLISH, contact_postal_address=ENGLISH,
    )  # fmt: skip
    essays = [
        make_essay(
            report, [signature(mina, ENGLISH), signature(sara, order=1)], [water, iran],
            title=f"Harbours in winter, part {number}", slug=f"harbours-{number}",
            body=blocks(ENGLISH, "e", PERSIAN),
            keywords_printed="harbour\nwinter", abstract=f"{ENGLISH}.",
        )
        for number in (1, 2, 3)
    ]  # fmt: skip
    talk = make_interview(
        title="A talk about the sea and the land", slug="talk", authors=[sara], topics=[iran],
        decks=ENGLISH, body=speech(ENGLISH),
    )  # fmt: skip
    persian_report = translate(
        report, "fa", title="گزارش بندرها", original_language="en", preface=blocks(PERSIAN, "p", ENGLISH)
    )
    persian_essay = translate(
        essays[1], "fa", title="بندرها در زمستان", slug="harbours-2", original_language="en",
        translator="Sara Sample", translated_on=datetime.date(2019, 3, 2),
        basis=TranslationBasis.of(essays[1]),
        body=blocks(PERSIAN, "e", ENGLISH), abstract=f"{PERSIAN}.", keywords_printed="بندر",
    )  # fmt: skip
    persian_essay.signatures = [signature(persian_sara, f"{PERSIAN}")]
    persian_essay.save()
    draft = translate(essays[0], "fa", title="پیش‌نویس نادیدنی", original_language="en", live=False)
    alone = make_essay(
        language="fa", title="نوشته‌ای که تنها فارسی است", slug="alone",
        topics=[water], authors=[persian_sara],
        body=blocks(PERSIAN, "a", ENGLISH), abstract=f"{PERSIAN}.",
    )  # fmt: skip
    hidden = make_essay(title="Hidden harbour", slug="hidden", topics=[make_topic("Secret", en="Secret")])
    factories.ask_for_login(hidden)
    for language in ("en", "fa"):
        about = factories.about_page(language)
        about.body = blocks(ENGLISH, "b", PERSIAN)
        about.save()
    return SimpleNamespace(
        **{name: page for name, page in locals().items() if name not in ("language", "about")}
    )


def speech(words):
    value = {"speaker": "Sara", "text": f"<p>{words}</p>"}
    kinds = ("question", "answer")
    return [{"type": kind, "value": value, "id": f"s-{kind}"} for kind in kinds]
