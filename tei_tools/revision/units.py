"""Header and standOff brought up to date by their units: a field, a record; what a person changed is not touched.

>>> from tei_tools.markup import parse_markup
>>> header = "<TEI><teiHeader><fileDesc><titleStmt><title>{}</title>{}</titleStmt></fileDesc></teiHeader></TEI>"
>>> old, new = (parse_markup(header.format(title, "")) for title in ("A", "B"))
>>> written = frozenset(unit.token for unit in units_of(old))
>>> merge_units(old, new, written, frozenset()).changed
1
>>> str(old) == str(new)
True

A unit is an element below the containers of CONTAINERS, known by its path and its id. It is the machine's while it is as the
machine wrote it; then it follows what the machine would write today. One that was removed stays away, unless something
points to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from tei_tools.markup import Element, Markup, Node, Text, add_line, drop_line, place_of
from tei_tools.revision.written import content_of, place_token, token

CONTAINERS = frozenset(
    (
        "TEI teiHeader fileDesc titleStmt publicationStmt sourceDesc msDesc msIdentifier physDesc handDesc encodingDesc "
        "classDecl taxonomy listPrefixDef appInfo charDecl profileDesc langUsage textClass calendarDesc correspDesc standOff "
        "listPerson listPlace listOrg"
    ).split()
)
# the text has marks of its own; changes and rejections are people's
LEFT_ALONE = frozenset(("text", "facsimile", "revisionDesc", "listAnnotation"))
# what stands in a document for the sake of what points to it; lists of it that TEI does not let be empty
_POINTED_AT = ("person", "place", "org", "category")
_EMPTY = frozenset(("listPerson", "listPlace", "listOrg", "standOff", "taxonomy"))
_SHOWN = 60  # characters of a unit in a message
_NAMES = ("xml:id", "ident", "type", "scheme", "target")


@dataclass(frozen=True, eq=False)
class Unit:
    """A field or record: its element, and the path of keys that names it."""

    element: Element
    path: tuple[str, ...]

    @property
    def place(self) -> str:
        """The token of its path."""
        return place_token(self.path)

    @property
    def token(self) -> str:
        """The token of its path and content; a container has none but its path."""
        return token(self.path, "" if self.is_container else content_of(self.element))

    @property
    def is_container(self) -> bool:
        """Whether it holds units."""
        return self.element.local in CONTAINERS


@dataclass(frozen=True)
class Kept:
    """A unit that stays as a person made it: the path of what stands there, its own path, what it says and what the machine
    would say today, and the sources of both."""

    holder: tuple[str, ...]
    path: tuple[str, ...]
    old: str
    new: str
    before: str
    after: str

    @property
    def name(self) -> str:
        """Where it is, in words: `titleStmt/title`."""
        return name_of(self.path)


def name_of(path: tuple[str, ...]) -> str:
    """Gives where a unit is, in words: `titleStmt/title`."""
    return "/".join(key.partition("[")[0] for key in path[-2:])


def shown(element: Element) -> str:
    """Gives what a unit says on a short line: its words, or its tag where it has none."""
    return (" ".join(element.string.split()) or element.start)[:_SHOWN]


def units_of(markup: Markup) -> Iterator[Unit]:
    """Yields the units of a document, a container before what is in it."""
    return _below(Unit(markup.root, ()))


def _below(container: Unit) -> Iterator[Unit]:
    for unit in _children(container):
        yield unit
        if unit.is_container:
            yield from _below(unit)


def _children(container: Unit) -> Iterator[Unit]:
    counts: dict[str, int] = {}
    for element in container.element.elements():
        if element.local in LEFT_ALONE or (element.local == "abstract" and _is_transcribed(element)):
            continue
        key = key_of(element.local, element.get)
        counts[key] = counts.get(key, 0) + 1
        yield Unit(element, (*container.path, key if counts[key] == 1 else f"{key}{counts[key]}"))


def key_of(local: str, get: Callable[[str], str | None]) -> str:
    """Gives the key of a unit among its neighbours: its name, and the first attribute that tells it from others."""
    name = next((f"{name}={value}" for name in _NAMES if (value := get(name))), "")
    return f"{local}[{name}]"


def _is_transcribed(abstract: Element) -> bool:
    """An abstract that stood in the transcription is text: its anchor says so."""
    root = abstract
    while root.parent is not None:
        root = root.parent
    text = root.find("text")
    return text is not None and any(anchor.get("type") == "abstract" for anchor in text.iter("anchor"))


def merge_units(existing: Markup, fresh: Markup, written: Set[str] | None, pointed: Set[str]) -> UnitMerge:
    """Brings the units of `existing` up to those of `fresh` and gives what was done.

    `written` are the tokens of what the machine wrote there (None: unknown, then nothing is replaced or removed), `pointed`
    the ids and refs that the document points to.
    """
    merge = UnitMerge(written, pointed)
    merge.container(Unit(existing.root, ()), Unit(fresh.root, ()))
    return merge


class UnitMerge:
    """One merge: `changed` counts the units that were put in, replaced or taken out, `removed` has the places of the last.

    `fields` are those of the header among them with what they say now; `kept` the units that stay as a person made them, or
    away, where the machine would write today what it did not then.
    """

    def __init__(self, written: Set[str] | None, pointed: Set[str]) -> None:
        self.written, self.pointed = written, pointed
        self.places = None if written is None else frozenset(mark[:4] for mark in written)
        self.changed = 0
        self.removed: set[str] = set()
        self.kept: dict[str, Kept] = {}
        self.fields: list[tuple[tuple[str, ...], str]] = []

    def container(self, existing: Unit, fresh: Unit) -> None:
        """Merges what is in one container; the children of `fresh` lead."""
        old = {unit.path: unit for unit in _children(existing)}
        new = {unit.path: unit for unit in _children(fresh)}
        for path, unit in old.items():
            if path not in new:
                self._gone(unit)
        behind: Node | None = None
        for path, unit in new.items():
            known = old.get(path)
            if known is not None:
                self._both(known, unit)
                behind = self.standing(existing, path) or behind
            elif self._has_place(unit) and self._is_wanted(unit):
                behind = self._put(existing.element, unit.element, behind)
                self._prune(behind)
                self._count(unit.path, shown(unit.element))
            elif self._has_place(unit):
                self._keep(existing, None, unit)

    def _has_place(self, unit: Unit) -> bool:
        """Records and rules are there for what points to them; the document may have fewer tags than the machine suggests."""
        return unit.element.local not in _POINTED_AT or self._is_pointed(unit.element)

    def _prune(self, element: Element) -> None:
        for inner in list(element.iter(*_POINTED_AT)):
            if inner is not element and not self._is_pointed(inner):
                drop_line(inner)

    @staticmethod
    def standing(container: Unit, path: tuple[str, ...]) -> Node | None:
        """The element at a path as it stands now, after it may have been replaced."""
        return next((unit.element for unit in _children(container) if unit.path == path), None)

    def _both(self, known: Unit, unit: Unit) -> None:
        parent = known.element.parent
        if known.is_container:
            self.container(known, unit)
            if known.element.local in _EMPTY and not known.element.elements():
                drop_line(known.element)
        elif parent is None or content_of(known.element) == content_of(unit.element):
            return
        elif not self._is_machines(known):
            self._keep(known, known, unit)
        else:
            new = self._put(parent, unit.element, known.element)
            _drop_before(known.element, new)
            self._count(known.path, shown(unit.element))

    def _keep(self, holder: Unit, known: Unit | None, fresh: Unit) -> None:
        """Notes what the machine would write today where a person has written or removed something: only what is news."""
        if self.written is not None and not fresh.is_container and fresh.token not in self.written:
            before, after = (shown(unit.element) if unit is not None else "" for unit in (known, fresh))
            source = str(known.element) if known is not None else ""
            self.kept[fresh.place] = Kept(holder.path, fresh.path, before, after, source, _flush(fresh.element))

    def _gone(self, unit: Unit) -> None:
        """Takes a unit out that the machine would not write any more."""
        inner = [unit, *_below(unit)] if unit.is_container else [unit]
        if all(self._is_machines(part) if part.is_container else self._is_free(part) for part in inner):
            self.removed |= {part.place for part in inner}
            self._count(unit.path, "")
            drop_line(unit.element)
        elif unit.is_container:
            for part in _children(unit):
                self._gone(part)

    def _count(self, path: tuple[str, ...], now: str) -> None:
        self.changed += 1
        if path[0].startswith("teiHeader"):
            self.fields.append((path, now))

    def _is_free(self, unit: Unit) -> bool:
        return self._is_machines(unit) and not self._is_pointed(unit.element)

    def _is_machines(self, unit: Unit) -> bool:
        return self.written is not None and unit.token in self.written

    def _is_wanted(self, unit: Unit) -> bool:
        """A unit that is missing is new, or was removed by hand: then only what something points to comes back."""
        if self.places is not None and unit.place not in self.places:
            return True
        return self._is_pointed(unit.element)

    def _is_pointed(self, element: Element) -> bool:
        return any(
            f"#{inner.get('xml:id')}" in self.pointed or inner.get("sameAs") in self.pointed
            for inner in element.iter()
            if inner.get("xml:id")
        )

    def _put(self, parent: Element, element: Element, behind: Node | None) -> Element:
        source = _flush(element)
        if parent.parent is None and behind is None:
            behind = next(iter(parent.elements("teiHeader")), None)
        return add_line(parent, source, behind, first=behind is None)


def _flush(element: Element) -> str:
    """The source of an element as if it stood at the margin."""
    parent = element.parent
    before = parent.children[place_of(element) - 1] if parent is not None and place_of(element) else None
    indent = before.raw.rpartition("\n")[2] if isinstance(before, Text) and "\n" in before.raw else ""
    return str(element).replace("\n" + indent, "\n")


def _drop_before(old: Element, new: Element) -> None:
    """Takes the old element out and leaves its white space to the new one, which was put behind it."""
    parent = old.parent
    if parent is None:
        return
    first, last = place_of(old), place_of(new)
    parent.children[first : last + 1] = [new]
