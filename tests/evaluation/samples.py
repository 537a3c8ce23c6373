"""Small invented gold and the TEI that an encoder might have made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>'

TEXT = """Riga, 9 April 1961

Cde. Petrov met [the] Ambassador Jan Kowalski in Warsaw from 3 to 5 May. Korean guests came with Lind.
"""
# what an editor marked: (words, type, further keys), each the first of its words in the text
SPANS: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
    ("Riga, 9 April 1961", "dateline", {}),
    ("Riga", "placeName", {}),
    ("9 April 1961", "date", {"when": "1961-04-09"}),
    ("Petrov", "persName", {}),
    ("Jan Kowalski", "persName", {}),
    ("Warsaw", "placeName", {}),
    ("from 3 to 5 May", "date", {"from": "1961-05-03", "to": "1961-05-05"}),
    ("Korean", "placeName", {"adjectival": True}),
    ("Lind", "persName", {}),
)
# what an encoder made of it: the title inside, a name cut short, a date wrongly read, a person taken for a place
BODY = """<p><dateline><placeName>Riga</placeName>, <date when="1961-04-09">9 April 1961</date></dateline></p>
<p><persName><roleName>Cde.</roleName> Petrov</persName> met <supplied>the</supplied> <persName>Ambassador Jan</persName>
Kowalski in <placeName>Warsaw</placeName> <date from="1961-05-03" to="1961-05-06">from 3 to 5 May</date>.
<placeName>Korean</placeName> <orgName>guests</orgName> came with <placeName>Lind</placeName>.</p>"""


def span(text: str, words: str, kind: str, extra: Mapping[str, Any]) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "type": kind, "text": words, **extra}


def write_gold(
    folder: Path, *, text: str = TEXT, spans: Sequence[tuple[str, str, Mapping[str, Any]]] = SPANS, name: str = "letter"
) -> Path:
    """A folder of gold with one document."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    found = {"id": name, "spans": [span(text, *each) for each in spans]}
    (folder / f"{name}.json").write_text(json.dumps(found), encoding="utf-8")
    return folder


def write_tei(folder: Path, *, body: str = BODY, header: str = "", name: str = "letter") -> Path:
    """A folder of TEI with one document."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.xml").write_text(TEI.format(header=header, body=body), encoding="utf-8")
    return folder
