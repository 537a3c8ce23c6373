"""Reads a content model, in TEI's own vocabulary or in RELAX NG, into `Content` whose references are still open.

`<alternate minOccurs="0" maxOccurs="unbounded"><textNode/><classRef key="model.gLike"/></alternate>` becomes
`Compound("alternate", (TEXT, ClassRef("model.gLike")), 0, None)`. RELAX NG that builds elements or attributes by itself is
refused with its line: an ODD has elementSpec and attDef for that.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from tei_tools.errors import SchemaError
from tei_tools.odd.pattern import EMPTY, NOT_ALLOWED, TEXT, AnyElement, Data, Value
from tei_tools.odd.spec import ClassRef, Compound, Content, NamedRef

TEI = "{http://www.tei-c.org/ns/1.0}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
_PASSED_OVER = {f"{TEI}{name}" for name in ("desc", "gloss", "altIdent", "equiv", "remarks", "exemplum")}


def read_content(element: etree._Element) -> Content:
    """Reads the children of `content` as one sequence; without children it is empty."""
    return read_parts(element)


def read_parts(element: etree._Element, kind: str = "sequence") -> Content:
    """Reads the children of `element` joined by `kind` (sequence or alternate)."""
    items = tuple(_read_part(child) for child in element.iterchildren("{*}*") if child.tag not in _PASSED_OVER)
    return items[0] if len(items) == 1 else Compound(kind, items)


def read_occurrence(element: etree._Element) -> tuple[int, int | None]:
    """Reads @minOccurs and @maxOccurs, each 1 by default; None is "unbounded"."""
    least, most = element.get("minOccurs", "1"), element.get("maxOccurs", "1")
    if not least.isdigit() or not (most.isdigit() or most == "unbounded"):
        raise _problem(element, f"minOccurs '{least}' and maxOccurs '{most}' must be numbers, the second may be 'unbounded'")
    return int(least), None if most == "unbounded" else int(most)


def _read_part(element: etree._Element) -> Content:
    reader = _READERS.get(str(element.tag))
    if reader is None:
        name = etree.QName(element).localname
        raise _problem(element, f"{name} is not understood in a content model: use sequence, alternate, elementRef or classRef")
    content = reader(element)
    least, most = read_occurrence(element)
    return content if (least, most) == (1, 1) else Compound("sequence", (content,), least, most)


def _problem(element: etree._Element, text: str) -> SchemaError:
    return SchemaError(f"{element.base or 'ODD'}:{element.sourceline}: {text}")


def _key(element: etree._Element, name: str = "key") -> str:
    value = element.get(name)
    if value is None:
        raise _problem(element, f"{etree.QName(element).localname} needs @{name}: add it")
    return value


def _read_class_ref(element: etree._Element) -> Content:
    include = element.get("include")
    return ClassRef(
        _key(element),
        element.get("expand", "alternation"),
        None if include is None else frozenset(include.split()),
        frozenset(element.get("except", "").split()),
    )


def _read_data_ref(element: etree._Element) -> Content:
    """Reads a dataRef: @key names a TEI datatype, @name one of XML Schema."""
    restriction = element.get("restriction", "")
    if element.get("key"):
        return NamedRef(_key(element), "data", restriction)
    facets = tuple((_key(facet, "name"), _key(facet, "value")) for facet in element.findall(f"{TEI}dataFacet"))
    return Data(_key(element, "name"), facets + ((("pattern", restriction),) if restriction else ()))


def _read_any_element(element: etree._Element) -> Content:
    avoid = element.get("except")
    return AnyElement(("*default*",) if avoid is None else tuple(avoid.split()), tuple(element.get("require", "").split()))


def _read_values(element: etree._Element) -> Content:
    """Reads a valList in a content model or datatype: a choice of its values, whatever its type."""
    return Compound("alternate", tuple(Value(_key(item, "ident")) for item in element.findall(f"{TEI}valItem")))


def _read_rng_ref(element: etree._Element) -> Content:
    """Reads RELAX NG's ref: `macro.x`, `model.x`, `model.x_sequence`, `teidata.x` or an element."""
    name = _key(element, "name")
    if name.startswith("model."):
        key, _, expand = name.partition("_")
        return ClassRef(key, expand or "alternation")
    return NamedRef(name, "any")


def _repeated(least: int, most: int | None) -> Callable[[etree._Element], Content]:
    return lambda element: Compound("sequence", (read_parts(element),), least, most)


def _read_rng_data(element: etree._Element) -> Content:
    params = tuple((_key(param, "name"), param.text or "") for param in element.findall(f"{RNG}param"))
    return Data(_key(element, "type"), params)


def _read_rng_list(element: etree._Element) -> Content:
    return Compound("list", (read_parts(element),))


_READERS: dict[str, Callable[[etree._Element], Content]] = {
    f"{TEI}sequence": read_parts,
    f"{TEI}alternate": lambda element: read_parts(element, "alternate"),
    f"{TEI}textNode": lambda element: TEXT,
    f"{TEI}empty": lambda element: EMPTY,
    f"{TEI}elementRef": lambda element: NamedRef(_key(element), "element"),
    f"{TEI}macroRef": lambda element: NamedRef(_key(element), "macro"),
    f"{TEI}classRef": _read_class_ref,
    f"{TEI}dataRef": _read_data_ref,
    f"{TEI}anyElement": _read_any_element,
    f"{TEI}valList": _read_values,
    f"{RNG}text": lambda element: TEXT,
    f"{RNG}empty": lambda element: EMPTY,
    f"{RNG}notAllowed": lambda element: NOT_ALLOWED,
    f"{RNG}ref": _read_rng_ref,
    f"{RNG}group": read_parts,
    f"{RNG}choice": lambda element: read_parts(element, "alternate"),
    f"{RNG}optional": _repeated(0, 1),
    f"{RNG}zeroOrMore": _repeated(0, None),
    f"{RNG}oneOrMore": _repeated(1, None),
    f"{RNG}data": _read_rng_data,
    f"{RNG}value": lambda element: Value(element.text or ""),
    f"{RNG}list": _read_rng_list,
}
