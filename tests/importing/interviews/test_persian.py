"""Which Persian lines may go on with one another, by the classes of the words at the seam."""

import pytest

from papers.importing.interviews.persian import goes_on


@pytest.mark.parametrize(
    ("left", "likelier", "other"),
    [
        ("توربین کوچک را در", "روستا می‌سازند", "است و می‌چرخد"),  # a preposition, then no verb
        ("مردم روستا این چاه", "را کندند", "در و را"),
        ("او گفته است", "که باد نمی‌آید", "را باد نمی‌برد"),
        ("چراغ خانه‌های", "روستایی روشن است", "است و روشن"),  # the plural asks for what it belongs to
        ("باد را نمی‌توان انبار کرد.", "اما آب را می‌توان", "را می‌توان خرید"),
    ],
)
def test_the_likelier_line_goes_on(left, likelier, other):
    assert goes_on(left, likelier, 0.0) > goes_on(left, other, 0.0)


def test_what_the_page_itself_says_counts_too():
    assert goes_on("باد", "آب", 2.0) > goes_on("باد", "آب", -2.0)


def test_no_seam_proves_anything_alone():
    assert goes_on("در", "و", -90.0) == -4.0
    assert goes_on("خود", "را", 90.0) == 3.0
