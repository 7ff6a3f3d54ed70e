"""The style sheets: contrast of every pair of colours that meet, weights, fonts and their licences."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR, "irs_site", "static", "irs")
SHEETS = sorted((STATIC / "css").glob("*.css"))
TOKENS = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
KILOBYTE = 1000

TEXT_AAA = [("ink", ground) for ground in ("paper", "sheet", "sunk")]
TEXT_AA = [
    *((text, "paper") for text in ("ink-2", "ink-3", "link", "topic", "accent", "ok", "warn", "err")),
    *((text, "sunk") for text in ("ink-2", "ink-3", "link", "topic", "accent")),
    ("on-link", "link"),
    ("on-deep", "deep"),
    ("ink", "mark"),
]
EDGES = [("edge", "paper"), ("edge", "sheet"), ("halo", "focus")]


def colours(theme):
    """Return the tokens that are colours, as the theme sets them."""
    light, dark = re.split(r"@media \(prefers-color-scheme: dark\)", TOKENS)
    found = dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6})", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6})", dark)) if theme == "dark" else found


def luminance(colour):
    """Return the relative luminance, after WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_the_standard_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("pairs", "least"),
    [(TEXT_AAA, 7), (TEXT_AA, 4.5), (EDGES, 3)],
    ids=["running text", "all text", "edges and focus"],
)
def test_colours_that_meet_can_be_told_apart(pairs, least, theme):
    palette = colours(theme)
    weak = {
        pair: round(contrast(palette[pair[0]], palette[pair[1]]), 2)
        for pair in pairs
        if contrast(palette[pair[0]], palette[pair[1]]) < least
    }
    assert weak == {}


def test_every_colour_of_the_light_theme_has_a_dark_one():
    dark = re.split(r"@media \(prefers-color-scheme: dark\)", TOKENS)[1]
    missing = [name for name in colours("light") if f"--{name}:" not in dark]
    assert missing == []


def test_every_token_in_use_is_defined():
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    used, defined = set(re.findall(r"var\(--([\w-]+)", text)), set(re.findall(r"--([\w-]+):", text))
    assert sorted(used - defined) == []


def test_every_sheet_is_in_a_layer():
    order = re.search(r"@layer ([\w, ]+);", TOKENS)[1].split(", ")
    assert order == ["tokens", "base", "parts", "reading", "search", "print"]
    layers = [re.search(r"@layer (\w+) \{", sheet.read_text(encoding="utf-8"))[1] for sheet in SHEETS]
    assert sorted(layers) == sorted(order)


def test_the_sheets_are_light():
    sizes = {sheet.name: len(gzip.compress(sheet.read_bytes())) for sheet in SHEETS}
    assert sum(sizes.values()) <= 12 * KILOBYTE, sizes


@pytest.mark.parametrize(
    "faces",
    [
        ["source-serif-4-latin-wght-normal", "libre-franklin-latin-wght-normal"],
        ["vazirmatn-arabic-wght-normal", "markazi-text-arabic-wght-normal"],
    ],
    ids=["English page", "Persian page"],
)
def test_the_fonts_of_a_page_are_light(faces):
    assert sum((STATIC / "fonts" / f"{face}.woff2").stat().st_size for face in faces) <= 90 * KILOBYTE


def test_every_font_is_named_by_the_tokens_and_brings_its_licence():
    fonts = sorted(path.name for path in (STATIC / "fonts").glob("*.woff2"))
    assert sorted(re.findall(r'url\("\.\./fonts/([^"]+)"\)', TOKENS)) == fonts
    families = {re.split(r"-(?:latin|arabic)-", name)[0] for name in fonts}
    for family in sorted(families):
        licence = (STATIC / "fonts" / f"{family}.LICENSE.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence, family
        assert re.match(r"(?:Copyright|©) (?:20\d\d)", licence), family


def test_every_picture_that_a_sheet_names_exists():
    for sheet in SHEETS:
        for name in re.findall(r'url\("\.\./(img/[^"]+)"\)', sheet.read_text(encoding="utf-8")):
            assert (STATIC / name).is_file(), f"{sheet.name}: {name}"


@pytest.mark.parametrize("preference", ["reduced-motion", "contrast", "color-scheme"])
def test_what_the_reader_prefers_is_heard(preference):
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    assert f"prefers-{preference}:" in text


def test_persian_is_neither_slanted_nor_spaced():
    """Letter-spacing would tear joined letters apart, so each use of it names English."""
    for sheet in SHEETS:
        for line in sheet.read_text(encoding="utf-8").splitlines():
            if "letter-spacing" in line:
                assert ":lang(en)" in line, f"{sheet.name}: {line.strip()}"
    base = (STATIC / "css" / "base.css").read_text(encoding="utf-8")
    assert ":is(em, i, cite):lang(fa) { font-style: normal; }" in base
