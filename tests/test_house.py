"""The rules of this house that a machine can see, each with an offence that proves it is watched."""

import ast
import os
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOT_OURS = {
    "__pycache__",
    "node_modules",
}  # dotted folders (.venv, .data, caches) are not ours either, but .ci is
AS_RECEIVED = ("seeds/", "tests/data/")  # other people's words
TEXT_KINDS = {
    ".py",
    ".html",
    ".css",
    ".js",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".cfg",
    ".po",
    ".xml",
    ".svg",
    ".json",
    "",
}


def project_files(root: Path, *kinds: str, under: str = "") -> list[Path]:
    """Return the project's own files, sorted; `kinds` are endings such as ".py" (none given: all)."""
    found = []
    for folder, inner, names in os.walk(root / under):
        inner[:] = [name for name in inner if name not in NOT_OURS and (name == ".ci" or name[0] != ".")]
        found += [Path(folder, name) for name in names if not kinds or Path(name).suffix in kinds]
    return sorted(found)


def find_in(root: Path, files: list[Path], patterns: dict[str, str], blank: str = "") -> list[str]:
    """Return "path:line: what: the words" for each match; what matches `blank` is looked over."""
    found = []
    for path in files:
        text = path.read_text(encoding="utf-8")
        if blank:
            text = re.sub(blank, lambda match: re.sub(r"[^\n]", " ", match[0]), text)
        for what, pattern in patterns.items():
            for match in re.finditer(pattern, text, re.IGNORECASE):
                line = text.count("\n", 0, match.start()) + 1
                found.append(f"{path.relative_to(root).as_posix()}:{line}: {what}: {match[0].strip()}")
    return sorted(found)


# Rules: each takes the root of a tree and returns its offences ---------------------------------------------


def find_foreign_words(root: Path) -> list[str]:
    """The project speaks of itself alone, and runs on any machine."""
    patterns = {
        "path of one machine": r"(?<![\w.~-])/(?:home|root|users|work|workspace|mnt)/\w+",
        "host of a package index": r"\b(?:pypi|pythonhosted|npmjs|artifactory|nexus)\.(?:org|com|io|net)\b",
        "unfinished": r"\b(?:to[d]o|fix[m]e|x[x]x)\b:?",
        "number of a ticket": r"\b(?:issue|ticket|pull request|PR) ?#\d+|\(#\d+\)",
        "talk about its writing": r"\b(?:language[ ]model|AI[- ]generated|as[ ]an AI|this[ ]session)\b",
    }
    files = [
        path
        for path in project_files(root)
        if path.suffix in TEXT_KINDS and not path.relative_to(root).as_posix().startswith(AS_RECEIVED)
    ]
    return find_in(root, files, patterns)


def find_loose_locks(root: Path) -> list[str]:
    """A lock pins every package to hashes and leaves it to pip where packages come from."""
    found = []
    for path in project_files(root, ".txt", under="requirements"):
        shown = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        for entry in re.split(r"\n(?=[^\s#])", text):
            name = entry.split("\n")[0].rstrip("\\ ")
            if not re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==\S+", name):
                found.append(f"{shown}: not a pinned package: {name}")
            elif "--hash=sha256:" not in entry:
                found.append(f"{shown}: no hash: {name}")
        found += [f"{shown}: names a place: {place}" for place in re.findall(r"\S*://\S+", text)]
    return found


def find_unlocked_packages(root: Path) -> list[str]:
    """What pyproject.toml asks for is what the requirements ask for, and it is locked."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wishes = {
        "production": project["project"]["dependencies"],
        "development": project["dependency-groups"]["development"],
    }
    found = []
    for name, wished in wishes.items():
        lines = (root / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
        asked = [line.strip() for line in lines if line.strip() and not line.startswith(("#", "-r"))]
        found += [f"{name}.in lacks {wish}" for wish in wished if wish not in asked]
        found += [f"pyproject.toml lacks {wish}" for wish in asked if wish not in wished]
        lock = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        locked = set(re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==", lock, re.MULTILINE))
        names = [re.match(r"[A-Za-z0-9-]+", wish)[0].lower() for wish in wished]
        found += [f"{name}.txt does not lock {wish}" for wish in names if wish not in locked]
    return found


def find_inline_code(root: Path) -> list[str]:
    """Templates hold no styles and no program: a strict content policy and no-script readers need none."""
    patterns = {
        "inline style": r"<style\b|\sstyle\s*=",
        "inline program": r'<script\b(?![^>]*\bsrc=)(?![^>]*type="application/ld\+json")[^>]*>',
        "inline handler": r"\son[a-z]+\s*=\s*[\"'{]",
        "javascript address": r"(?:href|src|action)\s*=\s*[\"']?\s*javascript:",
    }
    # The page for our own faults is one file: it is shown where no sheet can be fetched.
    files = [path for path in template_files(root) if template_name(path) != "500.html"]
    return find_in(root, files, patterns, blank=r"(?s)\{#.*?#\}|\{%.*?%\}")


def find_physical_directions(root: Path) -> list[str]:
    """Styles say start and end, never left and right: Persian reads the other way."""
    patterns = {
        "physical direction": r"(?<![\w-])(?:(?:scroll-)?(?:margin|padding)-|border-(?:top-|bottom-)?)?"
        r"(?:left|right)(?:-(?:width|color|style|radius))?\s*:",
        "physical value": r"(?<![\w-])(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b",
    }
    return find_in(root, project_files(root, ".css"), patterns, blank=r"(?s)/\*.*?\*/")


def find_third_parties(root: Path) -> list[str]:
    """A reader's browser asks nobody but us."""
    patterns = {
        "third party": r"<(?:script|img|iframe|source|video|audio)\b[^>]*\bsrc=[\"'](?:https?:)?//[^\"']+"
        r"|<link\b(?=[^>]*rel=[\"'](?:stylesheet|preload|preconnect|icon))[^>]*href=[\"'](?:https?:)?//[^\"']+"
        r"|@import[^;]+//[^;]+|url\([\"']?(?:https?:)?//[^)]+",
    }
    files = [*template_files(root), *project_files(root, ".css")]
    return find_in(root, files, patterns, blank=r"(?s)/\*.*?\*/|\{#.*?#\}")


def find_long_commands(root: Path) -> list[str]:
    found = []
    for path in project_files(root, ".py", under="papers/management/commands"):
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > 60:
            found.append(f"{path.relative_to(root).as_posix()}: {length} lines, a command has 60")
    return found


def find_unused_templates(root: Path) -> list[str]:
    """A template is named by code or by another template, or replaces one of Django's or Wagtail's."""
    templates = {path: template_name(path) for path in template_files(root)}
    sources = project_files(root, ".py", under="papers") + project_files(root, ".py", under="irs_site")
    named = "\n".join(path.read_text(encoding="utf-8") for path in [*sources, *templates])
    return [
        f"{path.relative_to(root).as_posix()}: no code and no template names {name}"
        for path, name in templates.items()
        if not re.search(rf"[\"']{re.escape(name)}[\"']", named)
        and not re.fullmatch(r"(?:400|403|404|410|500)\.html|(?:wagtail|django)[a-z_]*/.*|admin/.*", name)
    ]


def find_missing_templates(root: Path) -> list[str]:
    names = {template_name(path) for path in template_files(root)}
    pattern = r"\{%-?\s*(?:include|extends)\s+[\"']([^\"']+)[\"']"
    found = []
    for path in template_files(root):
        for name in re.findall(pattern, path.read_text(encoding="utf-8")):
            if name not in names and not name.startswith(("wagtail", "table_block/")):
                found.append(f"{path.relative_to(root).as_posix()}: there is no {name}")
    return found


def find_silent_modules(root: Path) -> list[str]:
    """A module starts with a sentence that says what it is for."""
    found = []
    for path in project_files(root, ".py"):
        text = path.read_text(encoding="utf-8")
        shown = path.relative_to(root).as_posix()
        if text.strip() and "migrations" not in path.parts and not ast.get_docstring(ast.parse(text)):
            found.append(f"{shown}: does not say what it is for")
        if re.search(r"(?:^|/)(?:utils?|helpers?|core|common|services?|misc)(?:/|\.py$)", shown):
            found.append(f"{shown}: a name that says nothing")
    return found


def find_untested_growth(root: Path) -> list[str]:
    """There are at least as many lines of tests as of source."""
    source = [*project_files(root, ".py", under="papers"), *project_files(root, ".py", under="irs_site")]
    lines = sum(count_lines(path) for path in source if "migrations" not in path.parts)
    tests = sum(count_lines(path) for path in project_files(root, ".py", under="tests"))
    return [f"{tests} lines of tests for {lines} lines of source"] if tests < lines else []


def count_lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def template_files(root: Path) -> list[Path]:
    return [path for path in project_files(root, ".html", ".xml", ".txt") if "templates" in path.parts]


def template_name(path: Path) -> str:
    """Return the name by which Django finds the template: what follows the last `templates` folder."""
    parts = path.parts
    return "/".join(parts[len(parts) - parts[::-1].index("templates") :])


RULES = [
    find_foreign_words,
    find_loose_locks,
    find_unlocked_packages,
    find_inline_code,
    find_physical_directions,
    find_third_parties,
    find_long_commands,
    find_unused_templates,
    find_missing_templates,
    find_silent_modules,
    find_untested_growth,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule):
    assert rule(ROOT) == []


PROJECT = '[project]\ndependencies = ["django>=5"]\n[dependency-groups]\ndevelopment = ["pytest"]\n'

OFFENCES = [
    (
        find_foreign_words,
        {
            "papers/a.py": "OPEN = '/ho"
            + "me/sam/x'\nurl = 'https://example.org/work/1'\n# to"
            + "do: later",
            "README.md": "See issue" + " #12, or files.pythonhosted" + ".org.",
            "seeds/a.txt": "/ro" + "ot/secret",
            ".venv/a.py": "/ro" + "ot/secret",
        },
        [
            "README.md:1: host of a package index: pythonhosted" + ".org",
            "README.md:1: number of a ticket: issue" + " #12",
            "papers/a.py:1: path of one machine: /ho" + "me/sam",
            "papers/a.py:3: unfinished: to" + "do:",
        ],
    ),
    (
        find_loose_locks,
        {
            "requirements/production.txt": "a==1 \\\n    --hash=sha256:00\n    # via b\nb==2\n"
            "c>=3 \\\n    --hash=sha256:00\nd @ https://example.org/d.whl \\\n    --hash=sha256:00\n"
        },
        [
            "requirements/production.txt: no hash: b==2",
            "requirements/production.txt: not a pinned package: c>=3",
            "requirements/production.txt: not a pinned package: d @ https://example.org/d.whl",
            "requirements/production.txt: names a place: https://example.org/d.whl",
        ],
    ),
    (
        find_unlocked_packages,
        {
            "pyproject.toml": PROJECT,
            "requirements/production.in": "# why\ndjango>=5\nnh3\n",
            "requirements/production.txt": "nh3==1\n",
            "requirements/development.in": "-r production.in\n",
            "requirements/development.txt": "pytest==9\n",
        },
        ["pyproject.toml lacks nh3", "production.txt does not lock django", "development.in lacks pytest"],
    ),
    (
        find_inline_code,
        {
            "templates/base.html": '<p style="color:red">\n<script>go()</script>\n<b onclick="go()">\n'
            '<a href="javascript:go()">\n{# style=\' #}<style>',
            "templates/good.html": '<script src="/a.js" defer></script>\n'
            '<script type="application/ld+json">{}</script>\n'
            '{% include "x.html" with one="1" %}',
            "templates/500.html": "<style>p { margin: 0 }</style>",
        },
        [
            "templates/base.html:1: inline style: style=",
            "templates/base.html:2: inline program: <script>",
            'templates/base.html:3: inline handler: onclick="',
            'templates/base.html:4: javascript address: href="javascript:',
            "templates/base.html:5: inline style: <style",
        ],
    ),
    (
        find_physical_directions,
        {
            "irs_site/static/a.css": "p { margin-left: 1px }\np { left: 0 }\np { text-align: right }\n"
            "p { border-top-left-radius: 2px }\np{scroll-padding-right:1px}\n"
            "/* left: */ p { margin-inline-start: 0; text-align: start; --left: 1; inset-inline: 0 }\n"
        },
        [
            "irs_site/static/a.css:1: physical direction: margin-left:",
            "irs_site/static/a.css:2: physical direction: left:",
            "irs_site/static/a.css:3: physical value: text-align: right",
            "irs_site/static/a.css:4: physical direction: border-top-left-radius:",
            "irs_site/static/a.css:5: physical direction: scroll-padding-right:",
        ],
    ),
    (
        find_third_parties,
        {
            "templates/a.html": '<script src="https://example.org/a.js"></script>\n'
            '<a href="https://example.org/">ok</a>\n'
            '<link rel="stylesheet" href="//example.org/a.css">\n<link rel="canonical" href="https://example.org/">',
            "irs_site/static/a.css": "@import 'https://example.org/a.css';\n"
            "p { background: url(/static/a.svg) }\np { background: url(https://example.org/a.svg) }",
        },
        [
            "irs_site/static/a.css:1: third party: @import 'https://example.org/a.css'",
            "irs_site/static/a.css:3: third party: url(https://example.org/a.svg",
            'templates/a.html:1: third party: <script src="https://example.org/a.js',
            'templates/a.html:3: third party: <link rel="stylesheet" href="//example.org/a.css',
        ],
    ),
    (
        find_long_commands,
        {"papers/management/commands/long.py": "\n" * 61, "papers/management/commands/short.py": "\n" * 60},
        ["papers/management/commands/long.py: 61 lines, a command has 60"],
    ),
    (
        find_unused_templates,
        {
            "templates/404.html": "",
            "templates/wagtailadmin/base.html": "",
            "templates/papers/used.html": '{% include "components/card.html" %}',
            "templates/components/card.html": "",
            "templates/components/lost.html": "",
            "papers/views.py": 'TEMPLATE = "papers/used.html"',
        },
        ["templates/components/lost.html: no code and no template names components/lost.html"],
    ),
    (
        find_missing_templates,
        {
            "templates/a.html": '{% extends "base.html" %}{% include "a.html" %}'
            '{% include "wagtailadmin/shared/icon.html" %}'
        },
        ["templates/a.html: there is no base.html"],
    ),
    (
        find_silent_modules,
        {"papers/utils.py": '"""Says it."""', "papers/b.py": "b = 1", "papers/__init__.py": ""},
        ["papers/b.py: does not say what it is for", "papers/utils.py: a name that says nothing"],
    ),
    (
        find_untested_growth,
        {
            "papers/a.py": "a = 1\nb = 2\n",
            "papers/migrations/0001.py": "\n" * 9,
            "tests/test_a.py": "a = 1\n",
        },
        ["1 lines of tests for 2 lines of source"],
    ),
]


@pytest.mark.parametrize(
    ("rule", "files", "offences"), OFFENCES, ids=lambda value: getattr(value, "__name__", "")
)
def test_an_offence_is_named(tmp_path, rule, files, offences):
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert rule(tmp_path) == offences


def test_every_rule_has_an_offence_that_proves_it():
    assert {rule for rule, _, _ in OFFENCES} == set(RULES)
