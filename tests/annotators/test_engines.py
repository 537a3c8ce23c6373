"""Other annotators: found by name, plugged in by a package, suggested below our own rules and never instead of them."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.annotators.engines import Engine, engine_for, suggest
from tei_tools.errors import TeiToolsError, UsageError
from tei_tools.model import Annotation, Authority, Document
from tei_tools.pipeline import encode, stage
from tests.cli.commands import PACKAGE, run

TEXT = "Moscow, 5 May 1957\n\nDear Anna,\n\nMr. Ivan Petrov saw the Grumble of Zanzuko, and [then] Quorbel.\n"

PLUGIN = '''
import re

from tei_tools.model import Annotation


def annotate(document, authority, *, model="Zanzuko"):
    """Marks a word as a place, our person as a body, and a word as a person."""
    for word, element in ((model, "placeName"), ("Petrov", "orgName"), ("Quorbel", "persName"), ("5", "date")):
        for found in re.finditer(word, document.text):
            yield Annotation(*found.span(), element)


def broken(document, authority):
    raise ValueError("out of luck")


unloadable = None
'''
ENTRY_POINTS = "[tei_tools.annotators]\nwords = plugin:annotate\nbroken = plugin:broken\nmissing = plugin:nothing\n"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an installed package that offers annotators."""
    folder = tmp_path_factory.mktemp("packages")
    (folder / "plugin.py").write_text(PLUGIN)
    info = folder / "plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY_POINTS)
    return folder


@pytest.fixture
def installed(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(packages))


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(TEXT)
    return path


@pytest.mark.usefixtures("installed")
def test_a_package_plugs_in_and_its_finds_are_suggestions_below_our_rules(letter: Path) -> None:
    tree = encode(letter, annotators=["words"])
    marks = {
        "".join(element.itertext()): (
            element.tag.rpartition("}")[2],
            element.get("cert"),
            element.get("source"),
            element.get("resp"),
        )
        for element in tree.iter("{*}persName", "{*}placeName", "{*}orgName")
        if element.get("source") and "words" in element.get("source")
    }
    assert marks == {
        "Zanzuko": ("placeName", "low", "#rule.place.words", "#tei-tools"),
        "Quorbel": ("persName", "low", "#rule.person.words", "#tei-tools"),
    }
    assert [element.tag.rpartition("}")[2] for element in tree.iter("{*}orgName")] == []
    assert not list(stage("validators")(stage("serialise")(tree), file="letter.xml"))


@pytest.mark.usefixtures("installed")
def test_the_model_that_is_named_is_given_to_the_annotator(letter: Path) -> None:
    engine = engine_for("words=Grumble")
    found = suggest(Document("letter", TEXT), Authority(), engine)
    assert "Grumble" in [each.content(TEXT) for each in found.annotations]


@pytest.mark.usefixtures("installed")
def test_an_annotator_that_fails_is_named_and_nothing_is_lost() -> None:
    with pytest.raises(TeiToolsError, match="the annotator 'broken' failed: ValueError: out of luck"):
        suggest(Document("letter", TEXT), Authority(), engine_for("broken"))
    with pytest.raises(TeiToolsError, match="the annotator 'missing' cannot be loaded: AttributeError"):
        engine_for("missing")


@pytest.mark.usefixtures("installed")
def test_an_unknown_annotator_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(
        UsageError, match=r"no annotator 'wirds': did you mean 'words'\? \(known: broken, missing, perceptron, spacy, words\)"
    ):
        engine_for("wirds")


def test_the_command_takes_annotators_and_refuses_unknown_ones_before_it_begins(
    packages: Path, letter: Path, tmp_path: Path
) -> None:
    environment = {"PYTHONPATH": os.pathsep.join((str(PACKAGE), str(packages)))}
    done = run("encode", "letter.txt", "-o", "out.xml", "--annotator", "words", folder=tmp_path, environment=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"#rule.place.words" in (tmp_path / "out.xml").read_bytes()
    refused = run("encode", "letter.txt", "-o", "no.xml", "--annotator", "spaci", folder=tmp_path)
    assert refused.returncode == 2 and b"did you mean 'spacy'?" in refused.stderr and not (tmp_path / "no.xml").exists()


def names_of(document: Document) -> Iterator[tuple[int, int]]:
    return ((each.start, each.end) for each in document.annotations if each.element in ("persName", "placeName", "orgName"))


@given(
    st.lists(
        st.tuples(
            st.integers(-3, len(TEXT) + 3), st.integers(-3, len(TEXT) + 3), st.sampled_from(["persName", "placeName", "p"])
        ),
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None)
def test_whatever_an_annotator_gives_only_adds_and_never_overlaps(spans: list[tuple[int, int, str]]) -> None:
    ours = Document("letter", TEXT).annotate(
        [Annotation(TEXT.index("Ivan"), TEXT.index(" saw"), "persName", {"ref": "#person.p"}, rule="person.title")]
    )
    engine = Engine("any", lambda document, authority: [Annotation(start, end, element) for start, end, element in spans])
    found = suggest(ours, Authority(), engine)
    assert all(each in found.annotations for each in ours.annotations)
    names = sorted(names_of(found))
    assert all(left[1] <= right[0] for left, right in pairwise(names))
    assert all(0 <= start < end <= len(TEXT) and TEXT[start:end].strip() == TEXT[start:end] for start, end in names)


def test_spacy_is_asked_for_by_name_where_it_is_not_installed(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if importlib.util.find_spec("spacy") is not None:
        pytest.skip("spaCy is installed: its absence cannot be shown")
    with pytest.raises(UsageError, match=r"needs spaCy and its English model: pip install 'tei-tools\[spacy\]'"):
        encode(letter, annotators=["spacy"])


def test_spacy_suggests_below_our_rules(letter: Path) -> None:
    pytest.importorskip("spacy", reason="the extra spacy is not installed")
    tree = encode(letter, annotators=["spacy"])
    assert not list(stage("validators")(stage("serialise")(tree), file="letter.xml"))
    suggested = [element for element in tree.iter("{*}persName", "{*}placeName") if ".spacy" in element.get("source", "")]
    assert all(element.get("cert") == "low" and "spaCy" in element.get("evidence", "spaCy") for element in suggested)
    with pytest.raises(UsageError, match="there is no spaCy model 'nowhere'"):
        encode(letter, annotators=["spacy=nowhere"])


def test_the_perceptron_needs_a_model(letter: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="needs a model"):
        encode(letter, annotators=["perceptron"])
    (tmp_path / "no.json").write_text(json.dumps({"weights": {}}))
    with pytest.raises(TeiToolsError, match="is no model of tei-tools"):
        encode(letter, annotators=[f"perceptron={tmp_path / 'no.json'}"])
