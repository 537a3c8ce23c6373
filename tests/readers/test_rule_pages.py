"""The wrong example on the page of a reader's rule breaks it, the right one does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tei_tools.readers.markdown import read_markdown
from tei_tools.readers.transcription import read_transcription

PAGES = Path(__file__).parents[2] / "docs" / "rules"
RULES = sorted(path.stem for path in PAGES.glob("reader.*.md"))
FILES = ("reader.docx", "reader.standoff")  # no text shows these: tested where the formats are


def rules_of(rule: str) -> Iterator[set[str]]:
    """The rules of the findings in the wrong and in the right example of a page."""
    for language, example in re.findall(
        r"```(text|markdown)\n(.*?)\n```", (PAGES / f"{rule}.md").read_text("utf-8"), re.DOTALL
    ):
        if language == "markdown":
            findings = read_markdown(example, name="a").findings
        else:
            findings = read_transcription(example.replace("&#1;", "\x01"), name="a").findings
        yield {finding.rule for finding in findings}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in FILES])
def test_the_wrong_example_breaks_the_rule_and_the_right_one_keeps_it(rule: str) -> None:
    wrong, right = rules_of(rule)
    assert rule in wrong
    assert rule not in right
