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
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from tei_tools.markup import Aside, Element, Markup, Text, parse_markup

__all__ = ["Written", "content_of", "digest", "parse_markup", "place_token", "read_written", "strip_written", "token"]

TARGET = "tei-tools-wrote"
_PLACE, _CONTENT = 4, 3
FILE = re.compile(r'file="([^"]*)"')
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
    return place_token(place) + digest(content, _CONTENT)


def place_token(place: object) -> str:
    """Gives the part of a token that says where."""
    return digest(repr(place), _PLACE)


def digest(text: str, length: int = 16) -> str:
    """Gives the first characters of a digest of `text`."""
    made = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
    return urlsafe_b64encode(made).decode()[:length]


def content_of(element: Element) -> str:
    """Gives what an element says, whatever its quotes, the order of its attributes and its white space; comments count."""
    attributes = sorted(element.attributes.items())
    pieces = [element.local, repr(attributes)]
    for child in element.children:
        if isinstance(child, Element):
            pieces.append(content_of(child))
        elif isinstance(child, Text):
            pieces.append(" ".join(child.value.split()))
        else:
            pieces.append(child.raw)
    return f"({' '.join(filter(None, pieces))})"
