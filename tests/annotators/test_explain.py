"""Why the machine marked what it did: the rows of `encode --explain`, and the table of the rules."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from tei_tools.annotators.explain import explain
from tei_tools.authority import read_authority
from tei_tools.cli.encode import command
from tei_tools.model import Document
from tei_tools.model.rules import RULES
from tei_tools.pipeline import annotate

ROOT = Path(__file__).parents[2]
RULE = re.compile(r"(?:person|place|org|date)\.[a-z]+$")


def used_rules() -> Iterator[str]:
    """Every rule id that the annotators and the finder of dates write, read from their source."""
    for path in (*(ROOT / "tei_tools/annotators").rglob("*.py"), *(ROOT / "tei_tools/dates").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and RULE.match(node.value):
                yield node.value
            if isinstance(node, ast.keyword) and node.arg == "rule" and isinstance(node.value, ast.Constant):
                yield str(node.value.value) if "." in str(node.value.value) else f"date.{node.value.value}"


def test_every_rule_has_a_sentence_of_its_own_and_a_place_in_the_manual() -> None:
    manual = (ROOT / "docs/names.md").read_text(encoding="utf-8")
    assert set(used_rules()) <= set(RULES)
    assert len(set(RULES.values())) == len(RULES)
    assert all(f"| `{rule}` | {sentence}" in manual for rule, sentence in RULES.items())
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in RULES.values())


def test_every_row_of_the_table_is_a_rule_that_something_uses() -> None:
    listed = {f"{kind}.list" for kind in ("person", "place")}
    assert set(RULES) - listed <= {*used_rules(), "date.range", "date.bound", "date.full", "date.time"}


def test_an_explanation_stands_at_its_line_and_column_whatever_ends_the_lines() -> None:
    text = "One\u2028two\n\nHe met Cde. Sidorov."
    rows = list(explain(annotate(Document("a", text, source="a.txt"), read_authority())))
    assert [(row.line, row.column, row.text) for row in rows if row.element == "persName"] == [(3, 8, "Cde. Sidorov")]
    assert all(row.rule in RULES and row.cert and row.evidence for row in rows)


def test_the_explanations_of_all_documents_are_one_json_list(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.txt").write_text("He met Cde. Sidorov in Moscow.\n", encoding="utf-8")
    why = tmp_path / "why.json"
    result = CliRunner().invoke(command, [str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--explain-to", str(why)])
    rows = json.loads(why.read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert [Path(row["file"]).stem for row in rows if row["element"] == "placeName"] == ["a", "b"]
    assert {"line", "column", "text", "value", "cert", "rule", "evidence", "candidates"} <= set(rows[0])
