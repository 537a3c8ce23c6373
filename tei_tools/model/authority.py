"""Registers of people, places and organisations as plain data.

>>> record = Record("kim_il_sung", "person", "Kim Il Sung", variants=("Kim Il-sung",))
>>> Authority((record,)).get("person:kim_il_sung").name
'Kim Il Sung'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Kind = Literal["person", "place", "org"]


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a register: `xml_id` is unique in the register, `kind` is "person", "place" or "org".

    `name` is the preferred form, `variants` every other spelling or abbreviation. `start` and `end` are W3C dates of life or
    existence. `identifiers` maps "wikidata", "viaf", "gnd", "geonames" to an id. `surname` and `forename` where the name has
    such parts. `roles` are offices held, as written. `parent` is the ref of the body or place that this one belongs to.
    `geo` is "latitude longitude" in decimal degrees. `note` is free text, a line for each note. `type` refines it (`country`,
    `settlement`, `party`). `candidates` are the refs between which nothing decided, for a record that only a document has.
    """

    xml_id: str
    kind: Kind
    name: str
    variants: tuple[str, ...] = ()
    type: str = ""
    surname: str = ""
    forename: str = ""
    roles: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""
    geo: str = ""
    note: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """The pointer that a mention carries in @ref: `person:ID`, `place:ID` or `org:ID`."""
        return f"{self.kind}:{self.xml_id}"


@dataclass(frozen=True, eq=False)
class Authority:
    """All registers together, in file order; ids are unique over the three.

    One equals only itself, so that indices can be kept by it.
    """

    records: tuple[Record, ...] = ()
    folder: str = ""

    @cached_property
    def by_ref(self) -> Mapping[str, Record]:
        """Maps `person:ID`, `place:ID`, `org:ID` to the record."""
        return {record.ref: record for record in self.records}

    def get(self, ref: str) -> Record | None:
        """Gives the record that `ref` points to, or None."""
        return self.by_ref.get(ref)
