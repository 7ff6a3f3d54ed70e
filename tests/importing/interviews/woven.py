"""Makes cases of woven newspaper pages from clean interviews: widths, hyphens, captions, losses.

    clean interview -> losses -> two columns of a seeded width -> woven lines -> captions, "continued on"

A case knows the truth: the words in their order, what is a caption, which words stand at a loss.
"""

import random
from dataclasses import dataclass

from papers.importing.document import Line
from papers.importing.interviews.interview import read_interview
from tests.importing.interviews.newspaper import (
    as_words,
    load,
    opening,
    print_gutter,
    recovery,
    set_in_column,
    speeches,
    weave_chunks,
    weave_rows,
    weave_turns,
)

WOVEN = {"en": ("ferry", "seeds", "tapes"), "fa": ("wind_fa", "qanat_fa", "puppets_fa")}
STYLES = ("plain", "labels", "short names", "names", "bold", "italics", "asked", "bold lines")
WEAVES = ("columns", "rows", "turns", "gutter", "blocks", "chunks")
CONTINUED = {
    "en": ("Continued on page 4", "(continued from page 1)", "CONTINUED ON PAGE 7"),
    "fa": ("ادامه در صفحه ۴", "(بقیه از صفحه ۲)", "ادامه در صفحه 7"),
}
ILLEGIBLE = {"en": ("[illegible]", "[...]", "[unreadable]"), "fa": ("[ناخوانا]", "[...]", "[افتادگی]")}
LOSSES = ("", "illegible", "end of page", "end", "start")


@dataclass(frozen=True)
class Case:
    """A woven page. `losses` holds (kind, the words at the loss)."""

    interview: dict
    style: str
    texts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    captions: tuple[str, ...]
    losses: tuple[tuple[str, str], ...]

    @property
    def words(self):
        head = [self.interview["title"], *self.interview["decks"]]
        head += [self.interview["lead"], self.interview["context"]]
        return as_words(" ".join([*head, *(text for _, text in self.texts)]))


@dataclass(frozen=True)
class Figures:
    """What came of one page: words in their order 0..1, and (faults, of how many) of each sort.

    `hidden` counts losses that nothing on the page shows: a Persian sentence may begin with nearly any word,
    so that one without its beginning is a sentence still.
    """

    words: float
    glued: tuple[int, int]
    captions: tuple[int, int]
    unflagged: tuple[int, int]
    hidden: tuple[int, int] = (0, 0)


def make_case(name, weave, seed, style="", loss=None, most=99):
    """Return the page that a seed makes of an interview, of `most` paragraphs; what is not given is drawn."""
    chance = random.Random(f"{name} {weave} {seed}")
    interview = load(name)
    language = interview["language"]
    drawn, lost = chance.choice(STYLES), chance.choice(LOSSES)
    style, loss = style or drawn, lost if loss is None else loss
    if loss == "start" and style == "plain":
        loss = "end"  # nothing tells the rest of a paragraph from the paragraph before it
    talk = talk_in(style, interview)[:most]
    talk, losses = lose(talk, loss, language, chance)
    width = chance.randint(24, 45)
    hyphens = chance.random() < (0.8 if language == "en" else 0.3)
    lines = []
    for role, printed, text in talk:
        lines += printed_lines(role, printed, text, width, hyphens, style)
    half = len(lines) // 2
    page = weave_page(weave, lines[:half], lines[half:], width, chance)
    captions = []
    for caption in interview["captions"][: chance.randint(0, 2)]:
        page.insert(chance.randrange(2, len(page) - 1), caption)
        captions.append(caption)
    if chance.random() < 0.5:
        page.insert(chance.randrange(2, len(page) - 1), chance.choice(CONTINUED[language]))
    return Case(
        interview,
        style,
        tuple((role, text) for role, _, text in talk),
        number(opening(interview), page, chance.random() < 0.5),
        tuple(captions),
        losses,
    )


def talk_in(style, interview):
    """Return (role, printed text, text) for each paragraph of the talk in one of the `STYLES`."""
    if style == "asked":
        talk = speeches(interview, "labels")
        return [(role, printed if role == "question" else text, text) for role, printed, text in talk]
    return speeches(interview, "plain" if style == "bold lines" else style)


def number(head, page, spaced):
    """Return the source lines: a blank line between any two, or only between those of the head."""
    rows = [row for text in head for row in (text, "")]
    rows += [row for text in page for row in (text, "")] if spaced else page
    return tuple(Line(i, row) for i, row in enumerate(rows, start=1))


def printed_lines(role, printed, text, width, hyphens, style):
    if style == "bold lines" and role == "question":
        return [f"**{line}**" for line in set_in_column(text, width, hyphens)]
    return set_in_column(printed, width, hyphens)


def weave_page(weave, left, right, width, chance):
    if weave == "columns":
        return [*left, *right]
    if weave == "rows":
        return weave_rows(left, right)
    if weave == "turns":
        return weave_turns(left, right, chance.randint(2, 10))
    if weave == "gutter":
        return print_gutter(left, right, width)
    if weave == "blocks":
        return weave_turns(left, right, -(-len(left) // chance.randint(2, 5)))
    return weave_chunks(left, right, chance.random(), 1, 12)


def lose(talk, loss, language, chance):
    """Return the talk with words lost, and what stands at each loss."""
    if not loss:
        return talk, ()
    at = len(talk) - 1
    if loss != "end of page":
        long = [i for i, (_, _, text) in enumerate(talk[1:-1], start=1) if len(text.split()) >= 16]
        at = chance.choice(long)
    role, printed, text = talk[at]
    kept = text.split()
    if loss == "illegible":
        place, mark = chance.randrange(4, len(kept) - 6), chance.choice(ILLEGIBLE[language])
        kept[place : place + chance.randint(1, 3)] = [mark]
        shown = mark
    elif loss == "start":
        places = [i for i in range(3, len(kept) - 4) if open_between(kept, i)]
        kept = kept[chance.choice(places[:8]) :]
        shown = " ".join(kept[:2])
    else:
        places = [i for i in range(5, len(kept) - 1) if open_between(kept, i)]
        kept = kept[: chance.choice(places[-8:])]
        shown = " ".join(kept[-2:])
    new = " ".join(kept)
    return [*talk[:at], (role, printed.replace(text, new), new), *talk[at + 1 :]], ((loss, shown),)


def open_between(words, i):
    """Tell whether a sentence goes on between two words, in small letters where the script has them."""
    return words[i - 1][-1] not in '.?!؟:؛…»")' and not words[i][0].isupper() and words[i][0].isalpha()


def measure(case):
    document = read_interview(case.lines)
    blocks = [block for block in document.blocks if block.type not in ("caption", "headline", "deck")]
    asked = [text for role, text in case.texts if role == "question"]
    told = [text for role, text in case.texts if role == "answer"]
    others = " | ".join(block.text for block in blocks if block.type != "question")
    questions = " | ".join(block.text for block in blocks if block.type == "question")
    glued = sum(text[-20:] in others for text in asked)
    glued += sum(told[i][:20] in questions for i in range(len(told)) if told[i] not in asked)
    talk = [" ".join(as_words(block.text)) for block in blocks]
    inside = sum(any(" ".join(as_words(caption)[:5]) in text for text in talk) for caption in case.captions)
    hidden = case.interview["language"] == "fa"
    flags = [(hidden and kind == "start", is_flagged(document, kind, shown)) for kind, shown in case.losses]
    return Figures(
        recovery(document, case.words),
        (min(glued, len(asked)), len(asked)),
        (inside, len(case.captions)),
        counted(flags, False),
        counted(flags, True),
    )


def counted(flags, hidden):
    """Return how many of the losses that are hidden, or of the others, are not flagged, and of how many."""
    some = [flagged for one, flagged in flags if one == hidden]
    return some.count(False), len(some)


def is_flagged(document, kind, shown):
    """Tell whether a notice of a loss quotes the words that stand at it."""
    texts = [notice.text for notice in document.notices if notice.code == "text-lost"]
    if kind == "illegible":
        return any(shown in text for text in texts)
    return any(text.startswith(shown) if kind == "start" else text.endswith(shown) for text in texts)


def row(figures):
    """Return the figures of many pages as the cells of one row."""
    words = [one.words for one in figures]
    glued, captions, unflagged, hidden = (
        "/".join(str(sum(part)) for part in zip(*counts, strict=True))
        for counts in zip(
            *((one.glued, one.captions, one.unflagged, one.hidden) for one in figures), strict=True
        )
    )
    return (
        f"{len(words):3d} pages  words {sum(words) / len(words):.3f} (least {min(words):.3f})"
        f"  glued {glued}  captions in sentences {captions}"
        f"  losses not flagged {unflagged}, of hidden ones {hidden}"
    )
