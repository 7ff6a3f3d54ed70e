"""Words for what a person does: they tell a role ("director of ...", «استاد ...») from a name or a place."""

from __future__ import annotations

import re

_ENGLISH = re.compile(
    r"[a-z-]{3,}(?:er|or|ist|ian|ant|eur|man|woman)|fellow|head|chief|chair|president|poet|judge|monk|nurse|cook"
    r"|minister|diplomat|envoy|scholar|scientist|secretary|member|dean|general|expert|coach|author|priest"
    r"|aide|captain|negotiator|architect|pilot|student|candidate|correspondent|superintendent|agent"
)
_PERSIAN = re.compile(
    r"(?:استاد|استادیار|دانشیار|مدیر|مدیرعامل|مدیرکل|رئیس|رییس|سفیر|وزیر|معاون|مشاور|کارشناس|محقق|نویسنده|مترجم|شاعر"
    r"|طراح|عضو|دبیر|دبیرکل|سخنگو|نماینده|عکاس|کارگردان|معمار|مهندس|پزشک|وکیل|قاضی|بازیگر|نقاش|خواننده|فرمانده"
    r"|دیپلمات|فعال|بنیان‌گذار|مؤسس|سردبیر|هنرمند|دانشجو|صاحب|متخصص|اقتصاددان|حقوق‌دان|ریاضی‌دان|سرپرست|راننده"
    r"|فیلسوف|کشاورز|بافنده|تاجر|بازرگان|استاندار|شهردار|فرماندار|ناخدا|ملوان|سیاستمدار|رهبر|مربی|داور"
    r"|\S*(?:شناس|گر|نگار|ساز|پرداز|نواز|باف|فروش|پژوه|کار|چی|بان))(?:ی|\u200cی|ان|ٔ|\u200cای)?"
)
_LONGEST = 40
"""Characters: no word for what a person does is longer."""


def is_occupation(word: str) -> bool:
    """Tell whether a word says what somebody does; an English one has to be printed in small letters."""
    if len(word) > _LONGEST:
        return False
    plain = word.strip(".,;:،؛()«»\"'")
    return bool(_ENGLISH.fullmatch(plain) or _PERSIAN.fullmatch(plain.rstrip("\u0654")))


def names_occupation(role: str, within: int = 6) -> bool:
    """Tell whether one of the first words of a text says what somebody does."""
    words = [part for word in role.split()[:within] for part in (word, *word.split("-"))]
    return any(is_occupation(word) for word in words)
