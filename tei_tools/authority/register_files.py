"""The registers of one folder, opened for changes: records added, amended and taken out, files written whole or not at all.

>>> import tempfile
>>> registers = RegisterFiles(Path(tempfile.mkdtemp()))
>>> registers.add(Record("nam_il", "person", "Nam Il"))
>>> [path.name for path in registers.save()]
['people.xml']

Only the lines of what changes are touched: comments, spacing and elements that we do not know stay byte for byte. A register
that is not there yet is begun. It does not ask whether a change is wise: see `checking` and the command.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tei_tools.authority.registers import FILES, read_authority, records_in
from tei_tools.authority.writing import amend, record_source
from tei_tools.errors import InputError, UsageError
from tei_tools.files import make_folder, read_file, write_file
from tei_tools.markup import Element, Markup, add_line, drop_line, parse_markup, read_markup
from tei_tools.model import Authority, Record

_LISTS = {"person": "listPerson", "place": "listPlace", "org": "listOrg"}
_TITLES = {"person": "People", "place": "Places", "org": "Organisations"}
_NEW = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>{title} of the corpus</title></titleStmt>
      <publicationStmt>
        <publisher>not stated</publisher>
        <availability><licence>not stated</licence></availability>
      </publicationStmt>
      <sourceDesc><p>Kept with tei-tools authority.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff>
    <{list}/>
  </standOff>
</TEI>
"""


class RegisterFiles:
    """The three files of a folder as they are written; nothing reaches the disk before `save`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.authority: Authority = read_authority(folder)
        self._before: dict[str, bytes] = {}
        self.markups: dict[str, Markup] = {}
        for file, kind, *_ in FILES:
            path = folder / file
            if path.is_file():
                self._before[kind] = read_file(path)
                self.markups[kind] = read_markup(self._before[kind], str(path))

    def element(self, record: Record) -> Element:
        """Gives the element of a record. Raises InputError where the file has none."""
        found = next((e for e in self._records(record.kind) if e.get("xml:id") == record.xml_id), None)
        if found is None:
            raise InputError(f"{self.folder}: has no {record.kind} '{record.xml_id}'")
        return found

    def add(self, record: Record) -> None:
        """Puts a new record into its register: in its place where the ids are sorted, else behind the last one."""
        if self.authority.get(record.ref):
            raise UsageError(f"the register has a record {record.ref} already: choose another id with --id")
        markup = self.markups.setdefault(record.kind, self._begun(record.kind))
        siblings = [e for e in self._records(record.kind) if e.parent is not None and e.parent.local == _LISTS[record.kind]]
        ids = [element.get("xml:id") for element in siblings]
        place = sum(name < record.xml_id for name in ids) if ids == sorted(ids) else len(ids)
        parent = siblings[0].parent if siblings else self._list(markup, record.kind)
        if parent is None:
            raise InputError(f"{markup.file}: has no standOff: it is no register")
        siblings = [element for element in siblings if element.parent is parent]
        behind = siblings[min(place, len(siblings)) - 1] if place and siblings else None
        add_line(parent, record_source(record), behind, first=bool(siblings) and behind is None)
        self._know((*self.authority.records, record))

    def amend(self, before: Record, after: Record) -> None:
        """Changes a record to read as `after`, its id and kind included as far as the file can hold them."""
        amend(self.element(before), before, after)
        self._know(tuple(after if record is before else record for record in self.authority.records))

    def remove(self, record: Record) -> None:
        """Takes a record out."""
        drop_line(self.element(record))
        self._know(tuple(other for other in self.authority.records if other is not record))

    def reread(self) -> None:
        """Reads the records anew from the files as they stand here."""
        files = ((kind, self.markups[kind]) for _, kind, *_ in FILES if kind in self.markups)
        self._know(tuple(record for kind, markup in files for record in records_in(markup.encoded(), kind, markup.file)))

    def changed(self) -> Iterator[tuple[Path, bytes]]:
        """Yields each file that would be written, with its new bytes."""
        for file, kind, *_ in FILES:
            content = self.markups[kind].encoded() if kind in self.markups else b""
            if content and content != self._before.get(kind):
                yield self.folder / file, content

    def save(self) -> list[Path]:
        """Writes the files that changed and gives their paths."""
        changed = list(self.changed())
        make_folder(self.folder)
        for path, content in changed:
            write_file(path, content)
        return [path for path, _ in changed]

    def _records(self, kind: str) -> list[Element]:
        markup = self.markups.get(kind)
        return [e for e in markup.root.iter(kind) if e.get("xml:id")] if markup else []

    def _begun(self, kind: str) -> Markup:
        file = next(file for file, own, *_ in FILES if own == kind)
        markup = parse_markup(_NEW.format(title=_TITLES[kind], list=_LISTS[kind]))
        markup.file = str(self.folder / file)
        return markup

    def _list(self, markup: Markup, kind: str) -> Element | None:
        found = next(markup.root.iter(_LISTS[kind]), None)
        stand_off = next(markup.root.iter("standOff"), None)
        if found is None and stand_off is not None:
            found = add_line(stand_off, f"<{_LISTS[kind]}/>")
        return found

    def _know(self, records: tuple[Record, ...]) -> None:
        self.authority = Authority(records, self.authority.folder)
