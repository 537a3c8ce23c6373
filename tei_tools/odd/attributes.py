"""Resolves the attributes of an element: its own, those of its classes and their classes, and the changes to each.

    date in att.global, att.datable  ->  calendar, cert, from, n, notAfter, ..., each with one pattern and a usage

An element's own declaration wins over its classes'; where it is a change, it changes what the classes declare.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from tei_tools.odd.customisation import Scheme
from tei_tools.odd.expansion import Expander
from tei_tools.odd.merging import merge_att_def
from tei_tools.odd.pattern import TEXT, Pattern, TokenList, Value, choice, repeat
from tei_tools.odd.spec import AttDef, AttItem, AttList, AttRef, Constraint, Datatype, Spec


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute as it stands in the grammar; `closed` lists the only values it may have, None where it is open."""

    name: str
    ns: str
    required: bool
    pattern: Pattern
    closed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class AttributeChoice:
    """Groups of attributes of which exactly one group stands (attList org="choice")."""

    branches: tuple[tuple[AttributeItem, ...], ...]


AttributeItem: TypeAlias = Attribute | AttributeChoice


def resolve_attributes(spec: Spec, scheme: Scheme, expander: Expander) -> tuple[AttributeItem, ...]:
    """Gives the attributes of an element, sorted by name, choices last."""
    declared = {item.ident: item for item in spec.attributes if isinstance(item, AttDef)}
    inherited: dict[str, AttDef] = {}
    for definition in _inherited(spec, scheme, set()):
        inherited.setdefault(definition.ident, definition)
    for item in spec.attributes:
        if isinstance(item, AttRef) and (found := _referenced(item, scheme)):
            inherited.setdefault(item.name, found)
    merged = {name: merge_att_def(inherited[name], own) if name in inherited else own for name, own in declared.items()}
    single = [item for item in {**inherited, **merged}.values() if item.mode != "delete" and _is_declared(item)]
    choices = [_branches(item, expander) for item in spec.attributes if isinstance(item, AttList)]
    taken = {name for item in spec.attributes if isinstance(item, AttList) for name in _names(item)}
    plain = [_attribute(item, expander) for item in sorted(single, key=lambda item: item.ident) if item.ident not in taken]
    return (*plain, *(item for item in choices if item.branches))


def _is_declared(definition: AttDef) -> bool:
    """A change to an attribute that no class declares any more declares nothing, unless it says what the values are."""
    return definition.mode != "change" or definition.datatype is not None or definition.values is not None


def _inherited(spec: Spec, scheme: Scheme, seen: set[str]) -> Iterator[AttDef]:
    for key, _ in spec.members or ():
        owner = scheme.get("class", key)
        if owner is None or owner.type != "atts" or key in seen:
            continue
        seen.add(key)
        own = tuple(_definitions(owner.attributes, scheme))
        above = {definition.ident: definition for definition in _inherited(owner, scheme, seen)}
        for definition in own:
            base = above.pop(definition.ident, None)
            yield merge_att_def(base, definition) if base else definition
        yield from above.values()


def _definitions(items: tuple[AttItem, ...], scheme: Scheme) -> Iterator[AttDef]:
    for item in items:
        if isinstance(item, AttDef):
            yield item
        elif isinstance(item, AttList):
            yield from _definitions(item.items, scheme)
        elif found := _referenced(item, scheme):
            yield found


def _referenced(reference: AttRef, scheme: Scheme) -> AttDef | None:
    owner = scheme.get("class", reference.owner)
    definitions = _definitions(owner.attributes, scheme) if owner else iter(())
    return next((item for item in definitions if item.ident == reference.name and item.mode != "delete"), None)


def attribute_constraints(spec: Spec) -> Iterator[Constraint]:
    """Gives the constraints that stand in the attDefs of a declaration and have not been deleted."""
    for item in spec.attributes:
        yield from _item_constraints(item)


def _item_constraints(item: AttItem) -> Iterator[Constraint]:
    if isinstance(item, AttList):
        for inner in item.items:
            yield from _item_constraints(inner)
    elif isinstance(item, AttDef) and item.mode != "delete":
        yield from item.constraints


def _names(item: AttList) -> Iterator[str]:
    for inner in item.items:
        if isinstance(inner, AttList):
            yield from _names(inner)
        elif isinstance(inner, AttDef):
            yield inner.ident


def _branches(item: AttList, expander: Expander) -> AttributeChoice:
    branches = (_branch(inner, expander) for inner in item.items)
    return AttributeChoice(tuple(branch for branch in branches if branch))


def _branch(item: AttItem, expander: Expander) -> tuple[AttributeItem, ...]:
    if isinstance(item, AttList):
        if item.org == "choice":
            return (_branches(item, expander),)
        return tuple(part for inner in item.items for part in _branch(inner, expander))
    return (_attribute(item, expander),) if isinstance(item, AttDef) and item.mode != "delete" else ()


def _attribute(definition: AttDef, expander: Expander) -> Attribute:
    values = definition.values
    closed = values.idents if values and values.type == "closed" else None
    return Attribute(
        name=definition.ident,
        ns=definition.ns,
        required=definition.usage == "req",
        pattern=_value_pattern(definition, closed, expander),
        closed=closed,
    )


def _value_pattern(definition: AttDef, closed: tuple[str, ...] | None, expander: Expander) -> Pattern:
    datatype = definition.datatype or Datatype(TEXT)
    item = choice(*(Value(value) for value in closed)) if closed else expander.expand(datatype.content)
    if (datatype.least, datatype.most) == (1, 1) or item == TEXT:  # text may not stand in a list (RELAX NG, 7.1.3)
        return item
    return TokenList(repeat(item, datatype.least, datatype.most))
