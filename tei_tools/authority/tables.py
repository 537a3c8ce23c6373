"""Records to JSON, CSV and GeoJSON and back, without loss.

>>> record = Record("kim", "person", "Kim Il Sung", ("Kim Ir Sen; Kim",), identifiers={"wikidata": "Q41117"})
>>> read_csv(write_csv([record]), "people.csv") == [record]
True

JSON and GeoJSON have lists; in a cell of CSV several values stand with "; " between them, a semicolon inside one is written
`\\;`. GeoJSON is for places: a place without coordinates has the geometry null. A file that a spreadsheet saved with
semicolons or tabs between its columns, or with a byte order mark, is read too.
"""

from __future__ import annotations

import csv
import difflib
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tei_tools.authority.identifiers import bare_identifier
from tei_tools.errors import InputError
from tei_tools.model import Record

_TEXTS = ("name", "surname", "forename", "type", "start", "end", "parent", "geo", "note")
_LISTS = ("variants", "roles")
FIELDS = (
    "kind", "id", "name", "surname", "forename", "variants", "type", "roles", "start", "end", "identifiers", "parent", "geo",
    "note",
)  # fmt: skip
_COLUMNS = ("wikidata", "viaf", "gnd", "geonames")
COLUMNS = (*FIELDS[:10], *_COLUMNS, *FIELDS[10:])
_SEPARATOR = re.compile(r"sep=([,;\t|])[ \t]*(?:\r\n|\n|\r|\Z)", re.IGNORECASE)
_SPLIT = re.compile(r"(?<!\\)((?:\\\\)*);")


def write_json(records: Iterable[Record]) -> str:
    """Gives a JSON array with an object for each record; fields without a value are left out."""
    rows = [json.dumps(_object(record), ensure_ascii=False) for record in records]
    return "[\n" + ",\n".join(f"  {row}" for row in rows) + "\n]\n" if rows else "[]\n"


def read_json(text: str, file: str) -> list[Record]:
    """Reads what `write_json` writes. Raises InputError, with the number of the record, for what is none."""
    return [_record(value, f"{file}: record {number}") for number, value in enumerate(_loaded(text, file, list), 1)]


def write_csv(records: Iterable[Record]) -> str:
    """Gives a table with a row for each record, after RFC 4180 (quotes doubled), lines ended by a newline."""
    target = io.StringIO()
    writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for record in records:
        row = _object(record)
        numbers = dict(row.pop("identifiers", {}))
        row |= {kind: numbers.pop(kind) for kind in _COLUMNS if kind in numbers}
        row |= {name: _joined(row[name]) for name in _LISTS if name in row}
        row["identifiers"] = _joined(f"{kind}={value}" for kind, value in numbers.items())
        writer.writerow(row)
    return target.getvalue()


def read_csv(text: str, file: str) -> list[Record]:
    """Reads a table with a heading of COLUMNS, in any order and case; kind and name suffice. Raises InputError with the line.

    A first line `sep=;`, as Excel has it, says what stands between the columns; else the heading shows it.
    """
    text = text.removeprefix("\ufeff")
    said = _SEPARATOR.match(text)
    skipped = 1 if said else 0
    text = text[said.end() :] if said else text
    if not text.strip():
        raise InputError(f"{file}: is empty: its first line names the columns, at least kind and name")
    heading = text.lstrip("\r\n").split("\n", 1)[0]
    between = said.group(1) if said else max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        rows = [(reader.line_num + skipped, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        advice = "a quote opens and does not close" if "end of data" in str(error) else str(error)
        raise InputError(f"{file}:{reader.line_num + skipped}: is not CSV: {advice}") from error
    names = _headed([name.strip().lower() for name in rows[0][1]], f"{file}:{rows[0][0]}")
    return [_row(_celled(names, row, f"{file}:{line}"), f"{file}:{line}") for line, row in rows[1:]]


def _headed(names: list[str], place: str) -> list[str]:
    """Checks the names of the columns."""
    while names and not names[-1]:
        names.pop()  # a spreadsheet's empty columns
    unknown = next((name for name in names if name not in COLUMNS), None)
    if unknown is not None:
        near = difflib.get_close_matches(unknown, COLUMNS, n=1)
        advice = f"did you mean '{near[0]}'?" if near else f"columns are {', '.join(COLUMNS)}"
        raise InputError(f"{place}: there is no column '{unknown[:40]}': {advice}")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"{place}: the column '{twice}' stands twice: remove one")
    missing = next((name for name in ("kind", "name") if name not in names), None)
    if missing is not None:
        raise InputError(f"{place}: has no column '{missing}': every record needs a kind (person, place, org) and a name")
    return names


def _celled(names: Sequence[str], row: Sequence[str], place: str) -> dict[str, str]:
    """Gives the cells of a row by their columns."""
    if any(cell.strip() for cell in row[len(names) :]):
        raise InputError(f"{place}: has more cells than the heading has columns: quote a cell that holds a separator")
    return dict(zip(names, row, strict=False))


def write_geojson(records: Iterable[Record]) -> str:
    """Gives a GeoJSON FeatureCollection (RFC 7946) of the places: longitude before latitude, all else in `properties`."""
    rows = [json.dumps(_feature(record), ensure_ascii=False) for record in records if record.kind == "place"]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(rows) + "\n]}\n"


def read_geojson(text: str, file: str) -> list[Record]:
    """Reads places; a point's coordinates go before `geo` in the properties. Raises InputError for what is no GeoJSON."""
    features = _loaded(text, file, dict).get("features")
    if not isinstance(features, list):
        raise InputError(f"{file}: has no 'features': it is no GeoJSON FeatureCollection")
    return [_place(feature, f"{file}: feature {number}") for number, feature in enumerate(features, 1)]


def _object(record: Record) -> dict[str, Any]:
    row = {name: getattr(record, "xml_id" if name == "id" else name) for name in FIELDS}
    row |= {name: list(row[name]) for name in _LISTS} | {"identifiers": dict(record.identifiers)}
    return {name: value for name, value in row.items() if value}


def _record(value: Any, place: str) -> Record:
    if not isinstance(value, Mapping):
        raise InputError(f"{place}: is no object")
    value = {name: field for name, field in value.items() if field is not None}
    unknown = [name for name in value if name not in FIELDS]
    if unknown:
        raise InputError(f"{place}: there is no field '{unknown[0]}': fields are {', '.join(FIELDS)}")
    kind = value.get("kind")
    if kind not in ("person", "place", "org"):
        raise InputError(f"{place}: the kind '{str(kind or '')[:20]}' is none: write person, place or org")
    _check_types(value, place)
    texts: dict[str, Any] = {name: _words(value.get(name, "")) for name in _TEXTS if name != "note"}
    texts |= {name: tuple(dict.fromkeys(filter(None, map(_words, value.get(name, ()))))) for name in _LISTS}
    note = "\n".join(filter(None, map(_words, str(value.get("note", "")).split("\n"))))
    numbers = value.get("identifiers", {})
    found = {str(key): bare_identifier(str(key), _words(number)) for key, number in numbers.items() if _words(number)}
    return Record(xml_id=_words(value.get("id", "")), kind=kind, identifiers=found, note=note, **texts)


def _check_types(value: Mapping[str, Any], place: str) -> None:
    """Raises InputError for a field that is of another type than it must be; a year may be a number, as may an identifier."""
    for name in ("id", *_TEXTS):
        field = value.get(name, "")
        if not isinstance(field, str) and not (name in ("start", "end") and type(field) is int):
            raise InputError(f"{place}: the field '{name}' is no string: write it between quotes")
    numbers = value.get("identifiers", {})
    lists = [value.get(name, []) for name in _LISTS]
    if not isinstance(numbers, Mapping) or not all(isinstance(each, list) for each in lists):
        raise InputError(f"{place}: variants and roles are lists, identifiers is an object")
    if not all(isinstance(word, str) for each in lists for word in each):
        raise InputError(f"{place}: variants and roles are lists of strings")
    if not all(isinstance(number, str) or type(number) is int for number in numbers.values()):
        raise InputError(f"{place}: the values of identifiers are strings")


def _row(row: Mapping[str, str], place: str) -> Record:
    values: dict[str, Any] = {name: value for name, value in row.items() if value and name in FIELDS}
    values["kind"] = values.get("kind", "").strip().lower()
    values |= {name: _parted(values[name]) for name in _LISTS if name in values}
    numbers = {kind: value for kind in _COLUMNS if (value := row.get(kind))}
    others = (item.partition("=") for item in _parted(values.get("identifiers", "")))
    values["identifiers"] = numbers | {kind: value for kind, _, value in others}
    return _record(values, place)


def _feature(record: Record) -> dict[str, Any]:
    properties = _object(record)
    geo = properties.pop("geo", "")
    point = _point(geo)
    if point is None and geo:
        properties["geo"] = geo
    elif point is not None and geo != _geo(point):
        properties["geo"] = geo  # the digits as the register writes them
    geometry = {"type": "Point", "coordinates": point} if point else None
    return {"type": "Feature", "id": record.ref, "geometry": geometry, "properties": properties}


def _place(feature: Any, place: str) -> Record:
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    if not isinstance(properties, Mapping):
        raise InputError(f"{place}: has no properties")
    values = {"kind": "place", **properties}
    geometry = feature.get("geometry") or {}
    if not isinstance(geometry, Mapping):
        raise InputError(f"{place}: its geometry is no object")
    if geometry.get("type") == "Point":
        point = geometry.get("coordinates")
        if not isinstance(point, list) or len(point) < 2 or not all(isinstance(number, int | float) for number in point):
            raise InputError(f"{place}: its coordinates are no [longitude, latitude]")
        if _point(str(values.get("geo", ""))) != list(point[:2]):
            values["geo"] = _geo(point)
    elif geometry:
        raise InputError(f"{place}: its geometry is a {geometry.get('type')}: a record holds a Point")
    return _record(values, place)


def _point(geo: str) -> list[float] | None:
    parts = geo.split()
    try:
        latitude, longitude = map(float, parts)
    except ValueError:
        return None
    return [longitude, latitude]


def _geo(point: Any) -> str:
    return f"{point[1]} {point[0]}"


def _joined(values: Iterable[str]) -> str:
    return "; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)


def _parted(cell: str) -> list[str]:
    parts = _SPLIT.sub(r"\1" + "\0", cell).split("\0")
    return [re.sub(r"\\([\\;])", r"\1", part.strip()) for part in parts if part.strip()]


def _words(value: Any) -> str:
    return " ".join(str(value).split())


def _once(pairs: list[tuple[str, Any]], file: str) -> dict[str, Any]:
    """An object none of whose keys stands twice: JSON would silently take the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InputError(f"{file}: the field '{twice[:40]}' stands twice in an object: remove one")
    return found


def _loaded(text: str, file: str, kind: type) -> Any:
    try:
        value = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=lambda pairs: _once(pairs, file))
    except RecursionError as error:
        raise InputError(f"{file}: is nested too deep: it is no list of records") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{file}:{error.lineno}:{error.colno}: is not JSON: {error.msg}") from error
    if not isinstance(value, kind):
        raise InputError(f"{file}: is no JSON {'array' if kind is list else 'object'}")
    return value


FORMATS = {
    "json": (write_json, read_json),
    "csv": (write_csv, read_csv),
    "geojson": (write_geojson, read_geojson),
}
