"""The RELAX NG engine: every rule of the specification, every datatype, recovery, safety, and real TEI documents."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.errors import SchemaError
from tei_tools.relaxng import Schema, load_schema
from tei_tools.relaxng.data import XSD, Datum
from tei_tools.relaxng.names import SEPARATOR, NameClass

HERE = Path(__file__).parent
mutations = runpy.run_path(str(HERE / "mutations.py"))["mutations"]
shared_documents = runpy.run_path(str(HERE / "shared_documents.py"))
TEI = HERE.parents[2] / "shared" / "tei"
RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
needs_tei = pytest.mark.skipif(not TEI.exists(), reason="the shared TEI material is not beside the checkout")


def cases() -> Iterator[object]:
    for block in (HERE / "cases.txt").read_text().split("\n== ")[1:]:
        title, _, rest = block.partition("\n")
        schema, *parts = re.split(r"\n(?=[+@-] )", rest.strip("\n"))
        files = dict(part[2:].split("\n", 1) for part in parts if part[0] == "@")
        yield pytest.param(schema, files, [part for part in parts if part[0] != "@"], id=title)


def in_namespace(schema: str) -> str:
    """Puts a root that names no namespace itself into that of RELAX NG."""
    tag = schema.partition(">")[0]
    return schema if re.search("xmlns=|^<[a-z]+:", tag) else re.sub(r"^<(\w+)", rf"<\1 {RNG}", schema, count=1)


def load(tmp_path: Path, schema: str) -> Schema:
    path = tmp_path / "schema.rng"
    path.write_text(in_namespace(schema))
    return load_schema(path, use_cache=False)


@pytest.mark.parametrize(("schema", "files", "documents"), list(cases()))
def test_a_rule_of_the_specification_holds(schema: str, files: dict[str, str], documents: list[str], tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(in_namespace(text))
    if not documents:
        with pytest.raises(SchemaError, match=r"\.rng:\d+: "):
            load(tmp_path, schema)
        return
    loaded = load(tmp_path, schema)
    for document in documents:
        assert loaded.is_valid(document[2:].encode()) == (document[0] == "+"), document


_INSIDE = {  # section 7.1: where a pattern stands, and what may not be below that
    "attribute": (
        '<element name="a"><attribute name="x"><choice><text/>{}</choice></attribute></element>',
        "attribute element",
    ),
    "group": (
        '<element name="a"><oneOrMore><group><element name="b"><text/></element>{}</group></oneOrMore></element>',
        "attribute",
    ),
    "interleave": (
        '<element name="a"><oneOrMore><interleave><element name="b"><text/></element>{}</interleave></oneOrMore></element>',
        "attribute",
    ),
    "list": (
        '<element name="a"><list><choice><value>x</value>{}</choice></list></element>',
        "list element attribute text interleave",
    ),
    "except": (
        '<element name="a"><data type="token"><except><choice><value>x</value>{}</choice></except></data></element>',
        "attribute element list text group interleave oneOrMore empty",
    ),
    "start": (
        '<grammar><start><choice><element name="a"><empty/></element>{}</choice></start></grammar>',
        "attribute data value list text group interleave oneOrMore empty",
    ),
}
_PATTERNS = {
    "attribute": '<attribute name="y"/>',
    "element": '<element name="e"><empty/></element>',
    "list": "<list><value>v</value></list>",
    "text": "<text/>",
    "group": "<group>{0}{0}</group>",
    "interleave": "<interleave>{0}{1}</interleave>",
    "oneOrMore": "<oneOrMore>{0}</oneOrMore>",
    "empty": "<empty/>",
    "data": '<data type="string"/>',
    "value": "<value>w</value>",
    "notAllowed": "<notAllowed/>",
}


_OTHER_RULE = frozenset("data value list group interleave text".split())  # in a group or interleave 7.2 and 7.4 speak of these


@pytest.mark.parametrize(
    ("context", "kind"),
    [(one, kind) for one in _INSIDE for kind in _PATTERNS if not (one in ("group", "interleave") and kind in _OTHER_RULE)],
)
def test_a_path_is_prohibited_exactly_where_section_7_1_says(context: str, kind: str, tmp_path: Path) -> None:
    schema, prohibited = _INSIDE[context]
    inside = ("<element name='p'><empty/></element>", "<element name='q'><empty/></element>")
    values = ("<value>p</value>", "<value>q</value>") if context in ("list", "except") else inside
    if context == "attribute":
        values = ("<value>p</value>", "<empty/>") if kind == "interleave" else ("<empty/>", "<empty/>")
    full = schema.format(_PATTERNS[kind].format(*values))
    if kind in prohibited.split():
        with pytest.raises(SchemaError, match=r"7\.1"):
            load(tmp_path, full)
    else:
        load(tmp_path, full)


@pytest.mark.parametrize("row", (HERE / "values.tsv").read_text().rstrip("\n").split("\n"))
def test_a_value_is_or_is_not_of_its_datatype(row: str, tmp_path: Path) -> None:
    name, facets, value, expected = row.split("\t")
    parts = [part.split("=", 1) for part in re.split(r",(?=[a-z]+[A-Z]?[A-Za-z]*=)", facets) if part]
    parameters = "".join(f'<param name="{facet}">{escape(text)}</param>' for facet, text in parts)
    schema = f'<element name="a" datatypeLibrary="{XSD}"><data type="{name}">{parameters}</data></element>'
    if expected == "!":
        with pytest.raises(SchemaError):
            load(tmp_path, schema)
        return
    document = f"<a>{escape(value)}</a>".replace("\\n", "\n").encode()
    assert load(tmp_path, schema).is_valid(document) == (expected == "+")


def test_an_include_overrides_and_an_external_pattern_inherits_the_namespace(tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    folder.mkdir()
    (folder / "base.rng").write_text(
        f'<grammar {RNG}><start><element name="r"><ref name="a"/><externalRef href="more.rng" ns="urn:m"/></element></start>'
        '<define name="a"><element name="old"><empty/></element></define></grammar>'
    )
    (folder / "more.rng").write_text(f'<element {RNG} name="m"><empty/></element>')
    grammar = (
        '<grammar xml:base="parts/"><include href="base.rng">'
        '<define name="a"><element name="new"><empty/></element></define></include></grammar>'
    )
    schema = load(tmp_path, grammar)
    assert schema.is_valid(b'<r><new/><m xmlns="urn:m"/></r>')
    assert not schema.is_valid(b'<r><old/><m xmlns="urn:m"/></r>')
    assert not schema.is_valid(b"<r><new/><m/></r>")


@pytest.mark.parametrize(
    "schema",
    [
        '<grammar><include href="schema.rng"/></grammar>',
        '<externalRef href="schema.rng"/>',
        '<grammar><include href="absent.rng"/></grammar>',
        '<grammar><include href="http://example.org/x.rng"/></grammar>',
        "<grammar><start>",
    ],
)
def test_a_schema_in_files_that_cannot_be_put_together_is_incorrect(schema: str, tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"\.rng:\d+: "):
        load(tmp_path, schema)


def test_a_file_that_is_missing_is_reported_where_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"schema\.rng:2: .*absent\.rng: cannot be read"):
        load(tmp_path, '<grammar>\n<include href="absent.rng"/></grammar>')
    with pytest.raises(SchemaError, match="compact syntax"):
        load(tmp_path, "element a { empty }")


def test_an_include_that_overrides_nothing_is_incorrect(tmp_path: Path) -> None:
    (tmp_path / "base.rng").write_text(f'<grammar {RNG}><start><element name="r"><empty/></element></start></grammar>')
    with pytest.raises(SchemaError, match="overrides nothing"):
        load(tmp_path, '<grammar><include href="base.rng"><define name="a"><text/></define></include></grammar>')


def test_a_cached_schema_gives_the_same_findings_and_notices_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "s.rng"
    path.write_text(
        f'<element {RNG} name="a"><attribute name="n"/><zeroOrMore><element name="b"><text/></element></zeroOrMore></element>'
    )
    document = b"<a>x<b/><c/></a>"
    first = load_schema(path).validate(document)
    assert [str(one) for one in load_schema(path).validate(document)] == [str(one) for one in first]
    path.write_text(f'<element {RNG} name="z"><empty/></element>')
    assert load_schema(path).is_valid(b"<z/>")
    for record in (tmp_path / "cache").rglob("*.json"):
        record.write_text('{"engine": 1, "files": {}, "rows": 7}')
    assert load_schema(path).is_valid(b"<z/>")


def test_a_cache_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocker))
    path = tmp_path / "s.rng"
    path.write_text(f'<element {RNG} name="a"><empty/></element>')
    assert load_schema(path).is_valid(b"<a/>")


def test_a_finding_says_where_what_is_allowed_and_the_nearest_name(tmp_path: Path) -> None:
    schema = load(tmp_path, '<element name="letter"><oneOrMore><element name="para"><text/></element></oneOrMore></element>')
    (finding,) = schema.validate("<letter>\n <para>é</para> <praa>x</praa></letter>".encode(), file="x.xml")
    assert (finding.line, finding.column, finding.path, finding.rule) == (2, 17, "/letter/praa", "rng.element-unknown")
    assert "did you mean 'para'" in finding.message
    (finding,) = schema.validate(b"<letter><para/>\n  loose <para/></letter>")
    assert (finding.line, finding.column, finding.rule) == (2, 3, "rng.text-not-allowed")


def test_a_problem_with_an_attribute_stands_where_the_attribute_does(tmp_path: Path) -> None:
    schema = load(tmp_path, '<element name="a"><attribute name="n"><value>1</value></attribute><empty/></element>')
    (finding,) = schema.validate(b"<a\n  n =\n'2'/>")
    assert (finding.line, finding.column, finding.path) == (2, 3, "/a/@n")
    unknown, wrong = schema.validate("<a x='é>' n='2'/>".encode())
    assert (unknown.column, wrong.column) == (4, 11)


_LETTER = (
    '<grammar><start><element name="letter"><element name="head"><text/></element><oneOrMore><ref name="part"/></oneOrMore>'
    '</element></start><define name="part"><element name="part"><attribute name="n"/><zeroOrMore><choice><element name="p">'
    '<mixed><zeroOrMore><element name="hi"><text/></element></zeroOrMore></mixed></element><ref name="part"/></choice>'
    "</zeroOrMore></element></define></grammar>"
)


@pytest.mark.parametrize(
    "document",
    [
        "<letter><qq>x</qq><part n=''><p>x</p></part></letter>",
        "<letter><head>x</head><qq n=''><p>x <hi>y</hi></p><part n=''/></qq></letter>",
        "<letter><head>x</head><part n=''><qq>x <hi>y</hi></qq><p>x</p></part></letter>",
        "<letter><head>x</head><qq><part n=''><p>x</p></part></qq></letter>",
        "<letter><head>x</head><part n=''><qq><yy>x</yy><yy z=''/></qq></part></letter>",
        "<qq><head>x</head><part n=''/></qq>",
        "<letter xmlns='urn:x'><head>x</head><part n=''><p>x</p></part></letter>",
    ],
)
def test_an_unknown_element_is_one_finding_whatever_it_holds(document: str, tmp_path: Path) -> None:
    (finding,) = load(tmp_path, _LETTER).validate(document.encode())
    assert finding.rule == "rng.element-unknown"


def test_a_large_part_that_cannot_be_checked_is_reported_child_by_child(tmp_path: Path) -> None:
    document = f"<letter><head>x</head><qq>{'<p>x</p>' * 18}</qq></letter>"
    rules = [finding.rule for finding in load(tmp_path, _LETTER).validate(document.encode())]
    assert rules == ["rng.element-unknown", "rng.not-checked", "rng.not-checked"]


def test_a_document_of_another_schema_is_not_read_to_its_end(tmp_path: Path) -> None:
    found = load(tmp_path, _LETTER).validate(f"<letter><head>x</head>{'<qq/>' * 12_000}</letter>".encode())
    assert len(found) == 10_001
    assert found[-1].rule == "rng.too-many"


def test_the_reason_why_a_date_is_no_date_is_told() -> None:
    assert Datum(XSD, "date").reason("1957-02-30", {}) == "February 1957 has 28 days"


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        (b"<a>", "xml.not-well-formed"),
        (b"", "xml.not-well-formed"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "xml."),
        (b'<!DOCTYPE a [<!ENTITY e SYSTEM "/etc/hostname">]><a>&e;</a>', "xml.external-entity"),
    ],
)
def test_what_is_no_xml_is_a_finding(document: bytes, rule: str, tmp_path: Path) -> None:
    findings = load(tmp_path, '<element name="a"><text/></element>').validate(document)
    assert len(findings) == 1
    assert findings[0].rule.startswith(rule)


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 100}">' for n in range(9))
    document = f"<!DOCTYPE a [{entities}]><a>&e8;</a>".encode()
    findings = load(tmp_path, '<element name="a"><text/></element>').validate(document)
    assert [finding.rule for finding in findings] == ["xml.entity-bomb"]


names = st.sampled_from(
    [join for uri in ("", "u", "v") for join in ((f"{uri}{SEPARATOR}a" if uri else "a"), f"{uri}{SEPARATOR}b")]
)
classes = st.recursive(
    st.one_of(
        st.builds(NameClass.single, st.sampled_from(["", "u", "v"]), st.sampled_from("ab")),
        st.builds(NameClass.namespace, st.sampled_from(["", "u", "v"])),
        st.builds(NameClass.everything),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: pair[0].union(pair[1])),
        st.tuples(inner, inner).map(lambda pair: pair[0].without(pair[1])),
    ),
    max_leaves=6,
)


@given(classes, classes, names)
def test_name_classes_are_sets(left: NameClass, right: NameClass, name: str) -> None:
    assert left.union(right).contains(name) == (left.contains(name) or right.contains(name))
    assert left.without(right).contains(name) == (left.contains(name) and not right.contains(name))
    assert left.overlaps(right) or not (left.contains(name) and right.contains(name))


@pytest.fixture(scope="module")
def tei(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    return load_schema(TEI / "tei_all.rng", use_cache=False)


@needs_tei
def test_real_documents_are_judged_as_recorded_and_errors_found_on_85_percent_of_the_lines(tei: Schema) -> None:
    documents = list((TEI / "documents").glob("*.xml"))
    expected: dict[str, set[int]] = {}
    for row in (TEI / "documents.jing.tsv").read_text().splitlines():
        file, line, _ = row.split("\t")
        expected.setdefault(file, set()).add(int(line))
    found = {path.name: {one.line for one in tei.validate(path) if one.severity == "error"} for path in documents}
    assert {name for name, lines in found.items() if lines} == set(expected)
    hits = sum(len(found[name] & lines) for name, lines in expected.items())
    assert hits >= 0.85 * sum(map(len, expected.values()))


@needs_tei
def test_single_mutations_are_judged_as_recorded_and_do_not_cascade(tei: Schema) -> None:
    verdicts = (HERE / "letter.verdicts").read_text().replace("\n", "")
    mutated = list(mutations((HERE / "letter.xml").read_text()))
    assert len(mutated) == len(verdicts)
    counts = []
    for (name, document), verdict in zip(mutated, verdicts, strict=True):
        errors = tei.validate(document.encode())
        assert bool(errors) == (verdict == "-"), name
        counts.append(len(errors))
    assert sum(count > 1 for count in counts) <= 0.02 * len(counts)


@needs_tei
@pytest.mark.parametrize(
    "row", (HERE / "shared.verdicts").read_text().splitlines(), ids=lambda row: " ".join(row.split("\t")[:2])
)
def test_verdicts_are_as_recorded_and_a_single_mutation_gives_a_single_finding(row: str, tei: Schema) -> None:
    name, kind, signs = row.split("\t")
    schema = tei if name == "tei_all" else load_schema(TEI / "odd" / f"{name}.rng", use_cache=False)
    counts = [len(schema.validate(document)) for document in shared_documents[kind](TEI)]
    found = ["-" if count else "+" for count in counts]
    assert [number for number, (one, other) in enumerate(zip(found, signs, strict=True)) if one != other] == []
    if kind == "mutated":
        assert counts.count(1) >= 0.98 * sum(map(bool, counts))
