"""Applies a customisation's changes to declarations: `merge(base, change)` gives the declaration that holds afterwards.

>>> base = Spec("element", "pb", attributes=(AttDef("n", usage="opt"),))
>>> merge(base, Spec("element", "pb", mode="change", attributes=(AttDef("n", mode="change", usage="req"),))).attributes[0].usage
'req'

Attributes that an element only inherits are changed by the same means when `attributes` resolves them.
"""

from __future__ import annotations

from dataclasses import replace

from tei_tools.odd.spec import AttDef, AttItem, AttList, AttRef, Constraint, Spec, ValItem, ValList


def merge(base: Spec, change: Spec) -> Spec:
    """Gives `base` as `change` (mode "change") leaves it; what the change does not speak of stays."""
    return replace(
        base,
        ns=base.ns if change.ns is None else change.ns,
        module=base.module or change.module,
        members=_merge_members(base, change),
        content=base.content if change.content is None else change.content,
        attributes=merge_attributes(base.attributes, change.attributes),
        constraints=_merge_constraints(base.constraints, change.constraints),
    )


def merge_attributes(base: tuple[AttItem, ...], changes: tuple[AttItem, ...]) -> tuple[AttItem, ...]:
    """Applies attribute changes to declared attributes; a change to an attribute that is not there is kept as a change."""
    result = base
    for change in changes:
        if not isinstance(change, AttDef):
            result = (*result, change)
        elif _declares(result, change.ident):
            result = tuple(_change_item(item, change) for item in result)
        else:
            result = (*result, change)
    return result


def merge_att_def(base: AttDef, change: AttDef) -> AttDef:
    """Gives one attribute as `change` leaves it; a deletion stays visible as mode "delete", for classes to see."""
    if change.mode in ("delete", "add", "replace"):
        return change
    return replace(
        base,
        mode="change" if base.mode == "change" else "add",
        usage=change.usage or base.usage,
        datatype=change.datatype or base.datatype,
        values=_merge_values(base.values, change.values),
        constraints=_merge_constraints(base.constraints, change.constraints),
    )


def _declares(items: tuple[AttItem, ...], ident: str) -> bool:
    return any(
        item.ident == ident if isinstance(item, AttDef) else isinstance(item, AttList) and _declares(item.items, ident)
        for item in items
    )


def _change_item(item: AttItem, change: AttDef) -> AttItem:
    if isinstance(item, AttList):
        return AttList(item.org, tuple(_change_item(inner, change) for inner in item.items))
    if isinstance(item, AttRef) or item.ident != change.ident:
        return item
    return merge_att_def(item, change)


def _merge_members(base: Spec, change: Spec) -> tuple[tuple[str, str], ...] | None:
    """Class membership: a change in mode "replace" forgets the old one, else each memberOf adds or deletes one."""
    if change.members is None:
        return base.members
    keys = {} if change.members_mode == "replace" else dict.fromkeys(key for key, _ in base.members or ())
    for key, mode in change.members:
        if mode == "delete":
            keys.pop(key, None)
        else:
            keys[key] = None
    return tuple((key, "add") for key in keys)


def _merge_values(base: ValList | None, change: ValList | None) -> ValList | None:
    """A valList in mode "change" adds and deletes single values; in any other it takes the place of the old one."""
    if change is None or base is None or change.mode != "change":
        return base if change is None else None if change.mode == "delete" else change
    deleted = {item.ident for item in change.items if item.mode == "delete"}
    kept = [item for item in base.items if item.ident not in deleted]
    known = {item.ident for item in kept}
    added = [ValItem(item.ident) for item in change.items if item.mode != "delete" and item.ident not in known]
    return ValList(change.type, tuple(kept + added))


def _merge_constraints(base: tuple[Constraint, ...], changes: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    """Each constraintSpec takes the place of the one with its ident, or removes it."""
    result = {constraint.ident: constraint for constraint in base}
    for change in changes:
        if change.mode == "delete":
            result.pop(change.ident, None)
        else:
            result[change.ident] = change
    return tuple(result.values())
