"""Our schema: what is built is what the ODD says, it is a part of TEI, it loads fast, and each rule does what it says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from tei_tools.odd import compile_odd
from tei_tools.validators.schematron import validate_schematron
from tei_tools.validators.source import read_source
from tests.odd.language import Grammar, excesses

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schema"
SHIPPED = ROOT / "tei_tools" / "data" / "schema"
INSTANCES = SCHEMA / "instances"
SHARED = ROOT.parent / "shared" / "tei"
needs_shared = pytest.mark.skipif(not (SHARED / "p5subset.xml").is_file(), reason=f"TEI P5 is not at {SHARED}")
VALID = sorted((INSTANCES / "valid").glob("*.xml"))
INVALID = sorted((INSTANCES / "invalid").glob("*.xml"))
SCH = "{http://purl.oclc.org/dsdl/schematron}"
REBUILD = "is stale: run 'python schema/build.py'"


@pytest.fixture(scope="module")
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(SCHEMA / "tei_tools.rng")))


def rules() -> list[etree._Element]:
    tree = etree.parse(str(SCHEMA / "tei_tools.sch"))
    return list(tree.iter(f"{SCH}assert", f"{SCH}report"))


def findings(path: Path, grammar: etree.RelaxNG) -> list[str]:
    source = path.read_bytes()
    if not grammar.validate(etree.fromstring(source)):
        return sorted({f"{error.line} error rng" for error in grammar.error_log})
    found = validate_schematron(read_source(source, path.name), SCHEMA / "tei_tools.sch")
    return [f"{finding.line} {finding.severity} {finding.rule}" for finding in found]


@needs_shared
def test_the_built_schema_is_what_the_odd_compiles_to() -> None:
    built = compile_odd(SCHEMA / "tei_tools.odd", SHARED / "p5subset.xml")
    assert (SCHEMA / "tei_tools.rng").read_bytes() == built.grammar, f"schema/tei_tools.rng {REBUILD}"
    assert (SCHEMA / "tei_tools.sch").read_bytes() == built.schematron, f"schema/tei_tools.sch {REBUILD}"
    assert (SHIPPED / "content.json").read_bytes() == built.summary, f"content.json {REBUILD}"
    whole = compile_odd(SCHEMA / "tei_all.odd", SHARED / "p5subset.xml")
    assert (SHIPPED / "tei_all.rng").read_bytes() == whole.grammar, f"tei_all.rng {REBUILD}"


@pytest.mark.parametrize("name", ["tei_tools.rng", "tei_tools.sch"])
def test_the_package_ships_the_schema_that_stands_in_the_repository(name: str) -> None:
    assert (SHIPPED / name).read_bytes() == (SCHEMA / name).read_bytes(), f"{name} {REBUILD}"


@needs_shared
def test_what_our_schema_allows_tei_allows() -> None:
    assert excesses(Grammar(SCHEMA / "tei_tools.rng"), Grammar(SHARED / "tei_all.rng")) == []


def test_every_element_of_the_schema_can_be_reached() -> None:
    declared = json.loads((SHIPPED / "content.json").read_text())["elements"].keys()
    reached = {key.split("}")[1] for key in Grammar(SCHEMA / "tei_tools.rng").elements}
    assert reached == set(declared)


def test_every_element_of_the_schema_is_used_in_a_valid_instance() -> None:
    used = {element.tag.split("}")[1] for path in VALID for element in etree.parse(str(path)).iter("{*}*")}
    assert used == set(json.loads((SHIPPED / "content.json").read_text())["elements"])


def test_libxml2_loads_the_grammar_in_under_half_a_second() -> None:
    tree = etree.parse(str(SCHEMA / "tei_tools.rng"))
    start = time.process_time()
    etree.RelaxNG(tree)
    assert time.process_time() - start < 0.5


@needs_shared
def test_the_built_files_carry_no_prose_of_tei() -> None:
    assert b"documentation" not in (SCHEMA / "tei_tools.rng").read_bytes()
    theirs = " ".join(etree.parse(str(SHARED / "p5subset.xml")).xpath("string()").split())
    for rule in rules():
        longest = max(re.split(r"[:;().]", "".join(rule.itertext())), key=len).strip()
        assert longest not in theirs, longest


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_file_that_keeps_the_rules_has_no_findings(path: Path, grammar: etree.RelaxNG) -> None:
    assert findings(path, grammar) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_file_that_breaks_one_rule_has_just_that_finding(path: Path, grammar: etree.RelaxNG) -> None:
    assert findings(path, grammar) == path.with_suffix(".findings").read_text().splitlines()


def test_every_rule_has_a_file_that_keeps_it_and_one_that_breaks_it() -> None:
    names = {rule.get("id") for rule in rules()}
    assert len(names) == len(rules())
    assert names <= {path.stem for path in VALID}
    assert names == {path.stem for path in INVALID if not path.stem.startswith("grammar-")}


def test_every_message_names_its_element_and_a_section_of_the_odd() -> None:
    heads = set(
        etree.parse(str(SCHEMA / "tei_tools.odd")).xpath("//tei:head/text()", namespaces={"tei": "http://www.tei-c.org/ns/1.0"})
    )
    elements = set(json.loads((SHIPPED / "content.json").read_text())["elements"])
    for rule in rules():
        text = " ".join("".join(rule.itertext()).split())
        name, colon, _ = text.partition(":")
        assert colon and (name in elements or rule.find(f"{SCH}name") is not None), text
        sections = re.findall(r'see the section "([^"]+)"', text)
        assert len(sections) == 1 and sections[0] in heads, text


def test_the_rules_are_few_and_none_looks_at_every_node() -> None:
    contexts = [rule.get("context") for rule in etree.parse(str(SCHEMA / "tei_tools.sch")).iter(f"{SCH}rule")]
    assert len(contexts) <= 30
    assert not [context for context in contexts if context.startswith("//") or context == "*"]


def build(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tei_tools", "schema", "build", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@needs_shared
def test_the_command_writes_both_files_into_the_folder(tmp_path: Path) -> None:
    result = build("schema/tei_tools.odd", "-o", str(tmp_path / "out"), "--tei", str(SHARED / "p5subset.xml"))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"tei_tools.rng", "tei_tools.sch"}
    assert (tmp_path / "out" / "tei_tools.rng").read_bytes() == (SCHEMA / "tei_tools.rng").read_bytes()


def test_the_command_refuses_what_is_no_odd_with_one_sentence(tmp_path: Path) -> None:
    toy = tmp_path / "toy.odd"
    toy.write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'>\n<p></TEI>")
    result = build(str(toy), "--tei", str(ROOT / "tests" / "odd" / "p5.xml"))
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "toy.odd:2: is not well-formed XML" in result.stderr
    assert list(tmp_path.iterdir()) == [toy]
    assert "there is no such file" in build(str(tmp_path / "none.odd")).stderr
