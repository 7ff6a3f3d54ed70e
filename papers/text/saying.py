"""Sentences for editors from code that knows no interface: said in English, recognised again in any language.

What the readers of files say is kept with imports, goes from process to process and is printed by commands,
so it is plain English text. A screen in another language recognises in it the sentence that `say` was given
(`makemessages` collects these), and says that one with the same values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

OURS = "our_"
LONGEST = 2_000
"""Characters of what is recognised; no sentence has as many, whatever it quotes."""
MOST = 20
"""Sentences that are joined; more are taken for one."""
_PLACE = re.compile(r"\{(\w+)\}")


def say(sentence: str, /, **values: object) -> str:
    """Return the sentence with its values in the places {named} after them.

    A value whose name begins with `our_` is no quotation but said as well: words that were given to `say`,
    or several sentences joined by "; ".
    """
    return sentence.format_map(values) if values else sentence


SEVERAL = say("; ")
"""What joins several sentences that are one value."""


class Sentences:
    """Recognises what was said. `translations` are {sentence: the same in another language}."""

    def __init__(self, translations: Mapping[str, str]):
        self.plain = {words: other for words, other in translations.items() if not _PLACE.search(words)}
        formed = [words for words in translations if _PLACE.search(words)]
        # Of two that fit, the one with more words of its own tells more.
        formed.sort(key=lambda words: len(_PLACE.sub("", words)), reverse=True)
        self.formed = [(pattern_of(words), translations[words]) for words in formed]

    def again(self, said: str, quoted: Callable[[str], str] = str) -> str | None:
        """Return what was said in the other language, None where a part of it is no sentence of ours.

        `quoted` prepares the values that are nobody's but the source's.
        """
        if len(said) > LONGEST:
            return None
        parts = said.split(SEVERAL, MOST)
        for at in range(1, len(parts)):
            first = self.whole(SEVERAL.join(parts[:at]), quoted)
            rest = None if first is None else self.again(SEVERAL.join(parts[at:]), quoted)
            if rest is not None:
                return f"{first}{self.plain.get(SEVERAL, SEVERAL)}{rest}"
        return self.whole(said, quoted)

    def whole(self, said: str, quoted: Callable[[str], str]) -> str | None:
        """Return one sentence in the other language."""
        if said in self.plain:
            return self.plain[said]
        for pattern, translation in self.formed:
            if found := pattern.fullmatch(said):
                values = {
                    name: self.again(value, quoted) if name.startswith(OURS) else quoted(value)
                    for name, value in found.groupdict().items()
                }
                if None not in values.values():
                    return translation.format_map(values)
        return None


def pattern_of(sentence: str) -> re.Pattern:
    """Return the pattern of all that can be said with the sentence."""
    seen: set[str] = set()
    pattern = ""
    for at, part in enumerate(_PLACE.split(sentence)):
        if at % 2 == 0:
            pattern += re.escape(part)
        else:
            pattern += f"(?P={part})" if part in seen else f"(?P<{part}>.+?)"
            seen.add(part)
    return re.compile(pattern, re.DOTALL)
