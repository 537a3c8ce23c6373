"""Invented transcriptions with what is expected of them: TEI, reading text, findings.

Each folder holds `input.txt`, `expected.xml`, `expected.txt`, `findings.json` and, where it is not read as a translation,
`case.toml` with its profile. Reader and encoder only, since what the name engine finds is tested elsewhere; with `whole = true`
in `case.toml` names and dates are found too, and linked to the registers that ship.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tei_tools.authority import read_authority
from tei_tools.encoder import encode_document
from tei_tools.encoder.conservation import check_conservation
from tei_tools.encoder.taxonomies import GENRES
from tei_tools.exporters.text import export_text
from tei_tools.model import Authority, Document, Metadata
from tei_tools.pipeline import annotate
from tei_tools.readers.transcription import read_transcription
from tei_tools.tei import serialise
from tests.readers.encoding import errors_of

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/input.txt"))
IDS = [folder.name for folder in FOLDERS]


def outputs(folder: Path) -> tuple[Document, Any, dict[str, str]]:
    """The document, its tree, and the three files that are expected of it."""
    case = folder / "case.toml"
    settings = tomllib.loads(case.read_text(encoding="utf-8")) if case.exists() else {}
    profile = settings.get("profile", "translation")
    text = (folder / "input.txt").read_bytes().decode()
    document = read_transcription(text, name=folder.name, source="input.txt", profile=profile)
    registers = read_authority() if settings.get("whole") else Authority()
    document = annotate(document, registers) if settings.get("whole") else document
    tree = encode_document(document, registers)
    findings = json.dumps([finding.as_dict() for finding in document.findings], indent=1, ensure_ascii=False) + "\n"
    reading = export_text(tree, style="reading")
    return document, tree, {"expected.xml": serialise(tree).decode(), "expected.txt": reading, "findings.json": findings}


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_a_transcription_gives_what_is_expected(folder: Path, is_updating: bool) -> None:
    document, tree, found = outputs(folder)
    check_conservation(document, tree)
    assert errors_of(tree) == []
    for name, content in found.items():
        if is_updating:
            (folder / name).write_bytes(content.encode())
        assert (folder / name).read_bytes().decode() == content, f"{folder.name}/{name}"


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_every_transcription_says_that_it_is_invented(folder: Path) -> None:
    assert re.search("invented|ficta", (folder / "input.txt").read_bytes().decode(), re.IGNORECASE)


def test_there_are_forty_transcriptions_and_every_genre() -> None:
    genres = {outputs(folder)[0].metadata.genre for folder in FOLDERS}
    assert len(FOLDERS) >= 40
    assert genres == set(GENRES)


def test_what_is_expected_is_well_formed_and_pretty_to_read() -> None:
    for folder in FOLDERS:
        lines = (folder / "expected.xml").read_text(encoding="utf-8").splitlines()
        etree.fromstring("\n".join(lines).encode())
        assert len(lines) > 20


def test_metadata_given_beside_the_text_go_before_what_is_read() -> None:
    document = read_transcription("An invented note.", name="note", metadata=Metadata(genre="letter"))
    assert (document.metadata.genre, document.genre_cert) == ("letter", "high")
