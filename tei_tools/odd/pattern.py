"""The pattern algebra of RELAX NG as far as an ODD needs it, with constructors that keep every pattern small.

`choice`, `group` and `repeat` simplify as they build: nested choices become one deduplicated choice, what cannot match
disappears, `(a | b*)*` becomes `(a | b)*`. libxml2 needs that: it does not finish on grammars with deeply nested choices.

>>> repeat(choice(Element("a"), repeat(Element("b"), 0, None)), 0, None)
Repeat(item=Choice(items=(Element(name='a'), Element(name='b'))), least=0, most=None)

References to classes, macros and datatypes are resolved before (`expand`), references to elements stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Empty:
    """Matches nothing at all."""


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """Matches never."""


@dataclass(frozen=True, slots=True)
class Text:
    """Matches any text, no text included."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element, by its ident."""

    name: str


@dataclass(frozen=True, slots=True)
class AnyElement:
    """One element of any name, except those in a namespace of `avoid` or named `{namespace}name` there.

    Where `require` names namespaces, only elements of these.
    """

    avoid: tuple[str, ...] = ()
    require: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Data:
    """A value of an XML Schema datatype, restricted by (name, value) parameters."""

    type: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One literal value, compared as a token (white space collapsed)."""

    text: str


@dataclass(frozen=True, slots=True)
class TokenList:
    """White-space-separated values that match `item` in order."""

    item: Pattern


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the items."""

    items: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The items in this order."""

    items: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`item` at least `least` and at most `most` times (None: without a limit)."""

    item: Pattern
    least: int
    most: int | None


Pattern: TypeAlias = Empty | NotAllowed | Text | Element | AnyElement | Data | Value | TokenList | Choice | Group | Repeat

EMPTY = Empty()
NOT_ALLOWED = NotAllowed()
TEXT = Text()


def choice(*items: Pattern) -> Pattern:
    """Builds the choice of `items`: flattened, each alternative once, `Empty` turned into an optional."""
    flat = dict.fromkeys(inner for item in items for inner in _alternatives(item))
    optional = flat.pop(EMPTY, 0) is None
    alternatives = tuple(flat)
    if not alternatives:
        return EMPTY if optional else NOT_ALLOWED
    pattern = alternatives[0] if len(alternatives) == 1 else Choice(alternatives)
    return repeat(pattern, 0, 1) if optional else pattern


def group(*items: Pattern) -> Pattern:
    """Builds the sequence of `items`; one that never matches makes the whole never match."""
    flat = [inner for item in items for inner in (item.items if isinstance(item, Group) else (item,)) if inner != EMPTY]
    if NOT_ALLOWED in flat:
        return NOT_ALLOWED
    if len(flat) < 2:
        return flat[0] if flat else EMPTY
    return Group(tuple(flat))


def repeat(item: Pattern, least: int, most: int | None) -> Pattern:
    """Builds `item` repeated; what matches nothing or only nothing is not repeated."""
    if most == 0 or item == EMPTY or (item == NOT_ALLOWED and least == 0):
        return EMPTY
    if (least, most) == (1, 1) or item in (NOT_ALLOWED, TEXT):
        return item
    if most is None and least < 2:
        bare, nullable = _unwrapped(item)
        return Repeat(bare, 0 if nullable else least, None)
    if (least, most) == (0, 1) and isinstance(item, Repeat) and item.least <= 1 and item.most in (1, None):
        return Repeat(item.item, 0, item.most)
    return Repeat(item, least, most)


def _alternatives(item: Pattern) -> Iterable[Pattern]:
    if isinstance(item, Choice):
        return item.items
    return () if item == NOT_ALLOWED else (item,)


def _unwrapped(item: Pattern) -> tuple[Pattern, bool]:
    """Takes from under a star or plus what repeats by itself; tells whether `item` can match nothing."""
    if isinstance(item, Repeat) and item.least <= 1 and item.most in (1, None):
        return _unwrapped(item.item)[0], item.least == 0 or _unwrapped(item.item)[1]
    if isinstance(item, Choice):
        parts = [_unwrapped(inner) for inner in item.items]
        return choice(*(bare for bare, _ in parts)), any(nullable for _, nullable in parts)
    return item, item == TEXT
