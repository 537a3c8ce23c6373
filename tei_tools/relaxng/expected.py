"""What a state would allow: names of elements, attributes and values, ranked likeliest first; and the nearest legal name.

Likeliest first means: what must come, then what is near the wrong name, then the rest by the alphabet.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache

from tei_tools.relaxng.automaton import Attributes, State
from tei_tools.relaxng.derivatives import first_names
from tei_tools.relaxng.names import split_name
from tei_tools.relaxng.patterns import ATTRIBUTE, CHOICE, ELEMENT, GROUP, INTERLEAVE, LIST, ONE_OR_MORE, TEXT, Pattern

_NEAR = 0.75  # two letters swapped in a word of four


def element_names(state: State) -> frozenset[str]:
    """Gives the element names that may come next."""
    return frozenset(name for pattern in state.patterns for name in first_names(pattern)[0])


def required_elements(state: State) -> frozenset[str]:
    """Gives the names of which every continuation has each: what is certainly missing."""
    found = [_required(pattern, ELEMENT) for pattern in state.patterns]
    return frozenset.intersection(*found) if found else frozenset()


def required_attributes(attributes: Attributes) -> frozenset[str]:
    """Gives the names of the attributes that must still come."""
    found = [_required(pattern, ATTRIBUTE) for pattern in attributes.patterns]
    return frozenset.intersection(*found) if found else frozenset()


def _required(pattern: Pattern, kind: int) -> frozenset[str]:
    if pattern.kind == kind and pattern.name is not None:
        names = pattern.name.names()
        return names if len(names) == 1 and not pattern.name.is_infinite else frozenset()
    if pattern.nullable or pattern.kind == ATTRIBUTE:
        return frozenset()
    parts = [_required(item, kind) for item in pattern.items]
    if pattern.kind == CHOICE:
        return frozenset.intersection(*parts)
    return frozenset().union(*parts) if pattern.kind in (GROUP, INTERLEAVE, ONE_OR_MORE) else frozenset()


def attribute_patterns(attributes: Attributes) -> list[Pattern]:
    """Lists the attribute patterns that may still come."""
    return _collect(attributes.patterns, ATTRIBUTE)


def attribute_names(attributes: Attributes) -> frozenset[str]:
    """Gives the names of the attributes that may still come."""
    return frozenset(name for one in attribute_patterns(attributes) if one.name is not None for name in one.name.names())


def allows_text(state: State) -> bool:
    """Whether text may stand here."""
    return bool(_collect(state.patterns, TEXT))


def value_patterns(patterns: Iterable[Pattern]) -> list[Pattern]:
    """Lists the data and value patterns that a text may match, those of list items among them."""
    found: dict[Pattern, None] = {}
    stack = list(patterns)[::-1]
    while stack:
        top = stack.pop()
        if top.datum is not None:
            found[top] = None
        elif top.kind in (CHOICE, GROUP, INTERLEAVE, ONE_OR_MORE, LIST):
            stack.extend(top.items[::-1])
    return list(found)


def _collect(patterns: Iterable[Pattern], kind: int) -> list[Pattern]:
    found: dict[Pattern, None] = {}
    stack = list(patterns)
    while stack:
        top = stack.pop()
        if top.kind == kind:
            found[top] = None
        elif top.kind in (CHOICE, GROUP, INTERLEAVE, ONE_OR_MORE):
            stack.extend(top.items)
    return list(found)


def nearest(name: str, names: Iterable[str]) -> str:
    """Gives the name that is spelt most like this one; "" where none is near. Only local names are compared."""
    return _nearest(name, frozenset(names))


@lru_cache(maxsize=1024)
def _nearest(name: str, names: frozenset[str]) -> str:
    local = split_name(name)[1]
    by_local = {split_name(one)[1]: one for one in sorted(names)}
    exact = [one for one in by_local if one.lower() == local.lower()]
    near = exact or difflib.get_close_matches(local, by_local, n=1, cutoff=_NEAR)
    return by_local[near[0]] if near else ""


def rank(names: Iterable[str], wrong: str = "", first: Iterable[str] = ()) -> list[str]:
    """Sorts names likeliest first: `first`, then those spelt like `wrong`, then the alphabet."""
    required = frozenset(first)
    names = frozenset(names) | required
    near = nearest(wrong, names) if wrong else ""
    return sorted(names, key=lambda name: (name not in required, name != near, split_name(name)[1]))
