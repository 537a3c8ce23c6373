"""Findings to safe changes of the file: a date in a form that can be read in one way, a range that stands the wrong way round,
a misspelt element with one near name, a language tag with an underscore, missing xml-model instructions.

A change is kept only where checking again gives fewer findings and none that was not there before. Nothing else of the file
changes, byte for byte: white space, quotes, order, encoding and line ends stay.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from tei_tools.decoding import encoding_of
from tei_tools.errors import TeiToolsError
from tei_tools.model import Finding
from tei_tools.validators.catalogue import ADDRESS, SHIPPED, models
from tei_tools.validators.dates import mend_date
from tei_tools.validators.run import Job, validate_source
from tei_tools.validators.settings import Settings
from tei_tools.validators.source import Element, Source, parse_text, read_source

_ROUNDS = 200
_PARTNERS = {"from": "to", "notBefore": "notAfter", "from-iso": "to-iso", "notBefore-iso": "notAfter-iso"}
_FAR = {1: 20 * 372, 2: 372, 3: 186}  # years, months, days: in days of months of 31

Check = Callable[[Source | Finding], list[Finding]]


class Change(NamedTuple):
    """Replacements at once, (start, end, new bytes) in the document's UTF-8, and what they do in words."""

    edits: tuple[tuple[int, int, bytes], ...]
    finding: Finding


def mend_document(content: bytes, job: Job, settings: Settings) -> tuple[bytes, list[Finding]]:
    """Gives the mended bytes of the document at `job.path` and what was mended, with the change as hint.

    A document that is not well-formed stays as it is. Raises InputError for bytes that are no text.
    """
    file = str(job.path)
    source = read_source(content, file)
    if not isinstance(source, Source):
        return content, []
    mark, encoding = encoding_of(content, file)

    def check(read: Source | Finding) -> list[Finding]:
        found = list(settings.apply(validate_source(read, job)))
        is_ours = job.schema is None and job.schematron is None  # else the document may be of another schema
        return found + _missing_models(read) if isinstance(read, Source) and is_ours else found

    mended, fixed = _mend(source, check)
    # without a change the bytes stay; what is put in is ASCII, which every encoding of XML has
    return (mark + mended.encode(encoding), fixed) if fixed else (content, [])


def _mend(source: Source, check: Check) -> tuple[str, list[Finding]]:
    """Tries the changes one after the other, from the first to the last place, each on top of those that were kept."""
    fixed: list[Finding] = []
    refused: set[tuple[str, str, str]] = set()
    found = check(source)
    for _ in range(_ROUNDS):
        change = next((change for change in _changes(source, found) if _key(change) not in refused), None)
        if change is None:
            break
        tried = parse_text(_apply(source.encoded, change).decode(), source.file)
        after = check(tried)
        if isinstance(tried, Source) and _is_better(found, after):
            source, found = tried, after
            fixed.append(change.finding)
        else:
            refused.add(_key(change))
    return source.text, fixed


def _key(change: Change) -> tuple[str, str, str]:
    return change.finding.rule, change.finding.path, change.finding.hint


def _is_better(before: list[Finding], after: list[Finding]) -> bool:
    """Fewer findings, and none of a rule that there were fewer of before; lines and names of elements may have changed."""
    old, new = (Counter(finding.rule for finding in found) for found in (before, after))
    return len(after) < len(before) and not new - old


def _apply(content: bytes, change: Change) -> bytes:
    for start, end, new in sorted(change.edits, reverse=True):
        content = content[:start] + new + content[end:]
    return content


def _changes(source: Source, found: list[Finding]) -> Iterator[Change]:
    paths = [finding.path for finding in found if finding.rule.startswith("rng.")]
    for finding in found:
        if finding.rule == "schema.missing" and paths:
            continue  # not of our grammar, or not yet
        if finding.rule == "rng.element-unknown" and sum(f"{path}/".startswith(f"{finding.path}/") for path in paths) > 1:
            continue  # what it holds is wrong as well, so perhaps another name was meant
        maker = _MAKERS.get(finding.rule)
        yield from maker(source, finding) if maker else ()


def _at(source: Source, finding: Finding) -> tuple[Element, str] | None:
    """The element and the attribute that a finding is about, by its path."""
    path, _, attribute = finding.path.rpartition("/@")
    element = next((e for e in source.elements if source.path(e.number) == path), None)
    name = attribute.replace("xml:", "http://www.w3.org/XML/1998/namespace ")
    return (element, name) if element is not None and name in element.attributes else None


def _value_edit(source: Source, element: Element, attribute: str, value: str) -> tuple[int, int, bytes] | None:
    span = source.attribute_span(element, attribute)
    if span is None:
        return None
    written = source.encoded[span[0] : span[1]]
    quote = written[-1:]
    start = span[0] + written.index(quote) + 1
    return start, span[1] - 1, value.encode()


def _date(source: Source, finding: Finding) -> Iterator[Change]:
    place = _at(source, finding)
    mended = mend_date(place[0].attributes[place[1]]) if place else ""
    edit = _value_edit(source, *place, mended) if place and mended else None
    if edit:
        yield Change((edit,), _told(finding, f"'{place[0].attributes[place[1]]}' is now '{mended}'" if place else ""))


def _order(source: Source, finding: Finding) -> Iterator[Change]:
    place = _at(source, finding)
    if place is None:
        return
    element, first = place
    last = _PARTNERS.get(first, "")
    if last in element.attributes and _is_exchange(element.attributes[first], element.attributes[last]):
        edits = (
            _value_edit(source, element, first, element.attributes[last]),
            _value_edit(source, element, last, element.attributes[first]),
        )
        if edits[0] and edits[1]:
            yield Change((edits[0], edits[1]), _told(finding, f"@{first} and @{last} are exchanged"))


def _is_exchange(first: str, last: str) -> bool:
    """Whether the two dates are near each other: far apart, one of them is more likely a slip (a wrong year)."""
    parts = [re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", value) for value in (first, last)]
    if not parts[0] or not parts[1] or parts[0].lastindex != parts[1].lastindex:
        return False
    late, early = (int(part[1]) * 372 + int(part[2] or 1) * 31 + int(part[3] or 1) for part in parts if part)
    return 0 < late - early <= _FAR[parts[0].lastindex or 1]


def _language(source: Source, finding: Finding) -> Iterator[Change]:
    place = _at(source, finding)
    mended = re.search(r"did you mean '([\w\-]+)'", finding.hint)
    edit = _value_edit(source, *place, mended[1]) if place and mended else None
    if edit and mended:
        yield Change((edit,), _told(finding, f"the language tag is now '{mended[1]}'"))


def _respell(source: Source, finding: Finding) -> Iterator[Change]:
    """An element that the schema does not know, with exactly one near name that may stand there."""
    element = next((e for e in source.elements if source.path(e.number) == finding.path), None)
    meant = re.search(r"rename it to '([\w.\-]+)'", finding.hint)
    if element is None or meant is None or not _is_near(element.local, meant[1]):
        return
    edits = _tag_edits(source, element, meant[1])
    if edits:
        yield Change(edits, _told(finding, f"element {element.local} is now {meant[1]}"))


def _is_near(wrong: str, right: str) -> bool:
    """Whether the name is spelt nearly like this one, and like no other of our grammar so nearly."""
    if wrong.lower() == right.lower():
        return True
    near = difflib.get_close_matches(wrong, _known_names() | {right}, n=2, cutoff=0.85)
    return near == [right]


def _tag_edits(source: Source, element: Element, name: str) -> tuple[tuple[int, int, bytes], ...] | None:
    """The name in the start tag and in the end tag that belongs to it."""
    data = source.encoded
    start = re.compile(rb"<([^\s/>:]+:)?([^\s/>:]+)").match(data, element.offset)
    if start is None:
        return None
    edits = [(start.start(2), start.end(2), name.encode())]
    end = _end_tag(source, element.number)
    if end is not None and (close := re.compile(rb"</([^\s/>:]+:)?([^\s/>:]+)").match(data, end)):
        edits.append((close.start(2), close.end(2), name.encode()))
    return tuple(edits)


def _end_tag(source: Source, number: int) -> int | None:
    """Where the end tag of an element begins; the reading of a document does not keep it, because only this needs it."""
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    stack: list[int] = []
    places: list[int] = []
    count = itertools.count()
    parser.StartElementHandler = lambda *_: stack.append(next(count))
    parser.EndElementHandler = lambda _: places.append(parser.CurrentByteIndex) if stack.pop() == number else None
    parser.Parse(source.encoded, True)
    return places[0] if places else None


def _models(source: Source, finding: Finding) -> Iterator[Change]:
    data = source.encoded
    declaration = re.match(rb"<\?xml\s[^>]*\?>(\r\n|\r|\n)?", data)
    newline = (declaration[1] if declaration and declaration[1] else None) or (b"\r\n" if b"\r\n" in data else b"\n")
    at = declaration.end() if declaration else 0
    before = newline if declaration and not declaration[1] else b""
    lines = [
        f'<?xml-model href="{ADDRESS}tei_tools.{kind}" type="application/xml" schematypens="{types}"?>'.encode()
        for kind, types in (("rng", "http://relaxng.org/ns/structure/1.0"), ("sch", "http://purl.oclc.org/dsdl/schematron"))
    ]
    yield Change(((at, at, before + newline.join(lines) + newline),), _told(finding, "two xml-model instructions are added"))


def _missing_models(source: Source) -> list[Finding]:
    if any(True for _ in models(source)) or not source.elements[0].is_tei:
        return []
    return [Finding(source.file, 1, 1, "schema.missing", "info", "no xml-model instruction names a schema")]


def _told(finding: Finding, what: str) -> Finding:
    return replace(finding, hint=what)


_MAKERS: dict[str, Callable[[Source, Finding], Iterator[Change]]] = {
    "rng.element-unknown": _respell,
    "date.format": _date,
    "date.order": _order,
    "lang.malformed": _language,
    "schema.missing": _models,
}


@lru_cache(maxsize=1)
def _known_names() -> frozenset[str]:
    """The names of the elements in our grammar."""
    try:
        grammar = (SHIPPED / "tei_tools.rng").read_text(encoding="utf-8")
    except OSError as error:
        raise TeiToolsError("the grammar that ships with tei-tools is missing: install it again") from error
    return frozenset(re.findall(r'<element name="([\w.\-]+)"', grammar))
