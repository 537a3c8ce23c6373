"""Help: at once, for every command, with examples that work."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

import tei_tools
from tei_tools.cli import COMMANDS, SUMMARIES, cli
from tests.cli.commands import run

EXAMPLE = re.compile(r"^\s+(tei-tools .*)$", re.MULTILINE)
TEI_SPECIFICATION = Path(__file__).parents[3] / "shared" / "tei" / "p5subset.xml"
LETTER = "Moscow, 5 May 1957\n\nDear Anna,\n\nI met Ivan Petrov in Warsaw.\n\nBoris\n"


def leaves(name: str, command: click.Command) -> list[tuple[str, click.Command]]:
    """A command, or the commands of a group, by their full names."""
    if isinstance(command, click.Group):
        return [leaf for sub in command.commands.values() for leaf in leaves(f"{name} {sub.name}", sub)]
    return [(name, command)]


def every_command() -> list[tuple[str, click.Command]]:
    context = click.Context(cli)
    return [leaf for name in COMMANDS for leaf in leaves(name, cli.get_command(context, name))]


def examples() -> list[str]:
    return [example for _, command in every_command() for example in EXAMPLE.findall(command.help or "")]


def test_every_command_has_a_summary_a_help_with_an_example_and_a_place_in_the_manual() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    assert list(SUMMARIES) == list(COMMANDS)
    for name, command in every_command():
        assert EXAMPLE.search(command.help or ""), f"{name} has no example"
        assert f"tei-tools {name}" in manual, f"{name} is not in docs/commands.md"
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, f"{name} {option.name} has no help"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the examples speak of."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "letter.txt").write_text(LETTER)
    for name in ("transcriptions", "tei"):
        (folder / name).mkdir()
    (folder / "transcriptions" / "one.txt").write_text(LETTER)
    registers = folder / "encoded" / "authority"
    registers.mkdir(parents=True)
    for path in (Path(__file__).parents[2] / "tei_tools" / "data" / "authority").glob("*.xml"):
        (registers / path.name).write_bytes(path.read_bytes())
    people = registers / "people.xml"
    own = '<person xml:id="quill_{}"><persName>{} Quill</persName></person>\n'
    new = own.format("ada", "Adela") + own.format("a", "Agnes")
    people.write_text(people.read_text(encoding="utf-8").replace("</listPerson>", f"{new}</listPerson>"), encoding="utf-8")
    (folder / "people.csv").write_text("kind,id,name,variants\nperson,quill_ben,Ben Quill,B. Quill\n")
    source = Path(__file__).parents[2] / "schema"
    for path in source.glob("*.odd"):
        (folder / path.name).write_bytes(path.read_bytes())
        (folder / "schema").mkdir(exist_ok=True)
        (folder / "schema" / path.name).write_bytes(path.read_bytes())
    if TEI_SPECIFICATION.is_file():
        (folder / TEI_SPECIFICATION.name).symlink_to(TEI_SPECIFICATION)
    assert run("encode", "letter.txt", "-o", "letter.xml", folder=folder).returncode == 0
    for name in ("tei", "corrected"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "letter.xml").write_bytes((folder / "letter.xml").read_bytes())
    (folder / "reviewed").mkdir()
    for stem in ("first", "second", "third", "fourth"):
        (folder / "reviewed" / f"{stem}.xml").write_bytes((folder / "letter.xml").read_bytes())
    gold = folder / "gold" / "letters"
    gold.mkdir(parents=True)
    (gold / "letter.txt").write_text(LETTER)
    (gold / "letter.json").write_text('{"spans": [{"start": 0, "end": 6, "type": "placeName"}]}')
    return folder


@pytest.mark.parametrize("example", examples())
def test_the_examples_of_the_help_work(example: str, desk: Path) -> None:
    if "schema build" in example and not TEI_SPECIFICATION.is_file():
        pytest.skip("../shared/tei/p5subset.xml is not beside the checkout")
    result = run(*shlex.split(example)[1:], folder=desk)
    assert (result.returncode, result.stderr.decode()) == (0, "")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], []])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom tei_tools.cli import main\n"
        f"sys.argv = ['tei-tools', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'lxml', 'saxonche', 'rich', 'multiprocessing', 'json', 'tomllib'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1] == "[]"


def test_the_package_imports_nothing_heavy_and_has_the_four_functions() -> None:
    code = "import sys, tei_tools; print(sorted({'lxml', 'saxonche', 'click', 'rich'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"
    for name in tei_tools.__all__:
        function = getattr(tei_tools, name)
        assert function.__doc__
        assert set(function.__annotations__) >= {"return"}


def test_shell_completion_knows_the_commands(tmp_path: Path) -> None:
    words = {"_TEI_TOOLS_COMPLETE": "bash_complete", "COMP_WORDS": "tei-tools en", "COMP_CWORD": "1"}
    result = run(folder=tmp_path, environment=words)
    assert result.stdout.decode() == "plain,encode\n"
