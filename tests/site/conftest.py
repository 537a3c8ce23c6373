"""A small site, built once: the journal, the telegram, a letter with a facsimile, and the hostile document, all invented."""

from __future__ import annotations

import shutil
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tei_tools.corpus import plan_work
from tei_tools.site.build import Report, Site, check_folder
from tei_tools.site.downloads import SLOW, formats_of
from tei_tools.site.settings import Settings, read_settings

SAMPLES = Path(__file__).parent / "samples"
EXPORTED = Path(__file__).parents[1] / "exporters" / "samples"
ROOT = Path(__file__).parents[2]


QUICK = ("tei", *(name for name in formats_of(Settings(), 0) if name not in ("tei", *SLOW)))  # Word and PDF take seconds


def png(path: Path) -> None:
    """A picture of four grey pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = zlib.compress(b"\0\xc8\xd0\0\xd0\xc8")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def corpus(folder: Path) -> Path:
    """A corpus as a project has it: TEI, registers, pictures."""
    tei = folder / "encoded" / "tei"
    tei.mkdir(parents=True)
    for path in (*EXPORTED.glob("*.xml"), *SAMPLES.glob("*.xml")):
        shutil.copy(path, tei)
    shutil.copy(ROOT / "encoded" / "tei" / "puzanov-1957-05-22.xml", tei / "journal.xml")
    shutil.copytree(ROOT / "encoded" / "authority", folder / "encoded" / "authority")
    png(tei / "images" / "letter-1.png")
    png(folder.parent / "outside.png")
    return tei


def build(
    tei: Path,
    out: Path,
    *,
    workers: int = 1,
    folder: Path | None = None,
    formats: tuple[str, ...] = ("tei", "html"),
    **given: Any,
) -> Report:
    """Builds a site as the command does, with few `formats` to take away; every source must be good."""
    check_folder(out, [str(tei)])
    plan = plan_work([str(tei)], "*.xml", out=f"{out / 'documents'}/", ending=".html")
    settings = read_settings(folder, **given)
    settings = replace(settings, downloads=settings.downloads or formats)
    site = Site(plan.jobs, out, settings, workers=workers)
    for result in site.make(site.changed()):
        assert not result.problem and result.finding is None, result
    return site.finish()


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in German, with the TEI alone to take away."""
    folder = tmp_path_factory.mktemp("german")
    own = folder / "own"
    own.mkdir()
    (own / "site.toml").write_text('title = "Papiere aus Morland"\nlanguage = "de"\ndownloads = ["tei"]\n', encoding="utf-8")
    out = folder / "server" / "papiere"
    build(corpus(folder / "project"), out, folder=own, url="https://edition.example/papiere/")
    return out


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site."""
    folder = tmp_path_factory.mktemp("site") / "project"
    out = folder / "out"
    build(corpus(folder), out, title="Papers of Morland", url="https://edition.example/", publisher=None, formats=QUICK)
    return out
