"""What a run does with files and folders: order, places, exit codes, and that nothing is ever half-written."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tei_tools import files
from tei_tools.errors import OutputError
from tests.cli.commands import COMMAND, PACKAGE, run

UNCLOSED = "She wrote [illegible\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with transcriptions, one of them empty, in subfolders and with names that need care."""
    folder = tmp_path / "in"
    for name, text in (
        ("b.txt", "Dear Boris\n"),
        ("a.txt", "Dear Anna\n"),
        ("empty.txt", ""),
        ("sub/a.txt", UNCLOSED),
        ("sub dir/Łódź 1957.txt", "Дорогой друг\n"),
        ("notes.md", "no transcription"),
        (".hidden/c.txt", "hidden"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def tree_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_folder_keeps_its_subfolders_and_one_bad_file_does_not_stop_the_rest(corpus: Path) -> None:
    result = run("encode", "in", "-o", "out", folder=corpus.parent)
    assert result.returncode == 2
    assert list(tree_of(corpus.parent / "out")) == ["a.xml", "b.xml", "sub/a.xml", "sub dir/Łódź 1957.xml"]
    assert "in/empty.txt: is empty" in result.stderr.decode()


def test_two_processes_give_the_same_files_and_messages_in_the_same_order(corpus: Path) -> None:
    one = run("encode", "in", "-o", "one", folder=corpus.parent)
    two = run("encode", "in", "-o", "two", "-j", "2", folder=corpus.parent)
    assert tree_of(corpus.parent / "one") == tree_of(corpus.parent / "two")
    assert (one.stderr, one.returncode) == (two.stderr, two.returncode)
    assert one.stdout == two.stdout == b""


def test_findings_of_several_documents_come_in_the_order_of_the_inputs(tmp_path: Path) -> None:
    for name in "dcba":
        (tmp_path / f"{name}.xml").write_text("<TEI><p></TEI>")
    result = run("validate", "d.xml", "a.xml", "c.xml", "b.xml", "-j", "2", "--format", "json", folder=tmp_path)
    assert [finding["file"] for finding in json.loads(result.stdout)] == ["d.xml", "a.xml", "c.xml", "b.xml"]
    keys = ["file", "line", "column", "path", "rule", "severity", "message", "hint"]
    assert all(list(finding) == keys for finding in json.loads(result.stdout))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_fine_and_gives_the_same_document(tmp_path: Path, encoding: str) -> None:
    for folder, name in (("plain", "utf-8"), ("marked", encoding)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "letter.txt").write_bytes("Дорогая Анна\n".encode(name))
    plain = run("encode", "plain/letter.txt", folder=tmp_path)
    marked = run("encode", "marked/letter.txt", folder=tmp_path)
    assert (marked.stdout, marked.returncode) == (plain.stdout, 0)


def test_the_encoding_that_is_named_is_used(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes("Дорогая Анна\n".encode("koi8-r"))
    result = run("encode", "letter.txt", "--encoding", "koi8-r", folder=tmp_path)
    assert result.returncode == 0
    assert "Дорогая Анна" in "".join(result.stdout.decode().split("<text")[1:])


def test_standard_input_is_encoded_to_standard_output_and_nothing_else_is_there(tmp_path: Path) -> None:
    result = run("encode", "-", folder=tmp_path, stdin=b"Dear Anna\n")
    assert result.stdout.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.parametrize("link", ["symlink_to", "hardlink_to"])
def test_an_input_is_not_overwritten_through_a_link(tmp_path: Path, link: str) -> None:
    (tmp_path / "letter.txt").write_text("Dear Anna\n")
    getattr(tmp_path / "out.xml", link)(tmp_path / "letter.txt")
    result = run("encode", "letter.txt", "-o", "out.xml", folder=tmp_path)
    assert result.returncode == 2
    assert "never overwritten" in result.stderr.decode()
    assert (tmp_path / "letter.txt").read_text() == "Dear Anna\n"


def test_a_warning_counts_only_when_strict(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(UNCLOSED)
    lenient = run("encode", "a.txt", "-o", "a.xml", folder=tmp_path)
    strict = run("encode", "a.txt", "-o", "a.xml", "--strict", folder=tmp_path)
    assert "a.txt:1:11: warning reader." in lenient.stderr.decode()
    assert (lenient.returncode, strict.returncode) == (0, 1)
    assert (tmp_path / "a.xml").is_file()


def test_the_day_comes_from_the_option_then_the_metadata_then_the_environment(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear Anna\n")
    epoch = {"SOURCE_DATE_EPOCH": "86400"}
    assert b"1970-01-02" not in run("encode", "a.txt", folder=tmp_path).stdout
    assert b"1970-01-02" in run("encode", "a.txt", folder=tmp_path, environment=epoch).stdout
    (tmp_path / "a.toml").write_text("encoded = 1999-12-31\n")
    assert b"1999-12-31" in run("encode", "a.txt", folder=tmp_path, environment=epoch).stdout
    assert b"2026-05-01" in run("encode", "a.txt", "--date", "2026-05-01", folder=tmp_path, environment=epoch).stdout


def test_a_wrong_source_date_epoch_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear Anna\n")
    result = run("encode", "a.txt", folder=tmp_path, environment={"SOURCE_DATE_EPOCH": "yesterday"})
    assert result.returncode == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full, a device that is always full")
@pytest.mark.parametrize("through", ["stdout", "-o"])
def test_a_full_disk_is_one_sentence(tmp_path: Path, through: str) -> None:
    (tmp_path / "a.txt").write_text("Dear Anna\n")
    variables = os.environ | {"PYTHONPATH": str(PACKAGE)}
    options = ["-o", "/dev/full"] if through == "-o" else []
    with Path("/dev/full").open("wb") as full:
        out = full if through == "stdout" else subprocess.DEVNULL
        command = [*COMMAND, "encode", "a.txt", *options]
        result = subprocess.run(command, cwd=tmp_path, stdout=out, stderr=subprocess.PIPE, env=variables, check=False)
    assert result.returncode == 2
    assert result.stderr.decode().count("\n") == 1
    assert "No space left on device" in result.stderr.decode()


def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.xml"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        files.write_file(target, b"new")
    assert tree_of(tmp_path) == {"a.xml": b"old"}


def test_a_written_file_keeps_the_permissions_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "a.xml"
    target.write_bytes(b"old")
    target.chmod(0o640)
    files.write_file(target, b"new")
    assert (target.stat().st_mode & 0o777, target.read_bytes()) == (0o640, b"new")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear Anna\n")
    (tmp_path / "a.txt").chmod(0)
    result = run("encode", "a.txt", folder=tmp_path)
    assert (result.returncode, "permission denied" in result.stderr.decode()) == (2, True)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupted_run_leaves_only_whole_files_and_says_so(tmp_path: Path, workers: str) -> None:
    (tmp_path / "in").mkdir()
    for number in range(600):
        (tmp_path / "in" / f"{number}.txt").write_text(f"Dear Anna, this is letter {number}.\n" * 200)
    command = [*COMMAND, "encode", "in", "-o", "out", "-j", workers]
    variables = os.environ | {"PYTHONPATH": str(PACKAGE)}
    process = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, env=variables, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background job would ignore it
    )  # fmt: skip
    for _ in range(600):
        if (tmp_path / "out").is_dir() and any((tmp_path / "out").glob("*.xml")):
            break
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert said.decode().strip() == "tei-tools: interrupted: what was written is whole, the rest was not begun"
    assert process.returncode == 130
    written = tree_of(tmp_path / "out")
    assert 0 < len(written) < 600
    assert all(name.endswith(".xml") and content.endswith(b"</TEI>\n") for name, content in written.items())


def test_a_reader_that_goes_away_is_no_reason_to_complain(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear Anna\n")
    variables = os.environ | {"PYTHONPATH": str(PACKAGE)}
    command = [*COMMAND, "encode", "a.txt"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), said) == (141, b"")


def test_no_progress_is_shown_where_there_is_no_terminal(corpus: Path) -> None:
    (corpus / "empty.txt").unlink()
    (corpus / "sub" / "a.txt").unlink()
    assert run("encode", "in", "-o", "out", folder=corpus.parent).stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of POSIX")
def test_a_progress_bar_is_shown_on_a_terminal_and_the_payload_stays_clean(corpus: Path) -> None:
    pty = pytest.importorskip("pty")
    (corpus / "empty.txt").unlink()
    master, slave = pty.openpty()
    variables = os.environ | {"PYTHONPATH": str(PACKAGE), "TERM": "xterm", "COLUMNS": "100"}
    command = [*COMMAND, "encode", "in"]
    process = subprocess.Popen(command, cwd=corpus.parent, stdout=subprocess.PIPE, stderr=slave, env=variables)
    os.close(slave)
    said = b""
    payload, _ = process.communicate(timeout=60)
    with contextlib.suppress(OSError):
        while chunk := os.read(master, 4096):
            said += chunk
    os.close(master)
    assert b"encoding" in said
    assert payload.count(b"<?xml version") == 4
    assert b"encoding \x1b" not in payload
    assert b"reader." in said
