"""What an ODD declares, as plain data: specs of elements, classes, macros and datatypes, their attributes and constraints.

The same `Spec` holds a declaration of TEI P5 and a change that a customisation makes to it: in a change, None and empty
mean "as it was". Nothing here reads XML (`reading`) or combines declarations (`merging`).

>>> Spec("element", "stamp", module="transcr").mode
'add'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from tei_tools.odd.pattern import Pattern


@dataclass(frozen=True, slots=True)
class ClassRef:
    """A reference to a model class; `expand` is alternation, sequence, sequenceOptional and so on."""

    key: str
    expand: str = "alternation"
    include: frozenset[str] | None = None
    avoid: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NamedRef:
    """A reference to an element, macro or datatype; `kind` "any" is RELAX NG's ref, which does not say which.

    `restriction` is a regular expression that the datatype must also match.
    """

    key: str
    kind: str
    restriction: str = ""


@dataclass(frozen=True, slots=True)
class Compound:
    """A sequence, alternate or list of content parts, `least` to `most` times (None: no limit)."""

    kind: str
    items: tuple[Content, ...]
    least: int = 1
    most: int | None = 1


Content: TypeAlias = Pattern | ClassRef | NamedRef | Compound


@dataclass(frozen=True, slots=True)
class ValItem:
    """One value of a list, with the mode in which a change names it."""

    ident: str
    mode: str = "add"


@dataclass(frozen=True, slots=True)
class ValList:
    """A list of values: `closed` (these only), `semi` or `open` (these are suggestions)."""

    type: str
    items: tuple[ValItem, ...]
    mode: str = "add"

    @property
    def idents(self) -> tuple[str, ...]:
        """The values themselves."""
        return tuple(item.ident for item in self.items)


@dataclass(frozen=True, slots=True)
class Datatype:
    """What an attribute's value is made of, `least` to `most` times, separated by white space."""

    content: Content
    least: int = 1
    most: int | None = 1


@dataclass(frozen=True, slots=True)
class AttDef:
    """An attribute; `usage` is req, rec or opt. `ident` may carry a prefix (`xml:id`)."""

    ident: str
    mode: str = "add"
    ns: str = ""
    usage: str | None = None
    datatype: Datatype | None = None
    values: ValList | None = None
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class AttRef:
    """A reference to one attribute of a class."""

    owner: str
    name: str


@dataclass(frozen=True, slots=True)
class AttList:
    """Attributes of which all (`group`) or only one branch (`choice`) may stand."""

    org: str
    items: tuple[AttItem, ...]


AttItem: TypeAlias = AttDef | AttRef | AttList


@dataclass(frozen=True, slots=True)
class Constraint:
    """A Schematron constraint: the `constraint` elements as they stand, and the spec that they belong to."""

    ident: str
    mode: str
    owner: str
    bodies: tuple[etree._Element, ...]


@dataclass(frozen=True, slots=True)
class Spec:
    """One declaration; `kind` is element, class, macro or data. `members` are the classes that it belongs to.

    `members` is None where a change leaves them alone; each is (class, mode), and `members_mode` "replace" forgets others.
    """

    kind: str
    ident: str
    mode: str = "add"
    module: str = ""
    type: str = ""
    ns: str | None = None
    members: tuple[tuple[str, str], ...] | None = None
    members_mode: str = "replace"
    content: Content | None = None
    attributes: tuple[AttItem, ...] = ()
    constraints: tuple[Constraint, ...] = ()
