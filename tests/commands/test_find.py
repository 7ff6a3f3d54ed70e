"""`manage.py find` prints what a reader would get."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_essay, paragraphs

pytestmark = pytest.mark.django_db


def find(*arguments):
    output = StringIO()
    call_command("find", *arguments, stdout=output)
    return output.getvalue()


def test_json_says_what_is_found():
    make_essay(title="Ships", slug="ships", body=paragraphs("Of sails."), date_year=2018)
    make_essay(language="fa", title="کشتی‌ها", slug="sails", body=paragraphs("Sails."))
    assert json.loads(find("sails", "--json")) == {
        "query": "sails",
        "language": "en",
        "total": 1,
        "results": [
            {
                "url": "http://testserver/en/papers/ships/",
                "title": "Ships",
                "language": "en",
                "kind": "essay",
                "snippet": "Of sails.",
            }
        ],
        "elsewhere": [
            {
                "url": "http://testserver/fa/papers/sails/",
                "title": "کشتی‌ها",
                "language": "fa",
                "kind": "essay",
                "snippet": "Sails.",
            }
        ],
        "facets": {
            "kind": [["essay", "essay", 1]],
            "topic": [],
            "author": [],
            "year": [["2018", "2018", 1]],
            "language": [["en", "en", 1], ["fa", "fa", 1]],
        },
        "approximate": False,
        "did_you_mean": "",
    }


def test_words_without_json_are_for_people():
    make_essay(title="Ships", slug="ships", body=[])
    assert (
        find("ships")
        == "1 in en, 0 in other languages only\nShips\n  http://testserver/en/papers/ships/\n  Ships\n"
    )
    assert find("ships", "--language", "fa").startswith("0 in fa, 1 in other languages only\n")


def test_an_unknown_language_is_refused():
    with pytest.raises(CommandError, match="invalid choice: 'xx'"):
        call_command("find", "ships", "--language", "xx")
