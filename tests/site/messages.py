"""Reads and compiles translations and finds every text to translate, without GNU gettext."""

import ast
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
PERSIAN = ROOT / "irs_site" / "locale" / "fa" / "LC_MESSAGES" / "django.po"
COMPILED = PERSIAN.with_suffix(".mo")

PARTS_OF_CALL = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop", "say"], ("text",)),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], ("text", "plural")),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ("context", "text")),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ("context", "text", "plural")),
}
"""What the first arguments of each translating function are."""

_LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL_IN_TEMPLATE = re.compile(
    rf"(?<!\w)({'|'.join(PARTS_OF_CALL)})\(\s*({_LITERAL}(?:\s*,\s*{_LITERAL})*)\s*(?:,\s*count\s*)?\)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Message:
    """A text to translate. `plural` is "" where it does not count; equal texts in two contexts are two."""

    text: str
    plural: str = ""
    context: str = ""


@dataclass
class Entry:
    """A message of a .po file with its translations, one a plural form."""

    message: Message
    translations: list[str] = field(default_factory=list)
    flags: tuple[str, ...] = ()


# .po files -----------------------------------------------------------------------------------------------


def read_entries(po: str) -> list[Entry]:
    """Return the entries of a .po text, the header (the empty message) left out.

    Raises ValueError with the line's number for a line that is none of: comment, keyword, continued string.
    Obsolete entries (`#~`) are comments to gettext, and they are an error here.
    """
    entries, words, flags, last = [], {}, (), ""

    def finish():
        if "msgid" in words:
            message = Message(words["msgid"], words.get("msgid_plural", ""), words.get("msgctxt", ""))
            translations = [words[name] for name in sorted(words) if name.startswith("msgstr")]
            entries.append(Entry(message, translations, flags))

    for number, line in enumerate(po.splitlines(), start=1):
        keyword = re.fullmatch(r"(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (\".*\")", line)
        if not line:
            finish()
            words, flags, last = {}, (), ""
        elif line.startswith("#,"):
            flags = tuple(flag.strip() for flag in line[2:].split(","))
        elif line.startswith("#") and not line.startswith("#~"):
            continue
        elif keyword and keyword[1] not in words:
            last = keyword[1]
            words[last] = ast.literal_eval(keyword[2])
        elif last and re.fullmatch(r"\".*\"", line):
            words[last] += ast.literal_eval(line)
        else:
            raise ValueError(f"line {number}: {line}")
    finish()
    return [entry for entry in entries if entry.message != Message("")]


def read_header(po: str) -> dict[str, str]:
    """Return the fields of the header, their names in lower case as gettext has them."""
    block = po.split("\n\n", 1)[0]
    header = "".join(ast.literal_eval(line) for line in block.splitlines() if line.startswith('"'))
    return {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in header.splitlines())
    }


# Sources -------------------------------------------------------------------------------------------------


def messages_of_project(root: Path = ROOT) -> dict[Message, str]:
    """Return every text to translate in the templates and the code, with one file that holds it."""
    found = {}
    for path in source_files(root):
        source = path.read_text(encoding="utf-8")
        messages = messages_of_code(source) if path.suffix == ".py" else messages_of_template(source)
        found |= {message: path.relative_to(root).as_posix() for message in messages}
    return found


def source_files(root: Path = ROOT) -> list[Path]:
    """Return our Python files, and the templates at the top and in the app."""
    code = [path for folder in ("papers", "irs_site") for path in (root / folder).rglob("*.py")]
    texts = [
        path
        for folder in ("templates", "papers", "irs_site")
        for kind in ("html", "xml", "txt")
        for path in (root / folder).rglob(f"*.{kind}")
    ]
    return sorted([*code, *(path for path in texts if "templates" in path.relative_to(root).parts)])


def messages_of_template(source: str) -> set[Message]:
    """Return what {% translate %}, {% blocktranslate %} and _("…") of a Django template say."""
    return {
        message_of(name, [ast.literal_eval(text) for text in re.findall(_LITERAL, literals, re.DOTALL)])
        for name, literals in _CALL_IN_TEMPLATE.findall(templatize(source))
    }


def bare_words(source: str) -> list[str]:
    """Return the Latin words of a template that readers would meet untranslated in every language."""
    texts, inside = [], ""
    for token in Lexer(source).tokenize():
        words = token.contents.split()
        name = words[0] if token.token_type == TokenType.BLOCK and words else ""
        if inside:
            inside = "" if name == f"end{inside}" else inside
        elif name in {"blocktranslate", "blocktrans", "comment"}:
            inside = name
        else:
            texts.append(token.contents if token.token_type == TokenType.TEXT else " ")
    shown = re.sub(r"(?s)<(style|script)\b.*?</\1>|<!--.*?-->", " ", "".join(texts))
    spoken = re.findall(
        r"""\s(?:aria-label|aria-description|alt|title|placeholder)=(["'])(.*?)\1""", shown, re.S
    )
    heard = " ".join(text for _, text in spoken)
    return re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", " ", shown) + " " + heard)


def messages_of_code(source: str) -> set[Message]:
    return {
        message_of(name, [argument.value for argument in arguments])
        for name, arguments, _ in translating_calls(source)
        if are_texts(name, arguments)
    }


def loose_calls(source: str) -> list[str]:
    """Return the translating calls of Python code whose texts no extractor can see: they are no literals."""
    return [
        f"line {line}: {name}({', '.join(ast.unparse(argument) for argument in arguments)})"
        for name, arguments, line in translating_calls(source)
        if not are_texts(name, arguments)
    ]


def translating_calls(source: str) -> Iterator[tuple[str, list[ast.expr], int]]:
    """Yield (function, the arguments that are texts, line) for each translating call."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in PARTS_OF_CALL:
                yield name, node.args[: len(PARTS_OF_CALL[name])], node.lineno


def are_texts(function: str, arguments: list[ast.expr]) -> bool:
    """Return whether the call gives a literal text for each text that the function needs."""
    literals = [node for node in arguments if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return len(literals) == len(PARTS_OF_CALL[function])


def message_of(function: str, texts: list[str]) -> Message:
    return Message(**dict(zip(PARTS_OF_CALL[function], texts, strict=True)))


def compiled(messages: dict[str, str]) -> bytes:
    """Return the messages as GNU gettext compiles them (.mo, little-endian, without a hash table)."""
    rows = [(text.encode(), said.encode()) for text, said in sorted(messages.items())]
    place, tables, words = 28 + 16 * len(rows), [b"", b""], b""
    for column in (0, 1):
        for row in rows:
            tables[column] += struct.pack("<2I", len(row[column]), place + len(words))
            words += row[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, 0)
    return head + tables[0] + tables[1] + words
