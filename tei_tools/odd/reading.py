"""Reads declarations (elementSpec, classSpec, macroSpec, dataSpec) of an ODD or of TEI P5 into `Spec` values.

`<elementSpec ident="pb" mode="change"><attList>...</attList></elementSpec>` becomes
`Spec("element", "pb", mode="change", attributes=(...))`. Prose, examples, processing models and glosses are left aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from tei_tools.errors import SchemaError
from tei_tools.odd.content import read_content, read_occurrence, read_parts
from tei_tools.odd.spec import AttDef, AttItem, AttList, AttRef, Constraint, Datatype, Spec, ValItem, ValList

TEI = "{http://www.tei-c.org/ns/1.0}"
KINDS = {f"{TEI}{kind}Spec": kind for kind in ("element", "class", "macro", "data")}
MODES = ("add", "change", "replace", "delete")


def read_spec(element: etree._Element) -> Spec:
    """Reads one elementSpec, classSpec, macroSpec or dataSpec; raises SchemaError with the line where it is malformed."""
    ident = required(element, "ident")
    members, members_mode = _read_members(element)
    content = element.find(f"{TEI}content")
    return Spec(
        kind=KINDS[str(element.tag)],
        ident=ident,
        mode=_mode(element),
        module=element.get("module", ""),
        type=element.get("type", ""),
        ns=element.get("ns"),
        members=members,
        members_mode=members_mode,
        content=None if content is None else read_content(content),
        attributes=tuple(item for attributes in element.findall(f"{TEI}attList") for item in _read_attributes(attributes)),
        constraints=_read_constraints(element, ident),
    )


def required(element: etree._Element, name: str) -> str:
    """Gives the attribute `name` of `element`, or raises SchemaError: it must be there."""
    value = element.get(name)
    if value is None:
        raise problem(element, f"{etree.QName(element).localname} needs @{name}: add it")
    return value


def problem(element: etree._Element, text: str) -> SchemaError:
    """Makes a SchemaError that names the file and line of `element`."""
    return SchemaError(f"{element.base or 'ODD'}:{element.sourceline}: {text}")


def _mode(element: etree._Element) -> str:
    mode = element.get("mode", "add")
    if mode not in MODES:
        raise problem(element, f"mode '{mode}' is none of {', '.join(MODES)}: choose one")
    return mode


def _read_members(element: etree._Element) -> tuple[tuple[tuple[str, str], ...] | None, str]:
    classes = element.find(f"{TEI}classes")
    if classes is None:
        return None, "change"
    keys = ((required(member, "key"), _mode(member)) for member in classes.findall(f"{TEI}memberOf"))
    return tuple(keys), classes.get("mode", "replace")


def _read_attributes(attributes: etree._Element) -> Iterator[AttItem]:
    """Reads the items of an attList; a plain group inside is dissolved, a choice is kept as one item."""
    items = tuple(item for child in attributes.iterchildren("{*}*") for item in _read_attribute(child))
    if attributes.get("org") == "choice":
        yield AttList("choice", items)
    elif (parent := attributes.getparent()) is not None and parent.tag == attributes.tag and parent.get("org") == "choice":
        yield AttList("group", items)
    else:
        yield from items


def _read_attribute(child: etree._Element) -> Iterator[AttItem]:
    reader = _ATTRIBUTE_READERS.get(str(child.tag))
    return reader(child) if reader else iter(())


def _read_att_def(element: etree._Element) -> Iterator[AttDef]:
    values = element.find(f"{TEI}valList")
    yield AttDef(
        ident=required(element, "ident"),
        mode=_mode(element),
        ns=element.get("ns", ""),
        usage=element.get("usage"),
        datatype=_read_datatype(element.find(f"{TEI}datatype")),
        values=None if values is None else read_values(values),
        constraints=_read_constraints(element, required(element, "ident")),
    )


def _read_att_ref(element: etree._Element) -> Iterator[AttRef]:
    yield AttRef(required(element, "class"), required(element, "name"))


def _read_datatype(element: etree._Element | None) -> Datatype | None:
    if element is None:
        return None
    least, most = read_occurrence(element)
    return Datatype(read_parts(element), least, most)


def read_values(element: etree._Element) -> ValList:
    """Reads a valList."""
    items = tuple(ValItem(required(item, "ident"), _mode(item)) for item in element.findall(f"{TEI}valItem"))
    return ValList(element.get("type", "open"), items, _mode(element))


def _read_constraints(element: etree._Element, owner: str) -> tuple[Constraint, ...]:
    return tuple(
        Constraint(
            ident=required(spec, "ident"),
            mode=_mode(spec),
            owner=owner,
            bodies=tuple(spec.findall(f"{TEI}constraint")),
        )
        for spec in element.findall(f"{TEI}constraintSpec")
        if spec.get("scheme", "schematron") in ("schematron", "isoschematron")
    )


_ATTRIBUTE_READERS: dict[str, Callable[[etree._Element], Iterator[AttItem]]] = {
    f"{TEI}attDef": _read_att_def,
    f"{TEI}attRef": _read_att_ref,
    f"{TEI}attList": _read_attributes,
}
