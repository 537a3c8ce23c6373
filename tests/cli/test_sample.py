"""The first document: the transcription as its archivist has it, and its TEI exactly as `encode` writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import run

ROOT = Path(__file__).parents[2]
TRANSCRIPTIONS = sorted((ROOT / "encoded" / "transcriptions").glob("*.txt"))
SEED = ROOT.parent / "shared" / "seed"


@pytest.mark.parametrize("path", TRANSCRIPTIONS, ids=lambda path: path.stem)
def test_the_tei_in_the_corpus_is_what_encode_writes(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    result = run("encode", place, folder=ROOT)
    assert (result.returncode, result.stderr.decode()) == (0, "")
    written = (ROOT / "encoded" / "tei" / f"{path.stem}.xml").read_bytes()
    assert result.stdout == written, f"stale: tei-tools encode {place} -o encoded/tei/ --fresh"


@pytest.mark.parametrize("path", TRANSCRIPTIONS, ids=lambda path: path.stem)
def test_the_tei_in_the_corpus_is_valid(path: Path) -> None:
    result = run("validate", f"encoded/tei/{path.stem}.xml", folder=ROOT)
    assert (result.returncode, result.stdout.decode()) == (0, "")


@pytest.mark.skipif(not SEED.is_dir(), reason="../shared/seed is not beside the checkout")
def test_the_transcription_is_the_seed_unchanged() -> None:
    name = "puzanov-1957-05-22.txt"
    assert (ROOT / "encoded" / "transcriptions" / name).read_bytes() == (SEED / name).read_bytes()
