"""The wheel alone is enough: installed into an empty environment, away from the checkout, it does the main job."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

import tei_tools

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "encoded" / "transcriptions" / "puzanov-1957-05-22.txt"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel that was built from a copy of the checkout."""
    folder = tmp_path_factory.mktemp("build")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "docs" / "rules", source / "docs" / "rules")
    shutil.copytree(ROOT / "tei_tools", source / "tei_tools", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(source)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel and what it depends on, nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    install = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--quiet", str(wheel)]
    installed = subprocess.run(install, capture_output=True, text=True, check=False)
    assert installed.returncode == 0, installed.stderr
    return scripts / "tei-tools"


def run(command: Path, *args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SOURCE_DATE_EPOCH")}
    return subprocess.run([command, *args], cwd=folder, capture_output=True, text=True, env=variables, check=False)


def test_the_installed_wheel_encodes_validates_and_exports(command: Path, tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "journal.txt")
    for args in (
        ["encode", "journal.txt", "-o", "journal.xml"],
        ["validate", "journal.xml"],
        ["export", "--to", "html", "journal.xml", "-o", "journal.html"],
        ["export", "--to", "text", "--style", "diplomatic", "journal.xml", "-o", "back.txt"],
        ["encode", "journal.txt", "journal.txt", "-j", "2"],
    ):
        done = run(command, *args, folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), args
    back = (tmp_path / "back.txt").read_text(encoding="utf-8")
    assert back.split() == (tmp_path / "journal.txt").read_text(encoding="utf-8").split()
    assert run(command, "--version", folder=tmp_path).stdout == f"tei-tools, version {tei_tools.__version__}\n"


def test_the_wheel_holds_every_data_file_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tei_tools").rglob("*") if path.is_file()}
    assert {name for name in files if "__pycache__" not in name} <= packed


def test_the_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == tei_tools.__version__
    assert f"## {tei_tools.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
