"""Personal names as think tanks print them, taken apart into given and family names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from papers.text.clean import limit_marks
from papers.text.letters import fold

_LONGEST_NAME = 200
"""A longer text is no name; no more of it is read."""


@dataclass(frozen=True)
class Name:
    """A personal name in its parts, each as printed; all but `family` may be empty.

    `particles` stand before the family name and belong to it ("van der", "آل"); `suffix` is "Jr.", "III".
    """

    given: str = ""
    family: str = ""
    particles: str = ""
    suffix: str = ""

    @property
    def whole_family(self) -> str:
        """The family name with its particles: "van der Rohe"."""
        return f"{self.particles} {self.family}".strip()


_HONORIFICS = {
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "dame", "amb", "ambassador", "hon", "rev",
    "ayatollah", "hojatoleslam", "by", "and", "&", "دکتر", "پروفسور", "استاد", "مهندس", "اقای", "خانم",
    "جناب", "سرکار", "ایتالله", "حجتالاسلام", "حجتالاسلاموالمسلمین", "سفیر", "و", "др", "проф", "профессор",
    "академик", "господин", "госпожа", "гн", "гжа", "и",
}  # fmt: skip
"""Folded and without punctuation. The words for "and" and "by" precede a name in a list of authors."""

_DEGREES = {
    "phd", "dphil", "dsc", "md", "ma", "msc", "mphil", "mba", "ba", "bsc", "llm", "llb", "jd", "edd", "esq",
    "кин", "дин", "кпн", "дпн", "دکتری",
}  # fmt: skip
_PLAIN_DEGREES = {"phd", "dphil", "msc", "mphil"}
"""Degrees that no family name looks like, so that they need neither a comma nor full stops."""

_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_LATIN_PARTICLES = {
    "de", "del", "della", "di", "da", "dos", "du", "la", "le", "van", "von", "der", "den", "ten", "ter",
    "zu", "af", "av", "bin", "ibn", "bint", "al", "el", "ul", "e", "y",
}  # fmt: skip
_PERSIAN_PARTICLES = {"ال", "ابن", "بن", "ابو"}
_FAMILY_ENDINGS = {
    "زاده", "پور", "نیا", "فر", "نژاد", "منش", "تبار", "وند", "خواه", "دوست",
    "zadeh", "pour", "nia", "nejad", "nezhad",
}  # fmt: skip
"""The second half of a Persian family name, which many write as a word of its own: حسینی نژاد."""

PATRONYMIC = re.compile("(?:ович|евич|ьич|овна|евна|ична)$")
_SPACE = re.compile(r"[\s\u00a0]+")
_CLERICAL_TITLE = re.compile("^(?:آیت الله|حجت الاسلام(?: ?و ?المسلمین)?) ")
_NO_SPACE_AFTER_STOP = re.compile(r"(?<=\.)(?=[^\W\d_]{2,}+(?!\.))")
"""Between "E." and "Koolae", not inside "H.A" nor "M.Sc."."""


def split_name(text: str) -> Name:
    """Take a printed name apart: "Dr. Elaheh Koolae", "Koolae, Elaheh", "Кожанов Н. А.", "سید علی نوری".

    Honorifics before and degrees after it are left out. Without a comma the last word is the family name,
    with the particles (in lower case) or the first half of a Persian family name before it; but initials
    at the end ("Koolae E.") and a Russian patronymic at the end mean that the family name comes first.
    Never raises; no text at all gives an empty name.
    """
    text = _SPACE.sub(" ", limit_marks(text[:_LONGEST_NAME])).strip(" ,;،؛")
    text = _CLERICAL_TITLE.sub("", _NO_SPACE_AFTER_STOP.sub(" ", text))
    first, *others = [part.strip() for part in re.split("[,،]", text)]
    words, suffix = _without_titles(first.split())
    parts = [part for part in others if part and not _is_degree(part)]
    while parts and _bare(parts[-1]) in _SUFFIXES:
        suffix = parts.pop()
    if parts:
        given = " ".join(_without_titles(" ".join(parts).split())[0])
        start = _end_of_particles(words)
        return Name(given, " ".join(words[start:]), " ".join(words[:start]), suffix)
    if _family_comes_first(words):
        return Name(" ".join(words[1:]), words[0], "", suffix)
    family = particles = _start_of_family(words)
    while particles > 1 and _is_particle(words[particles - 1]):
        particles -= 1
    given, particle = " ".join(words[:particles]), " ".join(words[particles:family])
    return Name(given, " ".join(words[family:]), particle, suffix)


def display_family_first(text: str) -> str:
    """Return "Koolae, Elaheh" as an index of authors prints it, with the comma of the name's script."""
    name = split_name(text)
    comma = "،" if re.search("[\u0600-\u06ff]", name.family) else ","
    return f"{comma} ".join(part for part in (name.whole_family, name.given, name.suffix) if part)


def _bare(word: str) -> str:
    return re.sub(r"[^\w&]|_", "", fold(word))


def _is_particle(word: str) -> bool:
    return (word.islower() and _bare(word) in _LATIN_PARTICLES) or fold(word) in _PERSIAN_PARTICLES


def _is_degree(text: str) -> bool:
    """Say whether a part after a comma is a degree, with or without its field ("Ph.D. in History")."""
    words = text.split()
    return _bare(words[0]) in _DEGREES if words else True


def _without_titles(words: list[str]) -> tuple[list[str], str]:
    """Drop honorifics in front and degrees behind, take off a suffix; one word always stays."""
    suffix = ""
    while len(words) > 1 and _bare(words[0]) in _HONORIFICS and not _is_initial_letter(words[0]):
        words = words[1:]
    while len(words) > 1:
        last = _bare(words[-1])
        if last in _SUFFIXES and len(words) > 2:
            suffix = words[-1]
        elif not (last in _PLAIN_DEGREES or _is_printed_degree(words)):
            break
        words = words[:-1]
    return words, suffix


def _is_printed_degree(words: list[str]) -> bool:
    """Say whether the last word is a degree by its full stops; behind one word "M.A." is initials."""
    return len(words) > 2 and _bare(words[-1]) in _DEGREES and words[-1].count(".") > 1


def _is_initial_letter(word: str) -> bool:
    """Say whether a word of one letter abbreviates a name: "و." and "И" do, "و" and "и" are "and"."""
    return len(_bare(word)) == 1 and (word.endswith(".") or word.isupper())


def _is_initials(word: str) -> bool:
    """Say whether a word is made of initials: "E.", "H.A", "J.-P.", "Yu.", or a letter alone."""
    return bool(re.fullmatch(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]?|[^\W\d_]", word))


def _family_comes_first(words: list[str]) -> bool:
    if len(words) < 2 or _is_initials(words[0]):
        return False
    if all(_is_initials(word) for word in words[1:]):
        return True
    ends = [bool(PATRONYMIC.search(word.casefold())) for word in words]
    return len(words) == 3 and ends == [ends[0], False, True]


def _start_of_family(words: list[str]) -> int:
    start = max(len(words) - 1, 0)
    if start > 1 and fold(words[start]) in _FAMILY_ENDINGS and not _is_initials(words[start - 1]):
        start -= 1
    return start


def _end_of_particles(words: list[str]) -> int:
    end = 0
    while end < len(words) - 1 and _is_particle(words[end]):
        end += 1
    return end
