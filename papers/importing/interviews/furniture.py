"""What a page prints round an interview: captions of pictures, "continued on" lines, page numbers."""

from __future__ import annotations

import re

from papers.importing.interviews.grammar import bare, demands_more, is_finished, is_stub, words_of
from papers.importing.interviews.pieces import Piece

_PAGE = r"(?:pages?|pp?\.?|صفحه\u200c?ی?|صفحۀ|صفحهٔ|ص\.?)\s*[\w۰-۹]{1,4}"
_CONTINUED = re.compile(
    rf"[\s(\[<>«»→←▶◀*•…-]*(?:"
    rf"(?:to be\s+)?(?:cont(?:inued|inues|['’]?d|\.)?|turn|please turn|see|jump)\s*(?:on|from|to|at"
    rf"|,)?\s*(?:the\s+)?"
    rf"(?:{_PAGE}|next page|previous page|front page|back page|next column|overleaf|column \w+)"
    rf"|(?:from|on|از|در)\s+{_PAGE}|continued|to be continued|overleaf"
    rf"|(?:ادامه(?:\u200cی|ٔ|\s?مطلب|\s?گفت\S{{0,3}}گو|\s?مصاحبه)?|بقیه|دنباله)\s*(?:در"
    rf"|از)?\s*(?:{_PAGE}|صفحه\s?\S{{1,4}}\s?بعد|صفحه\s?بعد)"
    rf")[\s)\]<>«»→←▶◀*•….-]*",
    re.IGNORECASE,
)
_CONTINUED_TAIL = re.compile(
    r"\s*[(\[→▶]\s*(?:continued|cont['’]?d|turn|see|ادامه|بقیه)[^()\[\]]{0,40}[)\]]?\s*$", re.IGNORECASE
)
_NUMBER = re.compile(
    r"[-–—\s|]*(?:(?:page|صفحه)\s*)?[\d۰-۹]{1,4}(?:\s*(?:of|/|از)\s*[\d۰-۹]{1,4})?[-–—\s|.]*", re.IGNORECASE
)

# (L), (1st R), (second from left), (center): who stands where in a picture.
_STANDS = re.compile(
    r"\((?:(?:\d(?:st|nd|rd|th)|first|second|third|fourth|far)[ ,]?(?:from (?:the )?)?)?(?:L|R|C"
    r"|left|right|cent(?:er|re)|"
    r"top|bottom|above|below|front|back)\)|\((?:from|in the) (?:the )?(?:left|right|middle|cent(?:er|re))\)"
    r"|\((?:نفر\s)?(?:اول|دوم|سوم|نخست)?\s?(?:از\s)?(?:سمت\s)?(?:راست|چپ|وسط|میان)\)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\W{0,3}(?:photos?|photo(?:graph)?(?: courtesy)?|pictures?|images?|file photo|caption|figure"
    r"|credit|illustration|"
    r"عکس|تصویر|عکاس|شرح عکس)\s*(?:\d+\s*)?(?:[:：|/—–-]|by\b|courtesy\b|credit\b)"
    r"|[(\[](?:file |undated |archive )?(?:photos?|pictures?|images?)(?:[:/ ][^()\[\]]{0,60})?[)\]]\W*$"
    r"|[(\[](?:عکس|تصویر|آرشیو|منبع عکس)[^()\[\]]{0,60}[)\]]\W*$|\b(?:photo|image) (?:by"
    r"|courtesy of|credit)\b[^.]{0,60}\W*$"
    r"|/\s?(?:عکس|photo)\s?:?[^/]{0,40}$",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:is|are|was|were) (?:seen|pictured|shown|photographed)\b|\bpictured (?:here|in|at|on|with"
    r"|above|left|right)\b"
    r"|^(?:pictured|seen here|shown here|above|left|right|below):|\b(?:file photo|archive photo"
    r"|in this (?:file )?(?:photo|picture|image))\b"
    r"|در این (?:عکس|تصویر)|نمایی از\b",
    re.IGNORECASE,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATELINE = re.compile(
    rf",?\s(?:on|in)\s(?:(?:{_MONTHS})\s\d{{1,2}}|\d{{1,2}}\s(?:{_MONTHS})),?\s\d{{4}}\W*$"
    rf"|,\s(?:(?:{_MONTHS})\s(?:\d{{1,2}},\s)?\d{{4}})\W*$"
)
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)\W*$")
_PERSONAL = re.compile(r"\b(?:I|we|us|you|your|my|our)\b")
_LONGEST_CAPTION = 60  # words


def is_furniture(text: str) -> bool:
    """Tell whether a line says only where the text goes on, or which page this is."""
    return len(text) < 90 and bool(_CONTINUED.fullmatch(text) or _NUMBER.fullmatch(text))


def continued_tail(text: str) -> int | None:
    """Return the offset of a "(continued on page 4)" at the end of a line of text, else None."""
    found = _CONTINUED_TAIL.search(text, max(0, len(text) - 80))
    return found.start() if found and found.start() > 0 else None


def is_caption(text: str) -> bool:
    """Tell whether a line describes a picture: it says who stands where, names the photo, or is one dated
    scene.
    """
    if not text or len(text) > 600 or len(words_of(text)) > _LONGEST_CAPTION or text.endswith(("?", "؟")):
        return False
    if _PICTURE.match(text) or _CREDIT.search(text) or _STANDS.search(text):
        return True
    scene = not text[:1].islower() and not _PERSONAL.search(text) and '"' not in text and "“" not in text
    if scene and len(words_of(text)) <= 40 and _SEEN.search(text):
        return True
    return bool(
        scene
        and _sentences(text) == 1
        and len(words_of(text)) <= 35
        and _DATELINE.search(text)
        and _present(text)
    )


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?؟](?=\s+[^\Wa-z_])", text)) + 1


def _present(text: str) -> bool:
    """Tell whether one of the words after the name is a verb in the present, as captions have it ("shake
    hands").
    """
    past = re.search(r"\b(?:was|were|had|said|stated|\w{3,}ed)\b", text)
    return past is None


def caption_lost(piece: Piece, others: list[Piece]) -> bool:
    """Tell whether a caption breaks off. Captions may lack a full stop, unless the others of the page have
    one.
    """
    if is_finished(piece.text) or _CREDIT.search(piece.text) or _PICTURE.match(piece.text):
        return False
    if is_stub(piece.text) or (demands_more(piece.text) and bare(piece.text.split()[-1]).islower()):
        return True
    rest = [other for other in others if other is not piece]
    return bool(rest) and all(is_finished(other.text) for other in rest)
