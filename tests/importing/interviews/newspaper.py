"""Prints clean interviews as a newspaper would, and damages them as OCR does."""

import json
import random
import re
from pathlib import Path

from papers.importing.document import Line

FOLDER = Path(__file__).resolve().parents[2] / "data" / "interviews"
INVENTED = ("ferry", "seeds", "wind_fa")
STYLES = ("plain", "labels", "bold", "italics", "names", "headings", "short names")
LABELS = {"en": ("Q:", "A:"), "fa": ("پرسش:", "پاسخ:")}
SHORT = {"en": ("Q.", "A."), "fa": ("س:", "ج:")}
VOWELS = "aeiouy"


def load(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def as_lines(texts):
    """Return texts as source lines, with the blank line between any two that OCR prints."""
    return tuple(Line(2 * i + 1, text) for i, text in enumerate(texts))


def as_words(text):
    return re.findall(r"[^\W_]+(?:['’\u200c-][^\W_]+)*", text)


def opening(interview):
    return [
        interview["title"],
        *interview["decks"],
        interview["label"],
        interview["lead"],
        interview["context"],
    ]


def speeches(interview, style="plain"):
    """Return (role, printed text, text) for each paragraph of the talk in one of the `STYLES`."""
    language = interview["language"]
    result = []
    for role, texts in interview["talk"]:
        for i, text in enumerate(texts):
            result.append((role, mark(text, role, i, style, interview, language), text))
    return result


def mark(text, role, i, style, interview, language):
    asks = role == "question"
    if style in ("labels", "short names") and i == 0:
        labels = LABELS if style == "labels" else SHORT
        return f"{labels[language][0 if asks else 1]} {text}"
    if style == "names" and i == 0:
        name = interview["interviewer"] if asks else interview["interviewee"].split()[-1]
        return f"{name}: {text}"
    marks = {"bold": "**", "italics": "*"}
    if style in marks and asks:
        return f"{marks[style]}{text}{marks[style]}"
    return f"### {text}" if style == "headings" and asks else text


def clean_page(interview, style="plain"):
    return as_lines([*opening(interview), *(printed for _, printed, _ in speeches(interview, style))])


def true_words(interview, style="plain"):
    """Return the words of a page in reading order, labels left out."""
    texts = [interview["title"], *interview["decks"], interview["lead"], interview["context"]]
    return as_words(" ".join([*texts, *(text for _, _, text in speeches(interview))]))


def read_words(document):
    """Return the words of a document in reading order, captions left out."""
    return as_words(" ".join(block.text for block in document.blocks if block.type != "caption"))


def all_words(document):
    """Return every word that a document kept, wherever it kept it."""
    head = document.interview
    kept = [head.label, head.date.printed, *(line.text for line in document.leftovers)]
    kept += [f"{block.mark} {block.text}" for block in document.blocks]
    return as_words(" ".join(kept))


def common(one, two):
    """Return the length of the longest common subsequence of two lists of words."""
    row = [0] * (len(two) + 1)
    for word in one:
        before = 0
        for j, other in enumerate(two, start=1):
            above = row[j]
            row[j] = before + 1 if word == other else max(above, row[j - 1])
            before = above
    return row[-1]


def recovery(document, words):
    """Return the share of words that came back in their order, 0..1; words too many count against it."""
    read = read_words(document)
    return common(words, read) / max(len(words), len(read), 1)


def set_in_column(text, width, hyphens=True):
    """Break a text into lines no wider than `width` characters, long words at a hyphen, as a printer does."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - (1 if line else 0)
        if len(word) <= room:
            line = f"{line} {word}".strip()
            continue
        at = break_of(word, room - 1) if hyphens else 0
        if at:
            lines.append(f"{line} {word[:at]}-".strip())
            line = word[at:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def break_of(word, room):
    """Return where a word may be broken to fit: before a consonant that follows a vowel."""
    if not word.isalpha() or len(word) < 6 or not word.isascii():
        return 0
    places = [i for i in range(2, len(word) - 1) if word[i - 1] in VOWELS and word[i] not in VOWELS]
    return max((i for i in places if i <= room), default=0)


def columns(texts, width):
    """Return two columns of lines, about equally long, broken between two lines of one paragraph."""
    lines = [line for text in texts for line in set_in_column(text, width)]
    half = len(lines) // 2
    return lines[:half], lines[half:]


def weave_rows(left, right):
    """Read two columns straight across: left line, right line, left line ..."""
    woven = []
    for i in range(max(len(left), len(right))):
        woven += left[i : i + 1] + right[i : i + 1]
    return woven


def weave_chunks(left, right, seed, shortest=4, longest=12):
    """Read two columns in turns of several lines, as OCR does that takes parts of columns for blocks."""
    chance = random.Random(seed)
    sides, woven, side = [list(left), list(right)], [], 0
    while sides[0] or sides[1]:
        count = chance.randint(shortest, longest)
        woven += sides[side][:count]
        del sides[side][:count]
        side = 1 - side
    return woven


def weave_turns(left, right, turn):
    """Read two columns in equal turns of so many lines, the rest of the longer one at the end."""
    woven = []
    for i in range(0, max(len(left), len(right)), turn):
        woven += left[i : i + turn] + right[i : i + turn]
    return woven


def glue(lines):
    """Print the lines of a column as one wide line, with its inner broken words made whole."""
    text = ""
    for line in lines:
        text = text[:-1] + line if re.search(r"[a-z]-$", text) else f"{text} {line}".strip()
    return text


def displace(texts, seed, width=28, share=0.4, reach=5):
    """Cut some paragraphs in two where a column line ends and print their second parts elsewhere."""
    chance = random.Random(seed)
    page = []
    for i, text in enumerate(texts):
        lines = set_in_column(text, width)
        if len(lines) < 6 or chance.random() > share:
            page.append((float(i), text))
            continue
        places = [
            at
            for at in range(2, len(lines) - 1)
            if lines[at - 1][-1] not in ".?!:؟" and not lines[at][0].isupper()
        ]
        at = chance.choice(places)
        page.append((float(i), glue(lines[:at])))
        page.append((i + chance.choice((-1, 1)) * chance.randint(1, reach) + 0.5, glue(lines[at:])))
    return [text for _, text in sorted(page, key=lambda one: one[0])]


def print_gutter(left, right, width):
    """Print two columns line by line with white space between them."""
    rows = max(len(left), len(right))
    left, right = left + [""] * (rows - len(left)), right + [""] * (rows - len(right))
    return [f"{one.ljust(width + 4)}{two}".rstrip() for one, two in zip(left, right, strict=True)]
