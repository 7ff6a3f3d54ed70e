"""Running heads, captions and pull quotes leave the sentences round which they are printed whole."""

import pytest

from papers.importing.document import Line
from papers.importing.interviews.interview import read_interview

ENGLISH = """What the logbooks remember

Lena Ford, director of the Harbour Museum, has kept its logbooks for thirty years.

Q: Who wrote the oldest logbook?

A: A cook. He could spell better than the
{}
captain, and he was paid in candles.

Q: What will you do?

A: I will move the logbooks to the lighthouse and lose the key on the very first day."""
PERSIAN = """دفترها چه به یاد دارند

لنا فورد، مدیر موزهٔ بندر، سی سال است که دفترهای کشتی‌ها را در آن نگه می‌دارد و می‌خواند.

پرسش: کهن‌ترین دفتر را که نوشت؟

پاسخ: یک آشپز که بهتر از
{}
ناخدا می‌نوشت و مزدش را به شمع می‌گرفت.

پرسش: چه خواهید کرد؟

پاسخ: دفترها را به فانوس دریایی خواهم برد و کلید آن را همان روز نخست گم خواهم کرد."""
WHOLE = {
    ENGLISH: "A cook. He could spell better than the captain, and he was paid in candles.",
    PERSIAN: "یک آشپز که بهتر از ناخدا می‌نوشت و مزدش را به شمع می‌گرفت.",
}


def read(text, inside):
    text = text.format(inside)
    return read_interview(tuple(Line(at, line) for at, line in enumerate(text.split("\n"), start=1)))


@pytest.mark.parametrize(
    ("text", "inside", "captions"),
    [
        (
            ENGLISH,
            "\nLena Ford at the Harbour\nMuseum in Bristol\n",
            ["Lena Ford at the Harbour Museum in Bristol"],
        ),
        (
            ENGLISH,
            "\n[Photo: The dry dock below the\nold bridge in August]\n",
            ["[Photo: The dry dock below the old bridge in August]"],
        ),
        (PERSIAN, "\n[عکس: اسکلهٔ کهنه\nزیر پل]\n", ["[عکس: اسکلهٔ کهنه زیر پل]"]),
        (PERSIAN, "\nلنا فورد در موزهٔ بندر\n", ["لنا فورد در موزهٔ بندر"]),
        (ENGLISH, "\nContinued on page 7\n\n5\n\nFrom page 5\n", []),
        (PERSIAN, "\nادامه در صفحه ۷\n\n۵\n\nاز صفحه ۵\n", []),
    ],
)
def test_a_sentence_goes_on_behind_what_stands_in_it(text, inside, captions):
    blocks = read(text, inside).blocks
    assert [block.text for block in blocks if block.type == "caption"] == captions
    assert WHOLE[text] in [block.text for block in blocks]


def test_the_name_of_the_paper_beside_a_page_number_is_no_part_of_a_sentence():
    inside = "\n5\n\nThe Western Mail\n"
    document = read("The Western Mail | 3 May 2024 | Page 5\n\n" + ENGLISH, inside)
    assert WHOLE[ENGLISH] in [block.text for block in document.blocks]
    assert [line.text for line in document.leftovers][-2:] == ["5", "The Western Mail"]


def test_a_quote_set_apart_is_not_said_twice():
    document = read(ENGLISH + "\n\nHe could spell better than the captain,\nand he was paid in candles.", "")
    assert [block.text for block in document.blocks].count(WHOLE[ENGLISH]) == 1
    assert [line.text for line in document.leftovers] == [
        "He could spell better than the captain,",
        "and he was paid in candles.",
    ]
