"""What the words around a single capitalised word say of it: a person, a place, or neither.

`X noted`, `in X`, `deported to X`, `the baker X`, `the village of X`, `The forest is called X`. Each is a hint of some weight
(`weights`); the hints of all mentions of a word are added up in one `Score`. It decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tei_tools.annotators.naming.lexicon import word
from tei_tools.annotators.naming.mentions import Page
from tei_tools.annotators.naming.passages import NAMING, is_from_message, is_of_place, passages_before
from tei_tools.annotators.naming.tokens import Token
from tei_tools.annotators.naming.weights import ADJECTIVE, DATELINE, FILED, HOUSE, IN, MOTION, PERSONAL, SIGNED

_SUBJECT = frozenset("had was has would is will did could also who whose himself thought does".split())
_KIN = frozenset("family families brothers siblings sisters couple household clan".split())
_COUNTS = frozenset("the two three both young".split())
_REGIMES = frozenset("government cabinet regime clique administration court faction trial affair ministry junta".split())
_APPOSED = frozenset("a an who whose aged born son daughter wife widow owner his her husband also".split())
_HARMLESS = frozenset(("office", "honorific", "nationality", "trade", "officemodifier"))


@dataclass(slots=True)
class Score:
    """What speaks for a person and for a place, the strongest hint of each, and where the word stands.

    `inside` counts the mentions that begin no sentence, where a capital letter says something, `many` those behind `the`.
    """

    person: float = 0.0
    place: float = 0.0
    inside: int = 0
    many: int = 0
    seen: list[int] = field(default_factory=list)
    strongest: dict[str, tuple[float, str]] = field(default_factory=dict)

    def hint(self, kind: str, weight: float, why: str) -> None:
        """Adds a hint, which may speak against (a negative weight)."""
        if not weight:
            return
        if kind == "person":
            self.person += weight
        else:
            self.place += weight
        if weight > self.strongest.get(kind, (0.0, ""))[0]:
            self.strongest[kind] = (weight, why)

    def why(self, kind: str) -> str:
        """Gives the strongest hint in words."""
        return self.strongest.get(kind, (0.0, "the word lists"))[1] + (f", {len(self.seen)} mentions" if self.seen[1:] else "")


def hear(page: Page, place: int, score: Score) -> None:
    """Adds what stands around token `place` to its score."""
    token = page.tokens[place]
    score.seen.append(place)
    score.inside += not token.first
    before = page.tokens[place - 1] if place else None
    after = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    if before is not None and (before.gap in (" ", "\n") or (before.text in SIGNED and before.gap in (". ", ": ", ") ", "] "))):
        _before(page, place, before, score)
    if after is not None:
        _after(page, place, after, score, placed=before is not None and before.text.lower() in IN)
    if token.line and DATELINE.match(page.text, page.end(place)):
        score.hint("place", 2.0, "before a date")
    elif before is not None and before.gap.startswith((",", ".,")) and HOUSE.match(page.text, page.end(place)):
        score.hint("place", 3.0 if ADJECTIVE.search(token.text) else 2.0, "before the number of a house")
    _touching(before, after, token, score)
    _beside(page, place, score)


def _before(page: Page, place: int, before: Token, score: Score) -> None:
    near = before.text.lower()
    if "trade" in before.info.uses or (near[-1] == "s" and "trade" in word(near.rstrip("s")).uses):
        score.hint("person", 2.0, f"behind '{near}'")
    if is_from_message(page, place):
        score.hint("person", 0.8, f"behind a message {near}")
    elif near in IN:
        score.hint("place", IN[near], f"behind '{near}'")
    if near in NAMING and is_of_place(page, place):
        score.hint("place", 2.5, f"a place is {near} so")
    elif near in PERSONAL:
        score.hint("person", PERSONAL[near], f"behind '{near}'")
    if near in FILED:
        score.hint("place", -4.0, "")
        score.hint("person", -4.0, "")
    if before.shape == "l" and "placetype" in before.info.uses:
        score.hint("place", 2.5, f"behind '{near}'")
    for hint in passages_before(page, place) if place > 1 else ():
        score.hint(*hint)
    if near in MOTION:
        score.hint("person", -0.3, "")
    if near in _COUNTS:
        score.many += 1
    if near == "the":
        score.hint("person", -0.7, "")


def _after(page: Page, place: int, after: Token, score: Score, *, placed: bool) -> None:
    token, near = page.tokens[place], after.text.lower()
    if token.gap in (" ", "\n"):
        if "sayverb" in after.info.uses:
            score.hint("person", 2.0, f"before '{near}'")
        elif "doesverb" in after.info.uses and not placed:
            score.hint("person", 1.2, f"before '{near}'")
        elif near in _REGIMES and place and page.tokens[place - 1].text.lower() == "the":
            score.hint("person", 2.7, f"whose '{near}' it is")
        elif near in _KIN:
            score.hint("person", 2.2, f"before '{near}'")
        elif near in _SUBJECT and not placed:
            score.hint("person", 0.6, f"before '{near}'")
        if "placetype" in after.info.uses:
            score.hint("place", 2.0, f"before '{near}'")
        if (
            near in ("air", "naval")
            and place + 2 < len(page.tokens)
            and page.tokens[place + 2].text in ("base", "bases", "field")
        ):
            score.hint("place", 2.0, "before a base")
        if near == "near" and token.gap == " ":
            score.hint("place", 1.0, "before 'near'")
        if near == "and" and place + 2 < len(page.tokens) and page.tokens[place + 2].text in ("I", "myself", "himself"):
            score.hint("person", 2.0, "before 'and I'")
    if token.gap[:2] in ("'s", "’s"):
        score.hint("person", 0.5, "possessive")
    if token.gap == ", " and after.text in _APPOSED and not placed:
        score.hint("person", 1.0, f"before ', {near}'")
    if token.gap[:2] == ": " and token.line:
        score.hint("person", 1.5, "a speaker")


def _touching(before: Token | None, after: Token | None, token: Token, score: Score) -> None:
    """A capitalised plain word that touches it makes it part of a title (`The Bartered Bride`) rather than a name."""
    for near, gap in ((before, before.gap if before else ""), (after, token.gap)):
        titled = near is not None and gap == " " and near.shape == "C" and near.info.plain and not near.first
        if titled and near is not None and not (_HARMLESS & near.info.uses or near.info.surname):
            score.hint("person", -1.0, "")


def _beside(page: Page, place: int, score: Score) -> None:
    """A list of names holds names of one kind; what stands in brackets behind a name is another name of the same."""
    beside = [(place - 1, page.tokens[place - 1].gap if place else ""), (place + 1, page.tokens[place].gap)]
    for other, gap in beside:
        owner = page.owner[other] if 0 <= other < len(page.tokens) else None
        if owner is None or owner.kind == "org":
            continue
        if gap in (", ", "–", "-", ",\n"):
            score.hint(owner.kind, 1.0 if owner.kind == "place" else 0.6, f"beside a {owner.kind}")
        elif gap in (" [", " (") and other < place:
            score.hint(owner.kind, 2.5 if owner.kind == "place" else 1.5, f"in brackets behind a {owner.kind}")
    if _is_paired(page, place):
        score.hint("person", 0.7, "beside another unknown name")
    for other, conjunction in ((place - 2, place - 1), (place + 2, place + 1)):
        owner = page.owner[other] if 0 <= other < len(page.tokens) else None
        if owner is not None and owner.kind != "org" and page.tokens[conjunction].text in ("and", "or", "&"):
            score.hint(owner.kind, 1.0, f"joined to a {owner.kind}")


def _is_paired(page: Page, place: int) -> bool:
    """`Rinchino and Okhtin quarrel`: whether `and` joins it to another unknown word, and no preposition leads them."""
    for first in (place, place - 2):
        if (
            first >= 0
            and first + 2 < len(page.tokens)
            and page.tokens[first + 1].text == "and"
            and page.tokens[first + 1].gap == " "
        ):
            before = page.tokens[first - 1] if first and page.tokens[first - 1].gap == " " else None
            led = before is not None and (before.text.lower() in IN or before.shape != "l" or before.text == "the")
            both = page.tokens[first].gap == " " and _is_unknown(page, first) and _is_unknown(page, first + 2)
            if both and not led and page.tokens[first + 2].gap[:1] != "-":
                return True
    return False


def _is_unknown(page: Page, place: int) -> bool:
    token = page.tokens[place]
    info = token.info
    known = info.plain or info.place or info.alternate or info.uses
    return token.shape == "C" and len(token.text) > 3 and not known and page.owner[place] is None
