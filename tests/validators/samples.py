"""The smallest document that our schema takes, with a place for what a test is about; invented."""

from __future__ import annotations

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>x</p></publicationStmt>"
    "<sourceDesc><p>x</p></sourceDesc></fileDesc>{header}</teiHeader>"
)


def document(body: str, header: str = "", *, xml_id: str = "d", lang: str = "en") -> bytes:
    """Gives a TEI document with `body` in its body and `header` behind the fileDesc."""
    root = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{xml_id}" xml:lang="{lang}">'
    return f"{root}{HEADER.format(header=header)}\n<text><body>{body}</body></text></TEI>".encode()


PREFIXES = (
    "<encodingDesc><listPrefixDef>"
    '<prefixDef ident="person" matchPattern="(.+)" replacementPattern="../authority/people.xml#$1"><p>people</p></prefixDef>'
    '<prefixDef ident="place" matchPattern="(.+)" replacementPattern="../authority/places.xml#$1"><p>places</p></prefixDef>'
    "</listPrefixDef></encodingDesc>"
)


def register(records: str) -> bytes:
    """Gives a register of people or places."""
    root = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    return f"{root}{HEADER.format(header='')}<standOff>{records}</standOff></TEI>".encode()
