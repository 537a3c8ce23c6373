"""A Document to its TEI tree: annotations nested into `text`, the header, the records of what is mentioned.

>>> from tei_tools.model import Annotation, Authority, Document
>>> tree = encode_document(Document("a", "Hello", (Annotation(0, 5, "body"), Annotation(0, 5, "p"))), Authority())
>>> tree.getroot().tag
'{http://www.tei-c.org/ns/1.0}TEI'
"""

from tei_tools.encoder.encode import encode_document

__all__ = ["encode_document"]
