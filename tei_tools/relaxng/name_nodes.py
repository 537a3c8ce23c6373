"""Name classes of a schema's nodes, with the restrictions of section 4.16 on them.

`<anyName><except><nsName ns="urn:x"/></except></anyName>` becomes the class of all names outside `urn:x`.
"""

from __future__ import annotations

from functools import reduce

from tei_tools.relaxng.names import NameClass
from tei_tools.relaxng.reader import Node

_XMLNS = "http://www.w3.org/2000/xmlns"


def name_class(node: Node) -> NameClass:
    """Builds the name class of an `element` or `attribute` node; raises SchemaError where 4.16 forbids it."""
    is_attribute = node.name == "attribute"
    if "name" in node.attributes:
        ns = "" if is_attribute and not node.own_ns else node.ns
        return _single(node, node.attributes["name"], ns, is_attribute)
    return _build(node.children[0], is_attribute, frozenset())


def _build(node: Node, is_attribute: bool, forbidden: frozenset[str]) -> NameClass:
    if node.name in forbidden:
        raise node.fail(f"'{node.name}' is not allowed in this except")
    if node.name == "name":
        return _single(node, node.text, node.ns, is_attribute)
    if node.name == "choice":
        return _union(node, is_attribute, forbidden)
    if node.name == "nsName":
        if is_attribute and node.ns.startswith(_XMLNS):
            raise node.fail("an attribute cannot be in the namespace of namespace declarations")
        whole, inner = NameClass.namespace(node.ns), frozenset(("anyName", "nsName"))
    else:
        whole, inner = NameClass.everything(), frozenset(("anyName",))
    excluded = node.children[0] if node.children else None
    return whole.without(_union(excluded, is_attribute, forbidden | inner)) if excluded else whole


def _union(node: Node, is_attribute: bool, forbidden: frozenset[str]) -> NameClass:
    return reduce(NameClass.union, (_build(child, is_attribute, forbidden) for child in node.children))


def _single(node: Node, qname: str, ns: str, is_attribute: bool) -> NameClass:
    prefix, colon, local = qname.rpartition(":")
    if colon and prefix not in node.prefixes:
        raise node.fail(f"the prefix '{prefix}' is not declared")
    uri = node.prefixes[prefix] if colon else ns
    if is_attribute and (uri.startswith(_XMLNS) or (not uri and local == "xmlns")):
        raise node.fail("a namespace declaration is no attribute: remove this pattern")
    return NameClass.single(uri, local)
