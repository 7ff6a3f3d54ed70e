"""Prints reports of many shapes together with what a reader must find in them.

The essays are the same in every shape; only the signs change: marks, labels, lists, page ends, contents.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

WORDS = {
    "en": {
        "subjects": ["The ferry line", "Moscow", "The grain market", "Public opinion", "The U.S. Treasury",
            "Tehran", "The port of Anzali"],
        "verbs": ["has slowly changed", "may still limit", "could strengthen", "will probably delay",
            "depends on"],
        "objects": ["the role of the P5+1", "9.7 percent of the trade", "a long-term partnership",
            "the route to Astrakhan"],
        "tails": ["in the short term", "as Mr. Petrov noted", "e.g. in the field of transit",
            "(see the treaty of July 14, 2015)", "although costs remain high"],
        "titles": ["Grain and Politics on the Caspian Sea", "The Northern Ports: A Quiet Rivalry",
            "What Ferries Carry", "Roads after the Withdrawal"],
        "names": ["Parvin Karimi", "Andrey Lebedev", "Sara al-Tamari", "Yuri O'Brien",
            "Kamran Gharani-Zadi", "Olga Isakova"],
        "posts": ["Assistant Professor, Institute of Ports, University of Rasht",
            "Expert, Council for Northern Trade",
            "Research Fellow, Faculty of History, State University of Astrakhan"],
        "keywords": ["Iran", "Foreign Policy (Iran)", "P5+1", "the Caspian Sea", "Post-Soviet Space", "U.S."],
        "headings": ["The Northern File", "Introduction", "Grain and Trade"],
        "labels": {"keywords": "Keywords", "contents": "TABLE OF CONTENTS", "authors": "Authors:",
        "from": "From {}:", "countries": ("Iran", "Russia"), "notes": "Notes"},
        "and": " and ",
    },
    "fa": {
        "subjects": ["خط کشتیرانی", "مسکو", "بازار غله", "افکار عمومی", "دولت سوریه", "تهران"],
        "verbs": ["نقش بندر انزلی را", "مشارکت بلندمدت را", "مسیر آستاراخان را"],
        "objects": ["محدود ساخته است", "تقویت خواهد کرد", "پشتیبانی می‌کند", "به تأخیر انداخته است"],
        "tails": ["به‌ویژه در سال ۱۳۹۷", "چنان که در گزارش پیشین آمده است", "هرچند هزینه‌ها بالا است"],
        "titles": ["غله و سیاست در دریای خزر", "بندرهای شمالی؛ رقابتی خاموش", "راه‌ها پس از برجام",
            "کشتی‌ها چه می‌برند"],
        "names": ["پروین کریمی", "علیرضا غرایاق‌زندی", "سارا تهرانی", "امید کولایی", "مریم امینیان",
            "بهادر نوری"],
        "posts": ["استادیار پژوهشکده بنادر، دانشگاه گیلان", "کارشناس مسائل روسیه",
            "پژوهشگر ارشد مرکز مطالعات اوراسیا"],
        "keywords": ["ایران", "سیاست خارجی (ایران)", "برجام", "دریای خزر", "آسیای مرکزی"],
        "headings": ["پرونده شمال", "مقدمه", "غله و بازرگانی"],
        "labels": {"keywords": "کلیدواژه‌ها", "contents": "فهرست مطالب", "authors": "نویسندگان:",
        "from": "از {}:", "countries": ("ایران", "روسیه"), "notes": "یادداشت‌ها"},
        "and": " و ",
    },
    "ru": {
        "subjects": ["Паромная линия", "Москва", "Рынок зерна", "Общественное мнение", "Порт Энзели",
            "Тегеран"],
        "verbs": ["постепенно меняет", "может ограничить", "вероятно задержит", "по-прежнему усиливает"],
        "objects": ["роль посредников", "долгосрочное партнёрство", "путь в Астрахань", "торговлю зерном"],
        "tails": ["в краткой перспективе", "как отмечал министр", "несмотря на высокие издержки"],
        "titles": ["Зерно и политика на Каспии", "Северные порты: тихое соперничество",
            "Дороги после выхода из сделки"],
        "names": ["Андрей Лебедев", "Ольга Исакова", "Сергей Петров", "Леонид Исаев"],
        "posts": ["Доцент, Астраханский государственный университет", "Эксперт, Совет по северной торговле"],
        "keywords": ["Иран", "Каспийское море", "внешняя политика (Иран)", "зерно", "транзит"],
        "headings": ["Северное досье", "Введение"],
        "labels": {"keywords": "Ключевые слова", "contents": "Содержание", "authors": "Авторы:",
        "from": "Из {}:", "countries": ("Ирана", "России"), "notes": "Примечания"},
        "and": " и ",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """How a report is printed."""

    language: str = "en"
    essays: int = 4
    mark: str = "sup"
    contents: str = "tab"
    separator: str = ", "
    notes: str = "foot"
    authors: int = 1
    breaks: bool = True
    headings: bool = False
    bullet: str = ""
    numbered: bool = False
    table: bool = False
    keywords: bool = True
    digits: str = "latin"
    running_heads: bool = False
    same_titles: bool = False
    closing_list: bool = True
    front: bool = True
    seed: int = 1


@dataclass(frozen=True)
class PrintedEssay:
    """What must be found: blocks are (type, text), (type, items) or (type, rows)."""

    title: str
    names: tuple[str, ...]
    affiliations: tuple[str, ...]
    blocks: tuple[tuple, ...]
    keywords: tuple[str, ...]


MARKS = {
    "sup": ("{sup}", "{sup}. "),
    "bare": ("{sup}", "{sup} "),
    "star": ("{stars}", "{stars} "),
    "dagger": ("{dagger}", "{dagger} "),
    "bracket": ("[{n}]", "[{n}] "),
    "round": ("({n})", "({n}) "),
    "digit": ("{n}", "{n}. "),
    "html": ("<sup>{n}</sup>", "<sup>{n}</sup> "),
    "markdown": ("[^{n}]", "[^{n}]: "),
    "none": ("", ""),
}


class Printer:
    """Prints one report; `lines` grow as it goes."""

    def __init__(self, shape: Shape):
        self.shape = shape
        self.words = WORDS[shape.language]
        self.random = random.Random(shape.seed)
        self.lines: list[str] = []
        self.number = 0

    def sentence(self) -> str:
        pick = self.random.choice
        parts = [pick(self.words[part]) for part in ("subjects", "verbs", "objects")]
        return (
            f"{' '.join(parts)}, {pick(self.words['tails'])}."
            if self.random.random() < 0.6
            else f"{' '.join(parts)}."
        )

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(5))

    def mark(self, template: str, position: int) -> str:
        digits = PERSIAN if self.shape.digits == "persian" else {}
        number = str(self.number).translate(digits)
        return template.format(
            sup=str(self.number).translate(SUPERSCRIPT),
            n=number,
            stars="*" * (position + 1),
            dagger="†‡"[position % 2],
        )

    def put(self, *lines: str) -> None:
        for line in lines:
            self.lines += [line, ""]

    def page_end(self, title: str) -> None:
        if self.shape.running_heads:
            self.put(str(len(self.lines)), title)

    def essay(self, at: int) -> PrintedEssay:
        shape, words = self.shape, self.words
        titles = words["titles"]
        suffix = "" if at < len(titles) or shape.same_titles else f" {'IVX'[at % 3]}{at}"
        title = titles[0] if shape.same_titles else titles[at % len(titles)] + suffix
        names = tuple(words["names"][(at + i) % len(words["names"])] for i in range(shape.authors))
        posts = tuple(words["posts"][(at + i) % len(words["posts"])] for i in range(shape.authors))
        signed, notes = [], []
        for position, (name, post) in enumerate(zip(names, posts, strict=True)):
            self.number += 1
            in_name, in_note = MARKS[shape.mark]
            signed.append(name + self.mark(in_name, position))
            notes.append(self.mark(in_note, position) + post)
        self.put(title, words["and"].join(signed))
        blocks: list[tuple] = []
        for place in range(4):
            self.block(place, title, notes if shape.notes == "foot" and shape.mark != "none" else [], blocks)
        keywords = tuple(words["keywords"][: 3 + at % 3]) if shape.keywords else ()
        if keywords:
            last = "" if keywords[-1].endswith(".") else "."
            self.put(f"{words['labels']['keywords']}: {shape.separator.join(keywords)}{last}")
        if shape.notes == "essay" and shape.mark != "none":
            self.put(*notes)
        self.end_notes = [*getattr(self, "end_notes", []), *notes]
        return PrintedEssay(
            title, names, posts if shape.mark != "none" else ("",) * len(names), tuple(blocks), keywords
        )

    def block(self, place: int, title: str, notes: list[str], blocks: list[tuple]) -> None:
        shape, words = self.shape, self.words
        if shape.headings and place in (1, 3):
            heading = words["headings"][place % len(words["headings"])]
            self.put(heading)
            blocks.append(("heading", heading))
        text = self.paragraph()
        if (place == 0 and notes) or (shape.breaks and place == 2):
            cut = self.cut(text)
            self.put(text[:cut])
            self.put(*(notes if place == 0 else []))
            self.page_end(title)
            self.put(text[cut + 1 :])
        else:
            self.put(text)
        blocks.append(("p", text))
        if place == 1:
            self.extras(blocks)

    def cut(self, text: str) -> int:
        """Find a space at which no sentence ends, with a comma or a small word before it."""
        spaces = [
            at
            for at, sign in enumerate(text)
            if sign == " " and at > len(text) // 2 and text[at - 1] not in ".!?:;؟؛"
        ]
        return spaces[self.random.randrange(len(spaces))]

    def extras(self, blocks: list[tuple]) -> None:
        shape = self.shape
        if shape.bullet:
            items = [self.sentence().rstrip(".") for _ in range(3)]
            self.lines += [f"{shape.bullet} {item}" for item in items] + [""]
            blocks.append(("ul", tuple(items)))
            self.paragraph_after(blocks)
        if shape.numbered:
            items = [self.sentence() for _ in range(3)]
            digits = PERSIAN if shape.digits == "persian" else {}
            self.lines += [f"{str(at).translate(digits)}. {item}" for at, item in enumerate(items, 1)] + [""]
            blocks.append(("ol", tuple(items)))
            self.paragraph_after(blocks)
        if shape.table:
            rows = (("Year", "Tonnes"), ("2017", "1,200"), ("2018", "9.7"))
            self.lines += [f"| {' | '.join(row)} |" for row in (rows[0], ("---", "---"), *rows[1:])] + [""]
            blocks.append(("table", rows))
            self.paragraph_after(blocks)

    def paragraph_after(self, blocks: list[tuple]) -> None:
        text = self.paragraph()
        self.put(text)
        blocks.append(("p", text))

    def contents_row(self, essay: PrintedEssay, page: int) -> str:
        initials = [f"{name[0]}. {name.split()[-1]}" for name in essay.names]
        number = str(page).translate(PERSIAN) if self.shape.digits == "persian" else str(page)
        leader = {"tab": "\t", "dots": " ........ ", "dots-tab": ".....\t", "spaces": "      ", "space": " "}[
            self.shape.contents
        ]
        return f"{essay.title} ({' & '.join(initials)}){leader}{number}"

    def back(self, essays: list[PrintedEssay]) -> None:
        labels = self.words["labels"]
        if self.shape.notes == "end" and self.shape.mark != "none":
            self.put(labels["notes"], *self.end_notes)
        if self.shape.closing_list:
            names = list(dict.fromkeys(name for essay in essays for name in essay.names))
            half = (len(names) + 1) // 2
            self.put(labels["authors"])
            for country, group in zip(labels["countries"], (names[:half], names[half:]), strict=True):
                people = "; ".join(f"{name}, Ph.D. in History" for name in group)
                self.put(labels["from"].format(country), f"{people};")
        self.put(
            "Reference: “Ports of the North; Trade and Grain” (May 2018). Institute of Ports (IOP). "
            "Working Report No 4/97. Rasht."
        )
        self.put("Contact Information", "Tel: +98 (13) 1234567", "Email: ports@example.org")


def print_report(shape: Shape) -> tuple[str, list[PrintedEssay]]:
    """Return the text of a report and what must be found in it."""
    printer = Printer(shape)
    essays = [printer.essay(at) for at in range(shape.essays)]
    body, printer.lines = printer.lines, []
    if shape.front:
        printer.put(
            "4/97 WORKING REPORT",
            "MAY 2018",
            "Ports of the North; Trade and Grain",
            "INSTITUTE OF PORTS (IOP)",
        )
        printer.put(
            "Copyrights & Permissions", "This paper is copyright of IOP.", "Preface", printer.paragraph()
        )
        printer.put("Farhad Vasiliev", "Dean of the Institute of Ports (IOP)")
    if shape.contents != "none":
        rows = [printer.contents_row(essay, 3 + 3 * at) for at, essay in enumerate(essays)]
        printer.lines += [WORDS[shape.language]["labels"]["contents"], "", *rows, ""]
    printer.lines += body
    printer.back(essays)
    return "\n".join(printer.lines), essays
