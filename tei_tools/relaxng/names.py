"""Name classes of RELAX NG as sets of names, so that union, difference and overlap are exact set operations.

A name is one string, as expat gives it: the namespace URI, SEPARATOR, the local name; or the local name alone where there
is no namespace. A name class says for each namespace that it mentions which local names are in (or, for a whole namespace,
which are out), and whether all other namespaces are in.

>>> whole = NameClass.namespace("urn:x").without(NameClass.single("urn:x", "a"))
>>> whole.contains("urn:x" + SEPARATOR + "b"), whole.contains("urn:x" + SEPARATOR + "a")
(True, False)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SEPARATOR = "\x01"  # no XML document can hold it, so no namespace URI can
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"

Space = tuple[bool, frozenset[str]]  # (True, out): the whole namespace but `out`; (False, names): only `names`
_NOTHING: Space = (False, frozenset())
_EVERYTHING: Space = (True, frozenset())


def join_name(uri: str, local: str) -> str:
    """Gives the one-string form of a name."""
    return f"{uri}{SEPARATOR}{local}" if uri else local


def split_name(name: str) -> tuple[str, str]:
    """Gives namespace URI ("" for none) and local name."""
    uri, separator, local = name.rpartition(SEPARATOR)
    return (uri, local) if separator else ("", name)


@dataclass(frozen=True, slots=True)
class NameClass:
    """A set of names; `others` says whether namespaces that `spaces` does not mention are in."""

    others: bool = False
    spaces: Mapping[str, Space] = field(default_factory=dict)

    @classmethod
    def single(cls, uri: str, local: str) -> NameClass:
        """The class of one name."""
        return cls(False, {uri: (False, frozenset((local,)))})

    @classmethod
    def namespace(cls, uri: str) -> NameClass:
        """The class of all names in one namespace (nsName)."""
        return cls(False, {uri: _EVERYTHING})

    @classmethod
    def everything(cls) -> NameClass:
        """The class of all names (anyName)."""
        return cls(True)

    @property
    def is_infinite(self) -> bool:
        """Whether the class has a whole namespace in it: it came from anyName or nsName."""
        return self.others or any(whole for whole, _ in self.spaces.values())

    def contains(self, name: str) -> bool:
        """Whether the name is in the class."""
        uri, local = split_name(name)
        whole, names = self.spaces.get(uri, _EVERYTHING if self.others else _NOTHING)
        return (local in names) != whole

    def names(self) -> frozenset[str]:
        """Gives the names that the class lists one by one; those of whole namespaces are not among them."""
        spaces = self.spaces.items()
        return frozenset(join_name(uri, local) for uri, (whole, names) in spaces if not whole for local in names)

    def union(self, other: NameClass) -> NameClass:
        """Gives the names in either class (choice)."""
        return self._combine(other, _unite, self.others or other.others)

    def without(self, other: NameClass) -> NameClass:
        """Gives the names of this class that are not in `other` (except)."""
        return self._combine(other, _subtract, self.others and not other.others)

    def overlaps(self, other: NameClass) -> bool:
        """Whether any name is in both classes."""
        common = self._combine(other, _intersect, self.others and other.others)
        return common.others or any(whole or names for whole, names in common.spaces.values())

    def _space(self, uri: str) -> Space:
        return self.spaces.get(uri, _EVERYTHING if self.others else _NOTHING)

    def _combine(self, other: NameClass, operation: Any, others: bool) -> NameClass:
        uris = {**self.spaces, **other.spaces}
        return NameClass(others, {uri: operation(self._space(uri), other._space(uri)) for uri in uris})

    def as_data(self) -> list[Any]:
        """Gives a JSON value that `from_data` reads."""
        return [self.others, {uri: [whole, sorted(names)] for uri, (whole, names) in sorted(self.spaces.items())}]

    @classmethod
    def from_data(cls, data: list[Any]) -> NameClass:
        """Reads what `as_data` gave."""
        return cls(data[0], {uri: (whole, frozenset(names)) for uri, (whole, names) in data[1].items()})


def _unite(left: Space, right: Space) -> Space:
    if left[0] and right[0]:
        return True, left[1] & right[1]
    if left[0] or right[0]:
        whole, names = (left[1], right[1]) if left[0] else (right[1], left[1])
        return True, whole - names
    return False, left[1] | right[1]


def _subtract(left: Space, right: Space) -> Space:
    return _intersect(left, (not right[0], right[1]))


def _intersect(left: Space, right: Space) -> Space:
    if left[0] and right[0]:
        return True, left[1] | right[1]
    if left[0] or right[0]:
        whole, names = (left[1], right[1]) if left[0] else (right[1], left[1])
        return False, names - whole
    return False, left[1] & right[1]
