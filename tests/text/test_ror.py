"""ROR iDs are recognised however they are written, and a wrong sign is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.ror import read_ror

KNOWN = ["05vf56z40", "03yrm5c26", "02mhbdp94", "00f54p054", "052gg0110"]
"""Tehran, the California Digital Library, the Andes, Stanford and Oxford, as ror.org lists them."""
SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize("written", ["{}", "https://ror.org/{}", "http://www.ror.org/{}/", " ror.org/{} "])
def test_an_id_is_read_in_every_form(known, written):
    assert read_ror(written.format(known)) == f"https://ror.org/{known}"
    assert read_ror(written.format(known.upper())) == f"https://ror.org/{known}"


@given(st.sampled_from(KNOWN), st.integers(0, 8), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed(known, at, sign):
    changed = known[:at] + sign + known[at + 1 :]
    assert read_ror(changed) == (f"https://ror.org/{known}" if changed == known else "")


@given(st.text(max_size=40))
def test_nothing_else_is_one(text):
    assert read_ror(text) == "" or text.strip().lower().rstrip("/")[-9:] in read_ror(text)


@pytest.mark.parametrize("text", ["", "0", "٠٥vf56z40", "https://orcid.org/05vf56z40", "05vf56z40 05vf56z40"])
def test_what_is_none(text):
    assert read_ror(text) == ""
