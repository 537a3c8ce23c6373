"""TEI to GeoJSON (RFC 7946): the places of a corpus as points, with how often and when they are mentioned.

A place needs coordinates in its record (`location/geo`, latitude before longitude as TEI has it; GeoJSON turns them round).
Places without coordinates are left out, and `foreign members` of the collection count them, so that nobody takes the map for
the whole.

>>> import json
>>> json.loads("".join(piece for _, piece in export_geojson([])))["features"]
[]
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tei_tools.exporters.naming import entity_iri, same_as
from tei_tools.model import Authority
from tei_tools.tables import DocumentTables, Entities, EntityRow

Piece = tuple[str, str]


def export_geojson(
    corpus: Iterable[DocumentTables], *, style: str = "", table: str = "", authority: Authority | None = None
) -> Iterator[Piece]:
    """Yields the feature collection in pieces."""
    entities = Entities(authority)
    for tables in corpus:
        entities.add(tables)
    places = [row for row in entities.rows("place") if row.ref]
    located = [row for row in places if row.latitude is not None]
    without = [row.name for row in places if row.latitude is None]
    yield "", f'{{"type": "FeatureCollection", "withoutCoordinates": {json.dumps(without, ensure_ascii=False)},\n "features": ['
    for number, row in enumerate(located):
        yield "", (",\n  " if number else "\n  ") + json.dumps(_feature(row), ensure_ascii=False)
    yield "", "\n]}\n" if located else "]}\n"


def _feature(row: EntityRow) -> dict[str, Any]:
    properties = {
        "name": row.name,
        "variants": list(row.variants),
        "type": row.type,
        "ref": row.ref,
        "sameAs": same_as(row),
        "mentions": row.mentions,
        "documents": row.documents,
        "first": row.first,
        "last": row.last,
    }
    point = {"type": "Point", "coordinates": [row.longitude, row.latitude]}
    return {"type": "Feature", "id": entity_iri(row.ref), "geometry": point, "properties": properties}
