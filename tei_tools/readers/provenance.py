"""What a transcription says of where its original lies and who gave, translated and paid: from the text into the metadata.

What is known beside the text goes before; a shelfmark given without its parts is read into them.

>>> annotations = [Annotation(0, 25, "idno", {"type": "shelfmark"}), Annotation(9, 10, "idno", {"type": "fond"})]
>>> found = with_provenance(Metadata(), "RGANI, f. 5, op. 28, d. 4", annotations)
>>> found.repository, found.shelfmark, found.identifiers
('RGANI', 'RGANI, f. 5, op. 28, d. 4', {'fond': '5', 'opis': '28', 'delo': '4'})
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tei_tools.model import Agent, Annotation, Metadata
from tei_tools.readers.credits import Credit, credit_note, is_credit_line, read_credit
from tei_tools.readers.shelfmark import Shelfmark, parse_shelfmark, shelfmark_parts

_CREDITED = frozenset({"credit", "translator", "editor"})  # types of note that may credit somebody


def with_provenance(metadata: Metadata, text: str, annotations: Sequence[Annotation]) -> Metadata:
    """Gives the metadata with repository, shelfmark, identifiers, translator and the like from `annotations` of `text`."""
    return _with_credits(_with_shelfmark(metadata, text, annotations), text, annotations)


def source_parts(text: str, start: int, end: int) -> Iterator[Annotation]:
    """Gives what a line that is a shelfmark holds: its idno and parts, and a note for the credits behind it."""
    mark = parse_shelfmark(text, start, end)
    if not mark:
        return
    yield from shelfmark_parts(text, start, end)
    behind = mark.end + len(text[mark.end : end]) - len(text[mark.end : end].lstrip(" .,;"))
    if read_credit(text[behind:end]):
        yield credit_note(behind, end)


def credits_in(text: str, start: int, end: int) -> Iterator[Annotation]:
    """Gives the note that a line of credits is, nothing where the line credits nobody."""
    if is_credit_line(text[start:end]):
        yield credit_note(start, end)


def _with_shelfmark(metadata: Metadata, text: str, annotations: Iterable[Annotation]) -> Metadata:
    if not metadata.shelfmark:
        marks = (a for a in annotations if a.element == "idno" and a.attributes.get("type") == "shelfmark")
        first = next((parse_shelfmark(text, mark.start, mark.end) for mark in marks), None)
        if not first:
            return metadata
        metadata = replace(metadata, shelfmark=" ".join(text[first.start : first.end].split()))
    if metadata.identifiers and metadata.repository:
        return metadata
    found, written = _read(metadata)
    if not found:
        return metadata
    parts = metadata.identifiers or _by_type(found, written)
    return replace(metadata, repository=metadata.repository or found.repository, identifiers=parts)


def _read(metadata: Metadata) -> tuple[Shelfmark | None, str]:
    """Gives the shelfmark read as it is, or behind the repository that is known beside it."""
    whole = f"{metadata.repository}, {metadata.shelfmark}"
    tries = ((parse_shelfmark(written), written) for written in (metadata.shelfmark, whole))
    return next(((mark, written) for mark, written in tries if mark), (None, ""))


def _by_type(mark: Shelfmark, written: str) -> dict[str, str]:
    """Gives the parts by type; those of one type are one string, as they are written."""
    parts: dict[str, str] = {}
    for kind, start, end in mark.parts:
        parts[kind] = f"{parts[kind]}, {written[start:end]}" if kind in parts else written[start:end]
    return parts


def _with_credits(metadata: Metadata, text: str, annotations: Iterable[Annotation]) -> Metadata:
    notes = (a for a in annotations if a.element == "note" and a.attributes.get("type") in _CREDITED)
    found = [credit for credit in (read_credit(a.content(text)) for a in notes) if credit]
    translators = _agents(found, "translator")
    contributors = [agent for kind in ("contributor", "transcriber") for agent in _agents(found, kind)]
    return replace(
        metadata,
        translator=metadata.translator or tuple(translators),
        contributor=metadata.contributor or tuple(contributors),
        sponsor=metadata.sponsor or tuple(dict.fromkeys(name for credit in found for name in credit.sponsor)),
        funder=metadata.funder or tuple(dict.fromkeys(name for credit in found for name in credit.funder)),
    )


def _agents(credits_found: Iterable[Credit], kind: str) -> list[Agent]:
    names = dict.fromkeys(name for credit in credits_found for name in getattr(credit, kind))
    return [Agent(name) for name in names]
