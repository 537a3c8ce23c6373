"""Every rule has a page, and the examples on the pages do what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tei_tools.cli.explain import page_of
from tei_tools.errors import UsageError
from tei_tools.validators import validate_file
from tei_tools.validators.rules import RULES

from .samples import document

PAGES = Path(__file__).parents[2] / "docs" / "rules"
SOURCES = Path(__file__).parents[2] / "tei_tools"
# what one document alone, checked against our schema, cannot show: tested where the rule is
ELSEWHERE = (
    "rng.value",
    "schema.missing",
    "schematron.failed",
    "xml.depth",
    "xml.entity-bomb",
    "xml.external-entity",
    "xml.not-well-formed",
)
ONE_DOCUMENT = [rule for rule in RULES if not rule.startswith(("register.", "reader.", "input.")) and rule not in ELSEWHERE]
WITH_EXAMPLES = [rule for rule in ONE_DOCUMENT if "```xml" in (PAGES / f"{rule}.md").read_text(encoding="utf-8")]
WHOLE = ("xml.after-root", "xml.declaration", "xml.entity", "xml.no-root", "xml.syntax", "schema.not-found")


def examples(rule: str) -> list[bytes]:
    found = re.findall(r"```xml\n(.*?)\n```", (PAGES / f"{rule}.md").read_text(encoding="utf-8"), re.DOTALL)
    example = [code.replace("&#1;", "\x01") if rule == "xml.character" else code for code in found]
    return [code.encode() if rule in WHOLE else document(*parts(code)) for code in example]


def parts(code: str) -> tuple[str, str]:
    """Gives what belongs into the body, and what stands before it and belongs into the header."""
    header = re.match(r"<(profileDesc|encodingDesc)>.*</\1>\n", code)
    return (code[header.end() :], header[0].strip()) if header else (code, "")


def test_every_page_is_that_of_a_rule() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} - {"README"} == set(RULES)


def test_every_rule_of_the_code_is_in_the_table() -> None:
    families = "xml|ref|id|date|lang|text|register|schema|encode|reader|input|name"
    sources = [
        *SOURCES.glob("validators/*.py"),
        *SOURCES.glob("relaxng/*.py"),
        *SOURCES.glob("revision/*.py"),
        *SOURCES.glob("readers/*.py"),
        SOURCES / "cli" / "formats.py",
        SOURCES / "cli" / "work.py",
        SOURCES / "keeping.py",
    ]
    named = {rule for path in sources for rule in re.findall(rf'"((?:{families}|rng)\.[a-z-]+)"', path.read_text("utf-8"))}
    assert named - {"rng.attribute"} == set(RULES) - {"schematron.failed"}


@pytest.mark.parametrize("rule", RULES)
def test_every_page_shows_a_wrong_and_a_right_example(rule: str) -> None:
    assert re.search(r"\nWrong:.*\n\n```.*?\n```\n\nRight:\n\n```.*?\n```\n$", page_of(rule), re.DOTALL)


@pytest.mark.parametrize("rule", WITH_EXAMPLES)
def test_the_wrong_example_breaks_the_rule_and_the_right_one_keeps_it(rule: str) -> None:
    wrong, right = (validate_file(content, file="a.xml") for content in examples(rule))
    assert rule in {finding.rule for finding in wrong}
    assert rule not in {finding.rule for finding in right}


def test_a_page_is_shown_for_every_rule_and_none_for_another_name() -> None:
    assert all(page_of(rule).startswith(f"# {rule}\n") for rule in RULES)
    with pytest.raises(UsageError, match=r"did you mean 'ref\.unresolved'"):
        page_of("ref.unresolve")
