"""The values that the stages hand to each other: frozen, pure data, no work.

`Document` (text and stand-off annotations), `Annotation`, `Metadata`, `Authority` and its records, `Finding`.
"""

from tei_tools.model.annotation import MACHINE, TRANSLATOR, Annotation, annotation_order
from tei_tools.model.authority import Authority, Record
from tei_tools.model.document import Document
from tei_tools.model.finding import Finding, Severity
from tei_tools.model.metadata import Agent, Metadata

__all__ = [
    "MACHINE",
    "TRANSLATOR",
    "Agent",
    "Annotation",
    "Authority",
    "Document",
    "Finding",
    "Metadata",
    "Record",
    "Severity",
    "annotation_order",
]
