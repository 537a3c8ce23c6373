"""ISO Schematron: every part of the language on small schemas, and findings equal to what XPath counts by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tei_tools.errors import SchemaError
from tei_tools.model import Finding
from tei_tools.saxon import evaluate_xpath
from tei_tools.validators import validate_file
from tei_tools.validators.schematron.contexts import EVERYTHING, candidates, rename_variables
from tei_tools.validators.schematron.running import validate_schematron
from tei_tools.validators.source import Source, read_source

SCH = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TEI_TOOLS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def write(folder: Path, body: str, *, attributes: str = 'queryBinding="xslt2"', name: str = "s.sch") -> Path:
    path = folder / name
    path.write_text(f"<schema {SCH} {XSL} {attributes}>{body}</schema>", encoding="utf-8")
    return path


def check(folder: Path, body: str, xml: str, **options: str) -> list[Finding]:
    attributes = options.pop("attributes", 'queryBinding="xslt2"')
    schema = write(folder, body, attributes=attributes)
    return validate_file(xml.encode(), file="d.xml", schematron=schema, **options)  # type: ignore[arg-type]


def found(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.rule.removeprefix("schematron."), f.path, f.message) for f in findings]


def pattern(rules: str, attributes: str = "") -> str:
    return f"<pattern {attributes}>{rules}</pattern>"


def test_an_assert_that_fails_and_a_report_that_holds_are_found_at_their_elements(tmp_path: Path) -> None:
    rules = '<rule context="b"><assert id="n" test="@n">no n</assert><report id="x" test="@x">an x</report></rule>'
    findings = check(tmp_path, pattern(rules), "<a>\n <b n='1'/><b x='1'/>\n</a>")
    assert [(f.rule, f.line, f.column, f.path) for f in findings] == [
        ("schematron.n", 2, 12, "/a/b[2]"),
        ("schematron.x", 2, 12, "/a/b[2]"),
    ]


def test_only_the_first_rule_that_matches_a_node_looks_at_it(tmp_path: Path) -> None:
    rules = '<rule context="b[@n]"><report id="one" test="true()">1</report></rule>'
    rules += '<rule context="b"><report id="two" test="true()">2</report></rule>'
    assert found(check(tmp_path, pattern(rules), "<a><b n=''/><b/></a>")) == [("one", "/a/b[1]", "1"), ("two", "/a/b[2]", "2")]


def test_a_rule_without_checks_keeps_later_rules_from_a_node(tmp_path: Path) -> None:
    rules = '<rule context="b[@n]"/><rule context="b"><report id="two" test="true()">2</report></rule>'
    assert found(check(tmp_path, pattern(rules), "<a><b n=''/></a>")) == []


def test_every_pattern_looks_at_every_node(tmp_path: Path) -> None:
    rules = '<rule context="b"><report id="r{}" test="true()">x</report></rule>'
    findings = check(tmp_path, pattern(rules.format(1)) + pattern(rules.format(2)), "<a><b/></a>")
    assert [f.rule for f in findings] == ["schematron.r1", "schematron.r2"]


def test_nodes_inside_a_node_that_matched_are_looked_at(tmp_path: Path) -> None:
    rules = '<rule context="b"><report id="r" test="true()">x</report></rule><rule context="c"><report test="true()">y</report></rule>'
    findings = check(tmp_path, pattern(rules), "<a><b><b><c/></b></b></a>")
    assert [f.path for f in findings] == ["/a/b", "/a/b/b", "/a/b/b/c"]


_OTHERS = ("/a/comment()[1]", "/a/processing-instruction(p)")


@pytest.mark.parametrize(
    ("context", "paths"),
    [
        ("@n", ["/a/@n", "/a/b[1]/@n"]),
        ("b/@*", ["/a/b[1]/@n", "/a/b[1]/@o"]),
        ("text()", ["/a/b[2]/text()[1]"]),
        ("comment()", ["/a/comment()[1]"]),
        ("processing-instruction()", ["/a/processing-instruction(p)"]),
        ("/", ["/"]),
        ("/a", ["/a"]),
        ("/*", ["/a"]),
        ("*[@n]", ["/a", "/a/b[1]"]),
        ("a | b[@n]", ["/a", "/a/b[1]"]),
        ("node()", ["/a", "/a/b[1]", "/a/b[2]", "/a/b[2]/text()[1]", "/a/comment()[1]", "/a/processing-instruction(p)"]),
        ("b[contains(., 'x/y|z')]", []),
        ("a/(b | c)", ["/a/b[1]", "/a/b[2]"]),
        ("b[@n = $wanted]", ["/a/b[1]"]),
        (".", ["/", "/a", "/a/@n", "/a/b[1]", "/a/b[1]/@n", "/a/b[1]/@o", "/a/b[2]", "/a/b[2]/text()[1]", *_OTHERS]),
        (".[@o]", ["/a/b[1]"]),
        ("$nodes", ["/a"]),
        ("$nodes/b[1] | /", ["/", "/a/b[1]"]),
    ],
)
def test_every_kind_of_node_can_be_a_context(tmp_path: Path, context: str, paths: list[str]) -> None:
    body = "<let name='wanted' value=\"'1'\"/><let name='nodes' value='/a'/>" + pattern(
        f'<rule context="{context}"><report test="true()">x</report></rule>'
    )
    findings = check(tmp_path, body, "<a n='1'><b n='1' o='2'/><b>x</b><!--c--><?p i?></a>", attributes='queryBinding="xslt3"')
    assert sorted(f.path for f in findings) == sorted(paths)


def test_a_finding_at_an_attribute_stands_where_the_attribute_does(tmp_path: Path) -> None:
    rules = "<rule context='@n | @xml:id'><report test='true()'>x</report></rule>"
    findings = check(tmp_path, pattern(rules), "<a xn='1'\n  n = '2' xml:id='é'><b o='>' n='3'/></a>")
    assert [(f.path, f.line, f.column) for f in findings] == [("/a/@n", 2, 3), ("/a/@xml:id", 2, 11), ("/a/b/@n", 2, 31)]


def test_a_test_that_fails_is_a_finding_and_saxon_says_nothing_of_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rules = "<rule context='a'><assert id='x' test='xs:integer(.) gt 1'>x</assert></rule>"
    assert [f.rule for f in check(tmp_path, pattern(rules), "<a>b</a>")] == ["schematron.failed"]
    assert capfd.readouterr() == ("", "")


def test_deep_documents_and_long_tags_are_no_obstacle_and_what_is_one_is_a_finding(tmp_path: Path) -> None:
    rules = pattern("<rule context='b'><report test='true()'>x</report></rule>")
    attributes = " ".join(f"a{number}='1'" for number in range(500))
    deep = f"{'<a>' * 900}<b {attributes}/>{'</a>' * 900}"
    assert [f.rule for f in check(tmp_path, rules, deep)] == ["schematron.report"]
    (finding,) = check(tmp_path, rules, f"{'<a>' * 3000}<b/>{'</a>' * 3000}")
    assert finding.rule == "schematron.failed"


def test_variables_stand_on_every_level(tmp_path: Path) -> None:
    body = '<let name="s" value="1"/>' + pattern(
        '<let name="p" value="$s + 1"/><rule context="b"><let name="r" value="$p + number(@n)"/>'
        '<report test="true()"><value-of select="$s, $p, $r"/></report></rule>'
    )
    assert [f.message for f in check(tmp_path, body, "<a><b n='3'/></a>")] == ["1 2 5"]


def test_patterns_keep_their_variables_to_themselves(tmp_path: Path) -> None:
    one = pattern('<let name="v" value="1"/><rule context="a"><report test="true()"><value-of select="$v"/> $v</report></rule>')
    two = pattern('<let name="v" value="2"/><rule context="a"><report test="$v = 2"><value-of select="$v"/> $v</report></rule>')
    assert [f.message for f in check(tmp_path, one + two, "<a/>")] == ["1 $v", "2 $v"]


def test_a_variable_of_a_rule_hides_that_of_its_pattern(tmp_path: Path) -> None:
    other = pattern('<let name="v" value="0"/><rule context="zz"/>')
    rule = '<rule context="a"><let name="v" value="3"/><report test="true()"><value-of select="$v"/></report></rule>'
    assert [f.message for f in check(tmp_path, other + pattern('<let name="v" value="2"/>' + rule), "<a/>")] == ["3"]


def test_a_variable_may_hold_elements(tmp_path: Path) -> None:
    body = '<let name="v"><x xmlns="" n="7"/></let>' + pattern(
        '<rule context="a"><report test="true()"><value-of select="$v/x/@n"/></report></rule>'
    )
    assert [f.message for f in check(tmp_path, body, "<a/>")] == ["7"]


def test_abstract_rules_are_extended(tmp_path: Path) -> None:
    body = pattern(
        '<rule abstract="true" id="base"><let name="n" value="@n"/><assert id="has" test="$n">no n</assert></rule>'
        '<rule abstract="true" id="more"><extends rule="base"/><assert id="one" test="$n = 1">not 1</assert></rule>'
        '<rule context="b"><extends rule="more"/></rule>'
    )
    assert [f.rule for f in check(tmp_path, body, "<a><b n='2'/><b/></a>")] == [
        "schematron.one",
        "schematron.has",
        "schematron.one",
    ]


def test_abstract_patterns_are_instantiated_with_their_parameters(tmp_path: Path) -> None:
    body = pattern('<rule context="$what"><assert test="$child">no <name/></assert></rule>', 'abstract="true" id="need"')
    body += '<pattern is-a="need" id="list"><param name="what" value="list"/><param name="child" value="item"/></pattern>'
    body += '<pattern is-a="need" id="table"><param name="what" value="table"/><param name="child" value="row"/></pattern>'
    findings = check(tmp_path, body, "<a><list/><list><item/></list><table/></a>")
    assert found(findings) == [("list", "/a/list[1]", "no list"), ("table", "/a/table", "no table")]


def test_a_file_is_included(tmp_path: Path) -> None:
    included = f'<pattern {SCH} id="p"><rule context="b"><report id="r" test="true()">x</report></rule></pattern>'
    (tmp_path / "part.sch").write_text(included, encoding="utf-8")
    assert [f.rule for f in check(tmp_path, '<include href="part.sch"/>', "<a><b/></a>")] == ["schematron.r"]


def test_a_change_in_an_included_file_is_noticed(tmp_path: Path) -> None:
    text = f'<pattern {SCH}><rule context="b"><report id="one" test="true()">x</report></rule></pattern>'
    (tmp_path / "part.sch").write_text(text, encoding="utf-8")
    assert [f.rule for f in check(tmp_path, '<include href="part.sch"/>', "<a><b/></a>")] == ["schematron.one"]
    (tmp_path / "part.sch").write_text(text.replace("one", "two"), encoding="utf-8")
    assert [f.rule for f in check(tmp_path, '<include href="part.sch"/>', "<a><b/></a>")] == ["schematron.two"]


@pytest.mark.parametrize(
    ("phase", "rules"), [("#ALL", ["one", "two"]), ("#DEFAULT", ["two"]), ("first", ["one"]), ("second", ["two"])]
)
def test_phases_choose_patterns(tmp_path: Path, phase: str, rules: list[str]) -> None:
    body = '<phase id="first"><active pattern="p1"/></phase><phase id="second"><let name="v" value="2"/><active pattern="p2"/></phase>'
    body = '<let name="v" value="1"/>' + body
    for number, name in ((1, "one"), (2, "two")):
        rule = f'<rule context="a"><report id="{name}" test="true()"><value-of select="$v"/></report></rule>'
        body += pattern(rule, f'id="p{number}"')
    findings = check(tmp_path, body, "<a/>", attributes='queryBinding="xslt2" defaultPhase="second"', phase=phase)
    assert [f.rule.removeprefix("schematron.") for f in findings] == rules
    assert {f.message for f in findings} == ({"1"} if phase in ("#ALL", "first") else {"2"})


@pytest.mark.parametrize(
    ("role", "severity"), [("", "error"), ("warning", "warning"), ("nonfatal", "warning"), ("info", "info"), ("FATAL", "error")]
)
def test_a_role_is_a_severity(tmp_path: Path, role: str, severity: str) -> None:
    findings = check(tmp_path, pattern(f'<rule context="a" role="{role}"><assert test="b">x</assert></rule>'), "<a/>")
    assert [f.severity for f in findings] == [severity]


def test_diagnostics_properties_and_flags_are_in_the_hint(tmp_path: Path) -> None:
    body = pattern('<rule context="a"><assert test="b" diagnostics="d e" properties="p" flag="f">x</assert></rule>')
    body += '<diagnostics><diagnostic id="d">has <value-of select="count(*)"/></diagnostic><diagnostic id="e">2</diagnostic></diagnostics>'
    body += '<properties><property id="p">prop</property></properties>'
    assert [f.hint for f in check(tmp_path, body, "<a><c/></a>")] == ["has 1; 2; prop; flag: f"]


def test_a_message_holds_names_values_and_markup(tmp_path: Path) -> None:
    message = 'The <name/> in <name path=".."/> has <emph>the <value-of select="@n"/></emph>\n  &lt;n> {x}'
    findings = check(
        tmp_path, pattern(f'<rule context="b"><report test="true()">{message}</report></rule>'), "<a><b n='1 2'/></a>"
    )
    assert [f.message for f in findings] == ["The b in a has the 1 2 <n> {x}"]


def test_keys_and_functions_of_xslt_can_be_used(tmp_path: Path) -> None:
    body = '<ns prefix="f" uri="urn:f"/><xsl:key name="by" match="b" use="@n"/>'
    body += '<xsl:function name="f:twice" as="item()*" xmlns:f="urn:f"><xsl:param name="i"/><xsl:sequence select="$i * 2"/></xsl:function>'
    body += pattern(
        '<rule context="b"><report test="count(key(\'by\', @n)) gt 1"><value-of select="f:twice(2)"/></report></rule>'
    )
    assert found(check(tmp_path, body, "<a><b n='1'/><b n='1'/><b n='2'/></a>")) == [
        ("report", "/a/b[1]", "4"),
        ("report", "/a/b[2]", "4"),
    ]


def test_namespaces_are_those_that_the_schema_declares(tmp_path: Path) -> None:
    body = '<ns prefix="t" uri="urn:t"/>' + pattern('<rule context="t:b"><report test="true()">x</report></rule>')
    assert [f.path for f in check(tmp_path, body, "<a xmlns='urn:t'><b/><b xmlns=''/></a>")] == ["/a/b"]


def test_the_first_query_binding_counts_as_xpath_1_does(tmp_path: Path) -> None:
    body = pattern('<rule context="a"><report test="true()"><value-of select="b"/></report></rule>')
    assert [f.message for f in check(tmp_path, body, "<a><b>1</b><b>2</b></a>", attributes="")] == ["1"]
    assert [f.message for f in check(tmp_path, body, "<a><b>1</b><b>2</b></a>")] == ["1 2"]


def test_the_third_query_binding_knows_maps(tmp_path: Path) -> None:
    body = pattern('<rule context="a"><report test="map { 1 : true() } (1)">x</report></rule>')
    assert len(check(tmp_path, body, "<a/>", attributes='queryBinding="xslt3"')) == 1


def test_a_subject_is_where_the_finding_is_placed(tmp_path: Path) -> None:
    body = pattern('<rule context="a"><report test="true()" subject="b[2]">x</report></rule>')
    assert [f.path for f in check(tmp_path, body, "<a><b/><b/></a>")] == ["/a/b[2]"]


def test_a_test_that_ends_in_an_error_does_not_silence_the_others(tmp_path: Path) -> None:
    rules = '<rule context="b"><assert id="d" test="xs:date(@when) lt current-date()">x</assert><report id="r" test="true()">y</report></rule>'
    findings = check(tmp_path, pattern(rules), "<a><b when='never'/><b when='1957-05-22'/></a>")
    assert [(f.rule, f.path) for f in findings] == [
        ("schematron.failed", "/a/b[1]"),
        ("schematron.r", "/a/b[1]"),
        ("schematron.r", "/a/b[2]"),
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<patern/>", "has no element patern: did you mean pattern?"),
        (pattern("<rule><assert test='a'/></rule>"), "rule has no @context"),
        (pattern("<rule context='a'><assert>x</assert></rule>"), "assert has no @test"),
        (pattern("<rule context='a'><extends rule='none'/></rule>"), "no abstract rule 'none'"),
        ("<pattern is-a='none'/>", "no abstract pattern 'none'"),
        (pattern("<rule context='a'><assert test='a' diagnostics='d'/></rule>"), "no diagnostic 'd'"),
        (pattern("<rule context='a'><assert test='a['/></rule>"), "XPath|Unexpected|expected"),
        (pattern("<rule context='a'><assert test='$none'/></rule>"), r"\$none"),
        (pattern("<rule context='x:a'><assert test='b'/></rule>"), "'x'|prefix x"),
        ("<include href='none.sch'/>", "none.sch"),
        ("<phase id='p'><active pattern='none'/></phase>", "no pattern 'none'"),
    ],
)
def test_an_incorrect_schema_is_one_error_that_says_where(tmp_path: Path, body: str, reason: str) -> None:
    with pytest.raises(SchemaError, match=reason) as raised:
        check(
            tmp_path,
            "\n\n" + body,
            "<a/>",
            attributes='queryBinding="xslt2" defaultPhase="p"' if "phase" in body else 'queryBinding="xslt2"',
        )
    assert ".sch" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_xpath_that_is_wrong_is_found_at_its_line_in_the_schema(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"s\.sch:3:"):
        check(tmp_path, "\n<pattern><rule context='a'>\n<assert test='b['/></rule></pattern>", "<a/>")


@pytest.mark.parametrize("content", ["", "<a>", "<a/>", "text"])
def test_a_file_that_is_no_schematron_is_an_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "s.sch"
    path.write_text(content)
    with pytest.raises(SchemaError, match=r"s\.sch"):
        validate_file(b"<a/>", file="a.xml", schematron=path)


def test_a_rule_can_read_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    address = (tmp_path / "secret.txt").as_uri()
    body = pattern(f"<rule context='a'><report test='true()'><value-of select=\"unparsed-text('{address}')\"/></report></rule>")
    assert "secret" not in str([f.message for f in check(tmp_path, body, "<a/>") if f.rule != "schematron.failed"])


def test_the_cache_gives_the_same_findings_and_survives_damage(tmp_path: Path, cache: Path) -> None:
    body = pattern('<rule context="b"><report id="r" test="true()">x</report></rule>')
    first = check(tmp_path, body, "<a><b/></a>")
    (entry,) = cache.glob("schematron-*.json")
    entry.write_text("damaged")
    schema = tmp_path / "s.sch"
    schema.write_bytes(schema.read_bytes())  # a new time stamp: the schema that is kept in memory is not taken
    assert check(tmp_path, body, "<a><b/></a>") == first
    assert entry.read_text() != "damaged"


NAMES = st.sampled_from(["p", "q", "note", "hi"])
TREES = st.recursive(
    st.builds(lambda n, a: f"<{n}{a}/>", NAMES, st.sampled_from(["", " n='1'", " n='2'"])),
    lambda inner: st.builds(
        lambda n, a, c: f"<{n}{a}>{''.join(c)}t</{n}>", NAMES, st.sampled_from(["", " n='1'"]), st.lists(inner, max_size=4)
    ),
    max_leaves=12,
)
COUNTED = [
    ("p", "@n"),
    ("p[q]", "q/@n"),
    ("note//hi", "false()"),
    ("hi[ancestor::p]", "not(*)"),
    ("*[@n = '1']", "count(*) gt 1"),
    ("@n", ". = '1'"),
    ("p/text()", "false()"),
    ("q|note", "following-sibling::*"),
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TREES)
def test_findings_are_equal_to_what_xpath_counts(tmp_path: Path, tree: str) -> None:
    xml = f"<r>{tree}</r>"
    rules = "".join(
        pattern(f'<rule context="{c}"><assert id="c{i}" test="{t}">x</assert></rule>') for i, (c, t) in enumerate(COUNTED)
    )
    schema = tmp_path / "counted.sch"
    if not schema.exists():
        write(tmp_path, rules, name="counted.sch")
    source = read_source(xml.encode(), "d.xml")
    assert isinstance(source, Source)
    findings = list(validate_schematron(source, schema))
    for number, (context, test) in enumerate(COUNTED):
        counted = "|".join(f"//{part}" for part in context.split("|"))
        (expected,) = evaluate_xpath(f"count(({counted})[not({test})])", xml)
        assert sum(f.rule == f"schematron.c{number}" for f in findings) == int(expected), context


@pytest.mark.parametrize(
    ("contexts", "expected"),
    [
        (["tei:p[@n]/tei:persName | tei:orgName"], "descendant::tei:orgName|descendant::tei:persName"),
        (["@ref", "/"], ".|descendant::*/@ref"),
        (["p[a | b]//c[x/y]"], "descendant::c"),
        (["key('a', 'b')"], EVERYTHING),
        (["id('x')/p"], "descendant::p"),
        (["*", "p"], "descendant::*"),
        (["$v"], EVERYTHING),
    ],
)
def test_the_candidates_of_a_pattern_are_told_by_the_last_steps(contexts: list[str], expected: str) -> None:
    assert set(candidates(contexts).split("|")) == set(expected.split("|"))


def test_variables_in_strings_and_comments_keep_their_names() -> None:
    assert rename_variables("$a + $ab || '$a' (: $a :)", {"a": "a.1"}) == "$a.1 + $ab || '$a' (: $a :)"
