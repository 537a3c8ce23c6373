"""What the machine wrote into a document, kept at its end, so that people's edits can be told from the machine's tags.

>>> written = Written("dGV4dA", ("abcdxyz", "abceuvw"))
>>> read_written(parse_markup(f"<a>{written.instruction()}</a>")) == written
True

The processing instruction `tei-tools-wrote` has a short digest of each tag, each field of the header and each record of
standOff that the machine wrote: four characters for its place, three for its content. A tag that is not there any more was
removed by hand; one whose content differs was changed by hand. `file` is the digest of a file that nobody has touched,
`structure` has a digest of each other element of the text (`structure`), `open` the places of tags on which a person has to
decide, as an account of them was lost (`tags`).
"""

from __future__ import annotations

import hashlib
import re
from binascii import b2a_base64
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tei_tools.markup import TOKEN, Aside, Element, Markup, Text, parse_markup
from tei_tools.markup.values import attributes_of, local_of

__all__ = ["Written", "content_of", "digest", "parse_markup", "place_token", "read_written", "strip_written", "token"]

TARGET = "tei-tools-wrote"
_PLACE, _CONTENT = 4, 3
FILE = re.compile(r'file="([^"]*)"')
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_FIELD = re.compile(r'(text|file|structure|open|marks)="([^"]*)"')
_LAST = "AQgw"  # a token that begins so ends its line: one that comes or goes changes one line, and differences are small


@dataclass(frozen=True)
class Written:
    """The digest of the transcription, the tokens of what was written, the digest of the whole file or "".

    `structure` are the digests of the text's other elements, None where an account has none; `open` are places.
    """

    text: str
    marks: tuple[str, ...]
    file: str = ""
    structure: tuple[str, ...] | None = None
    open: tuple[str, ...] = ()

    def places(self) -> frozenset[str]:
        """Gives the places of the marks."""
        return frozenset(mark[:_PLACE] for mark in self.marks)

    def instruction(self) -> str:
        """Gives the processing instruction."""
        marks = _lines(self.marks)
        structure = None if self.structure is None else _lines(self.structure)
        more = {"file": self.file or None, "structure": structure, "open": _lines(self.open) or None}
        fields = "".join(f' {name}="{value}"' for name, value in more.items() if value is not None)
        return f'<?{TARGET} text="{self.text}"{fields} marks="{marks}"?>'


def read_written(markup: Markup) -> Written | None:
    """Gives what the machine wrote into the document, None where it does not say."""
    node = _instruction(markup)
    if node is None:
        return None
    fields = dict(_FIELD.findall(node.raw))
    lists = {name: tuple(fields[name].split()) for name in ("structure", "open", "marks") if name in fields}
    text, file = fields.get("text", ""), fields.get("file", "")
    return Written(text, lists.get("marks", ()), file, lists.get("structure"), lists.get("open", ()))


def strip_written(markup: Markup) -> None:
    """Takes the instruction out of a document, with the white space behind it."""
    node = _instruction(markup)
    if node is None:
        return
    children = markup.root.children
    index = markup.root.remove(node)
    behind = children[index] if index < len(children) else None
    if isinstance(behind, Text) and not behind.raw.strip():
        markup.root.remove(behind)


def put_written(markup: Markup, written: Written) -> None:
    """Puts the instruction where the old one stands, else at the end of the root, on lines of its own."""
    raw = written.instruction().replace("\n", markup.newline)
    node = _instruction(markup)
    if node is not None:
        node.raw = raw
        return
    last = markup.root.children[-1] if markup.root.children else None
    gap = [] if isinstance(last, Text) and last.raw.endswith("\n") else [Text(markup.newline)]
    markup.root.append(*gap, Aside(raw), Text(markup.newline))


def _instruction(markup: Markup) -> Aside | None:
    nodes = (node for node in reversed(markup.root.children) if isinstance(node, Aside))
    return next((node for node in nodes if node.raw.startswith(f"<?{TARGET} ")), None)


def _lines(tokens: Iterable[str]) -> str:
    """Tokens with a space or a line end between them."""
    return "".join(token + ("\n" if token[0] in _LAST else " ") for token in tokens).rstrip()


def token(place: object, content: str) -> str:
    """Gives the token of something at a place with a content."""
    return place_token(place) + content_token(content)


def place_token(place: object) -> str:
    """Gives the part of a token that says where."""
    return digest(repr(place), _PLACE)


def content_token(content: str) -> str:
    """Gives the part of a token that says what."""
    return digest(content, _CONTENT)


def digest(text: str, length: int = 16) -> str:
    """Gives the first characters of a digest of `text`."""
    made = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
    return b2a_base64(made, newline=False).translate(_URL_SAFE).decode()[:length]


def content_of(element: Element | str) -> str:
    """Gives what an element, or its source, says; comments count, but not quotes, white space, the order of attributes.

    >>> content_of("<a n='2'>on  <b/> it</a>")
    "(a [('n', '2')] on (b []) it)"
    """
    pieces = []
    for match in TOKEN.finditer(str(element)):
        kind, raw = match.lastgroup, match.group()
        if kind == "open":
            name, attributes = said_of(raw)
            pieces.append(f" ({name} {attributes}{')' if raw[-2] == '/' else ''}")
        elif kind == "close":
            pieces.append(")")
        elif words := " ".join(Text(raw).value.split()) if kind in ("text", "cdata") else raw:
            pieces.append(f" {words}")
    return "".join(pieces)[1:]


@lru_cache(maxsize=1024)
def said_of(tag: str) -> tuple[str, str]:
    """Gives the local name of a start tag, and its attributes as tokens know them."""
    return local_of(tag), repr(sorted(attributes_of(tag).items()))
