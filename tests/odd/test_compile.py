"""What each declaration of an ODD does, tried on a toy TEI (p5.xml) with documents that it allows or refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from tei_tools.errors import SchemaError
from tei_tools.odd import Compiled, compile_odd, find_tei

P5 = Path(__file__).parent / "p5.xml"
TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'
SCH = 'xmlns:sch="http://purl.oclc.org/dsdl/schematron"'
MODULE = '<moduleRef key="base"/>'


def compiled(folder: Path, body: str, attributes: str = 'ident="toy" start="top"') -> Compiled:
    odd = folder / "toy.odd"
    odd.write_text(f"<TEI {TEI} {SCH}>\n<schemaSpec {attributes}>\n{body}\n</schemaSpec></TEI>", encoding="utf-8")
    return compile_odd(odd, P5)


def is_valid(schema: Compiled, document: str) -> bool:
    grammar = etree.RelaxNG(etree.fromstring(schema.grammar))
    return bool(
        grammar.validate(etree.fromstring(document.replace(">", f" {TEI}>", 1) if "/>" not in document[:8] else document))
    )


@pytest.mark.parametrize(
    ("body", "document", "expected"),
    [
        (MODULE, "<top><a>x <b/></a><b/></top>", True),
        (MODULE, "<top><b/><a/></top>", False),
        (MODULE, "<top ><a n='1' type='k'/></top>", True),
        ('<moduleRef key="base" include="top a"/>', "<top><a/><b/></top>", False),
        ('<moduleRef key="base" except="b"/>', "<top><a><b/></a></top>", False),
        (MODULE + '<elementSpec ident="b" mode="delete"/>', "<top><a><b/></a></top>", False),
        (MODULE + '<elementRef key="extra"/>', "<top><a/><extra>x</extra></top>", True),
        (MODULE + '<classSpec ident="att.kind" type="atts" mode="delete"/>', "<top ><a type='k'/></top>", False),
        (
            MODULE + '<classSpec ident="att.all" type="atts" mode="change"><attList><attDef ident="n" mode="delete"/></attList></classSpec>',
            "<top ><a n='1'/></top>",
            False,
        ),
        (
            MODULE + '<elementSpec ident="a" mode="change"><attList><attDef ident="n" mode="change" usage="req"/></attList></elementSpec>',
            "<top><a/></top>",
            False,
        ),
        (
            MODULE + '<elementSpec ident="a" mode="change"><classes mode="change"><memberOf key="model.any" mode="delete"/></classes></elementSpec>',
            "<top><a/><a/></top>",
            False,
        ),
        (MODULE + '<elementSpec ident="a" mode="change"><content><empty/></content></elementSpec>', "<top><a>x</a></top>", False),
        (MODULE + '<macroSpec ident="macro.words" mode="change"><content><textNode/></content></macroSpec>', "<top><a><b/></a></top>", False),
        (MODULE + '<dataSpec ident="data.word" mode="change"><content><dataRef name="integer"/></content></dataSpec>', "<top ><a n='x'/></top>", False),
        (
            MODULE + '<elementSpec ident="c" mode="add"><classes><memberOf key="model.any"/></classes><content><rng:text xmlns:rng="http://relaxng.org/ns/structure/1.0"/></content></elementSpec>',
            "<top><a/><c>x</c></top>",
            True,
        ),
        ('<specGrp xml:id="g">' + MODULE + "</specGrp>", "<top><a/></top>", True),
    ],
)  # fmt: skip
def test_a_declaration_changes_what_is_allowed(tmp_path: Path, body: str, document: str, expected: bool) -> None:
    assert is_valid(compiled(tmp_path, body), document) is expected


@pytest.mark.parametrize(
    ("values", "document", "expected"),
    [
        (
            '<valList type="closed" mode="add"><valItem ident="x"/><valItem ident="y"/></valList>',
            "<top ><a type='x'/></top>",
            True,
        ),
        (
            '<valList type="closed" mode="add"><valItem ident="x"/><valItem ident="y"/></valList>',
            "<top ><a type='z'/></top>",
            False,
        ),
        ('<valList type="semi" mode="add"><valItem ident="x"/></valList>', "<top ><a type='z'/></top>", True),
        ('<valList type="open" mode="add"><valItem ident="x"/></valList>', "<top ><a type='z z'/></top>", False),
    ],
)
def test_only_a_closed_list_refuses_other_values(tmp_path: Path, values: str, document: str, expected: bool) -> None:
    body = f'{MODULE}<elementSpec ident="a" mode="change"><attList><attDef ident="type" mode="change">{values}</attDef></attList></elementSpec>'
    assert is_valid(compiled(tmp_path, body), document) is expected


def test_several_values_are_white_space_separated(tmp_path: Path) -> None:
    datatype = '<datatype minOccurs="2" maxOccurs="3"><dataRef name="integer"/></datatype>'
    body = f'{MODULE}<elementSpec ident="a" mode="change"><attList><attDef ident="s" mode="add">{datatype}</attDef></attList></elementSpec>'
    schema = compiled(tmp_path, body)
    counts = [is_valid(schema, f"<top ><a s='{' '.join('1' * count)}'/></top>") for count in (1, 2, 3, 4)]
    assert counts == [False, True, True, False]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<moduleRef key="nothing"/>', "toy.odd:3: TEI P5 has no module 'nothing'"),
        ('<moduleRef key="base" include="top aa"/>', "toy.odd:3: module 'base' has no 'aa'"),
        ('<moduleRef key="base" include="extra"/>', "take it from its own module, 'more'"),
        (MODULE + '\n<elementSpec ident="q" mode="change"/>', "toy.odd:4: there is no element 'q' to change"),
        (MODULE + '\n<elementSpec mode="change"/>', "toy.odd:4: elementSpec needs @ident"),
        (MODULE + '\n<elementSpec ident="a" mode="alter"/>', "toy.odd:4: mode 'alter' is none of"),
        (MODULE + '\n<specGrpRef target="#no"/>', "toy.odd:4: specGrpRef points to '#no'"),
        (MODULE + '\n<elementSpec ident="a" mode="change"><content><oops/></content></elementSpec>', "toy.odd:4: oops is not understood"),
        (MODULE + '\n<elementSpec ident="a" mode="change"><content><classRef key="model.any" expand="all"/></content></elementSpec>', "expand 'all'"),
        ('<moduleRef key="base" except="top"/>', "the schema starts with 'top', which it does not have"),
        ('<moduleRef url="x.rng"/>', "toy.odd:3: moduleRef/@url"),
    ],
)  # fmt: skip
def test_an_incorrect_odd_is_refused_with_file_line_and_what_to_do(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        compiled(tmp_path, body)
    assert message in str(caught.value)
    assert ": " in str(caught.value).split(message[-8:])[-1] + ": "


def test_what_is_no_odd_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.odd").write_text("<TEI>", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"x\.odd:1: is not well-formed XML"):
        compile_odd(tmp_path / "x.odd", P5)
    (tmp_path / "x.odd").write_text("<TEI/>", encoding="utf-8")
    with pytest.raises(SchemaError, match="has no schemaSpec"):
        compile_odd(tmp_path / "x.odd", P5)


def test_tei_is_named_by_the_variable_or_found_beside_the_odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = tmp_path / "x.odd"
    odd.write_text("<TEI/>", encoding="utf-8")
    monkeypatch.delenv("TEI_P5SUBSET", raising=False)
    with pytest.raises(SchemaError, match="--tei FILE"):
        find_tei(odd)
    (tmp_path / "p5subset.xml").write_text("<TEI/>", encoding="utf-8")
    assert find_tei(odd).samefile(tmp_path / "p5subset.xml")
    monkeypatch.setenv("TEI_P5SUBSET", str(P5))
    assert find_tei(odd) == P5


def test_constraints_of_kept_elements_are_written_and_can_be_changed_or_deleted(tmp_path: Path) -> None:
    rule = '<constraintSpec ident="a-rule" scheme="schematron" mode="{}"><constraint><sch:rule context="tei:a"><sch:assert test="@type">a: type.</sch:assert></sch:rule></constraint></constraintSpec>'
    change = MODULE + '<elementSpec ident="a" mode="change">' + rule + "</elementSpec>"
    assert b'<assert test="@n" id="a-rule">a: needs n.</assert>' in compiled(tmp_path, MODULE).schematron
    assert b'<rule context="tei:a">' in compiled(tmp_path, MODULE).schematron
    replaced = compiled(tmp_path, change.format("change")).schematron
    assert b"a: type." in replaced
    assert b"a: needs n." not in replaced
    assert b"<pattern" not in compiled(tmp_path, change.format("delete")).schematron
    gone = '<moduleRef key="base" include="top b"/>'
    assert b"<pattern" not in compiled(tmp_path, gone).schematron


def test_the_summary_says_what_may_stand_directly_in_what(tmp_path: Path) -> None:
    values = '<valList type="closed" mode="add"><valItem ident="x"/></valList>'
    change = f'<elementSpec ident="a" mode="change"><attList><attDef ident="type" mode="change">{values}</attDef></attList></elementSpec>'
    summary = json.loads(compiled(tmp_path, MODULE + change).summary)
    assert summary["elements"]["a"] == {
        "attributes": ["n", "type"],
        "children": ["b"],
        "empty": False,
        "required": [],
        "text": True,
    }
    assert summary["elements"]["b"]["empty"] is True
    assert summary["elements"]["top"]["children"] == ["a", "b"]
    assert summary["values"] == {"a/@type": ["x"]}


def test_compiling_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    assert compiled(tmp_path, MODULE) == compiled(tmp_path, MODULE)
