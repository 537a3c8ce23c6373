"""What expat says of a document that is not well-formed, in one sentence with its exact place: rules `xml.*`.

>>> from tei_tools.validators.source import read_source
>>> str(read_source(b"<p>Kim <hi>Il</p>", "a.xml"))
"a.xml:1:14: error xml.mismatched-tag: </p> stands where </hi> is expected: hi was opened at line 1, column 8"

It reports the first place only: behind it, nothing that a parser says is certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from tei_tools.model import Finding


class _Place(Protocol):
    @property
    def local(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _Source(Protocol):
    file: str

    @property
    def encoded(self) -> bytes: ...
    def position(self, offset: int) -> tuple[int, int]: ...


_Answer = tuple[str, int, str, str]
_NAME = re.compile(r"[\w:.\-]*")


class EntityDeclared(Exception):  # noqa: N818 (it is a message between the parser's callback and the reader, not an error)
    """Carries the finding for a document type that declares an entity."""

    def __init__(self, file: str, name: str, line: int, column: int) -> None:
        message = f"the document type declares the entity '{name}': entities are not expanded"
        hint = "write the character or the text itself, and remove the declaration"
        self.finding = Finding(file, line, column, "xml.entity", "error", message, "", hint)
        super().__init__(message)


def describe_error(source: _Source, code: int, offset: int, open_elements: Sequence[_Place]) -> Finding:
    """Gives the finding for expat's error `code` at the byte `offset`; `open_elements` are those not yet closed."""
    offset = max(0, offset)
    rule, offset, message, hint = _TELLERS.get(code, _syntax)(source.encoded, offset, open_elements)
    line, column = source.position(offset)
    return Finding(source.file, line, column, rule, "error", message, "", hint)


def _name_at(data: bytes, offset: int) -> str:
    match = _NAME.match(data[offset : offset + 200].decode(errors="replace"))
    return match.group() if match else ""


def _where(place: _Place) -> str:
    return f"line {place.line}, column {place.column}"


def _mismatched(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    name = _name_at(data, offset)
    if not stack:
        return "xml.mismatched-tag", offset - 2, f"</{name}> closes nothing", "remove it, or add the tag that opens it"
    top = stack[-1]
    message = f"</{name}> stands where </{top.local}> is expected: {top.local} was opened at {_where(top)}"
    opened = any(place.local == name.rpartition(":")[2] for place in stack)
    hint = f"close {top.local} before {name}" if opened else f"nothing called {name} is open here: remove the tag or rename it"
    return "xml.mismatched-tag", offset - 2, message, hint


def _unclosed(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    if not stack:
        return "xml.no-root", offset, "there is no element in the file", "an XML document has one root element, such as TEI"
    names = ", ".join(place.local for place in reversed(stack[-4:]))
    verb = "is" if len(stack) == 1 else "are"
    message = f"the file ends while {names} {verb} still open: {stack[-1].local} was opened at {_where(stack[-1])}"
    return "xml.unclosed", offset, message, "the end of the file may have been lost; else add the end tags"


def _unclosed_token(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    what = "comment" if data.startswith(b"<!--", offset) else "tag"
    if data.startswith(b"<?", offset):
        what = "processing instruction"
    return "xml.unclosed", offset, f"the {what} that begins here is never closed", f"close the {what}"


def _cdata(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    start = data.rfind(b"<![CDATA[", 0, offset)
    return "xml.unclosed", max(start, 0), "the CDATA section that begins here is never closed", "close it with ]]>"


def _duplicate(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    name = _name_at(data, offset)
    return "xml.duplicate-attribute", offset, f"the attribute {name} stands twice in this tag", "keep one of them"


def _entity(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    name = _name_at(data, offset + 1)
    known = {"nbsp": "&#160;", "mdash": "—", "ndash": "–", "hellip": "…", "shy": "&#173;", "laquo": "«", "raquo": "»"}
    hint = f"write {known[name]}" if name in known else "write the character itself; for a plain ampersand write &amp;"
    return "xml.undefined-entity", offset, f"&{name}; is no entity that XML knows (it has amp, lt, gt, quot, apos)", hint


def _prefix(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    tag = data[offset : data.find(b">", offset) + 1].decode(errors="replace")
    prefixes = [p for p in re.findall(r"[<\s]([\w.\-]+):[\w.\-]+", tag) if p not in ("xml", "xmlns")]
    shown = f"'{prefixes[0]}' " if prefixes else ""
    return (
        "xml.unbound-prefix",
        offset,
        f"the namespace prefix {shown}in this tag is not declared",
        "declare it with xmlns:PREFIX",
    )


def _junk(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    message = "there is content behind the end of the root element"
    return "xml.after-root", offset, message, "a document has one root element: put the rest inside it or remove it"


def _declaration(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    message = "the XML declaration is not at the very beginning of the file"
    return "xml.declaration", offset, message, "remove what stands before <?xml, white space and empty lines too"


def _character(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    reference = data[offset : data.find(b";", offset) + 1].decode(errors="replace")
    return "xml.character", offset, f"{reference} is no character that XML allows", "remove it, or encode it as a g element"


def _syntax(data: bytes, offset: int, stack: Sequence[_Place]) -> _Answer:
    if not stack and b"<" not in data[: offset + 1]:
        message = "this is text, not XML: the file does not begin with a tag"
        return "xml.no-root", offset, message, "tei-tools encode makes TEI from a plain transcription"
    return next((answer for test in _SYNTAX if (answer := test(data, offset))), _unknown_syntax(offset))


def _unknown_syntax(offset: int) -> _Answer:
    return (
        "xml.syntax",
        offset,
        "what stands here is not XML syntax",
        "look for a missing quote, bracket or space before it",
    )


def _control(data: bytes, offset: int) -> _Answer | None:
    char = data[offset : offset + 4].decode(errors="ignore")[:1]
    if not char or not re.match(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", char):
        return None
    message = f"the character U+{ord(char):04X} is not allowed in XML"
    return "xml.character", offset, message, "remove it, or encode it as a g element"


def _ampersand(data: bytes, offset: int) -> _Answer | None:
    start = data.rfind(b"&", max(0, offset - 80), offset + 1)
    if start < 0 or re.search(rb"[<;]", data[start:offset]):
        return None
    return "xml.ampersand", start, "this & begins no entity", "write &amp;"


def _less_than_in_value(data: bytes, offset: int) -> _Answer | None:
    start = data.rfind(b"<", 0, offset)
    inside = re.match(rb"""<[^\s>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s+[^\s=]+\s*=\s*["'][^"']*$""", data[start:offset])
    if data[offset : offset + 1] != b"<" or start < 0 or not inside:
        return None
    return "xml.less-than", offset, "this < stands inside an attribute's value", "write &lt;, or close the quote before it"


def _bare_less_than(data: bytes, offset: int) -> _Answer | None:
    if data[offset - 1 : offset] != b"<":
        return None
    if data[offset : offset + 1] == b"/":
        return _mismatched(data, offset + 1, ())
    return "xml.less-than", offset - 1, "this < begins no tag", "write &lt;"


def _comment(data: bytes, offset: int) -> _Answer | None:
    start = data.rfind(b"<!--", 0, offset)
    if start < 0 or b"-->" in data[start : offset - 1] or data[offset - 2 : offset] != b"--":
        return None
    return "xml.comment", offset - 2, "-- stands inside a comment", "a comment may not hold two hyphens in a row"


def _cdata_end(data: bytes, offset: int) -> _Answer | None:
    start = data.find(b"]]>", max(0, offset - 2), offset + 3)
    return ("xml.cdata-end", start, "]]> stands in the text", "write ]]&gt;") if start >= 0 else None


def _attribute(data: bytes, offset: int) -> _Answer | None:
    before = data[data.rfind(b"<", 0, offset) : offset]
    if re.search(rb"=\s*$", before):
        return "xml.attribute", offset, "an attribute's value stands without quotes", 'write it as name="value"'
    if re.search(rb"""["']$""", before):
        return "xml.attribute", offset, "there is no space between two attributes", "put a space before this one"
    if re.search(rb"\s[^\s=\"']+\s*$", before) and data[offset : offset + 1] in b">/" and b">" not in before:
        return "xml.attribute", offset, "an attribute stands without a value", 'write it as name="value"'
    return None


_SYNTAX: tuple[Callable[[bytes, int], _Answer | None], ...] = (
    _control,
    _ampersand,
    _less_than_in_value,
    _bare_less_than,
    _comment,
    _cdata_end,
    _attribute,
)
# expat's error codes (expat.h, enum XML_Error)
_TELLERS: dict[int, Callable[[bytes, int, Sequence[_Place]], _Answer]] = {
    2: _syntax,
    3: _unclosed,
    4: _syntax,
    5: _unclosed_token,
    7: _mismatched,
    8: _duplicate,
    9: _junk,
    11: _entity,
    14: _character,
    17: _declaration,
    20: _cdata,
    27: _prefix,
}
