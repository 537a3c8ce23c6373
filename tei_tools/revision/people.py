"""The people who edit a document: each a `respStmt` with an xml:id in its header, so that @resp has a target.

>>> from tei_tools.markup import parse_markup
>>> header = "<TEI><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader></TEI>"
>>> markup = parse_markup(header)
>>> editor_of(markup, "Ada Quill"), editor_of(markup, "Ada Quill"), str(markup).count("Ada Quill")
('#ada-quill', '#ada-quill', 1)
"""

from __future__ import annotations

import re

from tei_tools.authority import fold
from tei_tools.errors import InputError
from tei_tools.markup import Element, Markup, add_line, escape

RESPONSIBILITY = "names checked"


def editor_of(markup: Markup, name: str) -> str:
    """Gives the pointer to the person of that name, or of that id (`#ada`); they are put into titleStmt where they are not.

    Raises InputError where the document has no titleStmt, or no such id.
    """
    statement = markup.root.find("teiHeader", "fileDesc", "titleStmt")
    if statement is None:
        raise InputError(f"{markup.file}: has no titleStmt: it is no TEI document")
    if name.startswith("#"):
        if name[1:] not in markup.by_id():
            raise InputError(f"{markup.file}: nobody has the xml:id '{name[1:]}': give the name itself with --by")
        return name
    known = next((e for e in statement.elements("respStmt", "editor", "author") if _is_called(e, name)), None)
    if known is not None and known.get("xml:id"):
        return f"#{known.get('xml:id')}"
    xml_id = _free_id(markup, name)
    if known is not None:
        known.set("xml:id", xml_id)
        return f"#{xml_id}"
    source = f"<respStmt>\n  <resp>{RESPONSIBILITY}</resp>\n  <name>{escape(name)}</name>\n</respStmt>"
    added = add_line(statement, source)
    added.set("xml:id", xml_id)
    return f"#{xml_id}"


def _is_called(element: Element, name: str) -> bool:
    """Whether an element of the title statement is that of a person of this name; the translator stays the translator."""
    if element.get("xml:id") == "translator":
        return False
    holders = element.elements("name", "persName") or [element]
    return any(" ".join(holder.string.split()) == name for holder in holders)


def _free_id(markup: Markup, name: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    slug = words if words and not words[0].isdigit() else f"editor-{words}".rstrip("-")
    taken, number, found = markup.by_id(), 1, slug
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    return found
