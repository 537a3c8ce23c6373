"""A mention: a run of tokens that is a name, before it is linked; and the page on which the finders write mentions.

`Page.claim` refuses what crosses a mention that stands: the first finder that is sure wins, nested places excepted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tei_tools.annotators.naming.tokens import Token


@dataclass(slots=True)
class Mention:
    """Tokens [first, last) are a name of `kind` (person, place, org); `role` is the first token of a title before it.

    `initials` and `surname` (token indices) are set where known; `ref` where the register told it.
    """

    first: int
    last: int
    kind: str
    rule: str
    cert: str = "high"
    evidence: str = ""
    ref: str = ""
    role: int = -1
    role_last: int = -1
    surname: int = -1
    nested: bool = False


@dataclass(slots=True)
class Page:
    """The tokens of a text, who owns each of them, and the mentions found so far."""

    text: str
    tokens: Sequence[Token]
    owner: list[Mention | None] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def claim(self, mention: Mention) -> bool:
        """Writes a mention down unless another one stands where it would."""
        if any(self.owner[mention.first : mention.last]):
            return False
        self.owner[mention.first : mention.last] = [mention] * (mention.last - mention.first)
        self.mentions.append(mention)
        return True

    def free(self, place: int) -> bool:
        """Says whether token `place` exists and belongs to no mention."""
        return 0 <= place < len(self.tokens) and self.owner[place] is None

    def joined(self, place: int) -> str:
        """Gives what stands between token `place` and the next one, white space as one space."""
        gap = self.tokens[place].gap
        return " " if gap == " " else gap if gap.strip() else (" " if gap.count("\n") < 2 else "\n\n")
