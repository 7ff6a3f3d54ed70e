"""Reads documents, spreadsheets and SKOS in a process of their own, whose time and memory are bounded.

The readers of such files are large, and one of them is not Python: a file made to do harm may exhaust or
crash them. It then ends a process that has nothing else to do, and the editor reads one line of reason.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import asdict

from papers.importing.document import Notice, UnreadableSource
from papers.importing.sources.limits import Limits
from papers.text.saying import say

_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from papers.importing.sources.process import serve; serve()"
)
_GRACE = 4
"""Waiting time to computing time: a machine with other work takes longer to give a process its due."""
_FORMS = {
    "word": say("Word document"),
    "pdf": say("PDF"),
    "spreadsheet": say("spreadsheet"),
    "turtle": say("Turtle file"),
    "rdf": say("RDF/XML file"),
}


def extract(form: str, data: bytes, limits: Limits) -> tuple[list[str], tuple[Notice, ...]]:
    """Return the lines of text in a file of this form ("word", "pdf") and what an editor should know.

    Raises UnreadableSource as `ask` does.
    """
    answer = ask(form, data, limits)
    return answer["lines"], tuple(Notice(*notice) for notice in answer["notices"])


def ask(form: str, data: bytes, limits: Limits) -> dict:
    """Return what the reader of this form makes of the file, as JSON has it.

    Raises UnreadableSource with the reason, also where the reading took too long or the reader crashed.
    """
    order = json.dumps({"form": form, "limits": asdict(limits)}).encode() + b"\n"
    command = [sys.executable, "-I", "-c", _PROGRAM, json.dumps(sys.path)]
    try:
        done = subprocess.run(
            command, input=order + data, capture_output=True, check=False, timeout=limits.seconds * _GRACE
        )
        answer = (
            json.loads(done.stdout) if done.returncode == 0 else _answer_of_failure(done.returncode, form)
        )
    except subprocess.TimeoutExpired:
        answer = _answer_of_failure(-int(_SIGNALS_OF_TIME[0]), form)
    if "refused" in answer:
        raise UnreadableSource(answer["refused"], answer.get("line", 1))
    return answer


_SIGNALS_OF_TIME = (24, 9)
"""SIGXCPU, and SIGKILL at the hard limit."""


def _answer_of_failure(status: int, form: str) -> dict:
    if -status in _SIGNALS_OF_TIME:
        return {
            "refused": say(
                "The {our_kind} takes too long to read; no paper or table does.", our_kind=_FORMS[form]
            )
        }
    return {
        "refused": say(
            "The {our_kind} is damaged, or needs more memory than any paper or table does.",
            our_kind=_FORMS[form],
        )
    }


def serve() -> None:
    """Read an order and a file from the standard input, write the answer as JSON; for `ask` alone."""
    order = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**order["limits"])
    _bound(resource.RLIMIT_AS, limits.memory)
    _bound(resource.RLIMIT_CPU, limits.seconds)
    _bound(resource.RLIMIT_CORE, 0)
    sys.setrecursionlimit(20_000)  # the readers of XML call themselves a few times for each of its levels
    data = sys.stdin.buffer.read()
    try:
        answer = _read(order["form"], data, limits)
        if _size_of(answer) > limits.text:
            raise UnreadableSource(say("The file holds more text than any paper or table does."))
    except UnreadableSource as reason:
        answer = {"refused": str(reason), "line": reason.line}
    except MemoryError:
        answer = _answer_of_failure(1, order["form"])
    # Escapes keep a lone surrogate from failing here; cleaning takes it out afterwards.
    sys.stdout.write(json.dumps(answer))


def _size_of(answer: object) -> int:
    """Return how many characters of text there are in an answer."""
    if isinstance(answer, dict):
        return sum(map(_size_of, answer.values()))
    return sum(map(_size_of, answer)) if isinstance(answer, list) else len(str(answer))


def _read(form: str, data: bytes, limits: Limits) -> dict:
    """Return what one reader says; each is loaded in the process that needs it alone."""
    if form == "spreadsheet":
        from papers.importing.sources.spreadsheet import read_spreadsheet

        return read_spreadsheet(data, limits)
    if form in ("turtle", "rdf"):
        from papers.importing.sources.skos import read_concepts

        return read_concepts(form, data, limits)
    if form == "word":
        from papers.importing.sources.word import read_word

        lines, notices = read_word(data, limits)
    else:
        from papers.importing.sources.pdf import read_pdf

        lines, notices = read_pdf(data, limits)
    return {"lines": lines, "notices": notices}


def _bound(what: int, amount: int) -> None:
    """Lower a limit of this process; a lower one that it was born with stays."""
    _, hard = resource.getrlimit(what)
    bound = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(what, (bound, hard))
