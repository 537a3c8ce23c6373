"""What there is to say of a file that was brought up to date: with the line of the file as it stands now.

>>> from tei_tools.markup import parse_markup
>>> places = Places(parse_markup("<TEI><text>\\n<p>in\\n <hi>May</hi></p></text></TEI>"))
>>> places.of_character(2)
(3, 6)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tei_tools.markup import Element, Markup, Node, Text, parse_markup
from tei_tools.model import Finding
from tei_tools.revision.positions import read_positions
from tei_tools.revision.structure import Difference
from tei_tools.revision.tags import Change
from tei_tools.revision.units import Kept, name_of, units_of

__all__ = ["Places", "account_missing", "newer_rules", "open_tags", "parse_markup", "suggestions"]

Field = tuple[tuple[str, ...], str]
_SAID = {
    "added": "a new tag",
    "changed": "a tag that would change",
    "removed": "a tag that the machine would not set any more",
    "open": "a new tag, or one that somebody took away",
}
_HINT = "take it over by hand (encode --diff shows both), or say with encode --dismiss that you have seen it"


class Places:
    """Lines and columns, from 1, in a document: of a character of its reading, of a field of its header."""

    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        reading = read_positions(markup)
        found = sorted(
            (span[0], id(node)) for node, span in reading.spans.items() if isinstance(node, Text) and span[0] < span[1]
        )
        starts = _starts(markup)
        self._texts = {id(node): node for node in reading.spans if isinstance(node, Text)}
        self._places = [(at, *starts[key], key) for at, key in found]
        self._units = {unit.path: unit.element for unit in units_of(markup)}

    def of_character(self, at: int) -> tuple[int, int]:
        """Gives the place of the solid character `at`."""
        index = bisect_right(self._places, at, key=lambda row: row[0]) - 1
        if index < 0:
            return 1, 1
        first, line, column, key = self._places[index]
        value = self._texts[key].value
        solid = [number for number, character in enumerate(value) if not character.isspace()]
        before = value[: solid[min(at - first, len(solid) - 1)]]
        lines = before.count("\n")
        return line + lines, len(before) - before.rfind("\n") if lines else column + len(before)

    def of_unit(self, path: tuple[str, ...]) -> tuple[int, int]:
        """Gives the place of a field, or of the innermost element round it that is there."""
        while path and path not in self._units:
            path = path[:-1]
        return self.markup.line_of(self._units[path]) if path else (1, 1)


def suggestions(places: Places, changes: Sequence[Change], fields: Sequence[Field], status: str) -> Iterator[Finding]:
    """Yields what would be done to a document that is not changed any more."""
    file = places.markup.file
    for change in changes:
        message = f"{change.local} '{change.words}': {_SAID[change.what]}; the document is {status} and stays as it is"
        yield Finding(file, *places.of_character(change.start), "encode.suggestion", "info", message)
    for path, now in fields:
        would = f"would be '{now}'" if now else "would be removed"
        message = f"{name_of(path)}: {would}; the document is {status} and stays as it is"
        yield Finding(file, *places.of_unit(path), "encode.suggestion", "info", message)


def newer_rules(places: Places, differences: Sequence[Difference], kept: Sequence[Kept]) -> Iterator[Finding]:
    """Yields, for each place that a person may have worked on, what stands there and what rules of today would write."""
    file = places.markup.file
    for field in kept:
        old = f"'{field.old}' stays" if field.old else "was removed by hand and stays away"
        message = f"{field.name}: {old}; newer rules would write '{field.new}'"
        yield Finding(file, *places.of_unit(field.holder), "encode.newer-rules", "info", message, hint=_HINT)
    for place in sorted(differences, key=lambda difference: difference.start):
        message = f"'{place.words}' stands as {place.old or 'plain text'}; newer rules would write {place.new or 'plain text'}"
        line, column = places.of_character(place.start)
        yield Finding(file, line, column, "encode.newer-rules", "info", message, hint=_HINT)


def account_missing(file: str, count: int) -> Finding:
    """Says that an account of what the machine wrote was lost, and how many tags wait for that."""
    message = (
        f"the file does not say what tei-tools wrote (its instruction tei-tools-wrote is gone), so that {count} "
        f"tag{'s' * (count != 1)} may be new or taken away by hand: not added"
    )
    hint = "encode --restore adds them; encode --dismiss leaves them away for good; or decide on each by hand"
    return Finding(file, 0, 0, "encode.account-missing", "warning", message, hint=hint)


def open_tags(places: Places, changes: Sequence[Change]) -> Iterator[Finding]:
    """Yields each tag that is not set because somebody may have taken it away."""
    hint = "encode --restore adds it and its like; encode --dismiss leaves them away for good"
    for change in changes:
        message = f"{change.local} '{change.words}': not added, as somebody may have taken it away"
        place = places.of_character(change.start)
        yield Finding(places.markup.file, *place, "encode.not-added", "info", message, hint=hint)


def _starts(markup: Markup) -> dict[int, tuple[int, int]]:
    """Line and column at which each text begins."""
    found: dict[int, tuple[int, int]] = {}
    line, column = 1, 1
    for node, raw in _pieces(markup):
        if node is not None:
            found[id(node)] = (line, column)
        breaks = raw.count("\n")
        line += breaks
        column = len(raw) - raw.rfind("\n") if breaks else column + len(raw)
    return found


def _pieces(markup: Markup) -> Iterator[tuple[Text | None, str]]:
    """The source piece by piece, with the text that a piece is."""
    stack: list[Node | str] = list(reversed(markup.nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            yield None, node.start
            stack.append(node.end)
            stack.extend(reversed(node.children))
        elif isinstance(node, Text):
            yield node, node.raw
        else:
            yield None, str(node)
