"""Stand-off annotations to XML: the text of the transcription, nested as TEI allows it.

Annotations are laid down in order, the longer first; of equal ranges the one that RANK puts outside. A range that crosses
an open one, or that the content model (schema/content.json) does not let stand there, is left out and reported: the text
itself always stays. What markup replaces (`lead`, `trail`) is not written; a spelling that is not the usual one is.

>>> from tei_tools.model import Annotation
>>> source, left_out = nest("and [would] go", [Annotation(4, 11, "supplied", lead=1, trail=1)], ContentModel.any())
>>> str(source)
'<text>and <supplied>would</supplied> go</text>'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tei_tools.encoder.content import ContentModel
from tei_tools.encoder.make import Source, written
from tei_tools.encoder.spelling import spelling_tokens, usual
from tei_tools.model import Annotation
from tei_tools.tei import escape

# Of equal ranges the element further to the left stands outside.
_OUTSIDE_FIRST = (
    "front body back div list table row item cell label sp speaker opener closer postscript signed salute address addrLine "
    "abstract note head dateline p ab stamp add fw seg idno choice sic corr unclear supplied gap desc figure figDesc abbr "
    "expan ex orgName persName roleName placeName rs forename surname addName num date time ref"
)
RANK = {name: number for number, name in enumerate(_OUTSIDE_FIRST.split())}
# White space of Unicode that is text to XML (section 2.3): between elements that hold no text it is a space.
_NO_XML_SPACE = re.compile(r"[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
# What XML 1.0 cannot hold (section 2.2), lone surrogates included.
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


_DESCRIBED = frozenset({"gap", "figure"})  # whose words stand in a desc or figDesc, where TEI lets no `g` stand


@dataclass(slots=True)
class _Open:
    """An element being filled: its annotation, and where its content ends."""

    annotation: Annotation
    end: int


def nest(text: str, annotations: Iterable[Annotation], model: ContentModel) -> tuple[Source, list[tuple[Annotation, str]]]:
    """Gives the `text` element that holds all of `text`, and the annotations left out, each with the reason."""
    builder = _Builder(text, model)
    for annotation in sorted(annotations, key=_order):
        builder.add(annotation)
    return builder.finish(), builder.left_out


def _order(annotation: Annotation) -> tuple[int, int, int, int]:
    if annotation.start == annotation.end:
        return annotation.start, 0, 0, 0
    return annotation.start, 1, -annotation.end, RANK.get(annotation.element, len(RANK))


class _Builder:
    """Sweeps once over the annotations; `at` is how much of the text has been written."""

    def __init__(self, text: str, model: ContentModel) -> None:
        self.text, self.model, self.at = text, model, 0
        self.is_all_xml = NO_XML.search(text) is None
        self.stack = [_Open(Annotation(0, len(text), "text"), len(text))]
        self.pieces = ["<text>"]
        self.left_out: list[tuple[Annotation, str]] = []

    def add(self, annotation: Annotation) -> None:
        """Opens the element of `annotation`, after closing what ends before it."""
        self._close_until(annotation.start)
        top = self.stack[-1]
        if annotation.end > top.annotation.end:
            self.left_out.append((annotation, "crosses"))
            return
        fitted = _clip(annotation, self.at, top.end)
        reason = "empty" if fitted is None else self._refusal(top.annotation.element, fitted)
        if fitted is None or reason:
            self.left_out.append((annotation, reason))
            return
        self._write(fitted.start)
        self._open(fitted)

    def _refusal(self, parent: str, annotation: Annotation) -> str:
        if annotation.element == "abstract":
            return ""  # it moves into the header: see encode.py
        if not self.model.allows(parent, annotation.element):
            return f"{annotation.element} may not stand in {parent}"
        element = annotation.element
        if self.is_all_xml or self.model.allows(element, "g") or not (element in _DESCRIBED or self.model.has_text(element)):
            return ""
        if NO_XML.search(self.text, annotation.start + annotation.lead, annotation.end - annotation.trail):
            return f"{annotation.element} cannot hold a character that XML has not"
        return ""

    def _open(self, annotation: Annotation) -> None:
        attributes = self._attributes(annotation, self.stack[-1].annotation.element)
        is_empty = annotation.end <= annotation.start
        self.pieces.append(f"<{annotation.element}{written(attributes)}{'/' if is_empty else ''}>")
        if not is_empty:
            self.at = annotation.start + annotation.lead
            self.stack.append(_Open(annotation, annotation.end - annotation.trail))

    def _attributes(self, annotation: Annotation, parent: str) -> dict[str, str]:
        start, end, attributes = annotation.start, annotation.end, dict(annotation.attributes)
        before, after = self.text[start : start + annotation.lead], self.text[end - annotation.trail : end]
        after = after if annotation.trail else ""
        if before or after or usual(annotation.element, attributes, parent) != ("", ""):
            tokens = spelling_tokens(annotation.element, attributes, before, after, parent)
            if tokens:
                attributes["rend"] = " ".join([*attributes.get("rend", "").split(), *tokens])
        given = _with_responsibility(annotation, attributes).items()
        return {name: value for name, value in given if self.model.allows_attribute(annotation.element, name)}

    def _close_until(self, offset: int) -> None:
        """Closes every element that ends at or before `offset`: nothing at the same place stays open for a milestone."""
        while len(self.stack) > 1 and self.stack[-1].annotation.end <= offset:
            self._write(self.stack[-1].end)
            closed = self.stack.pop()
            self.pieces.append(f"</{closed.annotation.element}>")
            self.at = max(self.at, closed.annotation.end)

    def finish(self) -> Source:
        """Closes everything, writes the rest of the text and gives the whole."""
        self._close_until(len(self.text))
        self._write(len(self.text))
        return Source("".join([*self.pieces, "</text>"]))

    def _write(self, to: int) -> None:
        to = min(to, self.stack[-1].end)
        if to > self.at:
            piece = escape(self.text[self.at : to])
            if not self.model.has_text(self.stack[-1].annotation.element):
                piece = _NO_XML_SPACE.sub(" ", piece)
            self.pieces.append(piece if self.is_all_xml else NO_XML.sub(_named, piece))
            self.at = to


def _clip(annotation: Annotation, start: int, end: int) -> Annotation | None:
    """Gives the annotation within [start, end), its delimiters shortened by what was cut; None where nothing is left."""
    low, high = max(annotation.start, start), min(annotation.end, end)
    if annotation.start == annotation.end:
        return None if low > end else annotation if low == annotation.start else replace(annotation, start=low, end=low)
    if low >= high:
        return None
    if low == annotation.start and high == annotation.end and annotation.lead + annotation.trail <= high - low:
        return annotation
    lead = max(0, annotation.lead - (low - annotation.start))
    trail = max(0, annotation.trail - (annotation.end - high))
    return replace(
        annotation, start=low, end=high, lead=min(lead, high - low), trail=min(trail, high - low - min(lead, high - low))
    )


def _named(match: re.Match[str]) -> str:
    """Gives the `g` that names a character."""
    return f'<g ref="#char-U{ord(match.group()):04X}"/>'


def _with_responsibility(annotation: Annotation, attributes: dict[str, str]) -> dict[str, str]:
    if annotation.resp and "resp" not in attributes:
        attributes["resp"] = annotation.resp
    if annotation.cert and "cert" not in attributes:
        attributes["cert"] = annotation.cert
    if annotation.rule and annotation.resp:
        attributes["source"] = f"#rule.{annotation.rule}"
        attributes["evidence"] = "external" if annotation.attributes.get("ref", "#").partition(":")[1] else "internal"
    return attributes
