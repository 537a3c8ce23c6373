"""What two or more words before a name say of it: `the mayor was X`, `nine miles from X`, `bound for X`, `the author of X`.

A table: the word before the name, the question to ask then, and what it weighs where the answer is yes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from tei_tools.annotators.naming.mentions import Page
from tei_tools.annotators.naming.weights import MOTION, WORKS

Hint = tuple[str, float, str]  # for what it speaks, its weight, in words
NAMING = frozenset({"called", "named"})
_MESSAGES = frozenset("memorandum memo letter message note cable telegram report word paper call".split())
_DWELLING = frozenset(
    "people inhabitants citizens natives siege outskirts suburbs bombing liberation evacuation streets".split()
)
_KIN = frozenset(
    "son sons daughter daughters child children wife widow brother brothers sister nephew niece father mother".split()
)
_MILES = frozenset(
    "miles mile leagues league kilometers kilometres kilometer kilometre km versts verst li hours outskirts".split()
)
_BOUND = frozenset("bound member sailed embarked started headed destined ticket train steamer candidate deputy".split())
_LEAVING = frozenset("left leave leaves leaving departed departs departing sailed set embarked".split())
_PRONOUNS = frozenset("me him her us them it".split())
_PEOPLE = frozenset("man woman one boy girl friend fellow".split())
_TOLD = frozenset("name them us whom man woman one called".split())


def passages_before(page: Page, place: int) -> Iterator[Hint]:
    """Yields the hints of the words before token `place`, which has at least two before it."""
    for ask, hints in _BY_WORD.get(page.tokens[place - 1].text.lower(), ()):
        if ask(page, place):
            yield from hints


def is_from_message(page: Page, place: int) -> bool:
    """`letter from X`: a person as likely as a place."""
    return place > 1 and page.tokens[place - 1].text.lower() in ("from", "to") and _earlier(page, place) in _MESSAGES


def is_of_place(page: Page, place: int) -> bool:
    """`The forest is called X`: whether a word for a kind of place is what has the name."""
    for token in reversed(page.tokens[max(0, place - 5) : max(0, place - 1)]):
        if "placetype" in token.info.uses and token.shape == "l":
            return True
        if token.first or "trade" in token.info.uses or token.text in _PEOPLE:
            return False
    return False


def _earlier(page: Page, place: int) -> str:
    return page.tokens[place - 2].text.lower()


def _is_told(page: Page, place: int) -> bool:
    """`The mayor was X`, `The worst among them was X`, `his name is X`."""
    for token in reversed(page.tokens[max(0, place - 5) : max(0, place - 1)]):
        if "trade" in token.info.uses or "office" in token.info.uses or token.text in _TOLD:
            return "placetype" not in token.info.uses
        if "placetype" in token.info.uses or token.first or token.gap[:1] in ",;:":
            return False
    return False


def _is_work(page: Page, place: int) -> bool:
    """`the author of X`, `a sequel to X`: a book that bears the name, unless it is somebody's."""
    return _earlier(page, place) in WORKS and page.tokens[place].gap[:2] not in ("'s", "’s")


def _is_left_for(page: Page, place: int) -> bool:
    """`left with a cart for X`, `bound for X`, `the member for X`."""
    earlier = [token.text.lower() for token in page.tokens[max(0, place - 6) : place - 1]]
    return earlier[-1] in _BOUND or not _LEAVING.isdisjoint(earlier)


def _is_moved_to(page: Page, place: int) -> bool:
    """`went to X`, `took them to X`."""
    moved = _earlier(page, place) in MOTION
    if page.tokens[place - 1].text.lower() == "for" and _is_left_for(page, place):
        return False  # that is told already
    return moved or (page.tokens[place - 2].text in _PRONOUNS and page.tokens[max(0, place - 3)].text.lower() in MOTION)


def _stands_behind(kind: str) -> Callable[[Page, int], bool]:
    def ask(page: Page, place: int) -> bool:
        owner = page.owner[place - 2]
        return owner is not None and owner.kind == kind

    return ask


def _is_in(words: frozenset[str]) -> Callable[[Page, int], bool]:
    return lambda page, place: _earlier(page, place) in words


_ROWS: tuple[tuple[str, Callable[[Page, int], bool], tuple[Hint, ...]], ...] = (
    ("after for", _is_in(NAMING), (("person", 4.0, "in whose honour it is named"),)),
    ("of", _stands_behind("person"), (("place", 1.6, "whose house it is"), ("person", -2.0, ""))),
    ("of", _is_in(_KIN), (("person", 2.5, "whose kin somebody is"), ("place", -1.0, ""))),
    ("of", _is_in(_DWELLING), (("place", 2.0, "behind those who live there"),)),
    ("of", lambda page, place: "placetype" in page.tokens[place - 2].info.uses, (("place", 2.5, "behind a word of kind"),)),
    ("to", _stands_behind("place"), (("place", 1.4, "from one place to another"),)),
    ("from of", _is_in(_MILES), (("place", 2.0, "so many miles away"),)),
    ("was were is", _is_told, (("person", 2.0, "who somebody was"),)),
    ("of to", _is_work, (("person", -2.5, ""), ("place", -2.0, ""))),
    ("for", _is_left_for, (("place", 2.0, "leaving for"),)),
    ("to from into for through via", _is_moved_to, (("place", 1.2, "moving there"),)),
)


def _by_word() -> Mapping[str, list[tuple[Callable[[Page, int], bool], tuple[Hint, ...]]]]:
    rows = defaultdict(list)
    for words, ask, hints in _ROWS:
        for near in words.split():
            rows[near].append((ask, hints))
    return dict(rows)


_BY_WORD = _by_word()
