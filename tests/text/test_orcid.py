"""ORCID iDs as people write them, and digits that do not check."""

import pytest

from papers.text.orcid import read_orcid

JOSIAH = "0000-0002-1825-0097"  # the example person of the registry's own documentation


@pytest.mark.parametrize(
    "text", [JOSIAH, "0000000218250097", f"https://orcid.org/{JOSIAH}", f" http://www.orcid.org/{JOSIAH}/ "]
)
def test_an_id_is_read_however_it_is_written(text):
    assert read_orcid(text) == JOSIAH


def test_the_last_digit_may_be_an_x():
    assert read_orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize("text", ["", "0000-0002-1825-0098", "0000-0002-1825-009", "1825", f"{JOSIAH} x"])
def test_what_does_not_check_is_none(text):
    assert read_orcid(text) == ""
