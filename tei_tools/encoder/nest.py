"""Stand-off annotations to a tree: the text of the transcription, nested as TEI allows it.

Annotations are laid down in order, the longer first; of equal ranges the one that RANK puts outside. A range that crosses
an open one, or that the content model (schema/content.json) does not let stand there, is left out and reported: the text
itself always stays. What markup replaces (`lead`, `trail`) is not written; a spelling that is not the usual one is.

>>> from tei_tools.model import Annotation
>>> root, left_out = nest("and [would] go", [Annotation(4, 11, "supplied", lead=1, trail=1)], ContentModel.any())
>>> etree.tostring(root, encoding="unicode")
'<text xmlns="http://www.tei-c.org/ns/1.0">and <supplied>would</supplied> go</text>'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from tei_tools.encoder.content import ContentModel
from tei_tools.encoder.spelling import spelling_tokens, usual
from tei_tools.model import Annotation
from tei_tools.tei import TEI_NS, XML_ID, XML_LANG, tei

_DEFAULT_NAMESPACE: Any = {None: TEI_NS}

# Of equal ranges the element further to the left stands outside.
_OUTSIDE_FIRST = (
    "front body back div list table row item cell label sp speaker opener closer postscript signed salute address addrLine "
    "abstract note head dateline p ab stamp add fw seg idno choice sic corr unclear supplied gap desc figure figDesc abbr "
    "expan ex orgName persName roleName placeName rs forename surname addName num date time ref"
)
RANK = {name: number for number, name in enumerate(_OUTSIDE_FIRST.split())}
# What XML 1.0 cannot hold (section 2.2), lone surrogates included.
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True)
class _Open:
    """An element being filled: its annotation, the node, and where its content ends."""

    annotation: Annotation
    element: Any
    end: int
    last: Any = None


def nest(
    text: str, annotations: Iterable[Annotation], model: ContentModel, parent: Any = None
) -> tuple[Any, list[tuple[Annotation, str]]]:
    """Gives the `text` element that holds all of `text`, and the annotations left out, each with the reason.

    It is made inside `parent` where there is one: to move a tree, libxml2 takes the square of the number of its xml:ids.
    """
    root = etree.Element(tei("text"), nsmap=_DEFAULT_NAMESPACE) if parent is None else etree.SubElement(parent, tei("text"))
    builder = _Builder(text, model, root)
    for annotation in sorted(annotations, key=_order):
        builder.add(annotation)
    builder.finish()
    return root, builder.left_out


def _order(annotation: Annotation) -> tuple[int, int, int, int]:
    if annotation.start == annotation.end:
        return annotation.start, 0, 0, 0
    return annotation.start, 1, -annotation.end, RANK.get(annotation.element, len(RANK))


class _Builder:
    """Sweeps once over the annotations; `at` is how much of the text has been written."""

    def __init__(self, text: str, model: ContentModel, root: Any) -> None:
        self.text, self.model, self.at = text, model, 0
        self.is_all_xml = NO_XML.search(text) is None
        self.stack = [_Open(Annotation(0, len(text), "text"), root, len(text))]
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
        if self.is_all_xml or self.model.allows(annotation.element, "g") or not self.model.has_text(annotation.element):
            return ""
        if NO_XML.search(self.text, annotation.start + annotation.lead, annotation.end - annotation.trail):
            return f"{annotation.element} cannot hold a character that XML has not"
        return ""

    def _open(self, annotation: Annotation) -> None:
        parent = self.stack[-1]
        element = etree.SubElement(parent.element, tei(annotation.element))
        parent.last = element
        self._set_attributes(element, annotation, parent.annotation.element)
        if annotation.end > annotation.start:
            self.at = annotation.start + annotation.lead
            self.stack.append(_Open(annotation, element, annotation.end - annotation.trail))

    def _set_attributes(self, element: Any, annotation: Annotation, parent: str) -> None:
        start, end, attributes = annotation.start, annotation.end, dict(annotation.attributes)
        before, after = self.text[start : start + annotation.lead], self.text[end - annotation.trail : end]
        after = after if annotation.trail else ""
        if before or after or usual(annotation.element, attributes, parent) != ("", ""):
            tokens = spelling_tokens(annotation.element, attributes, before, after, parent)
            if tokens:
                attributes["rend"] = " ".join([*attributes.get("rend", "").split(), *tokens])
        for name, value in _with_responsibility(annotation, attributes).items():
            if self.model.allows_attribute(annotation.element, name):
                element.set({"xml:id": XML_ID, "xml:lang": XML_LANG}.get(name, name), value)

    def _close_until(self, offset: int) -> None:
        """Closes every element that ends at or before `offset`: nothing at the same place stays open for a milestone."""
        while len(self.stack) > 1 and self.stack[-1].annotation.end <= offset:
            self._write(self.stack[-1].end)
            closed = self.stack.pop()
            self.at = max(self.at, closed.annotation.end)

    def finish(self) -> None:
        """Closes everything and writes the rest of the text."""
        self._close_until(len(self.text))
        self._write(len(self.text))

    def _write(self, to: int) -> None:
        top = self.stack[-1]
        to = min(to, top.end)
        if to > self.at:
            self._put(top, self.text[self.at : to])
            self.at = to

    def _put(self, top: _Open, piece: str) -> None:
        at = 0
        for match in () if self.is_all_xml else NO_XML.finditer(piece):
            _append(top, piece[at : match.start()])
            top.last = etree.SubElement(top.element, tei("g"), ref=f"#char-U{ord(match.group()):04X}")
            at = match.end()
        _append(top, piece[at:])


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


def _append(top: _Open, piece: str) -> None:
    if top.last is None:
        top.element.text = (top.element.text or "") + piece
    else:
        top.last.tail = (top.last.tail or "") + piece


def _with_responsibility(annotation: Annotation, attributes: dict[str, str]) -> dict[str, str]:
    if annotation.resp and "resp" not in attributes:
        attributes["resp"] = annotation.resp
    if annotation.cert and "cert" not in attributes:
        attributes["cert"] = annotation.cert
    if annotation.rule and annotation.resp:
        attributes["source"] = f"#rule.{annotation.rule}"
        attributes["evidence"] = "external" if annotation.attributes.get("ref", "#").partition(":")[1] else "internal"
    return attributes
