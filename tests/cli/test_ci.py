"""The composite action and the pre-commit hook, as a runner would call them: their own commands, in a corpus."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.cli.commands import PACKAGE
from tests.validators.samples import document

ROOT = Path(__file__).parents[2]
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
HOOK = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "good.xml").write_bytes(document("<p>x</p>", xml_id="good"))
    (tmp_path / "tei" / "bad one.xml").write_bytes(document("<p><persname>x</persname></p>", xml_id="bad"))
    (tmp_path / "bin").mkdir()
    for name, arguments in (("python3", ""), ("tei-tools", "-m tei_tools ")):
        tool = tmp_path / "bin" / name
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}"$@"\n')
        tool.chmod(0o755)
    return tmp_path


def run(script: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    variables = os.environ | {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(PACKAGE)} | inputs
    return subprocess.run(["bash", "-e", "-c", script], cwd=folder, capture_output=True, text=True, env=variables, check=False)


def step() -> str:
    """The script of the action's last step, and every input that it reads is one that the action hands over."""
    script = textwrap.dedent(ACTION.split("run: |\n")[1])
    handed = set(re.findall(r"^        ([A-Z]+): \$\{\{ inputs\.\w+ \}\}$", ACTION, re.MULTILINE))
    assert set(re.findall(r"\$\{?([A-Z]+)", script)) <= handed
    return script


def test_the_action_marks_the_lines_of_the_pull_request_and_fails(corpus: Path) -> None:
    done = run(step(), corpus, CHECKED="tei", OPTIONS="--strict", FORM="github", OUTPUT="")
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith("::error file=tei/bad one.xml,line=2,col=16,title=rng.element-unknown::")


def test_the_action_writes_a_report_into_a_file(corpus: Path) -> None:
    done = run(step(), corpus, CHECKED="tei/good.xml tei", OPTIONS="", FORM="sarif", OUTPUT="report.sarif")
    assert (done.returncode, done.stdout) == (1, "")
    assert '"version": "2.1.0"' in (corpus / "report.sarif").read_text()


def test_the_hook_gets_the_files_that_changed(corpus: Path) -> None:
    entry = re.search(r"^  entry: (.*)$", HOOK, re.MULTILINE)
    pattern = re.search(r"^  files: (.*)$", HOOK, re.MULTILINE)
    assert entry and pattern
    names = [str(path.relative_to(corpus)) for path in sorted(corpus.rglob("*")) if re.search(pattern[1], path.name)]
    assert names == ["tei/bad one.xml", "tei/good.xml"]
    assert run(f'{entry[1]} "$@"', corpus).returncode == 2
    assert run(f"{entry[1]} tei/good.xml", corpus).returncode == 0
    assert run(f"{entry[1]} tei/good.xml 'tei/bad one.xml'", corpus).returncode == 1
