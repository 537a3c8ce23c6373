"""The source of a TEI document as HTML, with its markup coloured and its lines numbered.

The source is shown as it stands in the file, byte for byte where it is UTF-8; only what it means to a reader of XML is marked:
comments, tags, attributes, values.

>>> "".join(highlighted("<p>b"))
'<span class="x-t">&lt;p&gt;</span>b'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

_TOKEN = re.compile(
    r"(<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<![^>]*>)|(</?[^\s/>]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)(>)", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([^\s=/]+\s*=\s*)(\"[^\"]*\"|'[^']*')")


def source_lines(source: str) -> list[str]:
    """Gives the lines of a source as HTML, each whole in itself."""
    return _closed("".join(highlighted(source)).split("\n"))


def highlighted(source: str) -> Iterator[str]:
    """Yields the source piece by piece as HTML."""
    at = 0
    for found in _TOKEN.finditer(source):
        if found.start() > at:
            yield escape(source[at : found.start()])
        at = found.end()
        if found[1]:
            yield f'<span class="x-c">{escape(found[1])}</span>'
        elif not found[3]:
            yield f'<span class="x-t">{escape(found[0])}</span>'
        else:
            yield f'<span class="x-t">{escape(found[2])}</span>'
            yield from _attributes(found[3])
            yield '<span class="x-t">&gt;</span>'
    yield escape(source[at:])


def _attributes(text: str) -> Iterator[str]:
    at = 0
    for found in _ATTRIBUTE.finditer(text):
        yield escape(text[at : found.start()])
        yield f'<span class="x-a">{escape(found[1])}</span><span class="x-v">{escape(found[2])}</span>'
        at = found.end()
    rest = escape(text[at:])
    yield f'<span class="x-t">{rest}</span>' if rest.strip() else rest


def _closed(lines: list[str]) -> list[str]:
    """A comment or a value that goes over a line end is closed there and opened again."""
    closed, open_tag = [], ""
    for line in lines:
        whole = open_tag + line
        last = whole.rfind("<span")
        open_tag = whole[last : whole.index(">", last) + 1] if whole.count("<span") > whole.count("</span>") else ""
        closed.append(whole + ("</span>" if open_tag else ""))
    return closed
