"""The names of a document whose bearer nothing decided: a finding for each, with what to do.

>>> mark = Annotation(0, 3, "persName", {"ref": "#person.kim"}, MACHINE, "medium", candidates=("person:kim_il",))
>>> (finding,) = unclear(Document("a", "Kim", (mark,), source="a.txt"), Authority())
>>> print(finding)
a.txt:1:1: info name.unclear: 'Kim' (1 mention) could be person:kim_il: not linked
>>> finding.hint
'tei-tools names link TEI pers0 person:kim_il --by NAME'

One name that stands ten times is one finding, at its first mention. A whole name that the document gives to a driver and to a
minister is one, too: it may be two people of one name. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tei_tools.authority import told_apart
from tei_tools.encoder.ids import identify
from tei_tools.model import MACHINE, Annotation, Authority, Document, Finding

__all__ = ["MACHINE", "RULE", "unclear"]

RULE = "name.unclear"
_SHOWN = 4  # candidates that a message names


def unclear(
    document: Document, authority: Authority, output: str = "TEI", standing: Mapping[str, Sequence[str]] | None = None
) -> Iterator[Finding]:
    """Yields a finding for each name that several records could be.

    `output` is the file that people will decide in; `standing` has, where it exists already, the ids of the mentions that are
    still open there, by the pointer that they have.
    """
    open_: dict[str, list[Annotation]] = {}
    for annotation in identify(told_apart(document, authority).annotations):
        if annotation.candidates and annotation.resp == MACHINE:
            open_.setdefault(annotation.attributes["ref"], []).append(annotation)
    yield from _namesakes(document, output)
    for ref, mentions in open_.items():
        ids = [mention.attributes["xml:id"] for mention in mentions] if standing is None else standing.get(ref, ())
        if ids:
            yield _finding(document, authority, mentions, f"{output} {' '.join(ids[:_SHOWN])}")


def _finding(document: Document, authority: Authority, mentions: list[Annotation], place: str) -> Finding:
    first = mentions[0]
    words = " ".join(document.text[first.start : first.end].split())[:40]
    candidates = list(dict.fromkeys(ref for mention in mentions for ref in mention.candidates))
    said = [_named(ref, authority) for ref in candidates[:_SHOWN]]
    said += [f"{len(candidates) - _SHOWN} more"] if len(candidates) > _SHOWN else []
    count = f"{len(mentions)} mention{'s' * (len(mentions) != 1)}"
    message = f"'{words}' ({count}) could be {' or '.join(said)}: not linked"
    hint = f"tei-tools names link {place} {candidates[0]} --by NAME"
    return Finding(document.source, *document.position(first.start), RULE, "info", message, hint=hint)


# callings that nobody has who holds an office of state, and such offices
_CALLINGS = (
    "driver|chauffeur|interpreter|translator|typist|stenographer|clerk|worker|engineer|physician|doctor|student|pupil|cook|guard|"
    "teacher|farmer|peasant|miner|electrician|mechanic|nurse|tailor|baker|singer|actor|painter|stoker|porter|gardener"
)
_OFFICES = (
    "ambassador|minister|president|premier|chancellor|chairman|marshal|envoy|consul|governor|senator|deputy minister|"
    "vice premier|vice chairman|general secretary|first secretary|counselor|counsellor|charge d'affaires"
)
_BEFORE = r"(?:\b(?:the|a|our|his|their)\s+)?\b({})\s+(?:(?:Cde|Mr|Com)\.\s*|Comrade\s+)?$"
_BEHIND = r"\s*(?:,|\(|[-–—])\s*(?:the|a|our|his|their)?\s*(?:\w+\s+){{0,2}}?({})\b"
_ROLES = tuple(
    (kind, re.compile(_BEFORE.format(words), re.IGNORECASE), re.compile(_BEHIND.format(words), re.IGNORECASE))
    for kind, words in (("calling", _CALLINGS), ("office", _OFFICES))
)
_NEAR = 60  # characters


def _namesakes(document: Document, output: str) -> Iterator[Finding]:
    """Yields a finding for a whole name that has a calling at one place and an office at another."""
    seen: dict[str, dict[str, tuple[str, Annotation]]] = {}
    for annotation in identify(document.annotations):
        if annotation.element == "persName" and annotation.resp == MACHINE and " " in annotation.content(document.text):
            for kind, word in _roles(document.text, annotation):
                seen.setdefault(annotation.attributes.get("ref", ""), {}).setdefault(kind, (word, annotation))
    for ref, kinds in seen.items():
        if len(kinds) > 1:
            (_, _first), (word, second) = sorted(kinds.values(), key=lambda row: row[1].start)
            words = " ".join(second.content(document.text).split())[:40]
            roles = " and ".join(word for word, _ in sorted(kinds.values(), key=lambda row: row[1].start))
            message = f"'{words}' is named as {roles}: one record, {ref}, though it may be two people of one name"
            hint = f"if it is another: tei-tools names link {output} {second.attributes['xml:id']} RECORD --by NAME"
            yield Finding(document.source, *document.position(second.start), RULE, "info", message, hint=hint)


def _roles(text: str, annotation: Annotation) -> Iterator[tuple[str, str]]:
    """Yields what is said of a name right before and behind it, or within its own title."""
    own = text[annotation.start : annotation.end]
    before, behind = text[max(0, annotation.start - _NEAR) : annotation.start], text[annotation.end : annotation.end + _NEAR]
    for kind, leading, trailing in _ROLES:
        found = (
            leading.search(before) or trailing.match(behind) or leading.search(own.rpartition(" ")[0].rpartition(" ")[0] + " ")
        )
        if found:
            yield kind, found.group(1).lower()


def _named(ref: str, authority: Authority) -> str:
    record = authority.get(ref)
    return f"{ref} ({record.name})" if record is not None else ref
