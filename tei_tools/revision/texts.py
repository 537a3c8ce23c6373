"""The text of an existing document and the transcription: the same, or who has changed it and what becomes of that.

| changed since the machine wrote | what is done | finding |
|---|---|---|
| nothing | | |
| the text in the XML | it stays; tags are compared where both agree | `encode.text-edited`, a warning |
| the transcription | carried into the XML where that is safe | `encode.text-carried`, an info |
| both, or what cannot be carried | nothing is written | `encode.text-differs`, an error |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tei_tools.markup import Markup
from tei_tools.model import Finding, Severity
from tei_tools.revision.alignment import Alignment, align
from tei_tools.revision.carrying import carry
from tei_tools.revision.positions import Reading, read_positions
from tei_tools.revision.written import Written, digest

_SHOWN = 5  # places that differ are named, then counted
_RULES: dict[str, tuple[Severity, str]] = {
    "encode.text-edited": ("warning", "what the file says is kept"),
    "encode.text-carried": ("info", "the correction of the transcription was taken over"),
    "encode.text-differs": ("error", "nothing was written: make the same correction in both, or replace the file with --fresh"),
}


@dataclass(frozen=True)
class Texts:
    """The reading as it stands now; how today's places lie in it (None: nothing may be written) and in what was written."""

    reading: Reading
    alignment: Alignment | None
    before: Alignment
    findings: tuple[Finding, ...] = ()
    is_carried: bool = False


def compare_texts(markup: Markup, reading: Reading, wanted: Reading, written: Written | None, *, is_closed: bool) -> Texts:
    """Compares the text of `markup` with the one `wanted`, and carries a correction of the transcription into it."""
    alignment, same = align(wanted.text, reading.text), align(wanted.text, wanted.text)
    if alignment.is_equal:
        return Texts(reading, alignment, same)
    if written is not None and digest(wanted.text) == written.text:
        return Texts(reading, alignment, same, tuple(_findings("encode.text-edited", markup, reading, wanted, alignment)))
    is_ours = written is not None and digest(reading.text) == written.text
    said = tuple(_findings("encode.text-carried", markup, reading, wanted, alignment))
    if is_ours and not is_closed and carry(markup, reading, wanted):
        now = read_positions(markup)
        return Texts(now, align(wanted.text, now.text), alignment, said, is_carried=True)
    return Texts(reading, None, same, tuple(_findings("encode.text-differs", markup, reading, wanted, alignment)))


def _findings(rule: str, markup: Markup, reading: Reading, wanted: Reading, alignment: Alignment) -> Iterator[Finding]:
    severity, what = _RULES[rule]
    gaps = alignment.differences
    for here, here_end, there, there_end in gaps[:_SHOWN]:
        line, column = _place(markup, reading, there)
        ours, theirs = wanted.text[here:here_end], reading.text[there:there_end]
        message = f"the text has '{theirs[:20]}' where the transcription has '{ours[:20]}': {what}"
        yield Finding(markup.file, line, column, rule, severity, message)
    if len(gaps) > _SHOWN:
        yield Finding(markup.file, 0, 0, rule, severity, f"the text differs in {len(gaps) - _SHOWN} more places: {what}")


def _place(markup: Markup, reading: Reading, at: int) -> tuple[int, int]:
    """Line and column of the element that holds a character."""
    holder = None
    for element in reading.elements():
        start, end = reading.spans[element]
        if start <= at <= end and (holder is None or start >= reading.spans[holder][0]):
            holder = element
    return markup.line_of(holder) if holder is not None else (0, 0)
