"""A finding: what a rule has to say of one place of a work."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from papers.models import CheckRule
from papers.models.languages import inserted

LONGEST = 200
"""Characters that are kept of the words of a finding; its key counts all of them."""
_SHOWN = 80


@dataclass(frozen=True)
class Finding:
    """What a rule found. `place` is a field's name, with a point and a block's id behind it for a block.

    `words` are the very words meant; `other` is what else the message names: the usual spelling, a title.
    """

    rule: str
    place: str = ""
    words: str = ""
    other: str = ""

    @cached_property
    def key(self) -> str:
        """Return 32 digits that stay while the words do, wherever in the work they stand."""
        said = f"{self.rule}\x1f{self.words}\x1f{self.other}"
        return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @property
    def message(self) -> str:
        """Return one sentence that says what is wrong, with its words."""
        from .rules import RULES

        said = {"words": inserted(shortened(self.words)), "other": inserted(shortened(self.other))}
        return str(RULES[self.rule].says) % said

    @property
    def what_to_do(self) -> str:
        from .rules import RULES

        return str(RULES[self.rule].what_to_do)


@dataclass(frozen=True)
class Shown:
    """A finding with its level in this house; `set_aside` is who said that it is meant so, if anybody did."""

    finding: Finding
    level: str
    set_aside: object = None

    @property
    def is_error(self) -> bool:
        return self.level in CheckRule.SERIOUS

    @property
    def is_open(self) -> bool:
        return self.set_aside is None


def shortened(words: str) -> str:
    words = " ".join(words.split()) if "  " not in words else words
    half = _SHOWN // 2
    return words if len(words) <= _SHOWN else f"{words[:half]} … {words[-half:]}"
