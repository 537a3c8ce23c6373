"""What the words around a single capitalised word say of it: a person, a place, or neither.

`X noted`, `in X`, `deported to X`, `the baker X`, `the village of X`, `The forest is called X`. Each is a hint of some weight
(`weights`); the hints of all mentions of a word are added up in one `Score`. It decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tei_tools.annotators.naming.lexicon import word
from tei_tools.annotators.naming.mentions import Page
from tei_tools.annotators.naming.tokens import Token
from tei_tools.annotators.naming.weights import ADJECTIVE, DATELINE, HOUSE, IN, MOTION, PERSONAL, WORKS

_NAMING = frozenset({"called", "named"})
_PRONOUNS = frozenset("me him her us them it".split())
_PEOPLE = frozenset("man woman one boy girl friend fellow".split())
_SUBJECT = frozenset("had was has would is will did could also who whose himself thought does".split())
_MESSAGES = frozenset("memorandum memo letter message note cable telegram report word paper call".split())
_KIN = frozenset("family families brothers siblings sisters couple household clan".split())
_DWELLING = frozenset(
    "people inhabitants citizens natives siege outskirts suburbs bombing liberation evacuation streets".split()
)
_MILES = frozenset(
    "miles mile leagues league kilometers kilometres kilometer kilometre km versts verst li hours outskirts".split()
)
_SIGNED = frozenset("gez sgd signed podp podpisal signé".split())
_FILED = frozenset("fond fonds opis delo dosar teczka signatura karton doboz".split())
_BORN = frozenset("née nee formerly geb geborene alias recte vulgo".split())
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
    if before is not None and (
        before.gap in (" ", "\n") or (before.text in _SIGNED and before.gap in (". ", ": ", ") ", "] "))
    ):
        _before(page, place, before, score)
    if after is not None:
        _after(page, place, after, score, placed=before is not None and before.text.lower() in IN)
    if token.line and DATELINE.match(page.text, token.end):
        score.hint("place", 2.0, "before a date")
    elif before is not None and before.gap.startswith((",", ".,")) and HOUSE.match(page.text, token.end):
        score.hint("place", 3.0 if ADJECTIVE.search(token.text) else 2.0, "before the number of a house")
    _touching(before, after, token, score)
    _beside(page, place, score)


def _before(page: Page, place: int, before: Token, score: Score) -> None:
    near = before.text.lower()
    earlier = page.tokens[place - 2] if place > 1 else None
    if "trade" in before.info.uses or (near[-1] == "s" and "trade" in word(near.rstrip("s")).uses):
        score.hint("person", 2.0, f"behind '{near}'")
    if near in ("from", "to") and earlier is not None and earlier.text.lower() in _MESSAGES:
        score.hint("person", 0.8, f"behind '{earlier.text} {near}'")
    elif near in IN:
        score.hint("place", IN[near], f"behind '{near}'")
    if near in ("after", "for") and earlier is not None and earlier.text in _NAMING:
        score.hint("person", 4.0, f"named {near}")
    if near == "of" and place > 1 and (owner := page.owner[place - 2]) is not None and owner.kind == "person":
        score.hint("place", 1.6, "whose house it is")
        score.hint("person", -2.0, "")
    if near == "of" and earlier is not None and earlier.text in _DWELLING:
        score.hint("place", 2.0, f"behind '{earlier.text} of'")
    if near == "to" and place > 1 and (owner := page.owner[place - 2]) is not None and owner.kind == "place":
        score.hint("place", 1.4, "from one place to another")
    if near in ("from", "of") and earlier is not None and earlier.text in _MILES:
        score.hint("place", 2.0, f"behind '{earlier.text} {near}'")
    if near in _SIGNED:
        score.hint("person", 3.0, f"behind '{near}'")
    if near in _FILED:
        score.hint("place", -4.0, "")
        score.hint("person", -4.0, "")
    if near in _BORN:
        score.hint("person", 2.5, f"behind '{near}'")
    if near in ("was", "were", "is") and _is_told(page, place):
        score.hint("person", 2.0, "who somebody was")
    if _of_a_work(page, place):
        score.hint("person", -2.5, "")
        score.hint("place", -2.0, "")
    if near in _NAMING and _of_a_place(page, place):
        score.hint("place", 2.5, f"a place is {near} so")
    elif near in PERSONAL:
        score.hint("person", PERSONAL[near], f"behind '{near}'")
    if before.shape == "l" and "placetype" in before.info.uses:
        score.hint("place", 2.5, f"behind '{near}'")
    if near == "for" and _leaves_for(page, place):
        score.hint("place", 2.0, "leaving for")
    elif near in ("to", "from", "into", "for", "through", "via") and _moves(page, place):
        score.hint("place", 1.2, f"moving {near}")
    if earlier is not None and near == "of" and "placetype" in earlier.info.uses:
        score.hint("place", 2.5, f"behind '{earlier.text} of'")
    if near in MOTION:
        score.hint("person", -0.3, "")
    if near == "the":
        score.many += 1
        score.hint("person", -0.7, "")


def _is_told(page: Page, place: int) -> bool:
    """`The mayor was X`, `The worst among them was X`, `his name is X`."""
    for token in reversed(page.tokens[max(0, place - 5) : max(0, place - 1)]):
        if "trade" in token.info.uses or "office" in token.info.uses or token.text in _TOLD:
            return not token.info.uses & {"placetype"}
        if "placetype" in token.info.uses:
            return False
        if token.first or token.gap[:1] in ",;:":
            return False
    return False


_TOLD = frozenset("name them us whom man woman one called".split())


def _of_a_work(page: Page, place: int) -> bool:
    """`the author of X`, `a sequel to X`: a book that bears the name, unless it is somebody's."""
    earlier = page.tokens[place - 2] if place > 1 else None
    named = earlier is not None and page.tokens[place - 1].text in ("of", "to") and earlier.text.lower() in WORKS
    return named and page.tokens[place].gap[:2] not in ("'s", "’s")


def _leaves_for(page: Page, place: int) -> bool:
    """`left with a cart for X`, `bound for X`, `the member for X`."""
    earlier = [token.text.lower() for token in page.tokens[max(0, place - 6) : place - 1]]
    return bool(earlier) and (earlier[-1] in _BOUND or not _LEAVING.isdisjoint(earlier))


_BOUND = frozenset("bound member sailed embarked started headed destined ticket train steamer candidate deputy".split())
_LEAVING = frozenset("left leave leaves leaving departed departs departing sailed set embarked".split())


def _moves(page: Page, place: int) -> bool:
    """`went to X`, `took them to X`."""
    earlier = page.tokens[max(0, place - 3) : max(0, place - 1)]
    return bool(earlier) and (
        earlier[-1].text.lower() in MOTION or (earlier[-1].text in _PRONOUNS and earlier[0].text.lower() in MOTION)
    )


def _of_a_place(page: Page, place: int) -> bool:
    """`The forest is called X`: whether a word for a kind of place is what has the name."""
    for token in reversed(page.tokens[max(0, place - 5) : max(0, place - 1)]):
        if "placetype" in token.info.uses and token.shape == "l":
            return True
        if token.first or "trade" in token.info.uses or token.text in _PEOPLE:
            return False
    return False


def _after(page: Page, place: int, after: Token, score: Score, *, placed: bool) -> None:
    token, near = page.tokens[place], after.text.lower()
    if token.gap in (" ", "\n"):
        if "sayverb" in after.info.uses:
            score.hint("person", 2.0, f"before '{near}'")
        elif near in _KIN:
            score.hint("person", 2.2, f"before '{near}'")
        elif near in _SUBJECT and not placed:
            score.hint("person", 0.6, f"before '{near}'")
        if "placetype" in after.info.uses:
            score.hint("place", 2.0, f"before '{near}'")
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
    for other, conjunction in ((place - 2, place - 1), (place + 2, place + 1)):
        owner = page.owner[other] if 0 <= other < len(page.tokens) else None
        if owner is not None and owner.kind != "org" and page.tokens[conjunction].text in ("and", "or", "&"):
            score.hint(owner.kind, 1.0, f"joined to a {owner.kind}")
