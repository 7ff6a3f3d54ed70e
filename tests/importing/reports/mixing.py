"""Prints reports in which many signs vary at once, together with what a reader must find in them.

Where `printing` varies one sign over essays that are all alike, a `Mix` draws each essay anew: its length,
its authors, the places where its pages end, what stands at their feet and heads.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, fields, replace

from tests.importing.reports.printing import PERSIAN, SUPERSCRIPT
from tests.importing.reports.vocabulary import VOCABULARY

CHOICES: dict[str, tuple] = {
    "language": ("en", "en", "fa", "fa", "ru", "mixed"),
    "front": ("en", "own", "none"),
    "order": ("usual", "contents-first", "no-copyright", "no-preface"),
    "essays": (1, 2, 3, 5, 8, 12),
    "mark": ("supdot", "supdot", "sup", "star", "bracket", "paren", "digit", "dagger", "html", "none"),
    "numbering": ("on", "each"),
    "notes": ("foot", "foot", "essay", "end"),
    "authors": (1, 1, 2, 3),
    "contents": ("tab", "dots", "dots-tab", "spaces", "space", "none", "no-authors"),
    "page_breaks": (0.0, 0.3, 0.6),
    "hyphens": (False, False, True),
    "heads": ("", "", "report", "title", "author", "numbered", "title-author", "pages"),
    "label": (0, 1, 2, 3),
    "separator": (", ", "; ", "، ", "؛ ", " | "),
    "keyword_lines": (1, 1, 2),
    "missing_keywords": (0.0, 0.0, 0.3, 1.0),
    "headings": (False, True),
    "bullets": ((), (), ("-",), ("•",), ("–",), ("*",), ("-", "•")),
    "numbered": (False, True),
    "remarks": (False, True),
    "tables": ("", "", "pipe", "tab"),
    "quotes": (False, True),
    "inline": (False, True),
    "digits": ("latin", "persian"),
    "same_titles": (False, False, False, True),
    "title_in_body": (False, True),
    "board": (False, True),
    "closing_list": (True, True, False),
    "back": (True, True, False),
    "letters": ("persian", "persian", "arabic"),
    "joiners": ("keep", "keep", "drop", "space"),
    "encoding": ("utf-8", "utf-8", "utf-8-sig", "utf-16", "legacy"),
    "line_end": ("\n", "\n", "\r\n", "\r"),
    "paragraphs": (3, 6),
    "sentences": (3, 8),
    "authors_in_contents": ("behind", "behind", "first", "below"),
}  # fmt: skip
"""What each sign may be; a value that stands twice comes up twice as often."""

MARKS = {
    "supdot": ("{sup}", "{sup}. "), "sup": ("{sup}", "{sup} "), "star": ("{stars}", "{stars} "),
    "bracket": ("[{n}]", "[{n}] "), "paren": ("({n})", "({n}) "), "digit": ("{n}", "{n}. "),
    "dagger": ("{dagger}", "{dagger} "), "html": ("<sup>{n}</sup>", "<sup>{n}</sup> "), "none": ("", ""),
}  # fmt: skip
LEADERS = {"tab": "\t", "dots": " ......... ", "dots-tab": "....\t", "spaces": "     ", "space": " "}
INLINE = (
    (" The [reform](#) is *de facto* a \\$5 billion plan.", " The reform is de facto a $5 billion plan."),
    (" See https://example.org/a_b_c?q=1 and write to regional_office@example.org.",) * 2,
    (" This was **clearly** said [here](https://example.org/x).", " This was clearly said here."),
    (" The sum (2 \\* 3) was noted.", " The sum (2 * 3) was noted."),
)  # fmt: skip


@dataclass(frozen=True)
class Mix:
    """One choice for each sign; `seed` draws the rest."""

    seed: int = 0
    signs: dict = field(default_factory=dict)

    def __getattr__(self, name: str):
        try:
            return self.signs[name]
        except KeyError:
            raise AttributeError(name) from None


def draw(seed: int, **fixed) -> Mix:
    """Draw each sign from `CHOICES`; those in `fixed` are given."""
    pick = random.Random(seed)
    signs = {name: pick.choice(choices) for name, choices in CHOICES.items()}
    return Mix(seed, possible(signs | fixed))


def possible(signs: dict) -> dict:
    """Leave out what no typist could print so that a person knew what it means."""
    signs = dict(signs)
    if signs["encoding"] == "legacy" and signs["language"] not in ("fa", "ru"):
        signs["encoding"] = "utf-8"
    if signs["encoding"] == "legacy":
        # The code pages have no superscripts or Persian digits, and only some of the letters.
        signs |= {"mark": "paren", "digits": "latin", "contents": "tab", "bullets": (), "inline": False}
        signs["front"] = "own"
        if signs["language"] == "ru" and signs["separator"] in ("، ", "؛ "):
            signs["separator"] = ", "
    unsigned = signs["mark"] == "none" and not signs["closing_list"] and signs["missing_keywords"] > 0
    if unsigned and signs["contents"] in ("none", "no-authors"):
        signs["missing_keywords"] = 0.0  # nothing else says where an essay begins
    if signs["front"] == "none" and signs["heads"] in ("report", "numbered"):
        signs["heads"] = "pages"  # what a head repeats is the title page
    if signs["essays"] == 1:
        signs |= {"front": "en" if signs["front"] == "none" else signs["front"], "order": "usual"}
        if signs["mark"] == "none" and signs["contents"] == "none":
            signs["contents"] = "tab"
    if signs["same_titles"] and signs["mark"] == "none":
        signs["same_titles"] = False
    if signs["mark"] == "star" and "*" in signs["bullets"]:
        signs["bullets"] = ("-",)
    return signs


@dataclass(frozen=True)
class Expected:
    """What must be found of one essay; `joined` are the texts of blocks that a page end had cut."""

    title: str
    names: tuple[str, ...]
    affiliations: tuple[str, ...]
    blocks: tuple[tuple[str, object], ...]
    keywords: tuple[str, ...]
    joined: tuple[str, ...] = ()


class Mixer:
    """Prints one mix; `lines` grow as it goes."""

    def __init__(self, mix: Mix):
        self.mix = mix
        self.random = random.Random(mix.seed + 1)
        self.lines: list[str] = []
        self.page = 3
        self.note = 0
        self.end_notes: list[str] = []
        own = "en" if mix.language == "mixed" else mix.language
        self.front = VOCABULARY[own if mix.front == "own" else "en"]
        self.back = VOCABULARY[own] if mix.front == "own" else VOCABULARY["en"]
        self.report_title = self.title(self.front)
        self.titles = {self.report_title}
        self.used: set[str] = set()
        self.persons: dict[str, dict] = {}

    def put(self, *lines: str) -> None:
        for line in lines:
            self.lines += [line, ""]

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def title(self, words: dict) -> str:
        a, b = self.random.sample(words["ideas"], 2)
        topic = self.random.choice(words["topics"])
        text = self.random.choice(words["titles"]).format(a=a, b=b, t=topic)
        return text[0].upper() + text[1:]

    def new_title(self, words: dict) -> str:
        """Return a title that no other essay has, nor the report."""
        while True:
            title = self.title(words)
            if title not in self.titles:
                self.titles.add(title)
                return title
            if len(self.titles) > 25:
                return f"{title} {'IVX'[len(self.titles) % 3]}{self.random.choice('ABCDEF')}"

    def sentence(self, words: dict) -> str:
        pick = self.random.choice
        body = " ".join(pick(words[part]) for part in ("subjects", "verbs", "objects"))
        return f"{body}{pick(words['tails'])}."

    def text(self, words: dict, title: str) -> tuple[str, str]:
        """Return a paragraph as printed and as read."""
        printed = " ".join(self.sentence(words) for _ in range(self.mix.sentences))
        read = printed
        if self.mix.inline and self.chance(0.3):
            marked, plain = self.random.choice(INLINE)
            printed, read = printed + marked, read + plain
        if self.mix.title_in_body and self.chance(0.2):
            phrase = f" {title} — {self.sentence(words)}"
            printed, read = printed + phrase, read + phrase
        return printed, read

    def number(self, value: int) -> str:
        return str(value).translate(PERSIAN) if self.mix.digits == "persian" else str(value)

    def marked(self, template: str, position: int) -> str:
        return template.format(
            sup=str(self.note).translate(SUPERSCRIPT),
            n=self.number(self.note),
            stars="*" * (position + 1),
            dagger="†‡§"[position],
        )  # fmt: skip

    def person(self, words: dict) -> str:
        while True:
            name = f"{self.random.choice(words['given'])} {self.random.choice(words['family'])}"
            if name not in self.used or len(self.used) > 25:
                self.used.add(name)
                self.persons[name] = words
                return name

    def page_end(self, title: str, names: tuple[str, ...], notes: list[str]) -> None:
        """Print what stands between two pages: notes at the foot, a page number, a running head."""
        self.put(*notes)
        notes.clear()
        self.page += 1
        head = self.mix.heads
        number = self.number(self.page)
        if head == "pages":
            self.put(f"- {number} -" if self.mix.seed % 2 else number)
        elif head == "report":
            self.put(number, self.report_title)
        elif head == "numbered":
            self.put(
                f"IRS PAPERS 4/97 | {number}" if self.mix.front == "en" else f"{number} {self.report_title}"
            )
        elif head == "title":
            self.put(title, number)
        elif head == "author":
            self.put(number, names[0] if self.page % 2 else title)
        elif head == "title-author":
            self.put(title, names[0], number)

    def essay(self, at: int, same: str = "") -> Expected:
        mix = self.mix
        language = mix.language if mix.language != "mixed" else ("en", "fa")[at % 2]
        words = VOCABULARY[language]
        title = same or self.new_title(words)
        count = self.random.randint(1, mix.authors)
        names = tuple(self.person(words) for _ in range(count))
        posts = tuple(self.random.choice(words["posts"]) for _ in names)
        notes, signed = [], []
        if mix.numbering == "each" and mix.notes != "end":
            self.note = 0
        for position, (name, post) in enumerate(zip(names, posts, strict=True)):
            self.note += 1
            in_name, in_note = MARKS[mix.mark]
            signed.append(name + self.marked(in_name, position))
            notes.append(self.marked(in_note, position) + post)
        self.put(title, self.random.choice(words["and"][: 2 if mix.mark == "none" else None]).join(signed))
        blocks: list[tuple[str, object]] = []
        joined: list[str] = []
        waiting = list(notes) if mix.notes == "foot" and mix.mark != "none" else []
        for place in range(mix.paragraphs):
            self.block(place, words, title, names, waiting, blocks, joined)
        keywords = self.keywords(words)
        if waiting:
            self.put(*waiting)
        if mix.notes == "essay" and mix.mark != "none":
            self.put(*notes)
        if mix.notes == "end" and mix.mark != "none":
            self.end_notes += notes
        self.page += 1
        affiliations = posts if mix.mark != "none" else ("",) * len(names)
        return Expected(title, names, affiliations, tuple(blocks), keywords, tuple(joined))

    def block(self, place, words, title, names, waiting, blocks, joined) -> None:
        mix = self.mix
        if mix.headings and place and self.chance(0.4):
            heading = self.random.choice(words["headings"])
            self.put(heading)
            blocks.append(("heading", heading))
        printed, read = self.text(words, title)
        if (waiting and place == 0) or self.chance(mix.page_breaks):
            self.put(self.cut(printed, read, title, names, waiting, words))
            joined.append(read)
        else:
            self.put(printed)
            if mix.heads and self.chance(0.3):
                self.page_end(title, names, waiting)
        blocks.append(("p", read))
        if place < mix.paragraphs - 1 and self.chance(0.4):
            self.extra(words, title, names, waiting, blocks, joined)

    def cut(self, printed, read, title, names, waiting, words) -> str:
        """Print a paragraph up to a page end and what stands there; return the rest."""
        spaces = [
            at for at, sign in enumerate(printed[: len(read)]) if sign == " " and at > 40
            and printed[at - 1] not in ".!?:;؟؛…" and printed[at - 1] not in ")”»\"’"
            and printed[:at] == read[:at] and at < len(printed) - 3
        ]  # fmt: skip
        at = self.random.choice(spaces)
        first, rest = printed[:at], printed[at + 1 :]
        word = rest.split()[0]
        if self.mix.hyphens and word.isalpha() and word.isascii() and len(word) > 6 and word[0].islower():
            half = len(word) // 2
            first, rest = f"{first} {word[:half]}-", rest[half:]
        self.put(first)
        self.page_end(title, names, waiting)
        return rest

    def extra(self, words, title, names, waiting, blocks, joined) -> None:
        mix = self.mix
        kinds = [*mix.bullets, "numbered" * mix.numbered, mix.tables, "quote" * mix.quotes]
        kind = self.random.choice([kind for kind in kinds if kind] or [""])
        if kind in ("-", "•", "–", "*"):
            items = self.random.sample(words["items"], 3)
            at = (
                self.random.randrange(3) if self.chance(mix.page_breaks) and words is VOCABULARY["en"] else -1
            )
            for position, item in enumerate(items):
                if position == at:
                    parts = item.split()
                    half = next((i for i in range(len(parts) // 2, len(parts)) if parts[i][0].islower()), 0)
                    if half:
                        self.put(f"{kind} {' '.join(parts[:half])}")
                        self.page_end(title, names, waiting)
                        self.put(" ".join(parts[half:]))
                        joined.append(item)
                        continue
                self.lines.append(f"{kind} {item}")
            self.lines.append("")
            blocks.append(("ul", tuple(items)))
        elif kind == "numbered":
            items = [self.sentence(words) for _ in range(3)]
            self.lines += [f"{self.number(at)}. {item}" for at, item in enumerate(items, 1)] + [""]
            blocks.append(("ol", tuple(items)))
        elif kind in ("pipe", "tab"):
            rows = (("Year", "Tonnes", "Share"), ("2017", "1,200", "9.7"), ("2018", "1,300", "10.1"))
            if kind == "pipe":
                self.lines += [f"| {' | '.join(row)} |" for row in (rows[0], ("---",) * 3, *rows[1:])] + [""]
            else:
                self.lines += ["\t".join(row) for row in rows] + [""]
            blocks.append(("table", rows))
        elif kind == "quote":
            text = self.sentence(words)
            self.put(f"> {text}")
            blocks.append(("quote", text))
        else:
            return
        printed, read = self.text(words, title)
        self.put(printed)
        blocks.append(("p", read))

    def keywords(self, words: dict) -> tuple[str, ...]:
        mix = self.mix
        if self.chance(mix.missing_keywords):
            return ()
        keywords = tuple(self.random.sample(words["keywords"], self.random.randint(3, 6)))
        labels = words["labels"]["keywords"]
        label = labels[mix.label % len(labels)]
        if mix.keyword_lines == 2:
            half = len(keywords) // 2
            self.lines.append(f"{label} {mix.separator.join(keywords[:half])}{mix.separator.rstrip()}")
            self.put(f"{mix.separator.join(keywords[half:])}.")
        else:
            self.put(f"{label} {mix.separator.join(keywords)}.")
        return keywords

    def contents_row(self, essay: Expected, page: int) -> str:
        short = " & ".join(f"{name[0]}. {name.split(' ', 1)[1]}" for name in essay.names)
        named = "" if self.mix.contents == "no-authors" else f" ({short})"
        leader = LEADERS.get(self.mix.contents, chr(9))
        if named and self.mix.authors_in_contents == "first":
            return f"{short}: {essay.title}{leader}{self.number(page)}"
        if named and self.mix.authors_in_contents == "below":
            return f"{essay.title}\n{short}{leader}{self.number(page)}"
        return f"{essay.title}{named}{leader}{self.number(page)}"


def print_mix(mix: Mix) -> tuple[bytes, list[Expected]]:
    """Return the bytes of a report and what must be found in it."""
    mixer = Mixer(mix)
    essays: list[Expected] = []
    pages: list[int] = []
    for at in range(mix.essays):
        pages.append(mixer.page)
        essays.append(_new_essay(mixer, at, essays))
    body, mixer.lines = mixer.lines, []
    _front(mixer, essays, pages)
    mixer.lines += body
    _back(mixer, essays)
    return _encoded(mix, "\n".join(mixer.lines), essays)


def _new_essay(mixer: Mixer, at: int, essays: list[Expected]) -> Expected:
    same = mixer.mix.same_titles and at == 1 and mixer.mix.language != "mixed"
    return mixer.essay(at, essays[0].title if same else "")


def _front(mixer: Mixer, essays: list[Expected], pages: list[int]) -> None:
    mix, words = mixer.mix, mixer.front
    contents = []
    if mix.contents != "none":
        label = words["labels"]["contents"][mix.label % len(words["labels"]["contents"])]
        rows = [mixer.contents_row(essay, page) for essay, page in zip(essays, pages, strict=True)]
        contents = [label, "", *rows, ""]
    if mix.front == "none":
        mixer.lines += contents
        return
    number = "۴/۹۷" if words is VOCABULARY["fa"] and mix.encoding != "legacy" else "4/97"
    mixer.put(words["series"].format(number), words["date"], mixer.report_title, words["institute"])
    if mix.order == "contents-first":
        mixer.lines += contents
        contents = []
    if mix.order != "no-copyright":
        mixer.put(words["labels"]["copyright"], words["rights"])
    if mix.order != "no-preface":
        mixer.put(words["labels"]["preface"][mix.label % len(words["labels"]["preface"])])
        mixer.put(" ".join(mixer.sentence(words) for _ in range(6)))
        if mix.remarks:
            remarks = [f"- {mixer.number(at)}- {mixer.sentence(words)}" for at in (1, 2, 3)]
            mixer.lines += [*remarks, ""]
        mixer.put(mixer.person(words), words["dean"])
    mixer.lines += contents


def _back(mixer: Mixer, essays: list[Expected]) -> None:
    mix, labels = mixer.mix, mixer.back["labels"]
    if mixer.end_notes:
        mixer.put(labels["notes"][mix.label % len(labels["notes"])], *mixer.end_notes)
    if mix.closing_list:
        names = list(dict.fromkeys(name for essay in essays for name in essay.names))
        half = (len(names) + 1) // 2
        mixer.put(labels["authors"][mix.label % len(labels["authors"])])
        for country, group in zip(labels["countries"], (names[:half], names[half:]), strict=True):
            if group:
                people = "; ".join(f"{name}, {mixer.persons[name]['degree']}" for name in group)
                mixer.put(labels["from"].format(country), f"{people};")
    if mix.board:
        mixer.put(labels["board"])
    if mix.back:
        mixer.put(
            f"{labels['reference']} “{mixer.report_title}” (May 2018). Institute for Regional Studies (IRS). "
            "Working Report No 4/97. Tehran."
        )
        mixer.put(labels["contact"], "Tel: +98 (21) 29905490", "Email: regional@example.org")


def _encoded(mix: Mix, text: str, essays: list[Expected]) -> tuple[bytes, list[Expected]]:
    """Spell as the file's typist does, in print and in what is expected alike."""
    encoding = mix.encoding
    if encoding == "legacy":
        encoding = "cp1251" if mix.language == "ru" else "cp1256"

    def spell(value):
        if isinstance(value, tuple):
            return tuple(spell(part) for part in value)
        if mix.joiners != "keep":
            value = value.replace("\u200c", " " if mix.joiners == "space" else "")
        if mix.letters == "arabic" or encoding == "cp1256":
            value = value.replace("ی", "ي").replace("ک", "ك")
        if encoding.startswith("cp125"):
            value = value.translate(PERSIAN_TO_LATIN).encode(encoding, "replace").decode(encoding)
        return value

    text = spell(text).replace("\n", mix.line_end)
    expected = [
        replace(essay, **{item.name: spell(getattr(essay, item.name)) for item in fields(essay)})
        for essay in essays
    ]
    return text.encode(encoding), expected


PERSIAN_TO_LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
