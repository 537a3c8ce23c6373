"""What the command line says of a site, apart from building it, which is imported when a site is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """The options of `export --to site`; None where one was not given."""

    theme: Path | None = None
    language: str | None = None
    url: str | None = None
    title: str | None = None
    authority: Path | None = None
