"""The names of a document whose bearer nothing decided: a finding for each, with what to do.

>>> mark = Annotation(0, 3, "persName", {"ref": "#person.kim"}, MACHINE, "medium", candidates=("person:kim_il",))
>>> (finding,) = unclear(Document("a", "Kim", (mark,), source="a.txt"), Authority())
>>> print(finding)
a.txt:1:1: info name.unclear: 'Kim' (1 mention) could be person:kim_il: not linked
>>> finding.hint
'tei-tools names link TEI pers0 person:kim_il --by NAME'

One name that stands ten times is one finding, at its first mention. Nothing is decided here.
"""

from __future__ import annotations

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


def _named(ref: str, authority: Authority) -> str:
    record = authority.get(ref)
    return f"{ref} ({record.name})" if record is not None else ref
