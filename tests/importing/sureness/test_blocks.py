"""How sure the reader is of single blocks, by their length, letters, ends and lines."""

import pytest

from papers.importing.document import Block, Document, Essay, Item, Notice, Signature
from papers.importing.sureness import Sureness, assess
from papers.importing.sureness.blocks import is_broken, joins_of, text_of

SENTENCE = "The ferry line has slowly changed the route to Astrakhan, as all have noted."
PERSIAN = "خط کشتیرانی نقش بندر انزلی را در بازرگانی دریای خزر تقویت خواهد کرد."
BROKEN = "This paragraph seems to begin or to end in the middle of a sentence."
UNDECODED = "Some signs of this text could not be decoded."
GARBLED = "There are hardly any words in this text."


def sureness_of(block: Block, *notices: Notice, language: str = "en") -> Sureness:
    """Return how sure the reader is of a block that stands between two plain paragraphs of an essay."""
    blocks = (Block("p", SENTENCE, (5,)), block, Block("p", SENTENCE, (90,)))
    essay = Essay("Ports", (Signature("Parvin Karimi", "", (3,)),), blocks, (), language, lines=(1,))
    return assess(Document("paper", language, essays=(essay,), notices=notices)).essays[0].blocks[1]


@pytest.mark.parametrize(
    "block",
    [
        Block("p", SENTENCE, (7,)),
        Block("p", f"“{SENTENCE}”", (7,)),
        Block("p", "A short line", (7,)),
        Block("heading", "What Ferries Carry?", (7,)),
        Block("heading", "The P5+1", (7,)),
        Block("ul", items=(Item("grain and wood", (7,)), Item("salt,", (8,)))),
        Block("table", rows=(("2018", "9.7 %"), ("2019", "12.1 %"), ("2020", "—"))),
        Block("quote", PERSIAN, (7,)),
        Block("note", "Director, Council for Trade", (7,), mark="1"),
        Block("p", "1,234 – 5,678; 90.12 (+3.4 %).", (7,)),
    ],
    ids=lambda block: f"{block.type} {block.text[:20]}",
)
def test_blocks_as_they_should_be_are_certain(block):
    assert sureness_of(block) == Sureness()


@pytest.mark.parametrize(
    ("block", "score", "reason"),
    [
        (Block("heading", "The ports were closed.", (7,)), 0.7, "This heading ends like a sentence."),
        (Block("heading", "بندرهای شمالی؛", (7,)), 0.7, "This heading ends like a sentence."),
        (Block("p", SENTENCE[:-20], (7,)), 0.8, BROKEN),
        (Block("p", SENTENCE[4:], (7,)), 0.8, BROKEN),
        (Block("p", PERSIAN, (7,)), 0.7, "This paragraph is in another language than its essay."),
        (
            Block("p", SENTENCE, (7, 60)),
            0.8,
            "This paragraph was joined from lines that stand far apart.",
        ),
        (
            Block("p", SENTENCE, (9, 7)),
            0.8,
            "This paragraph was joined from lines that stand far apart.",
        ),
        (
            Block("p", SENTENCE, (7, 9, 13, 15)),
            0.7,
            "This paragraph was joined from 4 pieces: it may be several.",
        ),
        (Block("p", "@@## 0x7F ~~~ %% || 12 34 $$.", (7,)), 0.4, GARBLED),
        (Block("heading", "|| == ~~ || == ~~", (7,)), 0.4, GARBLED),
        (
            Block("p", "Ð¢ÐµÐ³ÐµÑ€Ð°Ð½ Ð¸ ÐœÐ¾ÑÐºÐ²Ð°.", (7,)),
            0.4,
            "This text seems to have been decoded wrongly.",
        ),
        (Block("p", SENTENCE.replace("ferry", "f\ufffdrry"), (7,)), 0.6, UNDECODED),
        (Block("p", SENTENCE.replace("e", "\ufffd"), (7,)), 0.4, UNDECODED),
    ],
    ids=lambda value: value.text[:24] if isinstance(value, Block) else None,
)  # fmt: skip
def test_each_oddity_of_a_block_has_its_score_and_reason(block, score, reason):
    found = sureness_of(block)
    assert (found.score, found.reasons[0]) == (score, reason)


@pytest.mark.parametrize(
    ("sentences", "score", "reasons"),
    [
        (42, 1.0, ()),
        (43, 0.6, ("This paragraph has 602 words: it may be several.",)),
        (86, 0.4, ("This paragraph has 1204 words: it may be several.",)),
    ],
)
def test_very_long_paragraphs_may_be_several(sentences, score, reasons):
    assert sureness_of(Block("p", " ".join([SENTENCE] * sentences), (7,))) == Sureness(score, reasons)


def test_a_text_in_the_language_of_its_essay_is_certain():
    assert sureness_of(Block("p", PERSIAN, (7,)), language="fa") == Sureness()


def test_a_few_foreign_words_say_nothing():
    assert sureness_of(Block("p", "Дороги и порты.", (7,))) == Sureness()


def test_a_notice_lowers_the_block_whose_line_it_names():
    doubt = Notice(9, "break-uncertain", "Is this one paragraph or two?")
    assert sureness_of(Block("p", SENTENCE, (7, 9)), doubt) == Sureness(
        0.8, ("Is this one paragraph or two?",)
    )
    assert sureness_of(Block("p", SENTENCE, (7, 8)), doubt) == Sureness()


def test_a_notice_about_a_line_of_an_item_lowers_the_list():
    doubt = Notice(8, "break-uncertain", "Is this one item or two?")
    block = Block("ul", items=(Item("grain", (7,)), Item("salt", (8,))), lines=())
    assert sureness_of(block, doubt) == Sureness(0.8, ("Is this one item or two?",))


def test_what_is_read_for_certain_lowers_nothing_however_odd():
    dead = Notice(7, "dead-link", "The link on “noted” leads nowhere; the word is kept, the link is not.")
    assert sureness_of(Block("p", SENTENCE, (7,)), dead) == Sureness()


def test_a_loss_concerns_the_block_that_is_marked_so():
    loss = Notice(7, "text-lost", "The end of this text is missing.", "route to")
    blocks = (
        Block("question", "What of the ferry?", (7,), speaker="Herald"),
        Block("answer", "It sails on the", (7,), speaker="Mina", lost="end"),
    )
    found = assess(Document("interview", blocks=blocks, notices=(loss,))).blocks
    assert found == (Sureness(), Sureness(0.6, ("The end of this text is missing.",)))


def test_several_doubts_keep_the_weakest_score_and_all_reasons():
    joins = [Notice(line, "column-join", f"Goes on at line {line + 20}: “a” + “b”.") for line in (7, 9)]
    found = sureness_of(
        Block("p", SENTENCE, (7, 9), lost="end"), *joins, Notice(9, "text-lost", "The end is missing.")
    )
    assert found == Sureness(
        0.6,
        ("The end is missing.", "Goes on at line 27: “a” + “b”.", "Goes on at line 29: “a” + “b”."),
    )


def test_all_words_of_a_block_count():
    block = Block("table", rows=(("Year", "Tonnes"), ("2018", "")), lines=(4, 5))
    assert text_of(block) == "Year Tonnes 2018"
    assert text_of(Block("ol", items=(Item("one"), Item("two")))) == "one two"


def test_joins_are_counted_over_notes_and_blank_lines_alone():
    assert joins_of(Block("p", SENTENCE, (7, 8, 9))) == 0
    assert joins_of(Block("p", SENTENCE, (7, 9, 13))) == 2
    assert joins_of(Block("ul", SENTENCE, (7, 9, 13))) == 0


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (SENTENCE, False),
        (PERSIAN, False),
        (PERSIAN[:-1], True),
        (f"({SENTENCE})", False),
        ("The ports are these three on the coast:", False),
        ("and the ports of the north were closed again.", True),
        ("The ports of the north were closed again by", True),
        ("No full stop here", False),
    ],
)
def test_a_paragraph_is_broken_where_no_sentence_begins_or_ends(text, broken):
    assert is_broken(Block("p", text)) is broken
