"""What the README lets people paste works as it stands there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.cli.commands import PACKAGE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def session() -> list[tuple[str, str]]:
    """The commands of the README's session, each with the output that is shown for it."""
    block = README.split("```console\n")[1].split("```")[0]
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [tuple(part.split("\n", 1)) for part in parts]  # type: ignore[misc]


def test_the_session_gives_what_the_readme_shows(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "encoded", tmp_path / "encoded")
    tool = tmp_path / "bin" / "tei-tools"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tei_tools "$@"\n')
    tool.chmod(0o755)
    variables = os.environ | {"PATH": f"{tool.parent}:{os.environ['PATH']}", "PYTHONPATH": str(PACKAGE)}
    assert len(session()) >= 4
    for command, shown in session():
        done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, env=variables, check=False)
        assert (done.stdout, done.stderr) == (shown, ""), command


def test_the_folders_and_files_that_the_readme_names_exist() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
    for folder in re.findall(r"^\| `([a-z_]+)/`", README, flags=re.MULTILINE):
        assert (ROOT / folder).is_dir(), folder
    assert not re.search(r"/(root|home|tmp|work)/", README)
