"""What the page says about an element in its own language: why a word is marked, what a bracket means, whose hand wrote.

The words come from a table of texts (data/site/texts); without one, from the English table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tei_tools.exporters.page.entries import Entry
from tei_tools.exporters.page.texts import read_texts
from tei_tools.tables.blocks import local_name

_BRACKETED = frozenset({"supplied", "unclear", "gap", "ex"})
_BRACKETED_NOTES = frozenset({"sic", "editor", "translator"})
# the fields whose values our own encoder takes from a list, and where their words stand among the texts
_TERMS = {"genre": "genre", "classification": "classification_mark", "language": "language_name", "status": "status"}
_BRACKETED_FORMS = frozenset({"expan", "corr", "reg"})


@dataclass(frozen=True, slots=True)
class Remarks:
    """The words for remarks, by key; an unknown key is itself."""

    texts: Mapping[str, str] = field(default_factory=lambda: read_texts("en"))

    def __call__(self, key: str, **values: Any) -> str:
        """Gives the text of a key with its values put in."""
        words = self.texts.get(key, key)
        return words.format(**values) if values else words

    def term(self, kind: str, value: str) -> str:
        """Gives a term of our own taxonomies in the page's language; any other stays as the document has it."""
        return self.texts.get(f"{_TERMS[kind]}.{value}", value) if kind in _TERMS else value

    def mention(self, entry: Entry, when: str) -> str:
        """Says what a name or date stands for."""
        what = when or (entry.name if entry.record is not None else "")
        return what or (self(f"kind.{entry.kind}") if entry.kind != "name" else "")

    def machine(self, cert: str, source: str) -> str:
        """Says what the machine says about its own work: how sure it is, and the rule."""
        parts = [self("machine.marked")]
        parts += [self("certainty", value=self(f"cert.{cert}"))] if cert else []
        parts += [self("rule", value=source[len("#rule.") :])] if source.startswith("#rule.") else []
        return ", ".join(parts)

    def hand(self, element: Any, description: str) -> str:
        """Says where handwriting stands and whose it is; nothing for an insertion of the author's own."""
        if not element.get("hand"):
            return ""
        place = "-".join((element.get("place") or "").split())
        known = self.texts.get(f"hand_place.{place}", place.replace("-", " "))
        return ", ".join(part for part in (self("hand"), known, description) if part)

    def number(self, element: Any) -> str:
        """Says which number an `idno` is."""
        kind = element.get("type") or ""
        return self.texts.get(f"number.{kind}", kind.replace("-", " ")) if kind else ""

    def classification(self, category: str) -> str:
        """Says what a classification mark stands for."""
        return self("classification", value=category)


def bracketed_in_reading(name: str, element: Any) -> bool:
    """Says whether the reading style puts an element in brackets: where the author does not speak."""
    if name in _BRACKETED:
        return True
    if name == "note":
        return element.get("type") in _BRACKETED_NOTES
    parent = element.getparent()
    return name in _BRACKETED_FORMS and parent is not None and local_name(parent) == "choice"


def remark_of(remarks: Remarks, name: str, element: Any) -> str:
    """Says what kind of doubt or addition an element is: `illegible, about 3 letters`."""
    reason, cert = element.get("reason") or "", element.get("cert")
    parts = [remarks.texts.get(f"remark.{name}.{reason}") or remarks(f"remark.{name}")]
    if element.get("quantity") and element.get("unit"):
        unit = remarks.texts.get(f"unit.{element.get('unit')}", element.get("unit"))
        parts.append(remarks("quantity", quantity=element.get("quantity"), unit=unit))
    if cert:
        parts.append(remarks("certainty", value=remarks(f"cert.{cert}")))
    return ", ".join(parts)
