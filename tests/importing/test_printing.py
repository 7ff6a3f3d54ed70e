"""Documents printed one after another are one JSON object, the same as if all were printed at once."""

from json import dumps

import pytest

from papers.importing.printing import DocumentsPrinter

DOCUMENTS = [
    {"file": "a.txt", "kind": None, "warnings": [], "leftovers": [{"line": 3, "text": "one\ntwo"}]},
    {},
    {"file": "ب.md", "kind": "paper", "warnings": [{"message": 'It says "no".\u2028'}], "essays": [[], {}]},
]


def printed(documents, run):
    parts = []
    printer = DocumentsPrinter(parts.append)
    for document in documents:
        printer.add(document)
    printer.close(run)
    return "".join(parts)


@pytest.mark.parametrize("run", [None, 7])
@pytest.mark.parametrize("count", range(len(DOCUMENTS) + 1))
def test_it_prints_what_one_call_would_print(count, run):
    whole = {"documents": DOCUMENTS[:count], "run": run}
    assert printed(DOCUMENTS[:count], run) == dumps(whole, ensure_ascii=False, indent=1) + "\n"


def test_each_document_is_printed_as_soon_as_it_is_there():
    parts = []
    printer = DocumentsPrinter(parts.append)
    lengths = []
    for document in DOCUMENTS:
        printer.add(document)
        lengths.append(len("".join(parts)))
    assert dumps(DOCUMENTS[-1]["file"], ensure_ascii=False) in parts[-1]
    assert lengths == sorted(set(lengths))
