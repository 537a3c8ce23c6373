"""Plain transcriptions of archival documents to TEI P5: read, annotate, encode, validate, export."""

__version__ = "0.1.0"
