"""What people call the fields of metadata: Dublin Core, catalogue pages, other spellings; and languages by their names.

>>> field_of("Original Archive"), field_of("rights"), field_of("licnse"), language_tag("Russian"), language_tag("de-AT")
('repository', 'licence', '', 'ru', 'de-AT')
"""

from __future__ import annotations

import dataclasses
import re

from tei_tools.model import Metadata

FIELDS = {field.name: str(field.type) for field in dataclasses.fields(Metadata)}
ALIASES = {
    "license": "licence",
    "license_url": "licence_url",
    "creator": "author",
    "authors": "author",
    "rights": "licence",
    "archive": "repository",
    "recipients": "recipient",
    "summary": "abstract",
    "id": "record_id",
    "identifier": "record_id",
}
# what catalogue pages call things, beside our own names and the aliases of the metadata file
CATALOGUE = {
    "original archive": "repository",
    "archive": "repository",
    "rights": "licence",
    "record id": "record_id",
    "record no": "record_id",
    "original language": "original_language",
    "languages": "original_language",
    "language": "original_language",
    "original languages": "original_language",
    "author": "author",
    "authors": "author",
    "creator": "author",
    "creators": "author",
    "people": "subjects",
    "places": "subjects",
    "subject": "subjects",
    "subjects": "subjects",
    "subjects discussed": "subjects",
    "people mentioned": "subjects",
    "geographic subjects": "subjects",
    "summary": "abstract",
    "description": "abstract",
    "source": "shelfmark",
    "title": "title",
    "translator": "translator",
    "translated by": "translator",
    "document date": "date",
    "date": "date",
    "donor": "funder",
    "funder": "funder",
    "citation": "source",
    "original uploaded": "",
    "associated people": "subjects",
    "associated places": "subjects",
    "original classification": "",
    "collection": "source",
    "record type": "",
    "contributors": "",
    "contributor": "",
    "credits": "funder",
    "credit": "funder",
    "contents": "",
    "document information": "",
    "document summary": "abstract",
    "persistent link": "source_url",
    "permalink": "source_url",
    "url": "source_url",
    "download": "",
    "downloads": "",
    "original scan": "",
    "date created": "",
    "creation date": "",
    "publication date": "",
    "rights statement": "licence",
    "location": "",
    "document type": "",
    "type": "",
    "format": "",
    "keywords": "subjects",
    "related documents": "",
}
TAGS = {
    "english": "en",
    "russian": "ru",
    "korean": "ko",
    "chinese": "zh",
    "german": "de",
    "hungarian": "hu",
    "polish": "pl",
    "czech": "cs",
    "romanian": "ro",
    "albanian": "sq",
    "french": "fr",
    "spanish": "es",
    "vietnamese": "vi",
    "japanese": "ja",
    "mongolian": "mn",
    "bulgarian": "bg",
    "serbian": "sr",
    "italian": "it",
    "ukrainian": "uk",
    "slovak": "sk",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def field_of(name: str) -> str:
    """Gives the field that a name means, however it is written (`Record ID`, `record-id`); "" where it means none."""
    lowered = " ".join(name.strip().lower().replace("_", " ").replace("-", " ").split())
    key = lowered.replace(" ", "_")
    return key if key in FIELDS else ALIASES.get(key) or CATALOGUE.get(lowered, "")


def language_tag(name: str) -> str:
    """Gives the BCP 47 tag for a tag or an English name; "" where it is neither."""
    known = TAGS.get(name.strip().lower(), "")
    return known or (name.strip() if _TAG.fullmatch(name.strip()) else "")
