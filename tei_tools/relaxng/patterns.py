"""Patterns of a simplified RELAX NG schema, hash-consed: two equal patterns are one object, so memo tables are cheap.

A `Patterns` builder belongs to one schema. Its methods normalise as they build (choices are flat sets, groups flat
sequences, `notAllowed` and `empty` vanish as sections 4.20 and 4.21 of the specification say).

>>> patterns = Patterns()
>>> patterns.choice((patterns.text, patterns.not_allowed)) is patterns.text
True
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from tei_tools.relaxng.data import Datum
from tei_tools.relaxng.names import NameClass

EMPTY, NOT_ALLOWED, TEXT, CHOICE, INTERLEAVE, GROUP, ONE_OR_MORE, LIST, DATA, VALUE, ATTRIBUTE, ELEMENT = range(12)
_BASIC = frozenset((EMPTY, TEXT))
_VALUES = frozenset((LIST, DATA, VALUE))
_NESTING = frozenset((CHOICE, INTERLEAVE, GROUP, ONE_OR_MORE))


class Pattern:
    """One interned pattern: `items` are its operands, `name` the name class, `datum` the datatype of data and value.

    `content` is an element's content and is filled in when it is first asked for. The other attributes are facts about the
    pattern and memo tables of the derivatives (see `derivatives`).
    """

    __slots__ = (
        "attribute_names",
        "closed",
        "content",
        "datum",
        "first",
        "has_attribute",
        "has_value",
        "index",
        "items",
        "kind",
        "name",
        "nullable",
        "number",
        "opens",
        "source",
        "text_memo",
        "values",
    )

    def __init__(self, kind: int, items: tuple[Pattern, ...], name: NameClass | None, datum: Datum | None, number: int) -> None:
        nested = kind in _NESTING
        self.kind = kind
        self.items = items
        self.name = name
        self.datum = datum
        self.number = number
        needed = any if kind == CHOICE else all
        self.nullable: bool = kind in _BASIC or (nested and needed([item.nullable for item in items]))
        self.has_attribute: bool = kind == ATTRIBUTE or (nested and any(item.has_attribute for item in items))
        self.has_value: bool = kind in _VALUES or (nested and any(item.has_value for item in items))
        self.content: Pattern | None = None
        self.source: Any = None
        self.first: tuple[frozenset[str], bool] | None = None
        self.attribute_names: tuple[frozenset[str], bool] | None = None
        self.index: tuple[dict[str, list[Pattern]], list[Pattern]] | None = None
        self.opens: dict[str, dict[Pattern, Pattern]] | None = None
        self.text_memo: Pattern | None = None
        self.closed: Pattern | None = None
        self.values: dict[str, Pattern] | None = None


class Patterns:
    """Builds patterns and keeps one object per distinct pattern."""

    def __init__(self) -> None:
        self._table: dict[Hashable, Pattern] = {}
        self.count = 0
        self.empty = self._intern(EMPTY)
        self.not_allowed = self._intern(NOT_ALLOWED)
        self.text = self._intern(TEXT)

    def _intern(
        self,
        kind: int,
        items: tuple[Pattern, ...] = (),
        name: NameClass | None = None,
        datum: Datum | None = None,
        key: Hashable = None,
    ) -> Pattern:
        full = (kind, items, key)
        pattern = self._table.get(full)
        if pattern is None:
            pattern = self._table[full] = Pattern(kind, items, name, datum, self.count)
            self.count += 1
        return pattern

    def all(self) -> list[Pattern]:
        """Lists every pattern built so far."""
        return list(self._table.values())

    def choice(self, alternatives: Iterable[Pattern]) -> Pattern:
        """Builds the choice of the alternatives; the choice of none is notAllowed."""
        unique: dict[Pattern, None] = {}
        for pattern in alternatives:
            if pattern.kind == CHOICE:
                unique.update(dict.fromkeys(pattern.items))
            elif pattern.kind != NOT_ALLOWED:
                unique[pattern] = None
        if self.empty in unique and len(unique) > 1:
            del unique[self.empty]
            if not any(pattern.nullable for pattern in unique):
                unique[self.empty] = None
        if len(unique) < 2:
            return next(iter(unique), self.not_allowed)
        return self._intern(CHOICE, tuple(sorted(unique, key=_number)))

    def group(self, items: Iterable[Pattern]) -> Pattern:
        """Builds the sequence of the items; a sequence of none is empty."""
        return self._sequence(GROUP, items, False)

    def interleave(self, items: Iterable[Pattern]) -> Pattern:
        """Builds the interleaving of the items, whose order does not matter."""
        return self._sequence(INTERLEAVE, items, True)

    def _sequence(self, kind: int, items: Iterable[Pattern], is_sorted: bool) -> Pattern:
        flat: list[Pattern] = []
        for pattern in items:
            if pattern.kind == NOT_ALLOWED:
                return pattern
            if pattern.kind == kind:
                flat.extend(pattern.items)
            elif pattern.kind != EMPTY:
                flat.append(pattern)
        if len(flat) < 2:
            return flat[0] if flat else self.empty
        if is_sorted:
            flat.sort(key=_number)
        return self._intern(kind, tuple(flat))

    def one_or_more(self, pattern: Pattern) -> Pattern:
        """Builds the repetition of the pattern, at least once."""
        return pattern if pattern.kind in (EMPTY, NOT_ALLOWED, ONE_OR_MORE) else self._intern(ONE_OR_MORE, (pattern,))

    def optional(self, pattern: Pattern) -> Pattern:
        """Builds the pattern or nothing."""
        return self.choice((pattern, self.empty))

    def list(self, pattern: Pattern) -> Pattern:
        """Builds the white-space separated list whose items match the pattern."""
        return pattern if pattern.kind == NOT_ALLOWED else self._intern(LIST, (pattern,))

    def data(self, datum: Datum, excluded: Pattern | None = None) -> Pattern:
        """Builds data of a datatype, without what `excluded` matches."""
        items = () if excluded is None or excluded.kind == NOT_ALLOWED else (excluded,)
        return self._intern(DATA, items, None, datum, datum.key)

    def value(self, datum: Datum) -> Pattern:
        """Builds one value of a datatype."""
        return self._intern(VALUE, (), None, datum, datum.key)

    def attribute(self, name: NameClass, pattern: Pattern) -> Pattern:
        """Builds an attribute whose value matches the pattern."""
        if pattern.kind == NOT_ALLOWED:
            return pattern
        return self._intern(ATTRIBUTE, (pattern,), name, None, repr(name.as_data()))

    def element(self, name: NameClass, key: Hashable) -> Pattern:
        """Builds an element; `key` stands for its content, which is set later."""
        return self._intern(ELEMENT, (), name, None, key)


def _number(pattern: Pattern) -> int:
    return pattern.number
