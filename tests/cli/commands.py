"""Running the command as a user does: as a process, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "tei_tools"]
PACKAGE = Path(__file__).parents[2]


def run(
    *args: str, folder: Path, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs `tei-tools ARGS` in `folder` and gives its exit code and outputs."""
    clean = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    variables = clean | {"PYTHONPATH": str(PACKAGE), "PYTHONIOENCODING": "utf-8"} | (environment or {})
    return subprocess.run(
        [*COMMAND, *args], cwd=folder, input=stdin, capture_output=True, env=variables, timeout=60, check=False
    )
