"""What the specifications of the JSON formats ask for, as JSON Schemas written from their text; and the check itself."""

from __future__ import annotations

from typing import Any

import jsonschema

ADDRESS = {"type": "string", "pattern": "^https?://"}


def some(type: str, *required: str, **properties: Any) -> dict[str, Any]:
    """A schema for an object of a `type` with its required properties."""
    return {"type": "object", "required": ["type", *required], "properties": {"type": {"const": type}, **properties}}


def every(items: dict[str, Any], least: int = 0) -> dict[str, Any]:
    """A schema for an array."""
    return {"type": "array", "items": items, "minItems": least}


# RFC 7946, sections 3.1.1, 3.2, 3.3: longitude before latitude
_DEGREES = [{"type": "number", "minimum": -limit, "maximum": limit} for limit in (180, 90)]
_POINT = some("Point", "coordinates", coordinates={"type": "array", "minItems": 2, "maxItems": 2, "prefixItems": _DEGREES})
_FEATURE = some("Feature", "geometry", "properties", geometry=_POINT, properties={"type": "object"})
GEOJSON = some("FeatureCollection", "features", features=every(_FEATURE))

# IIIF Presentation API 3.0, sections 3 and 5: language maps, and what each class must have
_WORDS = {"type": "object", "minProperties": 1, "additionalProperties": every({"type": "string"})}
_MOTIVATION = {"enum": ["painting", "supplementing", "tagging"]}
_ANNOTATION = some("Annotation", "id", "motivation", "target", id=ADDRESS, motivation=_MOTIVATION, target=ADDRESS)
_PAGE = some("AnnotationPage", "id", "items", id=ADDRESS, items=every(_ANNOTATION))
_PIXELS = {"type": "integer", "minimum": 1}
_CANVAS = some(
    "Canvas", "id", "width", "height", "items", id=ADDRESS, label=_WORDS, width=_PIXELS, height=_PIXELS, items=every(_PAGE, 1),
    annotations=every(_PAGE),
)  # fmt: skip
_PAIR = {"type": "object", "required": ["label", "value"], "properties": {"label": _WORDS, "value": _WORDS}}
MANIFEST = some(
    "Manifest", "@context", "id", "label", "items", id=ADDRESS, label=_WORDS, metadata=every(_PAIR), items=every(_CANVAS, 1)
)


def check(value: Any, schema: dict[str, Any]) -> None:
    """Fails where `value` is not what the schema asks for."""
    jsonschema.Draft202012Validator(schema).validate(value)


# the terms of Records in Contexts (RiC-O 1.0, ICA 2023) that an export may use: classes, properties with text, properties between things
RICO_CLASSES = frozenset("CorporateBody Date DocumentaryFormType Event Language Person Place Record Thing".split())
RICO_VALUES = frozenset(
    "beginningDate birthDate classification conditionsOfUse deathDate endDate expressedDate geographicalCoordinates history "
    "identifier name normalizedDateValue scopeAndContent title".split()
)
RICO_LINKS = frozenset(
    "documents hasAddressee hasCreationDate hasCreator hasDocumentaryFormType hasOrHadHolder hasOrHadLanguage "
    "hasOrHadParticipant hasOrHadSubject hasReceiver hasSender isAssociatedWithPlace isOrWasContainedBy "
    "isOrWasSubordinateTo".split()
)
