"""The four layers: reads the imports of `papers` from its source and fails where one points upward."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

PURE, MODELS, WORK, SURFACE = range(4)
LAYER_NAMES = ("pure (L0)", "models (L1)", "work (L2)", "surface (L3)")
LAYERS = {
    "papers": PURE,  # the empty package file alone; what is in it must be named below
    "papers.text": PURE,
    "papers.importing": PURE,
    "papers.citing": PURE,
    "papers.models": MODELS,
    "papers.blocks": MODELS,
    "papers.importing.authorship": WORK,
    "papers.importing.date_parts": WORK,
    "papers.importing.namesakes": WORK,
    "papers.importing.variants": WORK,
    "papers.importing.fields": WORK,
    "papers.importing.pages": WORK,
    "papers.importing.people": WORK,
    "papers.importing.plan": WORK,
    "papers.importing.records": WORK,
    "papers.importing.releasing": WORK,
    "papers.importing.rereading": WORK,
    "papers.importing.topics": WORK,
    "papers.importing.topic_undo": WORK,
    "papers.importing.drafts": WORK,
    "papers.importing.tables": WORK,
    "papers.importing.tables.cells": PURE,
    "papers.importing.tables.concepts": PURE,
    "papers.importing.tables.reading": PURE,
    "papers.importing.apply": WORK,
    "papers.importing.run": WORK,
    "papers.importing.streams": WORK,
    "papers.importing.undo": WORK,
    "papers.curation": WORK,
    "papers.desk": WORK,
    "papers.translating": WORK,
    "papers.correcting": WORK,
    "papers.checking": WORK,
    "papers.catalogue": WORK,
    "papers.releasing": WORK,
    "papers.publishing": WORK,
    "papers.accounts": WORK,
    "papers.checks": WORK,
    "papers.indexes": WORK,
    "papers.tasks": WORK,
    "papers.apps": SURFACE,
    "papers.views": SURFACE,
    "papers.admin": SURFACE,
    "papers.context": SURFACE,
    "papers.templatetags": SURFACE,
    "papers.management": SURFACE,
    "papers.wagtail_hooks": SURFACE,
    "papers.urls": SURFACE,
}
PURE_PACKAGES = ("papers.text", "papers.importing", "papers.citing")
LIBRARIES = ("papers.importing.sources", "papers.text.analysis")
"""The pure packages that may use others' work: readers of file formats, stems and distances of words."""
FRAMEWORKS = {"django", "wagtail", "taggit", "modelcluster", "treebeard"}
THE_DOOR = "papers.models.querysets"  # where visible() is made
HARMLESS = {"visible", "retracted", "stood_for", "none"}
"""The questions at the door: what the public may see, and of what it is told that it was retracted."""
PUBLIC = ("papers.views", "papers.context", "papers.templatetags", "papers.catalogue", "papers.publishing")


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def prefix_in(name: str, prefixes) -> str | None:
    """Return the longest of the dotted `prefixes` that `name` is or lies under."""
    fitting = [prefix for prefix in prefixes if name == prefix or name.startswith(f"{prefix}.")]
    return max(fitting, key=len, default=None)


def layer_of(name: str) -> int | None:
    prefix = prefix_in(name, LAYERS)
    return None if prefix is None or (prefix == "papers" and name != "papers") else LAYERS[prefix]


def imports_of(tree: ast.AST, name: str, is_package: bool) -> list[tuple[int, str]]:
    """Return (line, dotted name) of each import, in functions and under TYPE_CHECKING too.

    `from package import a` counts as `package.a`: `a` may be a module.
    """
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            source = node.module or ""
            if node.level:
                home = name.split(".") if is_package else name.split(".")[:-1]
                home = home[: len(home) - node.level + 1]
                source = ".".join([*home, source] if source else home)
            found += [(node.lineno, f"{source}.{alias.name}") for alias in node.names]
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"import_module", "__import__"}:
                found.append((node.lineno, str(node.args[0].value)))
    return found


def why_not(importer: str, imported: str) -> str | None:
    """Return why `importer` may not import `imported`, or None where it may."""
    top = imported.partition(".")[0]
    layer = layer_of(importer)
    if top == "irs_site":
        return "the app does not know the site's wiring"
    if top != "papers":
        if top in sys.stdlib_module_names or layer in (WORK, SURFACE):
            return None
        if layer == MODELS:
            return None if top in FRAMEWORKS else "models import Django, Wagtail and the pure layer only"
        if prefix_in(importer, LIBRARIES) and top not in FRAMEWORKS:
            return None
        return "the pure layer imports the standard library only"
    target = layer_of(imported)
    if target is None:
        return None if imported.startswith("papers.migrations") else "that module has no layer"
    if target > layer:
        return f"{LAYER_NAMES[layer]} may not import {LAYER_NAMES[target]}"
    home, away = prefix_in(importer, PURE_PACKAGES), prefix_in(imported, PURE_PACKAGES)
    if layer == PURE and away not in (home, "papers.text", None):
        return f"{home} and {away} meet in papers.text only"
    return None


def source_files(root: Path) -> list[Path]:
    return [path for path in sorted((root / "papers").rglob("*.py")) if "migrations" not in path.parts]


def find_broken_layers(root: Path) -> list[str]:
    """Return a line for each import in `root`/papers that breaks a layer, in order of path and line."""
    broken = []
    for path in source_files(root):
        name = module_name(path, root)
        shown = path.relative_to(root)
        if layer_of(name) is None:
            broken.append(f"{shown}: no layer is named for {name}")
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for line, imported in sorted(imports_of(tree, name, path.name == "__init__.py")):
            reason = why_not(name, imported)
            if reason:
                broken.append(f"{shown}:{line}: imports {imported}: {reason}")
    return broken


def find_back_doors(root: Path) -> list[str]:
    """Return a line for each way to pages that goes round `visible()`.

    Nobody calls `.live()` or the bare `Page.objects`; public code asks for nothing but `visible()`.
    (Editors' code may ask for drafts: there `EssayPage.objects.filter()` is meant.)
    """
    found = []
    for path in source_files(root):
        name = module_name(path, root)
        if name == THE_DOOR:
            continue
        public = prefix_in(name, PUBLIC) is not None
        for line, what in back_doors_in(ast.parse(path.read_text(encoding="utf-8")), public):
            found.append(f"{path.relative_to(root)}:{line}: {what} goes round visible()")
    return found


def back_doors_in(tree: ast.AST, public: bool) -> list[tuple[int, str]]:
    """Return (line, what) of each back door in a module's tree, in order."""
    nodes = list(ast.walk(tree))
    attributes = [node for node in nodes if isinstance(node, ast.Attribute)]
    harmless = {id(node.value) for node in attributes if node.attr in HARMLESS}
    called = {id(node.func): node for node in nodes if isinstance(node, ast.Call)}
    found = []
    for node in attributes:
        owner = node.value.id if isinstance(node.value, ast.Name) else ""
        if node.attr == "live" and id(node) in called:  # `page.live` without a call is a field
            found.append((node.lineno, ".live()"))
        elif node.attr == "objects" and owner == "Page":
            found.append((node.lineno, "Page.objects"))
        elif public and node.attr == "objects" and owner.endswith("Page") and id(node) not in harmless:
            found.append((node.lineno, f"{owner}.{node.attr}"))
    for node in called.values():
        if public and getattr(node.func, "id", "") == "all_pages" and id(node) not in harmless:
            found.append((node.lineno, "all_pages()"))
    return sorted(found)


def write_tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_every_import_points_downward():
    assert find_broken_layers(ROOT) == []


def test_the_public_sees_pages_through_one_door():
    assert find_back_doors(ROOT) == []


def test_the_rules_are_read_from_a_tree_that_has_code():
    names = {module_name(path, ROOT) for path in source_files(ROOT)}
    for layer, example in enumerate(
        ("papers.importing.document", "papers.models", "papers.checks", "papers.apps")
    ):
        assert example in names
        assert layer_of(example) == layer


@pytest.mark.parametrize(
    ("path", "line", "complaint"),
    [
        (
            "papers/text/digits.py",
            "import django",
            "django: the pure layer imports the standard library only",
        ),
        ("papers/text/digits.py", "import nh3", "nh3: the pure layer imports the standard library only"),
        (
            "papers/importing/read.py",
            "import pypdfium2",
            "pypdfium2: the pure layer imports the standard library only",
        ),
        (
            "papers/importing/sources.py",
            "from django.conf import settings",
            "django.conf.settings: the pure layer imports the standard library only",
        ),
        (
            "papers/importing/read.py",
            "from ..citing.styles import apa",
            "papers.citing.styles.apa: papers.importing and papers.citing meet in papers.text only",
        ),
        (
            "papers/citing/value.py",
            "from papers.importing.document import Report",
            "papers.importing.document.Report: papers.citing and papers.importing meet in papers.text only",
        ),
        (
            "papers/text/letters.py",
            "from papers.citing import value",
            "papers.citing.value: papers.text and papers.citing meet in papers.text only",
        ),
        (
            "papers/importing/read.py",
            "from .plan import plan",
            "papers.importing.plan.plan: pure (L0) may not import work (L2)",
        ),
        (
            "papers/importing/__init__.py",
            "from . import apply",
            "papers.importing.apply: pure (L0) may not import work (L2)",
        ),
        (
            "papers/models/essay.py",
            "from papers.catalogue import build",
            "papers.catalogue.build: models (L1) may not import work (L2)",
        ),
        (
            "papers/models/essay.py",
            "import requests",
            "requests: models import Django, Wagtail and the pure layer only",
        ),
        (
            "papers/catalogue/build.py",
            "def f():\n    from papers.views import search",
            "papers.views.search: work (L2) may not import surface (L3)",
        ),
        (
            "papers/checks.py",
            "from importlib import import_module\nimport_module('papers.admin.panels')",
            "papers.admin.panels: work (L2) may not import surface (L3)",
        ),
        (
            "papers/views.py",
            "from irs_site import settings",
            "irs_site.settings: the app does not know the site's wiring",
        ),
        ("papers/views.py", "import papers.helpers", "papers.helpers: that module has no layer"),
    ],
)
def test_an_import_that_breaks_a_layer_is_named(tmp_path, path, line, complaint):
    number = line.count("\n") + 1
    write_tree(tmp_path, {path: line})
    assert find_broken_layers(tmp_path) == [f"{path}:{number}: imports {complaint}"]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("papers/text/digits.py", "import re\nfrom .letters import fold"),
        (
            "papers/importing/read.py",
            "from papers.text.digits import to_latin\nfrom .document import Document",
        ),
        ("papers/importing/sources.py", "import pypdfium2"),
        (
            "papers/models/essay.py",
            "from wagtail.models import Page\nfrom papers.importing.document import Block",
        ),
        (
            "papers/importing/apply.py",
            "from django.db import transaction\nfrom papers.models import EssayPage",
        ),
        ("papers/importing/plan.py", "from .read import read\nfrom papers.models import EssayPage"),
        ("papers/publishing/feeds.py", "import lxml\nfrom papers.catalogue import find"),
        ("papers/management/commands/import_papers.py", "from papers.importing import apply, read"),
        ("papers/migrations/0001_initial.py", "import papers.views"),
    ],
)
def test_an_import_that_keeps_the_layers_passes(tmp_path, path, line):
    write_tree(tmp_path, {path: line})
    assert find_broken_layers(tmp_path) == []


def test_a_module_outside_the_plan_is_named(tmp_path):
    write_tree(tmp_path, {"papers/utils.py": "", "papers/__init__.py": ""})
    assert find_broken_layers(tmp_path) == ["papers/utils.py: no layer is named for papers.utils"]


def test_each_way_round_visible_is_named(tmp_path):
    write_tree(
        tmp_path,
        {
            "papers/models/querysets.py": "pages.live()",
            "papers/models/essay.py": "if self.live:\n    EssayPage.objects.child_of(self).live()",
            "papers/admin/reports.py": "EssayPage.objects.filter(live=False)\nPage.objects.all()",
            "papers/views.py": "EssayPage.objects.visible('en')\nEssayPage.objects.filter(live=True)\n"
            "all_pages().visible()\nall_pages().order_by('title')\nEssayPage.objects.none()",
        },
    )
    assert find_back_doors(tmp_path) == [
        "papers/admin/reports.py:2: Page.objects goes round visible()",
        "papers/models/essay.py:2: .live() goes round visible()",
        "papers/views.py:2: EssayPage.objects goes round visible()",
        "papers/views.py:4: all_pages() goes round visible()",
    ]


def test_the_pure_layer_loads_without_django():
    names = [name for path in source_files(ROOT) if layer_of(name := module_name(path, ROOT)) == PURE]
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & "
        "{'django', 'wagtail', 'taggit', 'modelcluster', 'psycopg', 'sqlite3'}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (loaded.stdout, loaded.stderr) == ("[]\n", "")
