"""What is noted of a new document, from its source in one walk, is what its tree says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei_tools.markup import parse_markup
from tei_tools.revision.marks import marks_of
from tei_tools.revision.noting import note_of
from tei_tools.revision.positions import read_positions
from tei_tools.revision.structure import structure_of
from tei_tools.revision.units import units_of

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*/expected.xml"))
ODD = {
    "a character that XML cannot hold": '<text><p>a<g ref="#char-U0001"/><g ref="#char-U0002">b</g></p></text>',
    "a number in a number": '<standOff><idno n="1">5<idno n="2"/><idno>6</idno></idno><idno n="1"/></standOff><text/>',
    "a mark round a mark": '<text><p><name resp="#tei-tools">A <date resp="#tei-tools" xml:id="d">1957</date></name></p></text>',
    "a tag of a person": '<text><p>&lt; <date resp="#tei-tools #bel">1957</date> <q resp="#tei-tools" rend="pre:%28">x</q></p></text>',
    "no text": "<teiHeader><fileDesc/></teiHeader>",
}


def noted_of_tree(source: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    markup = parse_markup(source)
    reading = read_positions(markup)
    marks = [mark.token for mark in marks_of(reading) if mark.is_machine]
    tokens = (*marks, *(unit.token for unit in units_of(markup)))
    return reading.text, tuple(dict.fromkeys(tokens)), tuple(dict.fromkeys(structure_of(reading)))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.parent.name)
def test_what_is_noted_of_an_encoded_document_is_what_its_tree_says(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert note_of(source) == noted_of_tree(source)


@pytest.mark.parametrize("inner", ODD.values(), ids=ODD)
def test_what_is_noted_of_an_odd_document_is_what_its_tree_says(inner: str) -> None:
    source = f"<?xml-model a?>\n<TEI>{inner}</TEI>"
    assert note_of(source) == noted_of_tree(source)
