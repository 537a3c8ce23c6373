"""A mention: a run of tokens that is a name, before it is linked; and the page on which the finders write mentions.

`Page.claim` refuses what crosses a mention that stands: the first finder that is sure wins, nested places excepted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from tei_tools.annotators.naming.tokens import Token, tokenise

_LONG_LINE = 46  # characters: shorter ones are lines of their own in letterheads, lists and signatures


@dataclass(slots=True)
class Mention:
    """Tokens [first, last) are a name of `kind` (person, place, org); `role` is the first token of a title before it.

    `surname` (a token index) is set where known, `ref` where the register told it. `alias` are the tokens of the expansion that
    an acronym stands for, `behind` those of an office that follows the name; `lead` counts the characters before the first
    token that belong to the name (`38th `), `trail` those behind the last one (` No. 31`).
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
    alias: tuple[int, int] = (0, 0)
    behind: tuple[int, int] = (0, 0)
    lead: int = 0
    trail: int = 0


_ORDINAL = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:st|nd|rd|th)|\d{1,3}\.|[IVX]{1,5}\.)[ -]$")


@dataclass(slots=True)
class Page:
    """The tokens of a text and where they begin, the places of those at which a name may begin, who owns each of them, the
    letters that are titles (`M. Molotov`), the mentions found so far."""

    text: str
    tokens: Sequence[Token] = field(init=False)
    starts: Sequence[int] = field(init=False)
    stirring: Sequence[int] = field(init=False)
    owner: list[Mention | None] = field(init=False)
    titles: set[int] = field(init=False, default_factory=set)
    _mentions: dict[int, Mention] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.tokens, self.starts, self.stirring = tokenise(self.text)
        self.owner = [None] * len(self.tokens)

    def end(self, place: int) -> int:
        """Gives the offset behind token `place`."""
        return self.starts[place] + len(self.tokens[place].text)

    @property
    def mentions(self) -> Collection[Mention]:
        """The mentions found so far, in the order in which they were found."""
        return self._mentions.values()

    def add(self, mention: Mention) -> None:
        """Writes a mention down without asking whose its tokens are: a place inside another name."""
        self._mentions[id(mention)] = mention

    def drop(self, mention: Mention) -> None:
        """Strikes out a mention that a longer one has taken in."""
        del self._mentions[id(mention)]

    def put(self, mention: Mention) -> None:
        """Writes a mention down and gives it its tokens, whoever had them."""
        self.owner[mention.first : mention.last] = [mention] * (mention.last - mention.first)
        self.add(mention)

    def stretch(self, mention: Mention, first: int, last: int) -> None:
        """Gives a mention tokens beside it that nobody has."""
        self.owner[first:last] = [mention] * (last - first)
        mention.first, mention.last = first, last

    def claim(self, mention: Mention) -> bool:
        """Writes a mention down unless another one stands where it would."""
        if any(self.owner[mention.first : mention.last]):
            return False
        self.put(mention)
        return True

    def cover(self, mention: Mention) -> bool:
        """Writes a mention down over places, which become nested in it; refuses where something else stands in the way."""
        inner = list({id(m): m for m in self.owner[mention.first : mention.last] if m}.values())
        if any(m.kind != "place" or m.first < mention.first or m.last > mention.last for m in inner):
            return False
        for place in inner:
            place.nested = True
        self.put(mention)
        return True

    def wraps(self, place: int) -> bool:
        """Whether the line end behind token `place` only wraps a paragraph: the line that ends there is a long one."""
        token = self.tokens[place]
        return (
            token.gap.count("\n") == 1
            and token.gap.isspace()
            and (end := self.end(place)) - self.text.rfind("\n", 0, end) > _LONG_LINE
        )

    def free(self, place: int) -> bool:
        """Says whether token `place` exists and belongs to no mention."""
        return 0 <= place < len(self.tokens) and self.owner[place] is None

    def joined(self, place: int) -> str:
        """Gives what stands between token `place` and the next one, white space as one space."""
        gap = self.tokens[place].gap
        return " " if gap == " " else gap if gap.strip() else (" " if gap.count("\n") < 2 else "\n\n")


_NUMBER = re.compile(r" (?:(?:No\.?|Nos\.?|Nº|№|#) ?)?\d{1,5}(?![\d.,:/-]*\d)")


def number_behind(page: Page, place: int) -> int:
    """Gives how many characters a number behind token `place` takes (`Plant No. 31`, `Route 9`), 0 where there is none."""
    found = _NUMBER.match(page.text, page.end(place))
    return len(found[0]) if found else 0


def ordinal_before(page: Page, first: int) -> int:
    """Gives how many characters an ordinal number before token `first` takes (`38th Army`), 0 where there is none."""
    start = page.starts[first]
    found = _ORDINAL.search(page.text, max(0, start - 8), start)
    return len(found[0]) if found else 0
