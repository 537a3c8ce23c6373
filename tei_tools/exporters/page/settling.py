"""What the walk over a document's copy has in hand: the copy, what was found so far, and the words of the page's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from lxml import etree

from tei_tools.exporters.page.entries import RECORDS, Entries, Entry
from tei_tools.exporters.page.remarks import Remarks
from tei_tools.exporters.page.vocabulary import HREF
from tei_tools.exporters.page.words import plain
from tei_tools.tei import XML_ID, tei

_RECORD_TAGS = tuple(f"{{*}}{name}" for name in RECORDS)

# where an entry of the index is found: its place on this page, or a page of its own
Address = Callable[[Entry], str]


def place_of(entry: Entry) -> str:
    """Gives the place of an entry in the index of the same page."""
    return f"#{entry.id}"


@dataclass(slots=True)
class Prepared:
    """The copy, and what was found on the way. `endnotes` counts the notes that go to the end of the page.

    `links` are the attributes of the names and dates that the copy only gives an id of, as HTML by that id.
    """

    root: Any
    ours: bool
    entries: Entries
    endnotes: int = 0
    ids: dict[str, Any] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)


class Said(NamedTuple):
    """What the page says of names and dates that are alike: their attributes, and the same as HTML."""

    attributes: tuple[tuple[str, str], ...]
    html: str


class Work:
    """One walk. `blocks` are the elements on lines of their own, `marks` the footnote marks, each with the id of its note.

    With `whole` the copy says all that there is to say, for a project's own stylesheet.
    """

    def __init__(
        self, prepared: Prepared, remarks: Remarks, address: Address, original: Any, *, diplomatic: bool, whole: bool
    ) -> None:
        self.prepared, self.remarks, self.address, self.diplomatic, self.whole = prepared, remarks, address, diplomatic, whole
        self.blocks: set[Any] = set()
        self.marks: dict[str, str] = {}
        self.said: dict[Any, Said] = {}  # by what it follows from
        self._machine: dict[tuple[str, str], str] = {}
        self.waiting: dict[Any, str] = {}  # names and dates, each with the id that it bears in the document
        self._linked: dict[Any, bool] = {}
        self._counts: dict[str, int] = {}
        self._original = original

    def number(self, kind: str) -> int:
        """Counts one more of a kind and gives its number."""
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        return number

    @cached_property
    def in_records(self) -> set[Any]:
        """What stands in a record of the text: its names are no mentions."""
        records = self.prepared.root.iter(*_RECORD_TAGS)
        return {element for record in records for element in record.iterdescendants(etree.Element)}

    def machine_says(self, cert: str, source: str) -> str:
        """Gives what the page says of a machine's mark."""
        alike = (cert, source)
        if alike not in self._machine:
            self._machine[alike] = self.remarks.machine(cert, source)
        return self._machine[alike]

    def is_in_link(self, element: Any) -> bool:
        """Says whether an element stands in one that leads somewhere; all above it are settled already."""
        parent = element.getparent()
        known = self._linked.get(parent)
        if known is None:
            known = any(above.get(HREF) is not None for above in element.iterancestors())
            self._linked[parent] = known
        return known

    def described(self, pointer: str | None) -> str:
        """Gives what the header says about a hand or a category, as one line."""
        element = self.header_element(pointer)
        if element is None:
            return ""
        inner = element.find("{*}catDesc")
        return plain(inner if inner is not None else element)

    def header_element(self, pointer: str | None) -> Any:
        """Gives the element of the header that a pointer leads to, or None."""
        return self._header_ids.get(pointer.lstrip("#")) if pointer else None

    @cached_property
    def _header_ids(self) -> Mapping[str, Any]:
        headers = self._original.iter(tei("teiHeader"))
        return {name: one for header in headers for one in header.iter(etree.Element) if (name := one.get(XML_ID))}


Settle: TypeAlias = Callable[[Work, Any, str], None]  # what an element of a name needs
