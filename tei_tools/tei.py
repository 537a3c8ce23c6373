"""The one door to XML: bytes to an lxml tree and a tree to bytes, and the namespaces that TEI lives in.

Nothing is fetched and nothing is expanded: no external entities, no document type definition, no network, no huge tree.
A document whose document type declares entities is refused, because its text would depend on what they stand for.

>>> tree = parse_xml(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', file="a.xml")
>>> tree.getroot().tag == tei("TEI")
True
>>> serialise(tree)
b'<?xml version="1.0" encoding="UTF-8"?>\\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>\\n'

It does not validate: see `validators`. Positions here are lines; exact columns come from the validators' own reading.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lxml import etree

from tei_tools.errors import EXIT_FINDINGS, InputError
from tei_tools.model import Finding

TEI_NS = "http://www.tei-c.org/ns/1.0"
XML_NS = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML_NS}}}id"
XML_LANG = f"{{{XML_NS}}}lang"

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
# XML 1.0, production 4 and 4a, without the colon: what an NCName begins with and goes on with
_START = "A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�\U00010000-\U000effff"
_ASCII_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
# what libxml2 says where it refuses a document that is well-formed: the rule, and in our words what is wrong and what to do
_REFUSALS = (
    (
        re.compile(r"ID (.+) already defined", re.DOTALL),
        "id.duplicate",
        "xml:id '{0}' is already that of an element before this one: give one of the two another",
    ),
    (
        re.compile(r"xml:id : attribute value (.+) is not an NCName", re.DOTALL),
        "id.name",
        "xml:id '{0}' is no XML name: begin it with a letter and go on with letters, digits, '.', '-' and '_'",
    ),
    (
        re.compile(r"Excessive depth in document: (\d+)", re.DOTALL),
        "xml.depth",
        "elements are nested more than {0} deep here: close what was left open, or take out elements that hold only another",
    ),
    (
        re.compile(r"Maximum entity amplification factor exceeded"),
        "xml.entity-bomb",
        "entities grow beyond measure: write the text itself, and remove the declarations",
    ),
)
_MARKUP = re.compile("[&<>\"'\n\t\r]")


class NotWellFormedError(InputError):
    """The document is not well-formed XML; `finding` says where and why. It counts as an error found: exit 1."""

    exit_code = EXIT_FINDINGS

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding

    def __str__(self) -> str:
        return str(self.finding)

    def __reduce__(self) -> tuple[type[NotWellFormedError], tuple[Finding]]:
        return type(self), (self.finding,)


def tei(name: str) -> str:
    """Gives the name of a TEI element as lxml spells it: `{http://www.tei-c.org/ns/1.0}name`."""
    return f"{{{TEI_NS}}}{name}"


def parse_xml(source: bytes, *, file: str, comments: bool = True) -> Any:
    """Reads one XML document; `file` is the name that messages carry. Without `comments`, processing instructions go too.

    Raises InputError where there is nothing in it, NotWellFormedError (with its finding) where it is not well-formed or
    declares entities.
    """
    if not source.strip():
        raise InputError(f"{file}: is empty: there is no XML in it")
    try:
        root = etree.fromstring(source, _parser(comments))
    except etree.XMLSyntaxError as error:
        raise NotWellFormedError(_finding(file, error)) from error
    tree = root.getroottree()
    tree.docinfo.URL = file  # so that a tree knows its name; nothing is resolved against it
    _refuse_entities(tree, file)
    return tree


def parse_html(page: str) -> Any:
    """Reads a page of HTML that we made ourselves, for formats that want it as XML; nothing is fetched."""
    parser = etree.HTMLParser(no_network=True, encoding="utf-8", remove_comments=True, huge_tree=True)
    return etree.fromstring(page.encode(), parser).getroottree()


def serialise(tree: Any) -> bytes:
    """Writes a tree as UTF-8 with an XML declaration, what stands beside the root on lines of its own, and a last newline.

    Nothing is indented: white space in mixed content is text (TEI P5, chapter v, section 7).
    """
    root = tree.getroot() if hasattr(tree, "getroot") else tree
    before, behind = list(root.itersiblings(preceding=True))[::-1], root.itersiblings()
    lines = [etree.tostring(node, encoding="UTF-8", with_tail=False) for node in (*before, root, *behind)]
    return _DECLARATION + b"\n".join(lines) + b"\n"


def parse_written(source: str) -> Any:
    """Reads XML that we have just written ourselves, of any size, and gives its root."""
    return etree.fromstring(source.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True, collect_ids=False))


def escape(value: str, quote: str = "") -> str:
    """Writes characters as XML text, or as an attribute's value in `quote` marks."""
    if not _MARKUP.search(value):
        return value
    value = value.replace("&", "&amp;").replace("<", "&lt;")
    if not quote:
        return value.replace(">", "&gt;")
    value = value.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")
    return value.replace('"', "&quot;") if quote == '"' else value.replace("'", "&apos;")


def is_ncname(name: str) -> bool:
    """Says whether `name` may stand as an xml:id."""
    return (_ASCII_NAME if name.isascii() else _names()[0]).fullmatch(name) is not None


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Gives what is an NCName, and what stands in none; most names are ASCII, and these classes are long to compile."""
    return re.compile(f"[{_START}][{_START}0-9.\\-·\u0300-\u036f\u203f\u2040]*"), re.compile(
        f"[^{_START}0-9.\\-·\u0300-\u036f\u203f\u2040]+"
    )


def xml_id_of(stem: str, *, prefix: str = "doc-") -> str:
    """Makes an xml:id of a file's stem: other characters become `-`, and it is prefixed where it would be no NCName.

    >>> xml_id_of("puzanov-1957-05-22"), xml_id_of("1957-05-22"), xml_id_of("to Anna (2)")
    ('puzanov-1957-05-22', 'doc-1957-05-22', 'doc-to-Anna-2')
    """
    if is_ncname(stem):
        return stem
    return prefix + (_names()[1].sub("-", stem).strip("-") or "x")


def _parser(comments: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        remove_comments=not comments,
        remove_pis=not comments,
    )


def _finding(file: str, error: etree.XMLSyntaxError) -> Finding:
    line, column = error.position
    message = (error.msg or "not well-formed").rpartition(", line ")[0] or error.msg or "not well-formed"
    for said, rule, words in _REFUSALS:
        if found := said.match(message):
            return Finding(
                file, line or 1, max(column, 1), rule, "error", words.format(*(group[:20] for group in found.groups()))
            )
    return Finding(file, line or 1, max(column, 1), "xml.syntax", "error", f"not well-formed XML: {message}")


def _refuse_entities(tree: Any, file: str) -> None:
    internal = tree.docinfo.internalDTD
    for entity in internal.iterentities() if internal is not None else ():
        message = f"the document type declares the entity '{entity.name}': entities are not expanded"
        hint = "write the text itself, and remove the declaration"
        raise NotWellFormedError(Finding(file, 1, 1, "xml.entity", "error", message, hint=hint))
