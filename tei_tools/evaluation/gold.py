"""Gold: documents as an editor has marked them, from a folder of spans or of corrected TEI.

A folder of spans has for each document ID.txt, the transcription, and ID.json, `{"spans": [{"start", "end", "type"}, ...]}`
with offsets in characters of the text; a date's span has its TEI attributes too. Spans with `adjectival` or `generic`, and
the ranges in `ignore`, count neither way. `_meta.json` may say which types are marked throughout (`score_f1`) and which only
here and there (`score_recall_only`). A folder of corrected TEI has ID.xml, in which everything is marked throughout.

>>> gold = read_gold(Path("gold/letters"))  # doctest: +SKIP
>>> gold.documents[0].marked.marks          # doctest: +SKIP
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tei_tools.errors import InputError
from tei_tools.evaluation.marked import ENTITIES, LAYOUT, SCORED, Mark, MarkedText, Range, value_of
from tei_tools.evaluation.tei_marks import read_marks
from tei_tools.files import read_file
from tei_tools.tei import parse_xml

META = "_meta.json"
_LIKE = 0.75  # a type so much like a scored one is taken for a slip of the pen
_OTHER_NAMES = {
    "person": "persName", "per": "persName", "place": "placeName", "loc": "placeName", "gpe": "placeName", "org": "orgName",
    "organisation": "orgName", "organization": "orgName", "organisationname": "orgName", "time": "date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One document: its name, the stem that its TEI must have too, its text with the marks, and the file it came from."""

    name: str
    marked: MarkedText
    file: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A set of documents; marks of the types in `partial` are only here and there, so more of them is no mistake."""

    name: str
    documents: tuple[GoldDocument, ...]
    partial: frozenset[str] = frozenset()


def read_gold(path: Path) -> Gold:
    """Reads a folder of gold, or one document (ID.json beside ID.txt, or ID.xml).

    Raises InputError for what is missing, malformed, or of a type that is a misspelling of a known one.
    """
    if path.is_dir():
        files = sorted(file for file in path.glob("*.json") if not file.name.startswith("_")) or sorted(path.glob("*.xml"))
        if not files:
            raise InputError(f"{path}: holds no gold: neither ID.json beside ID.txt nor ID.xml")
        return Gold(path.resolve().name, tuple(map(_read, files)), _partial(path / META))
    if path.suffix == ".txt":
        path = path.with_suffix(".json")
    return Gold(path.stem, (_read(path),), _partial(path.with_name(META)) if path.suffix == ".json" else frozenset())


def _read(path: Path) -> GoldDocument:
    if path.suffix != ".json":
        return GoldDocument(path.stem, read_marks(parse_xml(read_file(path), file=str(path))), str(path))
    transcription = path.with_suffix(".txt")
    text = _decoded(transcription).replace("\r\n", "\n").replace("\r", "\n")
    gold = _object(path)
    spans = gold.get("spans")
    if not isinstance(spans, list):
        raise InputError(f"{path}: has no list of 'spans'")
    marks = tuple(_mark(span, len(text), path, place) for place, span in enumerate(spans) if _is_wanted(span))
    void = (*filter(_is_void, spans), *gold.get("ignore", ()))
    passed_over = tuple(_range(span, len(text), path, place) for place, span in enumerate(void))
    return GoldDocument(path.stem, MarkedText(text, marks, None, passed_over, tuple(_lines(text))), str(transcription))


def _partial(path: Path) -> frozenset[str]:
    if not path.is_file():
        return frozenset()
    wanted = _object(path).get("score_f1", ENTITIES)
    if not isinstance(wanted, list | tuple) or not all(isinstance(each, str) for each in wanted):
        raise InputError(f"{path}: 'score_f1' is no list of types")
    for each in wanted:
        _check_type(each, path, "score_f1")
    return frozenset(ENTITIES) - frozenset(wanted)


def _is_void(span: Any) -> bool:
    return isinstance(span, Mapping) and bool(span.get("adjectival") or span.get("generic"))


def _is_wanted(span: Any) -> bool:
    return not _is_void(span) or span.get("type") in LAYOUT  # what is said of a word is not said of a piece of the layout


def _mark(span: Any, length: int, path: Path, place: int) -> Mark:
    start, end = _range(span, length, path, place)
    kind = span.get("type") if isinstance(span, Mapping) else None
    if not isinstance(kind, str):
        raise InputError(f"{path}: span {place + 1} has no type: give it one of {', '.join(SCORED)}")
    _check_type(kind, path, f"span {place + 1}")
    return Mark(start, end, kind, *value_of(span))


def _check_type(kind: str, path: Path, where: str) -> None:
    """Refuses a type that is nearly a known one: passing over it would look like a better score."""
    if kind in SCORED:
        return
    known = {name.lower(): name for name in SCORED}
    near = difflib.get_close_matches(kind.lower(), known, n=1, cutoff=_LIKE)
    meant = _OTHER_NAMES.get(kind.lower()) or (known[near[0]] if near else "")
    if meant:
        raise InputError(f"{path}: {where}: there is no type '{kind[:20]}': did you mean '{meant}'?")


def _range(span: Any, length: int, path: Path, place: int) -> Range:
    start, end = span if isinstance(span, list) and len(span) == 2 else _ends(span)
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= length:
        raise InputError(f"{path}: span {place + 1} is not inside the text of {length} characters: give its start and end")
    return start, end


def _ends(span: Any) -> tuple[Any, Any]:
    return (span.get("start"), span.get("end")) if isinstance(span, Mapping) else (None, None)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        yield start, number
        start += len(line) + 1


def _object(path: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(_decoded(path).removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}:{error.colno}: is no JSON: {error.msg}") from error
    if not isinstance(found, Mapping):
        raise InputError(f"{path}: is no JSON object: begin it with {{")
    return found


def _decoded(path: Path) -> str:
    try:
        return read_file(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 (byte {error.start}): save it as UTF-8") from error
