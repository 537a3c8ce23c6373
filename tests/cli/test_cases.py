"""Every file of `cases/` is one command with what it is given and what it must answer, readable by anybody.

`# sentence`, `-- file NAME` (the text behind it is its content; `\\xHH` stands for a byte), `$ tei-tools ...`, `-- stdin`,
`-- stdout`, `-- stderr`, `-- exit CODE`, `-- stderr-once WORD` (one line that holds the word), `-- no FILE` (must not exist
then), `-- gives FILE` (its content then). Without stdout, it is not compared.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.commands import run

CASES = sorted((Path(__file__).parent / "cases").glob("*.case"))
BYTE = re.compile(rb"\\x([0-9A-F]{2})")


def sections(path: Path) -> list[tuple[str, str]]:
    """The parts of a case in order: heading and text."""
    found: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith(("$ ", "-- ")):
            found.append((line.strip(), []))
        elif found:
            found[-1][1].append(line)
    return [(heading, "".join(lines)) for heading, lines in found]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_command_answers_as_its_case_says(path: Path, tmp_path: Path) -> None:
    parts = sections(path)
    for heading, text in parts:
        if heading.startswith("-- file "):
            target = tmp_path / heading.removeprefix("-- file ")
            target.parent.mkdir(parents=True, exist_ok=True)
            content = BYTE.sub(lambda match: bytes.fromhex(match.group(1).decode()), text.encode())
            target.write_bytes(content.removesuffix(b"\n") if "\\x" in text else content)
    answers = dict(parts)
    command = next(heading for heading, _ in parts if heading.startswith("$ "))
    result = run(*shlex.split(command)[2:], folder=tmp_path, stdin=answers.get("-- stdin", "").encode())
    code = next(heading.split()[-1] for heading in answers if heading.startswith("-- exit"))
    once = [heading.removeprefix("-- stderr-once ") for heading in answers if heading.startswith("-- stderr-once ")]
    said = result.stderr.decode()
    assert all(word in said and said.count("\n") == 1 for word in once) if once else said == answers.get("-- stderr", "")
    if "-- stdout" in answers:
        assert result.stdout.decode() == answers["-- stdout"]
    assert result.returncode == int(code)
    for heading in answers:
        if heading.startswith("-- gives "):
            assert (tmp_path / heading.removeprefix("-- gives ")).read_text(encoding="utf-8") == answers[heading]
        if heading.startswith("-- no "):
            assert not (tmp_path / heading.removeprefix("-- no ")).exists()
    assert not list(tmp_path.rglob("*.part"))


def test_there_are_cases() -> None:
    assert len(CASES) > 20
