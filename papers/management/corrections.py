"""What is said of a file against its reader on a command line."""

from argparse import ArgumentParser, ArgumentTypeError

from django.conf import settings

from papers.importing.dates import printed_date
from papers.importing.document import Corrections


def add_corrections(parser: ArgumentParser) -> None:
    """Let the command take corrections; they count for every file of the call."""
    parser.add_argument("--kind", choices=["report", "interview", "paper"], help="Read as this kind.")
    parser.add_argument("--language", choices=dict(settings.LANGUAGES), help="Take texts to be in it.")
    parser.add_argument(
        "--date", type=date, help="The date, as a paper prints it: 2018, 'May 2018', 2018-05-21, 1397-02-31."
    )
    parser.add_argument(
        "--same-author",
        type=same_author,
        action="append",
        default=[],
        metavar="NAME=AUTHOR",
        help="The printed name is that author's, by the last part of the page's address.",
    )


def same_author(text: str) -> tuple[str, str]:
    """Return the name as printed and the slug of the author page."""
    name, _sign, slug = text.rpartition("=")
    if not name.strip() or not slug.strip():
        raise ArgumentTypeError(f"{text!r} does not say NAME=AUTHOR.")
    return name.strip(), slug.strip()


def date(text: str) -> str:
    """Return the date as it was said, which reading it again understands."""
    if printed_date(text) is None:
        raise ArgumentTypeError(f"{text!r} is no date: give a year, a month and year, or a day.")
    return text.strip()


def corrections_of(options: dict) -> Corrections | None:
    """Return what the options of the call say; None where they say nothing."""
    said = {name: options[name] for name in ("kind", "language", "date") if options[name]}
    said |= {"authors": dict(options["same_author"])} if options["same_author"] else {}
    return Corrections(**said) if said else None
