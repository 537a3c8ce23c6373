"""A document between the stages: the whole transcription and the annotations beside it.

>>> document = Document("note", "Dear Anna")
>>> document.annotate([Annotation(5, 9, "persName")]).annotations[0].content(document.text)
'Anna'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tei_tools.model.annotation import Annotation, annotation_order
from tei_tools.model.finding import Finding
from tei_tools.model.metadata import Metadata


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A transcription with its annotations, sorted by `annotation_order`.

    `name` is the stem of the input, `text` the whole transcription (NFC, line ends "\\n"); it never changes after the reader.
    `source` is the path or "-" that messages name, `findings` what the reader recovered or did not understand, with lines
    and columns of the transcription. `profile` names the conventions it was read with, `genre_cert` how sure the genre is.
    """

    name: str
    text: str
    annotations: tuple[Annotation, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    source: str = "-"
    findings: tuple[Finding, ...] = ()
    profile: str = "translation"
    genre_cert: str = "high"

    def annotate(self, annotations: Iterable[Annotation]) -> Document:
        """Gives the document with `annotations` added: the text and what stood before are unchanged (law 2)."""
        return replace(self, annotations=tuple(sorted((*self.annotations, *annotations), key=annotation_order)))

    def position(self, offset: int) -> tuple[int, int]:
        """Gives line and column (from 1, in characters) of a character offset."""
        before = self.text.rfind("\n", 0, offset)
        return self.text.count("\n", 0, offset) + 1, offset - before
